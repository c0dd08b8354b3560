/**
 * Comparateur and dossier complet of Insee, census of 2023 on (sources-2026 §11): tens of millions of rows, a figure each.
 * Those of the figures that Maillage keeps are picked while the columns are read.
 */
import { MESURES_TABLEAUX } from '../../profiles/insee-tableaux.ts'
import type { Choix } from './lire.ts'

const COLONNES = [
  'GEO',
  'GEO_OBJECT',
  'ID_TAB',
  'TAB_MEASURE',
  'TAB_MEASURE_LABEL',
  'TIME_PERIOD',
  'OBS_VALUE',
] as const
const EXIGEES = ['GEO', 'GEO_OBJECT', 'TAB_MEASURE', 'TIME_PERIOD', 'OBS_VALUE'] as const

/** Null: another table, given whole. */
export function tableauxInsee(colonnes: readonly string[]): Choix | null {
  if (!EXIGEES.every((nom) => colonnes.includes(nom))) return null
  const prises = COLONNES.filter((nom) => colonnes.includes(nom))
  const mesure = prises.indexOf('TAB_MEASURE')
  return { colonnes: prises, retient: (ligne) => MESURES_TABLEAUX.test(String(ligne(mesure) ?? '')) }
}
