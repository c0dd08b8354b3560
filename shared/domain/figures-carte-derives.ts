/** Rates recomputed commune by commune from the additive figures of one vintage. */
import type { Definition, FaitsCarte } from './figures-carte-types.ts'
import { DECIMALS } from './format.ts'
import { DERIVES, indicateur as lireIndicateur } from './indicateurs/catalogue.ts'
import { type IndicateurDerive, THEME_LABELS } from './indicateurs/types.ts'
import type { Quantity } from './quantity.ts'
import { missing, ratio, sum } from './quantity-ops.ts'

/** Communes that have all the terms of the rate in that vintage. */
function couvertes({ observes }: FaitsCarte, termes: readonly string[], millesime: string): number {
  const [premier, ...autres] = termes.map((terme) => observes.get(terme)?.get(millesime) ?? new Set<string>())
  return [...(premier ?? [])].filter((code) => autres.every((codes) => codes.has(code))).length
}

function valeurDe(faits: FaitsCarte, derive: IndicateurDerive, millesime: string): (code: string) => Quantity {
  const lire = (termes: readonly string[]) => {
    const lus = termes.map((terme) => faits.observations(terme, millesime))
    const unit = lireIndicateur(termes[0] ?? '', faits.propres)?.unite ?? 'personnes'
    return (code: string) =>
      sum(
        lus.map((valeurs) => valeurs.get(code) ?? missing('non_importe', unit, { millesime })),
        { unit, formula: termes.join(' + ') },
      )
  }
  const [numerateur, denominateur] = [lire(derive.numerateur), lire(derive.denominateur)]
  const facteur = derive.facteur ?? 1
  const formula = `${derive.numerateur.join(' + ')} ÷ ${derive.denominateur.join(' + ')}`
  return (code) => ratio(numerateur(code), denominateur(code), { unit: derive.unite, factor: facteur, formula })
}

/** Those whose terms are all there for one vintage at least. */
export function derives(faits: FaitsCarte): Definition[] {
  return DERIVES.flatMap((derive): Definition[] => {
    const termes = [...new Set([...derive.numerateur, ...derive.denominateur])]
    const annees = [...(faits.observes.get(termes[0] ?? '')?.keys() ?? [])].sort()
    const millesimes = annees
      .map((millesime) => ({ millesime, connues: couvertes(faits, termes, millesime) }))
      .filter(({ connues }) => connues > 0)
    if (millesimes.length === 0) return []
    return [
      {
        figure: {
          id: derive.id,
          libelle: derive.libelle,
          unite: derive.unite,
          decimales: derive.decimales ?? DECIMALS[derive.unite],
          nature: 'rapport',
          theme: THEME_LABELS[derive.theme],
          classes: null,
          periode: false,
          millesimes,
        },
        defaut: millesimes.at(-1)?.millesime ?? null,
        valeurs: (millesime) => {
          const valeur = valeurDe(faits, derive, millesime)
          return ({ info }) => valeur(info.code)
        },
      },
    ]
  })
}
