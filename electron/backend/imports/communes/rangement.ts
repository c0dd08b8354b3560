/**
 * Where what a source says of each commune goes: to the tables of the dossier for those whose rows stand there, to its
 * reserve for those around (`store/reserve.ts`).
 */

import { insertComparaisons } from '../../store/comparaisons.ts'
import type { Garde } from '../../store/garde.ts'
import { insertObservations } from '../../store/observations.ts'
import { insertActivites, insertStructures } from '../../store/offre.ts'
import { cleTerritoire, putReserve } from '../../store/reserve.ts'
import type { CommuneGardee } from '../../store/reserve-lignes.ts'
import { addCouverture } from '../../store/sources.ts'
import type { ActiviteRow, ComparaisonRow, Dossier, ObservationRow, StructureRow } from '../../store/types.ts'
import type { ImportContext } from '../context.ts'

interface Lot {
  readonly couverture: ReadonlySet<string>
  /** Lines of the file that each commune has. */
  readonly lignes: ReadonlyMap<string, number>
  readonly observations?: readonly ObservationRow[]
  readonly comparaisons?: readonly ComparaisonRow[]
  readonly activites?: Iterable<ActiviteRow>
  readonly structures?: Iterable<StructureRow>
}

export function ranger(context: ImportContext, lot: Lot): (dossier: Dossier, sourceId: number) => void {
  const { tables, garde, doutes, zone } = context
  const { observations = [], comparaisons = [], lignes } = lot
  const reserve = new Map<string, CommuneGardee>()
  /** Of a commune of the reserve; null: it is in the tables, or the file does not tell it surely. */
  const gardee = (code: string): CommuneGardee | null => {
    if (tables.has(code) || doutes.has(code)) return null
    const connue = reserve.get(code) ?? {}
    reserve.set(code, connue)
    return connue
  }
  const nombre = (code: string): number => lignes.get(code) ?? 0
  const couverts = [...lot.couverture].filter((code) => tables.has(code))
  for (const code of lot.couverture) {
    const commune = gardee(code)
    if (commune !== null) commune.lignes = nombre(code)
  }
  const auxTables = <T extends { readonly code: string | null }>(
    rows: Iterable<T>,
    ajouter: (commune: CommuneGardee, row: T) => void,
  ): T[] => {
    const siennes: T[] = []
    for (const row of rows) {
      const code = row.code ?? ''
      if (tables.has(code)) siennes.push(row)
      else {
        const commune = gardee(code)
        if (commune !== null) ajouter(commune, row)
      }
    }
    return siennes
  }
  const observees = auxTables(observations, (commune, row) => {
    commune.observations = pousser(commune.observations, row)
  })
  const [placees, aPlacer] = [[] as ActiviteRow[], [] as ActiviteRow[]]
  for (const une of lot.activites ?? []) (une.code === null ? aPlacer : placees).push(une)
  const activites = auxTables(placees, (commune, row) => {
    commune.activites = pousser(commune.activites, row)
  })
  // Who may be in several communes is kept with each of them.
  for (const une of aPlacer) {
    const possibles = une.possibles ?? []
    if (possibles.some((code) => tables.has(code))) activites.push(une)
    else {
      for (const code of possibles) {
        const commune = gardee(code)
        if (commune !== null) commune.activites = pousser(commune.activites, une)
      }
    }
  }
  const structures = auxTables(lot.structures ?? [], (commune, row) => {
    commune.structures = pousser(commune.structures, row)
  })
  const territoires = territoiresDe(context)
  const siens = new Set([...tables].flatMap((code) => [...territoires(code)]))
  const deTables = comparaisons.filter((row) => siens.has(cleTerritoire(row)))
  const autour = comparaisons.filter((row) => !siens.has(cleTerritoire(row)))
  // A commune without a line has territories to compare it with all the same.
  if (autour.length > 0) for (const code of zone.codes) gardee(code)
  const gardeSurs: Garde = { ...garde, sauf: [...garde.sauf, ...[...doutes].filter((code) => !zone.etude.has(code))] }
  return (dossier, sourceId) => {
    insertObservations(dossier, sourceId, observees)
    insertComparaisons(dossier, sourceId, deTables)
    insertActivites(dossier, sourceId, activites)
    insertStructures(dossier, sourceId, structures)
    addCouverture(dossier, sourceId, couverts, nombre)
    putReserve(dossier, sourceId, gardeSurs, { communes: reserve, comparaisons: autour, territoires })
  }
}

/** The territories that a commune is compared with, as the reserve names them. */
function territoiresDe({ reference, zone }: ImportContext): (code: string) => readonly string[] {
  const infos = new Map(reference.communes(zone.codes).map((info) => [info.code, info]))
  return (code) => {
    const info = infos.get(code)
    if (info === undefined) return [FRANCE]
    const { epci, departement, region } = info
    return [
      ...(epci === null ? [] : [cleTerritoire({ niveau: 'epci', territoire: epci.siren })]),
      cleTerritoire({ niveau: 'departement', territoire: departement.code }),
      cleTerritoire({ niveau: 'region', territoire: region.code }),
      FRANCE,
    ]
  }
}

const FRANCE = cleTerritoire({ niveau: 'france', territoire: 'FR' })

/** How many lines each commune has. */
export function compter(codes: Iterable<string>): Map<string, number> {
  const comptes = new Map<string, number>()
  for (const code of codes) comptes.set(code, (comptes.get(code) ?? 0) + 1)
  return comptes
}

function pousser<T>(liste: T[] | undefined, un: T): T[] {
  if (liste === undefined) return [un]
  liste.push(un)
  return liste
}
