/** The bar of the size class: where the population and the thresholds stand, and the sentence under it. */

import { formatNumber, formatQuantity } from '../../../../shared/domain/format.ts'
import { compte } from '../../../../shared/domain/francais.ts'
import type { MontantAci } from '../../../../shared/domain/portrait-types.ts'
import type { Quantity } from '../../../../shared/domain/quantity.ts'
import { known, valeurOuMinimum } from '../../../../shared/domain/quantity-ops.ts'
import { SEUILS_TAILLE } from '../../../../shared/domain/taille.ts'

const NBSP = '\u00a0'

export interface Barre {
  /** 0..1 */
  readonly remplie: number
  readonly reperes: readonly { readonly valeur: number; readonly position: number }[]
}

/** The bar reaches two thresholds beyond the size below the population, so that the next one is always in sight. */
export function barreTaille(population: Quantity): Barre | null {
  const valeur = valeurOuMinimum(population)
  if (valeur === null) return null
  const seuils = SEUILS_TAILLE.map((un) => un.seuil).filter((seuil) => seuil > 0)
  const [, second] = seuils.filter((seuil) => seuil > valeur)
  const dernier = seuils.at(-1) ?? 1
  const fin = second ?? Math.max(dernier * 1.25, valeur * 1.1)
  return {
    remplie: Math.min(1, valeur / fin),
    reperes: seuils.filter((seuil) => seuil < fin).map((seuil) => ({ valeur: seuil, position: seuil / fin })),
  }
}

function habitants(n: number): string {
  return compte(n, 'habitant')
}

/** "Il reste 14 013 habitants avant la taille 2." Both neighbours are named; exactness only for a known population. */
export function phraseMarge(population: Quantity): string {
  if (population.kind === 'missing') return 'La population n’est pas connue.'
  if (population.kind !== 'known')
    return `Population connue en partie (${formatQuantity(population)})${NBSP}: la marge n’est pas donnée.`
  const { value } = population
  const suivant = SEUILS_TAILLE.find((un) => (un.inclus ? un.seuil > value : un.seuil >= value) && un.seuil > 0)
  const actuel = SEUILS_TAILLE.findLast((un) => (un.inclus ? un.seuil <= value : un.seuil < value))
  const dessus =
    actuel !== undefined && actuel.seuil > 0
      ? `${habitants(value - actuel.seuil)} de plus que le seuil de ${formatNumber(actuel.seuil)}`
      : null
  const reste = suivant === undefined ? 0 : suivant.seuil - value
  const dessous = suivant === undefined ? null : `il reste ${habitants(reste)} avant la taille${NBSP}${suivant.taille}`
  const texte = [dessus, dessous].filter((un) => un !== null).join(`${NBSP}; `)
  return `${texte.charAt(0).toUpperCase()}${texte.slice(1)}.`
}

/** The ceiling of the financing as a figure with its source; null when the CPAM must confirm it. */
export function plafondConfirme(plafond: MontantAci | null, version: string): Quantity | null {
  if (plafond === null || plafond.montant === null || plafond.statut !== 'confirmed') return null
  return known(plafond.montant, 'euros', {
    formula: `${plafond.libelle}, ${version}`,
    sources: [{ label: plafond.source, millesime: null, file: null, line: null }],
  })
}
