/** The territories that the communes kept are compared with: their EPCI, their départements, their régions, and France. */
import { departementOfCode } from '../../../../shared/domain/codes.ts'
import type { Zone } from '../communes/zone.ts'
import type { NiveauLigne } from '../profiles/types-mesures.ts'

/** Collectivités d’outre-mer: Insee's "France" is made of the départements. */
const HORS_FRANCE = /^9(?:75|77|78|8)/

export interface Territoire extends NiveauLigne {
  /** Ranks of its communes among all the communes of today. */
  readonly communes: readonly number[]
  /** It holds a part of the study area, not only of what is around. */
  readonly ici: boolean
}

export function territoires(zone: Zone, codes: readonly string[], rang: ReadonlyMap<string, number>): Territoire[] {
  const { reference } = zone
  const parDepartement = Map.groupBy(codes.keys(), (index) => departementOfCode(codes[index] ?? ''))
  const de = (garde: (departement: string) => boolean) =>
    [...parDepartement].flatMap(([departement, rangs]) => (garde(departement) ? rangs : []))
  const regions = new Map([...parDepartement.keys()].map((code) => [code, reference.departement(code)?.region ?? '']))
  const ceux = (siens: ReadonlySet<string>) => {
    const departements = new Set([...siens].map(departementOfCode))
    return {
      epci: new Set(reference.communes(siens).flatMap(({ epci }) => epci?.siren ?? [])),
      departement: departements,
      region: new Set([...departements].flatMap((code) => regions.get(code) ?? [])),
    }
  }
  const [ici, gardes] = [ceux(zone.etude), ceux(zone.codes)]
  const tous = (niveau: 'epci' | 'departement' | 'region', communes: (code: string) => readonly number[]) =>
    [...gardes[niveau]].map((code) => ({
      niveau,
      territoire: code,
      communes: communes(code),
      ici: ici[niveau].has(code),
    }))
  return [
    ...tous('epci', (siren) => (reference.epci(siren)?.communes ?? []).flatMap((code) => rang.get(code) ?? [])),
    ...tous('departement', (code) => parDepartement.get(code) ?? []),
    ...tous('region', (code) => de((departement) => regions.get(departement) === code)),
    { niveau: 'france', territoire: 'FR', communes: de((departement) => !HORS_FRANCE.test(departement)), ici: true },
  ]
}
