/**
 * Exact decimal arithmetic on ordinary numbers. A published figure is a decimal literal ("41.1"); the shortest
 * text of its double is that literal, so working on it avoids the noise of binary floats: sums do not depend on
 * the order of their terms, and rounding looks at the digits that were written.
 */

/** value = digits × 10^-scale */
export interface Decimal {
  readonly digits: bigint
  readonly scale: number
}

/** Exact decimal of the shortest text of a finite number. Throws RangeError on NaN and infinities. */
function toDecimal(value: number): Decimal {
  if (!Number.isFinite(value)) throw new RangeError(`Not a finite number: ${value}`)
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const scale = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 }
}

/** Nearest double of a decimal. */
function toNumber({ digits, scale }: Decimal): number {
  return Number(`${digits}e-${scale}`)
}

/** The digits of `decimal` written at a larger scale. */
function rescale(decimal: Decimal, scale: number): bigint {
  return decimal.digits * 10n ** BigInt(scale - decimal.scale)
}

/** Sum that does not depend on the order or grouping of its terms (up to 15 significant digits). */
export function exactSum(values: readonly number[]): number {
  let fast = 0
  for (const value of values) fast += value
  if (values.every(Number.isSafeInteger) && Number.isSafeInteger(fast)) return fast
  const decimals = values.map(toDecimal)
  const scale = decimals.reduce((most, decimal) => Math.max(most, decimal.scale), 0)
  const digits = decimals.reduce((total, decimal) => total + rescale(decimal, scale), 0n)
  return toNumber({ digits, scale })
}

/** a × b, exact before the one conversion to a double. */
export function exactProduct(a: number, b: number): number {
  const left = toDecimal(a)
  const right = toDecimal(b)
  return toNumber({ digits: left.digits * right.digits, scale: left.scale + right.scale })
}

/** numerator × factor / denominator with one rounding only (the terms are first brought to integers). */
export function exactRatio(numerator: number, denominator: number, factor: number): number {
  if ([numerator, denominator, numerator * factor].every(Number.isSafeInteger))
    return (numerator * factor) / denominator
  const top = toDecimal(numerator)
  const times = toDecimal(factor)
  const bottom = toDecimal(denominator)
  const product = { digits: top.digits * times.digits, scale: top.scale + times.scale }
  const scale = Math.max(product.scale, bottom.scale)
  return Number(rescale(product, scale)) / Number(rescale(bottom, scale))
}

/** `proche`: half up in magnitude (2,5 → 3; −2,5 → −3); `bas`, `haut`: towards −∞, +∞, as the bounds of an interval. */
export type Sens = 'proche' | 'bas' | 'haut'

/**
 * Rounds on the written digits, once. `shift` moves the decimal point first (2 turns a ratio into a percentage) without
 * another rounding. Gives the digits of the rounded value at scale `decimals`.
 */
export function arrondir(value: number, decimals: number, shift = 0, sens: Sens = 'proche'): Decimal {
  const exact = toDecimal(value)
  const scale = exact.scale - shift
  if (scale <= decimals) return { digits: exact.digits * 10n ** BigInt(decimals - scale), scale: decimals }
  const divisor = 10n ** BigInt(scale - decimals)
  return { digits: quotient(exact.digits, divisor, sens), scale: decimals }
}

/** `divisor` is positive. */
function quotient(digits: bigint, divisor: bigint, sens: Sens): bigint {
  const negative = digits < 0n
  const magnitude = negative ? -digits : digits
  const added = sens === 'proche' ? divisor / 2n : (sens === 'bas') === negative ? divisor - 1n : 0n
  const rounded = (magnitude + added) / divisor
  return negative ? -rounded : rounded
}

/** Half up, as a number. */
export function arrondi(value: number, decimals: number): number {
  return toNumber(arrondir(value, decimals))
}
