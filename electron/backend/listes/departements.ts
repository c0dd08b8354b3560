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

/** The département said just after a name: « La Garde, Var », « La Garde, 83 ». A commune of that name wins in a longer list. */
export function departementApres(
  cellules: readonly Cellule[],
  i: number,
  { nom }: Cellule,
  noms: Noms,
): { readonly code: string } | null {
  const suivante = cellules[i]
  if (suivante === undefined || suivante.nombre !== null || nom === null) return null
  const code = noms.departements.lire(suivante.nom ?? suivante.departement ?? '')
  if (code === undefined) return null
  // « Laval, Mayenne, Changé »: Mayenne is a commune of Mayenne.
  const commune = suivante.nom !== null && noms.candidats(suivante.nom).some((c) => c.departement === code)
  if (commune) return null
  return noms.candidats(nom).some(({ departement }) => departement === code) ? { code } : null
}

/** A line of more pieces than this is a paragraph: what ends it is not said of all. */
const COURTE = 8

/** The one département that ends a short line: « Vichy, Cusset, Allier ». Only where the name has a commune there. */
export function departementCommun(
  cellules: readonly Cellule[],
  i: number,
  { nom }: Cellule,
  noms: Noms,
): string | undefined {
  const derniere = cellules.at(-1)
  if (cellules.length > COURTE || derniere === undefined || i === cellules.length - 1 || nom === null) return undefined
  const dit = departementApres(cellules, cellules.length - 1, cellules.at(-2) ?? derniere, noms)
  return dit !== null && noms.candidats(nom).some(({ departement }) => departement === dit.code) ? dit.code : undefined
}
