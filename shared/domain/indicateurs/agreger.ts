/** The value of a territory from those of its communes, by the nature of the figure. Rates are recomputed (`deriver.ts`). */

import { formatQuantity } from '../format.ts'
import { compte } from '../francais.ts'
import { weightedMean } from '../moyenne-ponderee.ts'
import { selonParties } from '../partiel.ts'
import type { Quantity } from '../quantity.ts'
import { bounds, interval, known, mergeSources, missing, sum } from '../quantity-ops.ts'
import { indicateur } from './catalogue.ts'
import type { Indicateur } from './types.ts'

/**
 * @param valeurs one per commune of the territory, in the unit of the figure.
 * @param poids for a `moyenne`, the weight of each commune in the same order; null when the source has none.
 * @param habitants people of each commune, in the same order; null where nobody knows.
 */
export function agreger(
  definition: Indicateur,
  valeurs: readonly Quantity[],
  poids: readonly Quantity[] | null,
  habitants: readonly (number | null)[] = [],
): Quantity {
  const { libelle, unite, nature } = definition
  if (nature === 'additif') return sum(valeurs, { unit: unite, formula: `Σ ${libelle} des communes` })
  if (nature === 'moyenne' && poids !== null) {
    const pese = indicateur(definition.poids ?? '')?.libelle ?? 'population'
    const options = {
      unit: unite,
      formula: `moyenne de «\u00a0${libelle}\u00a0», pondérée par «\u00a0${pese}\u00a0»`,
    }
    const parts = valeurs.map((value, i) => {
      const weight = poids[i] ?? missing('absent', 'habitants')
      const absente = [value, weight].find(({ kind }) => kind === 'missing')
      return {
        value,
        weight,
        complete: value.kind === 'known' && weight.kind === 'known',
        manque: absente?.kind === 'missing' ? absente.reason : null,
        habitants: habitants[i] ?? null,
      }
    })
    return selonParties(parts, weightedMean(parts, options), (completes) => weightedMean(completes, options))
  }
  return etendue(definition, valeurs)
}

/**
 * What is neither a sum nor a weighted mean: the value of the territory lies between those of its communes (true of a
 * rate as of a median, not of a measure of gaps). With a commune missing nothing bounds it, and only what is known is told.
 */
function etendue(definition: Indicateur, valeurs: readonly Quantity[]): Quantity {
  const { libelle, unite, nature, decimales, classes, encadre = true } = definition
  const connues = valeurs.flatMap((valeur) =>
    valeur.kind === 'known' || valeur.kind === 'interval' ? [bounds(valeur)] : [],
  )
  const millesimes = new Set(valeurs.map(({ millesime }) => millesime))
  const provenance = (formula: string) => ({
    coverage: { known: valeurs.filter(({ kind }) => kind === 'known').length, total: valeurs.length },
    millesime: millesimes.size === 1 ? ([...millesimes][0] ?? null) : null,
    sources: mergeSources(valeurs.map(({ sources }) => sources)),
    formula,
  })
  const absente = valeurs.find((valeur) => valeur.kind === 'missing')
  const min = Math.min(...connues.map(([bas]) => bas))
  const hauts = connues.map(([, haut]) => haut)
  const max = hauts.includes(null) ? null : Math.max(...hauts.map(Number))
  const texte = (valeur: number) =>
    formatQuantity(known(valeur, unite), decimales === undefined ? {} : { decimals: decimales })
  const mot = nature === 'mediane' ? 'une médiane ne s’additionne pas' : 'un taux ne s’additionne pas'
  if (classes !== undefined) {
    return missing(absente?.kind === 'missing' ? absente.reason : 'non_disponible', unite, provenance(libelle))
  }
  if (connues.length === 0) {
    return missing(absente?.kind === 'missing' ? absente.reason : 'absent', unite, provenance(libelle))
  }
  if (valeurs.length === 1) {
    return min === max ? known(min, unite, provenance(libelle)) : interval(min, max, unite, provenance(libelle))
  }
  if (connues.length === valeurs.length && encadre) {
    return min === max
      ? known(min, unite, provenance(`${libelle}, la même dans toutes les communes`))
      : interval(min, max, unite, provenance(`de la plus petite à la plus grande valeur des communes (${mot})`))
  }
  const dit =
    min === max
      ? `une seule valeur connue, ${texte(min)}`
      : max === null
        ? `valeurs connues d’au moins ${texte(min)}`
        : `valeurs connues de ${texte(min)} à ${texte(max)}`
  return missing(
    absente?.kind === 'missing' ? absente.reason : 'non_disponible',
    unite,
    provenance(`${dit}, dans ${compte(connues.length, 'commune')} sur ${valeurs.length} (${mot})`),
  )
}
