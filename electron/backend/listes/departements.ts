/** Which columns of a pasted table give the département of each row: told by the communes beside, never by figures alone. */
import type { Noms } from '../lieux/noms.ts'
import type { LigneListe } from './elements.ts'

/** Rows looked at. */
const ECHANTILLON = 200
/** Part of the rows whose commune is known in the département said. */
const ACCORD = 0.8

export function colonnesDepartement(lignes: readonly LigneListe[], noms: Noms): ReadonlySet<number> {
  const colonnes = new Map<number, { vus: number; bons: number }>()
  for (const { tableau, cellules } of lignes.slice(0, ECHANTILLON)) {
    if (!tableau) continue
    for (const cellule of cellules) {
      const ecrit = cellule.nom === null ? (cellule.nombre === null ? cellule.texte : null) : cellule.texte
      if (ecrit === null) continue
      const code = noms.departements.lire(ecrit)
      const autres = cellules.filter((autre) => autre !== cellule && autre.nom !== null)
      const connus = autres.flatMap(({ nom }) => noms.candidats(nom ?? ''))
      if (connus.length === 0) continue
      const compte = colonnes.get(cellule.rang) ?? { vus: 0, bons: 0 }
      colonnes.set(cellule.rang, compte)
      compte.vus++
      if (code !== undefined && connus.some(({ departement }) => departement === code)) compte.bons++
    }
  }
  return new Set([...colonnes].filter(([, { vus, bons }]) => bons >= vus * ACCORD && bons > 0).map(([rang]) => rang))
}
