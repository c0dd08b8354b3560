/**
 * A mean, a rate or a share of a territory some of whose communes lack a term. Its terms are always taken over the same
 * communes: where nearly everybody lives in those that have them all, it is theirs, and says of how many; else only its
 * bounds are known, and bounds that say nothing are not told.
 */
import { formatNumber, formatQuantity } from './format.ts'
import type { MissingReason, Quantity } from './quantity.ts'
import { missing, partial, ratio, sum } from './quantity-ops.ts'
import type { Unit } from './unites.ts'

/** Of a large territory, a few communes without value hardly move a rate. */
export const PRESQUE_TOUTES = 0.95

export interface Partie {
  /** All its terms are exactly known. */
  readonly complete: boolean
  /** Reason of the first of its terms that has no value; null: all have one, be it between bounds. */
  readonly manque: MissingReason | null
  /** Its people; null where nobody knows. */
  readonly habitants: number | null
}

/** It needs no look at the communes one by one. */
export const estEntiere = ({ kind }: Quantity): boolean => kind === 'known' || kind === 'partial'

/**
 * @param parties the communes of the territory.
 * @param entiere the figure over all of them, by interval arithmetic.
 * @param sur the figure over the complete ones only.
 */
export function selonParties<P extends Partie>(
  parties: readonly P[],
  entiere: Quantity,
  sur: (completes: readonly P[]) => Quantity,
): Quantity {
  if (estEntiere(entiere)) return entiere
  const manque = parties.find((partie) => partie.manque !== null)?.manque ?? null
  // Every commune has its value or its bounds: so has the territory.
  if (manque === null) return dite(entiere, 'non_disponible')
  const completes = parties.filter((partie) => partie.complete)
  const poids = partDe(completes, parties)
  const part = completes.length / parties.length
  // Without a term nothing is sure from above: « au plus 256,7 », of five communes out of forty, is of no use.
  const minimum = entiere.kind === 'interval' && entiere.min > 0 ? entiere : missing(manque, entiere.unit, entiere)
  if (completes.length === 0 || (poids ?? part) < PRESQUE_TOUTES) return minimum
  const lue = sur(completes)
  if (lue.kind !== 'known') return minimum
  const coverage = { known: completes.length, total: parties.length }
  return partial(lue.value, lue.unit, poids, { ...lue, coverage })
}

/** Share of the people; null where those of a commune are not known. */
function partDe(completes: readonly Partie[], toutes: readonly Partie[]): number | null {
  const monde = (parties: readonly Partie[]): number | null =>
    parties.reduce<number | null>((n, { habitants }) => (n === null || habitants === null ? null : n + habitants), 0)
  const [connus, tous] = [monde(completes), monde(toutes)]
  return connus === null || tous === null || tous === 0 ? null : connus / tous
}

/** « au plus 100 % », « au moins 0 »: bounds that say nothing are not told. */
export function dite(rate: Quantity, motif: MissingReason): Quantity {
  if (rate.kind !== 'interval' || rate.min > 0) return rate
  if (rate.max !== null && !(rate.unit === 'part' && rate.max >= 1)) return rate
  return missing(motif, rate.unit, rate)
}

/** « , soit 54 811 ÷ 632,0 »: the terms as they are divided; nothing when one is not exactly known. */
export const soit = (haut: Quantity, bas: Quantity, fois = ''): string =>
  haut.kind === 'known' && bas.kind === 'known'
    ? `, soit ${formatQuantity(haut, { unit: false })}${fois} ÷ ${formatQuantity(bas, { unit: false })}`
    : ''

export interface Termes {
  readonly numerateur: Quantity
  readonly denominateur: Quantity
  readonly habitants: Quantity
}

/** facteur × Σ numérateurs ÷ Σ dénominateurs over the same parts; a denominator of 0 is none. */
export function rapportDesSommes(
  parts: readonly Termes[],
  options: { readonly unit: Unit; readonly factor?: number; readonly formula: string },
): Quantity {
  const sur = (lesquelles: readonly Termes[]) => {
    const somme = (terme: (part: Termes) => Quantity) => {
      const valeurs = lesquelles.map(terme)
      return sum(valeurs, { unit: valeurs[0]?.unit ?? 'nombre', formula: '' })
    }
    const [haut, bas] = [somme((part) => part.numerateur), somme((part) => part.denominateur)]
    const fois = options.factor === undefined ? '' : ` × ${formatNumber(options.factor)}`
    return ratio(haut, bas, { ...options, formula: `${options.formula}${soit(haut, bas, fois)}` })
  }
  const entiere = sur(parts)
  if (estEntiere(entiere)) return entiere
  const complet = ({ numerateur, denominateur }: Termes) => numerateur.kind === 'known' && denominateur.kind === 'known'
  if (entiere.kind === 'missing' && !parts.some(complet)) {
    // No area anywhere: nothing to weigh, commune by commune.
    const absent = parts.flatMap((part) => [part.numerateur, part.denominateur]).find(({ kind }) => kind === 'missing')
    return absent?.kind === 'missing' ? missing(absent.reason, entiere.unit, entiere) : entiere
  }
  const parties = parts.map((part) => {
    const termes = [part.numerateur, part.denominateur]
    const absent = termes.find(({ kind }) => kind === 'missing')
    return {
      ...part,
      complete: termes.every(({ kind }) => kind === 'known'),
      manque: absent?.kind === 'missing' ? absent.reason : null,
      habitants: part.habitants.kind === 'known' ? part.habitants.value : null,
      terme: part,
    }
  })
  return selonParties(parties, entiere, (completes) => sur(completes.map(({ terme }) => terme)))
}
