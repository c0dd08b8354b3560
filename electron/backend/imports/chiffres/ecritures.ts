/**
 * How a column writes its numbers. One cell « 21.930 » is a number; a column of people or euros where every point is
 * followed by three digits has thousands, and would be read a thousand times too small. Nothing tells which for sure:
 * the file is refused with what to do, rather than read wrong.
 */
import type { Indicateur } from '../../../../shared/domain/indicateurs/types.ts'
import { lireNombreEcrit, milliersOuDecimales } from '../../../../shared/domain/nombre-ecrit.ts'
import { enParts, milliers, pourcentsMeles } from '../bilan/errors-valeurs.ts'
import type { Mesure } from '../profiles/types-mesures.ts'
import type { Header } from '../table/header.ts'

/** One cell proves nothing for weighted counts: 12.125 people are met in a census. */
const PREUVES = 3

interface Vue {
  readonly definition: Indicateur
  /** First cell that may have thousands, and how many do; one other writing with a point or a comma tells decimals. */
  groupe: { readonly cell: string; readonly ligne: number } | null
  groupes: number
  decimales: boolean
  /** First cell under 1 without « % », in a figure kept in percents. */
  part: { readonly cell: string; readonly ligne: number } | null
  pourcents: number
  /** Cells of more than 1 without « % ». */
  entiers: number
}

export class Ecritures {
  readonly #vues = new Map<Mesure, Vue>()

  /** A cell, as it is written. */
  voir(mesure: Mesure, definition: Indicateur, cell: string, ligne: number): void {
    let vue = this.#vues.get(mesure)
    if (vue === undefined) {
      vue = { definition, groupe: null, groupes: 0, decimales: false, part: null, pourcents: 0, entiers: 0 }
      this.#vues.set(mesure, vue)
    }
    if (definition.unite === 'pourcent') voirPourcent(vue, cell, ligne)
    // Columns chosen by hand say how they write thousands.
    else if (!vue.decimales && mesure.lire === undefined && compte(definition)) voirMilliers(vue, cell, ligne)
  }

  /** @throws MaillageError donnees-invalides: thousands taken for decimals, shares among percents. */
  verdict(nom: string, header: Header): void {
    for (const [mesure, { definition, groupe, groupes, decimales, part, pourcents, entiers }] of this.#vues) {
      const colonne = header.cells[mesure.index] ?? ''
      if (groupe !== null && !decimales && (groupes >= PREUVES || definition.unite === 'euros')) {
        throw milliers(nom, groupe.ligne, colonne, groupe.cell)
      }
      if (part === null || entiers > 0) continue
      if (pourcents > 0) throw pourcentsMeles(nom, part.ligne, colonne, part.cell)
      // No commune has 1 % of poor people, nor of taxed households: the rates are shares of one.
      if (definition.id.startsWith('FILO:')) throw enParts(nom, part.ligne, colonne, part.cell)
    }
  }
}

/** Things counted and amounts of money: neither has three decimals as a habit. */
const compte = ({ unite, nature }: Indicateur): boolean =>
  unite === 'euros' || (nature === 'additif' && unite !== 'km2')

function voirMilliers(vue: Vue, cell: string, ligne: number): void {
  if (!cell.includes('.') && !cell.includes(',')) return
  const texte = cell.trim()
  if (!/\d/.test(texte)) return
  if (milliersOuDecimales(texte)) {
    vue.groupe ??= { cell: texte, ligne }
    vue.groupes++
  } else vue.decimales = true
}

function voirPourcent(vue: Vue, cell: string, ligne: number): void {
  const texte = cell.trim()
  if (texte.endsWith('%')) {
    vue.pourcents++
    return
  }
  const valeur = lireNombreEcrit(texte)?.valeur ?? 0
  if (valeur > 1) vue.entiers++
  else if (valeur > 0) vue.part ??= { cell: texte, ligne }
}
