/**
 * Arithmetic of quantities. Intervals, coverage, vintage and sources follow every operation; a missing part never
 * counts as zero. All quantities here measure things that cannot be negative (people, km², euros).
 */
import { exactRatio, exactSum } from './decimal.ts'
import type {
  Coverage,
  IntervalQuantity,
  KnownQuantity,
  MissingQuantity,
  MissingReason,
  PartialQuantity,
  Quantity,
  SourceRef,
  Unit,
} from './quantity.ts'

/** What travels with a value. Omitted: one part (known, or not), no vintage, no source, no formula. */
export interface Provenance {
  readonly coverage?: Coverage
  readonly millesime?: string | null
  readonly sources?: readonly SourceRef[]
  readonly formula?: string
}

/** A number that must be finite; a domain error otherwise (imports reject such values before). */
function finite(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`A quantity must be finite: ${value}`)
  return value
}

function base(unit: Unit, provenance: Provenance, coverage: Coverage) {
  return {
    unit,
    coverage: provenance.coverage ?? coverage,
    millesime: provenance.millesime ?? null,
    sources: provenance.sources ?? [],
    formula: provenance.formula ?? '',
  }
}

export function known(value: number, unit: Unit, provenance: Provenance = {}): KnownQuantity {
  return { kind: 'known', value: finite(value), ...base(unit, provenance, { known: 1, total: 1 }) }
}

/** `max` null: no upper bound known. Throws RangeError when min > max. */
export function interval(min: number, max: number | null, unit: Unit, provenance: Provenance = {}): IntervalQuantity {
  if (max !== null && finite(max) < min) throw new RangeError(`Empty interval: ${min} > ${max}`)
  return { kind: 'interval', min: finite(min), max, ...base(unit, provenance, { known: 0, total: 1 }) }
}

/** `value` over the communes of `provenance.coverage`, fewer than all; `weight`: their share of the population. */
export function partial(
  value: number,
  unit: Unit,
  weight: number | null,
  provenance: Provenance & { readonly coverage: Coverage },
): PartialQuantity {
  const { known: connues, total } = provenance.coverage
  if (connues <= 0 || connues >= total) throw new RangeError(`Not a part: ${connues} of ${total}`)
  return { kind: 'partial', value: finite(value), weight, ...base(unit, provenance, provenance.coverage) }
}

export function missing(reason: MissingReason, unit: Unit, provenance: Provenance = {}): MissingQuantity {
  return { kind: 'missing', reason, ...base(unit, provenance, { known: 0, total: 1 }) }
}

/** Value when known, else null. */
export function knownValue(quantity: Quantity): number | null {
  return quantity.kind === 'known' ? quantity.value : null
}

/**
 * The one value that orders or draws a quantity: its value, the lower end of an interval, null without any. Of a part of
 * the communes, the value of that part.
 */
export function valeurOuMinimum(quantity: Quantity): number | null {
  if (quantity.kind === 'missing') return null
  return quantity.kind === 'interval' ? quantity.min : quantity.value
}

/** [min, max] of a quantity that is not missing. */
export function bounds(quantity: KnownQuantity | IntervalQuantity): readonly [number, number | null] {
  return quantity.kind === 'known' ? [quantity.value, quantity.value] : [quantity.min, quantity.max]
}

/**
 * Union of the sources: one entry per label, vintage and file; the line is kept only when all parts came from
 * the same one.
 */
export function mergeSources(lists: readonly (readonly SourceRef[])[]): readonly SourceRef[] {
  const merged: SourceRef[] = []
  // Communes of one source follow one another: the one that was just seen is nearly always the right one.
  let place = -1
  let last: SourceRef | undefined
  for (const list of lists) {
    for (const source of list) {
      if (source === last) continue
      last = source
      if (!same(merged[place], source)) place = merged.findIndex((one) => same(one, source))
      const seen = merged[place]
      if (seen === undefined) place = merged.push(source) - 1
      else if (seen.line !== source.line && seen.line !== null) merged[place] = { ...seen, line: null }
    }
  }
  return merged
}

function same(one: SourceRef | undefined, { label, millesime, file }: SourceRef): boolean {
  return one !== undefined && one.label === label && one.millesime === millesime && one.file === file
}

/** The common value, or null when they differ or there is none. */
export function common<T>(values: readonly (T | null)[]): T | null {
  const [first = null] = values
  return values.every((value) => value === first) ? first : null
}

/** Reason of a whole whose parts are all missing: theirs when they agree, else "non disponible". */
export function commonReason(parts: readonly (MissingQuantity | PartialQuantity)[]): MissingReason {
  return common(parts.map(reasonOf)) ?? 'non_disponible'
}

/** What is known of a part of the communes says nothing of the whole: no sum, no ratio is made of it. */
export function isMissing(quantity: Quantity): quantity is MissingQuantity | PartialQuantity {
  return !isPresent(quantity)
}

export function isPresent(quantity: Quantity): quantity is KnownQuantity | IntervalQuantity {
  return quantity.kind === 'known' || quantity.kind === 'interval'
}

export const reasonOf = (part: MissingQuantity | PartialQuantity): MissingReason =>
  part.kind === 'missing' ? part.reason : 'non_disponible'

function sumCoverage(parts: readonly Quantity[]): Coverage {
  return {
    known: parts.reduce((total, part) => total + part.coverage.known, 0),
    total: parts.reduce((total, part) => total + part.coverage.total, 0),
  }
}

/**
 * Sum of counts or measures of disjoint parts. A missing part makes it [Σ known minima, no upper bound]; all parts
 * missing make it missing; no part at all gives a missing quantity of coverage 0/0, which is neutral in a later sum.
 * Throws RangeError when a part has another unit.
 */
export function sum(parts: readonly Quantity[], options: { readonly formula: string; readonly unit: Unit }): Quantity {
  for (const part of parts) {
    if (part.unit !== options.unit) throw new RangeError(`Cannot add ${part.unit} to ${options.unit}`)
  }
  const toutes = sumKnown(parts, options)
  if (toutes !== null) return toutes
  const counted = reunir(parts).filter((part) => part.coverage.total > 0 || isPresent(part))
  const present = counted.filter(isPresent)
  const absent = counted.filter(isMissing)
  const provenance = {
    coverage: sumCoverage(counted),
    // The vintage of a part without value says nothing about the sum.
    millesime: common((present.length > 0 ? present : absent).map((part) => part.millesime)),
    sources: mergeSources(counted.map((part) => part.sources)),
    formula: options.formula,
  }
  if (present.length === 0) {
    return missing(absent.length === 0 ? 'absent' : commonReason(absent), options.unit, provenance)
  }
  const pairs = present.map(bounds)
  const min = exactSum(pairs.map(([low]) => low))
  const highs = pairs.map(([, high]) => high).filter((high) => high !== null)
  const bounded = absent.length === 0 && highs.length === pairs.length
  if (present.every((part) => part.kind === 'known') && absent.length === 0) {
    return known(min, options.unit, provenance)
  }
  return interval(min, bounded ? exactSum(highs) : null, options.unit, provenance)
}

/** The same where every part is known, nearly always, of hundreds of communes: in one pass. Null: one is not. */
function sumKnown(
  parts: readonly Quantity[],
  { unit, formula }: { readonly formula: string; readonly unit: Unit },
): KnownQuantity | null {
  const [first] = parts
  if (first === undefined) return null
  const values: number[] = []
  const sources: (readonly SourceRef[])[] = []
  let millesime: string | null = first.millesime
  let [connues, total] = [0, 0]
  for (const part of parts) {
    if (part.kind !== 'known') return null
    values.push(part.value)
    sources.push(part.sources)
    if (part.millesime !== millesime) millesime = null
    connues += part.coverage.known
    total += part.coverage.total
  }
  const coverage = { known: connues, total }
  return known(exactSum(values), unit, { coverage, millesime, sources: mergeSources(sources), formula })
}

/** A value known for several parts together counts once where all of them are added, and not where one is lacking. */
function reunir(parts: readonly Quantity[]): readonly Quantity[] {
  if (!parts.some((part) => part.kind === 'missing' && part.reunie !== undefined)) return parts
  const groupes = Map.groupBy(parts, (part) => (part.kind === 'missing' ? part.reunie?.cle : undefined))
  return [...groupes].flatMap(([, groupe]): readonly Quantity[] => {
    const [premier] = groupe
    if (premier?.kind !== 'missing' || premier.reunie === undefined) return groupe
    const { membres, value } = premier.reunie
    if (groupe.length !== membres) return groupe
    return [known(value, premier.unit, { ...premier, coverage: { known: membres, total: membres } })]
  })
}

/** Coverage of a ratio: that of its less covered term (the finer one when they are covered alike). */
function worstCoverage(a: Coverage, b: Coverage): Coverage {
  const left = a.known * b.total
  const right = b.known * a.total
  if (left !== right) return left < right ? a : b
  return a.total >= b.total ? a : b
}

export interface RatioOptions {
  readonly unit: Unit
  /** Multiplies the ratio: 10 000 for a density per 10 000 inhabitants. Default 1. */
  readonly factor?: number
  readonly formula: string
}

/**
 * numerator × factor / denominator, by interval arithmetic. An unbounded denominator brings the minimum to 0, a
 * denominator that may be 0 removes the maximum, a denominator known to be 0 gives "non disponible".
 * Throws RangeError on a negative denominator, or a negative numerator over an interval.
 */
export function ratio(numerator: Quantity, denominator: Quantity, options: RatioOptions): Quantity {
  const provenance = {
    coverage: worstCoverage(numerator.coverage, denominator.coverage),
    millesime: common([numerator.millesime, denominator.millesime]),
    sources: mergeSources([numerator.sources, denominator.sources]),
    formula: options.formula,
  }
  if (isMissing(numerator)) return missing(reasonOf(numerator), options.unit, provenance)
  if (isMissing(denominator)) return missing(reasonOf(denominator), options.unit, provenance)
  const factor = options.factor ?? 1
  const [low, high] = bounds(numerator)
  const [least, most] = bounds(denominator)
  if (least < 0) throw new RangeError(`Negative denominator: ${least}`)
  if (most === 0) return missing('non_disponible', options.unit, provenance)
  if (numerator.kind === 'known' && denominator.kind === 'known') {
    return known(exactRatio(numerator.value, denominator.value, factor), options.unit, provenance)
  }
  if (low < 0) throw new RangeError(`Negative numerator of an interval ratio: ${low}`)
  const min = most === null ? 0 : exactRatio(low, most, factor)
  const max = high === null || least === 0 ? null : exactRatio(high, least, factor)
  return interval(min, max, options.unit, provenance)
}

/**
 * Share of a base, between 0 and 1 when the part is inside the base: only then may an open interval be closed at 1.
 * A known share above 1 is left as it is: it is an inconsistency for the checks to tell, not to hide.
 */
export function share(
  part: Quantity,
  whole: Quantity,
  options: { readonly formula: string; readonly inside: boolean },
): Quantity {
  const result = ratio(part, whole, { unit: 'part', formula: options.formula })
  if (!options.inside || result.kind !== 'interval' || result.min > 1) return result
  return { ...result, max: Math.min(result.max ?? 1, 1) }
}
