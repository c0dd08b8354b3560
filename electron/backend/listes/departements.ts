/** Which columns of a pasted table give the département of each row: told by the communes beside, never by figures alone. */
import type { Noms } from '../lieux/noms.ts'
import type { Cellule, LigneListe } from './elements.ts'
import type { Tours } from './tours.ts'

/** Rows looked at. */
const ECHANTILLON = 200
/** Part of the rows whose commune is known in the département said. */
const ACCORD = 0.8

export async function colonnesDepartement(
  lignes: readonly LigneListe[],
  noms: Noms,
  tours: Tours,
): Promise<ReadonlySet<number>> {
  const rangees = lignes.slice(0, ECHANTILLON).filter(({ tableau }) => tableau)
  const code = (cellule: Cellule): string | undefined => {
    const ecrit = ecriture(cellule)
    return ecrit === null ? undefined : noms.departements.lire(ecrit)
  }
  // Only where something reads as a département are the communes beside looked for.
  const possibles = new Set(
    rangees.flatMap(({ cellules }) => cellules.flatMap((cellule) => (code(cellule) === undefined ? [] : cellule.rang))),
  )
  if (possibles.size === 0) return possibles
  const colonnes = new Map<number, { vus: number; bons: number }>()
  for (const { cellules } of rangees) {
    await tours.prendre()
    const nommees = cellules.flatMap((autre) =>
      autre.nom === null ? [] : noms.candidats(autre.nom).map(({ departement }) => ({ autre, departement })),
    )
    for (const cellule of cellules) {
      if (!possibles.has(cellule.rang) || ecriture(cellule) === null) continue
      const autres = nommees.filter(({ autre }) => autre !== cellule)
      if (autres.length === 0) continue
      const compte = colonnes.get(cellule.rang) ?? { vus: 0, bons: 0 }
      colonnes.set(cellule.rang, compte)
      compte.vus++
      const dit = code(cellule)
      if (dit !== undefined && autres.some(({ departement }) => departement === dit)) compte.bons++
    }
  }
  return new Set([...colonnes].filter(([, { vus, bons }]) => bons >= vus * ACCORD && bons > 0).map(([rang]) => rang))
}

/** A number beside a name is its code; alone, it is the commune's. */
const ecriture = ({ nom, nombre, texte }: Cellule): string | null => (nom === null && nombre !== null ? null : texte)
