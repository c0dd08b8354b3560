/** Figures that a dossier defines: columns chosen by hand in a file that no profile knows. */
import type { Indicateur, Theme } from '../../../shared/domain/indicateurs/types.ts'
import type { Unit } from '../../../shared/domain/quantity.ts'
import { all, run } from './sql.ts'
import type { Dossier } from './types.ts'

interface Stored {
  id: string
  libelle: string
  unite: Unit
  nature: Exclude<Indicateur['nature'], 'classe'>
  theme: Theme
  decimales: number | null
}

/** Adds a figure, or gives new words to the one of the same id. */
export function putIndicateur(dossier: Dossier, indicateur: Indicateur): void {
  run(
    dossier,
    `INSERT INTO indicateur (id, libelle, unite, nature, theme, decimales) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET libelle = excluded.libelle, unite = excluded.unite, nature = excluded.nature,
       theme = excluded.theme, decimales = excluded.decimales`,
    indicateur.id,
    indicateur.libelle,
    indicateur.unite,
    indicateur.nature,
    indicateur.theme,
    indicateur.decimales ?? null,
  )
}

export function listIndicateurs(dossier: Dossier): Indicateur[] {
  return all<Stored>(dossier, 'SELECT * FROM indicateur ORDER BY id').map(({ decimales, ...rest }) => ({
    ...rest,
    ...(decimales === null ? {} : { decimales }),
  }))
}
