/** Order of the lines of a table: by words as a French reader expects, by figures with what is missing last. */
import { comparerNoms } from '../../../shared/domain/nom-commune.ts'
import { valeurOuMinimum } from '../../../shared/domain/quantity-ops.ts'
import type { Cellule, Ligne } from '../../../shared/domain/tableaux.ts'

export interface Tri {
  readonly colonne: number
  readonly sens: 'croissant' | 'decroissant'
}

/** A click on a column: largest first for figures, alphabet for words; again: the other way; a third time: as given. */
export function trierPar(tri: Tri | null, colonne: number, genre: 'texte' | 'nombre'): Tri | null {
  const premier = genre === 'nombre' ? 'decroissant' : 'croissant'
  if (tri?.colonne !== colonne) return { colonne, sens: premier }
  if (tri.sens !== premier) return null
  return { colonne, sens: premier === 'croissant' ? 'decroissant' : 'croissant' }
}

/** Totals stay where they are: first when they come first, else last. */
export function trier(lignes: readonly Ligne[], tri: Tri | null): readonly Ligne[] {
  if (tri === null) return lignes
  const signe = tri.sens === 'croissant' ? 1 : -1
  const premierTotal = lignes[0]?.total === true
  const triees = lignes.filter(({ total }) => !total).sort((a, b) => comparer(a, b, tri.colonne, signe))
  const totaux = lignes.filter(({ total }) => total)
  return premierTotal ? [...totaux, ...triees] : [...triees, ...totaux]
}

function comparer(a: Ligne, b: Ligne, colonne: number, signe: number): number {
  const [x, y] = [a.cellules[colonne], b.cellules[colonne]]
  if (x?.type === 'texte' && y?.type === 'texte') return signe * comparerNoms(x.texte, y.texte)
  const [m, n] = [valeur(x), valeur(y)]
  if (m === null || n === null) return m === n ? 0 : m === null ? 1 : -1
  return signe * (m - n)
}

function valeur(cellule: Cellule | undefined): number | null {
  return cellule?.type === 'quantite' ? valeurOuMinimum(cellule.quantite) : null
}
