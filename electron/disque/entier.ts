/**
 * A file written whole or not at all: beside its place, made safe on the disk, then moved there. Whoever reads it never
 * sees half of it; the former one stays when writing fails, and nothing is left beside. The only way files are written.
 */
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { type FileHandle, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { brouillonDe, retirerBrouillon } from './brouillons.ts'

/**
 * `ecrire` makes the whole file at the path that it is given; `placer` moves it, in the place of the former one unless
 * it is `sansRemplacer`. Gives what `ecrire` gives. @throws what `ecrire` throws, the system's errors
 */
export function ecrireEntier<T>(
  chemin: string,
  ecrire: (brouillon: string) => T,
  placer: (brouillon: string, chemin: string) => void = renameSync,
): T {
  const brouillon = brouillonDe(chemin)
  try {
    const fait = ecrire(brouillon)
    assurer(brouillon)
    placer(brouillon, chemin)
    assurerDossier(dirname(chemin))
    return fait
  } finally {
    retirerBrouillon(brouillon)
  }
}

/** The same for a small text or its bytes. */
export function ecrireTexte(chemin: string, texte: string | Uint8Array): void {
  ecrireEntier(chemin, (brouillon) => writeFileSync(brouillon, texte, { flag: 'wx' }))
}

/**
 * The same for what is no loss when the power fails (a list of recent files): whole or not at all for whoever reads it,
 * but not pressed to the disk, which holds the thread for longer than the rest.
 */
export function ecrireLeger(chemin: string, texte: string): void {
  const brouillon = brouillonDe(chemin)
  try {
    writeFileSync(brouillon, texte, { flag: 'wx' })
    renameSync(brouillon, chemin)
  } finally {
    retirerBrouillon(brouillon)
  }
}

/** The same without holding the thread, for what may be large. @throws the system's errors */
export async function ecrireFlux(chemin: string, contenu: Uint8Array | Iterable<string>): Promise<void> {
  const brouillon = brouillonDe(chemin)
  try {
    const fichier: FileHandle = await open(brouillon, 'wx')
    try {
      await fichier.writeFile(contenu)
      await fichier.sync()
    } finally {
      await fichier.close()
    }
    await rename(brouillon, chemin)
  } finally {
    retirerBrouillon(brouillon)
  }
}

/** Gives the draft its name without ever taking the place of a file. @throws EEXIST when there is one */
export function sansRemplacer(brouillon: string, chemin: string): void {
  try {
    linkSync(brouillon, chemin)
    rmSync(brouillon)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error
    // FAT and exFAT (USB keys) have no hard links.
    if (existsSync(chemin)) throw Object.assign(new Error(`${chemin} exists`), { code: 'EEXIST' })
    renameSync(brouillon, chemin)
  }
}

function assurer(chemin: string): void {
  const descripteur = openSync(chemin, 'r+')
  try {
    fsyncSync(descripteur)
  } finally {
    closeSync(descripteur)
  }
}

/** Makes the new name itself survive a power cut, where the system lets a folder be synced (not Windows). */
function assurerDossier(dossier: string): void {
  if (process.platform === 'win32') return
  const descripteur = openSync(dossier, 'r')
  try {
    fsyncSync(descripteur)
  } catch {
    // Some network file systems refuse; the file itself is already synced.
  } finally {
    closeSync(descripteur)
  }
}
