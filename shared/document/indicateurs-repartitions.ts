/** Populations that the files cut in groups: printed as one table of shares, not as a line per group and sex. */
import type { SyntheseIndicateur } from '../domain/indicateurs/synthese.ts'
import type { Theme } from '../domain/indicateurs/types.ts'
import type { Rangee } from './indicateurs-tables.ts'

export interface Repartition {
  readonly theme: Theme
  readonly titre: string
  readonly entete: string
  readonly rangees: readonly Rangee[]
}

/** Groups by the end of their names: "RP:POP0014" and "part:0014", "RP:H0014", "RP:F0014". */
const AGES = ['0014', '1529', '3044', '4559', '6074', '7589', '90P']
const AGES_2023 = ['1524', '2539', '4054', '5564', '6579', '80P']
const CATEGORIES = ['CS1', 'CS2', 'CS3', 'CS4', 'CS5', 'CS6', 'CS7', 'CS8']

const DEFINITIONS = [
  { theme: 'ages', titre: 'Répartition par âge', entete: 'Âge', codes: AGES, effectif: 'RP:POP' },
  {
    theme: 'ages',
    titre: 'Répartition par âge, autres tranches du recensement',
    entete: 'Âge',
    codes: AGES_2023,
    effectif: 'RP:POP',
  },
  {
    theme: 'emploi',
    titre: 'Catégories socioprofessionnelles des 15 ans ou plus',
    entete: 'Catégorie',
    codes: CATEGORIES,
    effectif: 'RP:POP15P_',
  },
] as const

/** Too few groups are no make-up: they stay lines like the others. */
const AU_MOINS = 4

/** The make-ups that the figures hold, of one vintage each. */
export function repartitions(syntheses: readonly SyntheseIndicateur[]): Repartition[] {
  const parId = new Map(syntheses.map((une) => [une.id, une]))
  return DEFINITIONS.flatMap(({ theme, titre, entete, codes, effectif: debut }) => {
    const rangees = codes.flatMap((code): Rangee[] => {
      const [effectif, part] = [parId.get(`${debut}${code}`), parId.get(`part:${code}`)]
      if (effectif === undefined || part === undefined || effectif.millesime !== part.millesime) return []
      const duSexe = (sexe: 'H' | 'F') => {
        const une = parId.get(`RP:${sexe}${code}`)
        return une?.millesime === effectif.millesime ? une : null
      }
      return [{ libelle: motsDuGroupe(effectif.libelle), effectif, part, hommes: duSexe('H'), femmes: duSexe('F') }]
    })
    const annees = new Set(rangees.map(({ effectif }) => effectif.millesime))
    return rangees.length < AU_MOINS || annees.size > 1 ? [] : [{ theme, titre, entete, rangees }]
  })
}

/** Ids that the table says: not printed again as lines. */
export function idsDe({ rangees }: Repartition): string[] {
  return rangees.flatMap(({ effectif, part, hommes, femmes }) =>
    [effectif, part, hommes, femmes].flatMap((une) => une?.id ?? []),
  )
}

/** "Population de 0 à 14 ans" → "0 à 14 ans". */
function motsDuGroupe(libelle: string): string {
  return libelle.replace(/^Population de /, '')
}
