/**
 * Which communes an import keeps: those of the départements of the study area and of the départements around them, so that
 * the territory may be redrawn without its files. Of Paris, Lyon and Marseille, what the study area is made of: the city,
 * or all its arrondissements; a line is in one place only.
 */
import { arrondissementsOf, communeOfArrondissement, departementOfCode } from '../../../../shared/domain/codes.ts'
import type { Reference } from '../../reference/types.ts'
import { departementsVoisins } from '../../reference/voisins.ts'
import type { Garde } from '../../store/garde.ts'

export interface Autour {
  readonly codes: ReadonlySet<string>
  /** Of these, those whose rows go to the tables. */
  readonly tables: ReadonlySet<string>
  readonly garde: Garde
}

/**
 * @param etude communes of the study area.
 * @param tables those that were of it: their rows stand in the tables, wherever they are.
 */
export function autourDe(reference: Reference, etude: Iterable<string>, tables: Iterable<string>): Autour {
  const siennes = new Set(etude)
  const dits = new Set([...siennes].map(departementOfCode))
  const departements = new Set([...dits, ...[...dits].flatMap((code) => [...departementsVoisins(reference, code)])])
  const codes = new Set([...departements].flatMap((code) => reference.communesOfDepartement(code)))
  const besides = new Set<string>()
  const sauf = new Set<string>()
  const villes = new Set([...siennes].flatMap((code) => communeOfArrondissement(code) ?? []))
  for (const code of [...siennes, ...[...tables].filter((une) => arrondissementsOf(villeDe(une)).length === 0)]) {
    if (!codes.has(code)) besides.add(code)
  }
  for (const ville of villes) {
    for (const code of arrondissementsOf(ville)) besides.add(code)
    if (!siennes.has(ville)) sauf.add(ville)
  }
  for (const code of besides) codes.add(code)
  for (const code of sauf) codes.delete(code)
  // A city counts what is in its arrondissements: where it is in the tables, so are they.
  const deVilles = [...villes].filter((ville) => siennes.has(ville)).flatMap(arrondissementsOf)
  const auxTables = new Set([...siennes, ...deVilles, ...[...tables].filter((code) => codes.has(code))])
  return {
    codes,
    tables: auxTables,
    garde: { departements: [...departements].sort(), communes: [...besides].sort(), sauf: [...sauf] },
  }
}

const villeDe = (code: string): string => communeOfArrondissement(code) ?? code
