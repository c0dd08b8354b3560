/** The fills of a map (shared/dessins/habillage.ts) in the order of the base, and its legend as a column. No canvas, no DOM. */
import { classerQuantites } from '../../../shared/dessins/carte-donnees.ts'
import type { Classes } from '../../../shared/dessins/classes.ts'
import {
  type Caisson,
  type Figure,
  habiller as habillerCarte,
  type Remplissage,
} from '../../../shared/dessins/habillage.ts'
import type { CarteProps, Valeurs } from '../types.ts'
import { type Palette, teintes } from './couleurs.ts'

export interface Habillage {
  /** Fills in use; 0 is the land of the neighbours. */
  readonly palette: readonly Remplissage[]
  /** Index in `palette` of each commune of the base. */
  readonly fonds: Uint8Array
  readonly titre: string | null
  /** Of the figure, said under the title. */
  readonly millesime: string | null
  readonly caissons: readonly Caisson[]
  readonly classes: Classes | null
  /** Circle of a commune, px; 0: none. */
  rayon(code: string): number
  /** Its circle stands for a value below zero. */
  negatif(code: string): boolean
}

export type EntreeHabillage = Pick<CarteProps, 'selection' | 'secteurs' | 'valeurs' | 'representation' | 'sombre'> & {
  readonly codes: readonly string[]
  readonly palette: Palette
  /** Greatest radius of a circle, px. */
  readonly rayonMax: number
}

/** What is read of the values, and how. */
function figureDe(
  { titre, unite, categories, ordre = null, parCommune, classes, verrouillees }: Valeurs,
  cercles: boolean,
): Figure {
  const representation = cercles && !categories ? 'cercles' : 'aplats'
  // Only shades have classes: sorting all of France for circles would be felt.
  const lues = representation === 'cercles' || categories ? [] : parCommune.values()
  const classement = classerQuantites(lues, classes, verrouillees ?? null)
  return { titre, unite, parCommune, categories: categories ?? null, ordre, representation, classement }
}

export function habiller(entree: EntreeHabillage): Habillage {
  const { valeurs, representation, codes, selection, palette, sombre } = entree
  const figure = valeurs && representation !== 'aucune' ? figureDe(valeurs, representation === 'cercles') : null
  const { caissons, aPart, croissants, ...reste } = habillerCarte({
    communes: codes,
    // Those of the territory, and those that have a value.
    coloree: (code) => selection.has(code) || figure?.parCommune.has(code) === true,
    figure,
    secteurs: entree.secteurs,
    teintes: teintes(palette, sombre),
    rayonMax: entree.rayonMax,
  })
  return {
    ...reste,
    millesime: figure === null ? null : (valeurs?.millesime ?? null),
    // Highest first, as one reads a column.
    caissons: [...(croissants ? [...caissons].reverse() : caissons), ...aPart],
    classes:
      figure !== null && figure.representation === 'aplats' && figure.categories === null
        ? figure.classement.classes
        : null,
  }
}
