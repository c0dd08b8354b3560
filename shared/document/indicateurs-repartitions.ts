/** Populations that the files cut in groups: printed as one table of shares, not as a line per group and sex. */
import { REPARTITIONS } from '../domain/indicateurs/catalogue.ts'
import type { SyntheseIndicateur } from '../domain/indicateurs/synthese.ts'
import type { Theme } from '../domain/indicateurs/types.ts'
import type { Rangee } from './indicateurs-tables.ts'

export interface Repartition {
  readonly theme: Theme
  readonly titre: string
  readonly entete: string
  readonly rangees: readonly Rangee[]
}

/** Too few groups are no make-up: they stay lines like the others. */
const AU_MOINS = 4

/** The make-ups that the figures hold, of one vintage each. */
export function repartitions(syntheses: readonly SyntheseIndicateur[]): Repartition[] {
  const parId = new Map(syntheses.map((une) => [une.id, une]))
  return REPARTITIONS.flatMap(({ theme, titre, entete, groupes }) => {
    const rangees = groupes.flatMap((groupe): Rangee[] => {
      const [effectif, part] = [parId.get(groupe.effectif), parId.get(groupe.part)]
      if (effectif === undefined || part === undefined || effectif.millesime !== part.millesime) return []
      const duSexe = (id: string | undefined) => {
        const une = id === undefined ? undefined : parId.get(id)
        return une?.millesime === effectif.millesime ? une : null
      }
      return [{ libelle: groupe.mots, effectif, part, hommes: duSexe(groupe.hommes), femmes: duSexe(groupe.femmes) }]
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
