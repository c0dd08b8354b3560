/** Files that the window sends: kept in a private folder for the time of the session, known by an opaque name. */
import { randomUUID } from 'node:crypto'
import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { nomSur } from '../../../shared/domain/nom-fichier.ts'
import { balayerTemporaires, nomTemporaire } from '../../disque/brouillons.ts'

export interface Televersements {
  /** Streams the body to disk; the name to give as `source` in a call. `nom` is kept for its words and extension only. */
  recevoir(nom: string, req: IncomingMessage, signal: AbortSignal): Promise<string>
  /** Path of a received file. Errors: MaillageError 'fichier-introuvable'. */
  chemin(source: string): string
  /** The file is no more needed: it leaves the disk. Its window sends it again if it must be read again. */
  oublier(source: string): void
  /** A private path for a file that we make ourselves (a copy to download). */
  prive(): string
  supprimer(): void
}

function ecritureImpossible(nom: string, cause: unknown): MaillageError {
  return new MaillageError(
    'ecriture-impossible',
    'Ce fichier n’a pas pu être reçu.',
    `« ${nom} » n’a pas pu être copié dans le répertoire temporaire « ${tmpdir()} ».`,
    'Libérer de la place sur le disque, puis recommencer.',
    cause,
  )
}

export function ouvrirTeleversements(): Televersements {
  balayerTemporaires(tmpdir()) // what a host that was killed had received
  const racine = join(tmpdir(), nomTemporaire())
  mkdirSync(racine, { mode: 0o700 }) // readable by this user alone
  const recus = new Map<string, string>()
  return {
    async recevoir(nom, req, signal) {
      const id = randomUUID()
      const dossier = join(racine, id)
      const fichier = join(dossier, nomSur(nom, 'fichier'))
      try {
        mkdirSync(dossier)
        await pipeline(req, createWriteStream(fichier, { mode: 0o600, flags: 'wx' }), { signal })
      } catch (cause) {
        rmSync(dossier, { recursive: true, force: true })
        throw signal.aborted ? cause : ecritureImpossible(nomSur(nom, 'fichier'), cause)
      }
      recus.set(id, fichier)
      return id
    },
    chemin(source) {
      const fichier = recus.get(source)
      if (fichier !== undefined) return fichier
      throw new MaillageError(
        'fichier-introuvable',
        'Ce fichier n’a pas été reçu.',
        'Depuis le navigateur, Maillage ne lit que les fichiers déposés dans sa fenêtre depuis son lancement.',
        'Déposer le fichier de nouveau.',
      )
    },
    oublier(source) {
      const fichier = recus.get(source)
      recus.delete(source)
      if (fichier === undefined) return
      try {
        rmSync(dirname(fichier), { recursive: true, force: true })
      } catch {
        // Still read by another call, where the system forbids it: it goes with the whole folder.
      }
    },
    prive: () => join(racine, randomUUID()),
    supprimer: () => rmSync(racine, { recursive: true, force: true }),
  }
}
