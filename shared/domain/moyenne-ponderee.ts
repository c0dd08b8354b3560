import { exactProduct } from './decimal.ts'
import type { Quantity, Unit } from './quantity.ts'
import {
  bounds,
  common,
  commonReason,
  interval,
  isMissing,
  isPresent,
  known,
  mergeSources,
  missing,
  ratio,
  reasonOf,
  sum,
} from './quantity-ops.ts'

/**
 * Mean of `value` weighted by `weight` (Σ value × weight / Σ weight): the only honest way to bring a rate by commune
 * to a territory. A missing value lies anywhere in `range` (default [0, no bound]); a part counts as known when both
 * its value and its weight are. Values and weights must not be negative.
 */
export function weightedMean(
  parts: readonly { readonly value: Quantity; readonly weight: Quantity }[],
  options: {
    readonly unit: Unit
    readonly formula: string
    readonly range?: readonly [number, number | null]
  },
): Quantity {
  const values = parts.map((part) => part.value)
  const provenance = {
    coverage: parts.reduce(
      (total, { value, weight }) => ({
        known: total.known + (isMissing(weight) ? 0 : value.coverage.known),
        total: total.total + value.coverage.total,
      }),
      { known: 0, total: 0 },
    ),
    millesime: common(values.filter(isPresent).map((value) => value.millesime)),
    sources: mergeSources(parts.flatMap(({ value, weight }) => [value.sources, weight.sources])),
    formula: options.formula,
  }
  if (!values.some(isPresent)) {
    const reason = parts.length === 0 ? 'absent' : commonReason(values.filter(isMissing))
    return missing(reason, options.unit, provenance)
  }
  const [floor, ceiling] = options.range ?? [0, null]
  const boxed = values.map((value) =>
    isMissing(value) ? interval(floor, ceiling, options.unit) : { ...value, unit: options.unit },
  )
  const products = parts.map(({ weight }, index) => product(boxed[index] ?? weight, weight, options.unit))
  const numerator = sum(products, { formula: '', unit: options.unit })
  const denominator = sum(
    parts.map((part) => part.weight),
    { formula: '', unit: parts[0]?.weight.unit ?? 'habitants' },
  )
  const mean = ratio(numerator, denominator, { unit: options.unit, formula: options.formula })
  if (mean.kind === 'known') return known(mean.value, options.unit, provenance)
  if (isMissing(mean)) return missing(reasonOf(mean), options.unit, provenance)
  // A mean lies between its smallest and its largest value, whatever the weights.
  const pairs = boxed.filter(isPresent).map(bounds)
  const least = Math.min(...pairs.map(([low]) => low))
  const highs = pairs.map(([, high]) => high).filter((high) => high !== null)
  const most = highs.length === pairs.length ? Math.max(...highs) : null
  const max = mean.max === null ? most : most === null ? mean.max : Math.min(mean.max, most)
  const min = Math.max(mean.min, least)
  return interval(min, max === null ? null : Math.max(min, max), options.unit, provenance)
}

function product(a: Quantity, b: Quantity, unit: Unit): Quantity {
  // Not the quantity itself: what it may be worth together with others is not worth this product.
  if (isMissing(a)) return missing(reasonOf(a), unit, a)
  if (isMissing(b)) return missing(reasonOf(b), unit, b)
  if (a.kind === 'known' && b.kind === 'known') return known(exactProduct(a.value, b.value), unit)
  const [low, high] = bounds(a)
  const [least, most] = bounds(b)
  return interval(exactProduct(low, least), high === null || most === null ? null : exactProduct(high, most), unit)
}
