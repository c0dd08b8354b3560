/**
 * Any code of a commune, past or present → commune of 2026, from two files read here for the first time: the table of
 * COGiter (any past code → 2025) and, for what happened since, the déléguées and associées of the package of 2026.
 */
import { type CommunePaquet, communesPaquet, tableau } from './lire.ts'

export const PAQUETS: ReadonlyMap<string, string> = new Map([
  ['2016', 'etalab-pmun2016'],
  ['2019', 'etalab-pmun2019'],
  ['2020', 'etalab-pmun2020'],
  ['2021', 'etalab-pmun2021'],
  ['2022', 'etalab-pmun2022'],
  ['2023', 'etalab-2026'],
])
export const MILLESIMES = [...PAQUETS.keys()]

export interface Geographie {
  /** Communes of 2026 by code. */
  readonly communes: ReadonlyMap<string, CommunePaquet>
  /** null: the code has no commune of today. */
  aujourdhui(code: string): string | null
  /** Arrondissement of Paris, Lyon or Marseille → its city. */
  readonly arrondissements: ReadonlyMap<string, string>
  /** Restored communes which an edition still holds in another: commune of today that held them → they and itself. */
  ensembles(existait: (code: string) => boolean): Map<string, string[]>
}

export function geographie(): Geographie {
  const liste = communesPaquet('etalab-2026')
  const communes = new Map(liste.filter((c) => c.type === 'commune-actuelle').map((c) => [c.code, c]))
  const arrondissements = new Map(
    liste.filter((c) => c.type === 'arrondissement-municipal').map((c) => [c.code, c.commune ?? '']),
  )
  const absorbees = new Map<string, string>()
  for (const { code, type, chefLieu } of liste)
    if ((type === 'commune-deleguee' || type === 'commune-associee') && chefLieu !== undefined)
      absorbees.set(code, chefLieu)
  const passage = new Map(
    tableau('insee/cog/table_passage_historique_vers_2025_cogiter.csv', ',').map((l) => [l.DEPCOM_HIST, l.DEPCOM]),
  )

  function aujourdhui(code: string): string | null {
    if (communes.has(code)) return code
    const ville = arrondissements.get(code)
    if (ville !== undefined) return ville
    const parent = absorbees.get(code)
    if (parent !== undefined && communes.has(parent)) return parent
    const suite = passage.get(code)
    if (suite === undefined || suite === code) return null
    return communes.has(suite) ? suite : (absorbees.get(suite) ?? null)
  }

  /** Chief town that held a commune before it was restored, in the newest edition that says so. */
  const anciensParents = new Map<string, string>()
  for (const paquet of ['etalab-pmun2016', 'etalab-pmun2019', 'etalab-pmun2020', 'etalab-pmun2021', 'etalab-pmun2022'])
    for (const { code, type, chefLieu } of communesPaquet(paquet))
      if (type !== 'commune-actuelle' && chefLieu !== undefined && chefLieu !== code && communes.has(code))
        anciensParents.set(code, chefLieu)

  function ensembles(existait: (code: string) => boolean): Map<string, string[]> {
    const tous = new Map<string, string[]>()
    for (const [code, parent] of anciensParents) {
      const garde = aujourdhui(parent)
      // A change of chief town leaves one commune under another code, whole.
      if (existait(code) || garde === null || garde === code) continue
      tous.set(garde, [...(tous.get(garde) ?? [garde]), code])
    }
    return tous
  }

  return { communes, aujourdhui, arrondissements, ensembles }
}
