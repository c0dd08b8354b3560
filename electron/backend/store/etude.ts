/** The study area: what the CPTS of the dossier are made of now. */
import { arrondissementsOf, communeOfArrondissement } from '../../../shared/domain/codes.ts'
import { column, one } from './sql.ts'
import type { Dossier } from './types.ts'

/** Communes that a CPTS holds, sorted; of a dossier without CPTS, those whose rows the tables keep. */
export function listEtude(dossier: Dossier): string[] {
  const tenues = codes(dossier, 'SELECT DISTINCT code FROM cpts_commune ORDER BY code')
  const sansCpts = tenues.length === 0 && one(dossier, 'SELECT 1 FROM cpts LIMIT 1') === undefined
  return sansCpts ? listTables(dossier) : tenues
}

/**
 * Communes whose rows stand in the tables: every one that was ever of the study area. Of Paris, Lyon or Marseille and of
 * its arrondissements, those that a CPTS holds: a line is in one place only.
 */
export function listTables(dossier: Dossier): string[] {
  const toutes = listToutes(dossier)
  if (toutes.every((code) => communeOfArrondissement(code) === null)) return toutes
  const tenus = codes(dossier, 'SELECT DISTINCT code FROM cpts_commune')
  const communes = new Set(tenus.map((code) => communeOfArrondissement(code) ?? code))
  return toutes.filter((code) => {
    const commune = communeOfArrondissement(code) ?? code
    return arrondissementsOf(commune).length === 0 || !communes.has(commune) || tenus.includes(code)
  })
}

/** The same, a city and its arrondissements alike. */
export function listToutes(dossier: Dossier): string[] {
  return codes(dossier, 'SELECT code FROM commune_etude ORDER BY code')
}

const codes = (dossier: Dossier, sql: string): string[] => column<string>(dossier, sql)
