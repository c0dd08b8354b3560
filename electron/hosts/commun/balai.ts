/** What hosts that were killed left in the application's folders, taken away at the start of the next one. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Espace } from '../../backend/contexte.ts'
import { balayerBrouillons } from '../../disque/brouillons.ts'

/** Drafts of the dead, in the folder of dossiers and in the library with its own folders. */
export function balayerEspace({ dossiers, bibliotheque }: Espace): void {
  for (const dossier of [dossiers, bibliotheque, ...sousDossiers(bibliotheque)]) balayerBrouillons(dossier)
}

function sousDossiers(dossier: string): string[] {
  try {
    return readdirSync(dossier, { withFileTypes: true })
      .filter((un) => un.isDirectory())
      .map(({ name }) => join(dossier, name))
  } catch {
    return []
  }
}
