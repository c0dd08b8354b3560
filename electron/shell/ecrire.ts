/** A file written beside its place, then moved there: whoever reads it never sees half of it. Knows no Electron. */
import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** @throws the system's error; the former file is then as it was, and nothing is left beside it. */
export async function ecrireEntier(chemin: string, octets: Uint8Array): Promise<void> {
  const brouillon = join(dirname(chemin), `.${basename(chemin).slice(0, 80)}.${randomUUID().slice(0, 8)}.tmp`)
  try {
    const fichier = await open(brouillon, 'wx')
    try {
      await fichier.writeFile(octets)
      await fichier.sync()
    } finally {
      await fichier.close()
    }
    await rename(brouillon, chemin)
  } catch (cause) {
    await rm(brouillon, { force: true }).catch(() => {})
    throw cause
  }
}

/** What to tell, by the system's code: a document open in Word is by far the most frequent. */
export function pourquoi(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException | null)?.code
  if (code === 'EBUSY' || code === 'EPERM')
    return 'Il est peut-être ouvert dans un autre logiciel\u00A0: fermez-le, puis recommencez.'
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'Le disque est plein\u00A0: libérez de la place, puis recommencez.'
  if (code === 'EACCES' || code === 'EROFS')
    return 'Ce répertoire est protégé contre l’écriture\u00A0: choisissez-en un autre.'
  return 'Choisissez un autre répertoire, puis recommencez.'
}
