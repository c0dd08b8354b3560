/** Rates recomputed from counts: Σ numérateurs / Σ dénominateurs, over the same communes, never a mean of rates. */
import type { Quantity } from '../quantity.ts'
import { known, missing, ratio, share, sum } from '../quantity-ops.ts'
import type { IndicateurDerive } from './types.ts'

/** Of a large territory, a few communes without value do not move a rate: it is that of the others, and says of how many. */
const PRESQUE_TOUTES = 0.95

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
  if (partiel !== null) return diviser(derive, partiel.haut, partiel.bas)
  return dite(diviser(derive, haut, bas), 'non_disponible')
}

function autresCommunes(derive: IndicateurDerive, rate: Quantity, empreintes: ReadonlySet<string | null>): Quantity {
  const raison = empreintes.has(null)
    ? 'rien ne dit que ses termes portent sur les mêmes communes, réimportez le fichier'
    : 'ses termes ne sont pas connus dans les mêmes communes'
  return missing('non_disponible', derive.unite, { ...rate, formula: `${derive.libelle}\u00a0: ${raison}` })
}

/**
 * The same for communes whose values are known one by one. Where some lack a term, the rate is that of the communes
 * that have them all, if nearly everybody lives there; else only its bounds are known.
 * @param valeurDe value of an additive figure in a commune.
 * @param habitants people of a commune: how much it may move the rate.
 */
export function deriverCommunes(
  derive: IndicateurDerive,
  communes: readonly string[],
  valeurDe: (id: string, commune: string) => Quantity,
  habitants: (commune: string) => number,
): Quantity {
  const ids = [...derive.numerateur, ...derive.denominateur]
  const sommeSur = (lesquelles: readonly string[]) => (id: string) => {
    const valeurs = lesquelles.map((commune) => valeurDe(id, commune))
    return sum(valeurs, { unit: valeurs[0]?.unit ?? 'nombre', formula: id })
  }
  const entiere = diviser(
    derive,
    total(derive.numerateur, sommeSur(communes)),
    total(derive.denominateur, sommeSur(communes)),
  )
  if (entiere.kind !== 'interval') return entiere
  const completes = communes.filter((commune) => ids.every((id) => valeurDe(id, commune).kind === 'known'))
  const monde = (lesquelles: readonly string[]) => lesquelles.reduce((n, commune) => n + habitants(commune), 0)
  if (completes.length === 0 || monde(completes) < monde(communes) * PRESQUE_TOUTES) {
    const absente = communes
      .flatMap((commune) => ids.map((id) => valeurDe(id, commune)))
      .find(({ kind }) => kind === 'missing')
    return dite(entiere, absente?.kind === 'missing' ? absente.reason : 'non_disponible')
  }
  const terme = sommeSur(completes)
  const rate = diviser(derive, total(derive.numerateur, terme), total(derive.denominateur, terme))
  return { ...rate, coverage: { known: completes.length, total: communes.length } }
}

function total(ids: readonly string[], terme: (id: string) => Quantity): Quantity {
  const valeurs = ids.map(terme)
  const unit = valeurs[0]?.unit ?? 'nombre'
  return valeurs.length === 1
    ? (valeurs[0] ?? missing('absent', unit))
    : sum(valeurs, { unit, formula: ids.join(' + ') })
}

function diviser(derive: IndicateurDerive, haut: Quantity, bas: Quantity): Quantity {
  const formula = `${derive.libelle}\u00a0: ${derive.numerateur.join(' + ')} / ${derive.denominateur.join(' + ')}`
  return derive.unite === 'part' && derive.facteur === undefined
    ? share(haut, bas, { formula, inside: true })
    : ratio(haut, bas, { unit: derive.unite, factor: derive.facteur ?? 1, formula })
}

/** « au plus 100 % », « au moins 0 »: bounds that say nothing are not told. */
function dite(rate: Quantity, motif: 'non_disponible' | Extract<Quantity, { kind: 'missing' }>['reason']): Quantity {
  if (rate.kind !== 'interval' || rate.min > 0) return rate
  if (rate.max !== null && !(rate.unit === 'part' && rate.max >= 1)) return rate
  return missing(motif, rate.unit, rate)
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
