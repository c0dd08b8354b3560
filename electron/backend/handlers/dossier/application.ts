/** What the welcome screen shows: version, recent dossiers, dossiers of the working folder. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import projet from '../../../../package.json' with { type: 'json' }
import type { Output } from '../../../../shared/contract/methods.ts'
import type { CallContext, Espace } from '../../contexte.ts'
import { canonique } from '../../sessions.ts'
import { lireRecents } from './recents.ts'

export function etatApplication(_: unknown, { espace }: CallContext): Output<'app.etat'> {
  // Those that are not there stay in the list on disk: a key may be plugged in again.
  const recents = lireRecents(espace).flatMap((un) => {
    const taille = statSync(un.fichier, { throwIfNoEntry: false })?.size
    return taille === undefined ? [] : [{ ...un, taille }]
  })
  return {
    version: projet.version,
    hote: espace.hote,
    dossiers: espace.dossiers,
    recents,
    presents: presents(espace, new Map(recents.map(({ fichier, nom }) => [fichier, nom]))),
  }
}

/** Last changed first. The name is the one last seen at an opening, else the file's: listing opens no dossier. */
function presents({ dossiers }: Espace, noms: ReadonlyMap<string, string>): Output<'app.etat'>['presents'] {
  return lister(dossiers)
    .filter((fichier) => /\.maillage$/i.test(fichier) && !fichier.startsWith('.'))
    .flatMap((fichier) => {
      const chemin = canonique(join(dossiers, fichier))
      const stats = statSync(chemin, { throwIfNoEntry: false })
      if (!stats?.isFile()) return []
      // An open dossier writes beside first: its own date may be older than its last change.
      const wal = statSync(`${chemin}-wal`, { throwIfNoEntry: false })
      const modifie = Math.max(stats.mtimeMs, wal !== undefined && wal.size > 0 ? wal.mtimeMs : 0)
      return [
        {
          fichier: chemin,
          nom: noms.get(chemin) ?? fichier.replace(/\.maillage$/i, ''),
          modifieLe: new Date(modifie).toISOString(),
          taille: stats.size,
        },
      ]
    })
    .sort((a, b) => (a.modifieLe < b.modifieLe ? 1 : -1))
}

/** A folder that does not exist yet, or cannot be read, holds nothing. */
function lister(dossier: string): string[] {
  try {
    return readdirSync(dossier)
  } catch {
    return []
  }
}
