/** Rates recomputed from counts: Σ numérateurs / Σ dénominateurs, over the same communes, never a mean of rates. */

import { formatNumber } from '../format.ts'
import { dite, estEntiere, PRESQUE_TOUTES, selonParties, soit } from '../partiel.ts'
import type { Quantity } from '../quantity.ts'
import { known, missing, partial, ratio, share, sum } from '../quantity-ops.ts'
import { indicateur } from './catalogue.ts'
import type { IndicateurDerive } from './types.ts'

/**
 * facteur × Σ numérateurs / Σ dénominateurs, of a territory whose communes are not known one by one.
 * @param terme the territory's value of an additive figure.
 * @param empreintes one per set of communes that the terms were summed over; null: not known. A rate of sums over
 * different communes would be one of nothing, however many there are of them: it is missing.
 */
export function deriver(
  derive: IndicateurDerive,
  terme: (id: string) => Quantity,
  empreintes: ReadonlySet<string | null>,
): Quantity {
  const [haut, bas] = [total(derive.numerateur, terme), total(derive.denominateur, terme)]
  const exacts = haut.kind === 'known' && bas.kind === 'known'
  if (exacts || haut.kind === 'missing' || bas.kind === 'missing') return diviser(derive, haut, bas)
  if (empreintes.size !== 1 || empreintes.has(null))
    return autresCommunes(derive, diviser(derive, haut, bas), empreintes)
  const partiel = memesCommunes(haut, bas)
  if (partiel !== null) {
    const rate = diviser(derive, partiel.haut, partiel.bas)
    return rate.kind === 'known' ? partial(rate.value, rate.unit, null, { ...rate, coverage: bas.coverage }) : rate
  }
  return dite(diviser(derive, haut, bas), 'non_disponible')
}

function autresCommunes(derive: IndicateurDerive, rate: Quantity, empreintes: ReadonlySet<string | null>): Quantity {
  const raison = empreintes.has(null)
    ? 'rien ne dit que ses termes portent sur les mêmes communes, réimportez le fichier'
    : 'ses termes ne sont pas connus dans les mêmes communes'
  return missing('non_disponible', derive.unite, { ...rate, formula: `${derive.libelle}\u00a0: ${raison}` })
}

/**
 * The same for communes whose values are known one by one (`selonParties`).
 * @param valeurDe value of an additive figure in a commune.
 * @param habitants people of a commune: how much it may move the rate; null where nobody knows.
 * @param sommeDe `sommeTerme` over all of them, where the caller keeps it: rates share their terms.
 */
export function deriverCommunes(
  derive: IndicateurDerive,
  communes: readonly string[],
  valeurDe: (id: string, commune: string) => Quantity,
  habitants: (commune: string) => number | null,
  sommeDe: (id: string) => Quantity = (id) => sommeTerme(id, communes, valeurDe),
): Quantity {
  const ids = [...derive.numerateur, ...derive.denominateur]
  const quotient = (terme: (id: string) => Quantity) =>
    diviser(derive, total(derive.numerateur, terme), total(derive.denominateur, terme))
  const entiere = quotient(sommeDe)
  if (estEntiere(entiere)) return entiere
  const sur = (lesquelles: readonly string[]) => quotient((id) => sommeTerme(id, lesquelles, valeurDe))
  const parties = communes.map((code) => {
    const valeurs = ids.map((id) => valeurDe(id, code))
    const absente = valeurs.find(({ kind }) => kind === 'missing')
    return {
      code,
      complete: valeurs.every(({ kind }) => kind === 'known'),
      manque: absente?.kind === 'missing' ? absente.reason : null,
      habitants: habitants(code),
    }
  })
  return selonParties(parties, entiere, (completes) => sur(completes.map(({ code }) => code)))
}

/** The sum of one term over communes. */
export function sommeTerme(
  id: string,
  communes: readonly string[],
  valeurDe: (id: string, commune: string) => Quantity,
): Quantity {
  const valeurs = communes.map((commune) => valeurDe(id, commune))
  return sum(valeurs, { unit: valeurs[0]?.unit ?? 'nombre', formula: id })
}

function total(ids: readonly string[], terme: (id: string) => Quantity): Quantity {
  const valeurs = ids.map(terme)
  const unit = valeurs[0]?.unit ?? 'nombre'
  return valeurs.length === 1
    ? (valeurs[0] ?? missing('absent', unit))
    : sum(valeurs, { unit, formula: ids.join(' + ') })
}

function diviser(derive: IndicateurDerive, haut: Quantity, bas: Quantity): Quantity {
  const facteur = derive.facteur ?? 1
  const fois = facteur === 1 ? '' : ` × ${formatNumber(facteur)}`
  const formula = `${derive.libelle}\u00a0: ${mots(derive.numerateur)}${fois} ÷ ${mots(derive.denominateur)}${soit(haut, bas, fois)}`
  return derive.unite === 'part' && facteur === 1
    ? share(haut, bas, { formula, inside: true })
    : ratio(haut, bas, { unit: derive.unite, factor: facteur, formula })
}

/** « (Population de 60 à 74 ans + Population de 75 ans et plus) »: figures by their names, codes are nobody's words. */
function mots(ids: readonly string[]): string {
  const dits = ids.map((id) => indicateur(id)?.libelle ?? id).join(' + ')
  return ids.length > 1 ? `(${dits})` : dits
}

/** Of sums over the same communes, nearly all: their ratio is that of these communes. Null when they are too few. */
function memesCommunes(haut: Quantity, bas: Quantity): { readonly haut: Quantity; readonly bas: Quantity } | null {
  if (haut.kind !== 'interval' || bas.kind !== 'interval' || haut.max !== null || bas.max !== null) return null
  const { known: connues, total: toutes } = bas.coverage
  // Bounds of the whole, « plus de 90 », are no sum that lacks a part.
  if (connues === toutes) return null
  // A sum of several figures covers each commune several times.
  if (haut.coverage.known * toutes !== connues * haut.coverage.total || connues < toutes * PRESQUE_TOUTES) return null
  const reduit = (q: typeof haut) => known(q.min, q.unit, { ...q, coverage: bas.coverage })
  return { haut: reduit(haut), bas: reduit(bas) }
}
