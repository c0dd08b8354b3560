/** The territories that a study area is compared with: its EPCI, its départements, their régions, and France. */
import { departementOfCode } from '../../../../shared/domain/codes.ts'
import type { Zone } from '../communes/zone.ts'
import type { NiveauLigne } from '../profiles/types.ts'

/** Collectivités d’outre-mer: Insee's "France" is made of the départements. */
const HORS_FRANCE = /^9(?:75|77|78|8)/

export interface Territoire extends NiveauLigne {
  /** Ranks of its communes among all the communes of today. */
  readonly communes: readonly number[]
}

export function territoires(zone: Zone, codes: readonly string[], rang: ReadonlyMap<string, number>): Territoire[] {
  const { reference } = zone
  const departements = zone.departements()
  const regions = new Set([...departements].flatMap((code) => reference.departement(code)?.region ?? []))
  const sirens = new Set(reference.communes(zone.codes).flatMap(({ epci }) => epci?.siren ?? []))
  const choisir = (garde: (departement: string) => boolean) =>
    codes.flatMap((code, index) => (garde(departementOfCode(code)) ? [index] : []))
  const regionDe = memo((departement) => reference.departement(departement)?.region ?? '')
  return [
    ...[...sirens].map((siren) => ({
      niveau: 'epci' as const,
      territoire: siren,
      communes: (reference.epci(siren)?.communes ?? []).flatMap((code) => rang.get(code) ?? []),
    })),
    ...[...departements].map((code) => ({
      niveau: 'departement' as const,
      territoire: code,
      communes: choisir((departement) => departement === code),
    })),
    ...[...regions].map((code) => ({
      niveau: 'region' as const,
      territoire: code,
      communes: choisir((departement) => regionDe(departement) === code),
    })),
    { niveau: 'france' as const, territoire: 'FR', communes: choisir((departement) => !HORS_FRANCE.test(departement)) },
  ]
}

function memo(compute: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>()
  return (key) => {
    const found = known.get(key) ?? compute(key)
    known.set(key, found)
    return found
  }
}
