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
function figureDe({ titre, unite, categories, parCommune, classes, verrouillees }: Valeurs, cercles: boolean): Figure {
  return {
    titre,
    unite,
    parCommune,
    categories: categories ?? null,
    representation: cercles && !categories ? 'cercles' : 'aplats',
    classement: classerQuantites(parCommune.values(), classes, verrouillees ?? null),
  }
}

export function habiller(entree: EntreeHabillage): Habillage {
  const { valeurs, representation, codes, selection, palette, sombre } = entree
  const figure = valeurs && representation !== 'aucune' ? figureDe(valeurs, representation === 'cercles') : null
  // Those of the territory, and those that have a value.
  const colorees = codes.filter((code) => selection.has(code) || figure?.parCommune.has(code) === true)
  const { fonds, caissons, aPart, croissants, ...reste } = habillerCarte({
    communes: colorees,
    figure,
    secteurs: entree.secteurs,
    teintes: teintes(palette, sombre),
    rayonMax: entree.rayonMax,
  })
  return {
    ...reste,
    ...peindre(codes, fonds, palette.terre),
    millesime: figure === null ? null : (valeurs?.millesime ?? null),
    // Highest first, as one reads a column.
    caissons: [...(croissants ? [...caissons].reverse() : caissons), ...aPart],
    classes:
      figure !== null && figure.representation === 'aplats' && figure.categories === null
        ? figure.classement.classes
        : null,
  }
}

/** Numbers the fills as they come. */
function peindre(codes: readonly string[], parCode: ReadonlyMap<string, Remplissage>, terre: string) {
  const palette: Remplissage[] = [{ couleur: terre }]
  const fonds = new Uint8Array(codes.length)
  const rangs = new Map<string, number>()
  codes.forEach((code, i) => {
    const fond = parCode.get(code)
    if (fond === undefined) return
    const cle = 'couleur' in fond ? fond.couleur : fond.hachure
    const rang = rangs.get(cle) ?? palette.push(fond) - 1
    rangs.set(cle, rang)
    fonds[i] = rang
  })
  return { palette, fonds }
}
