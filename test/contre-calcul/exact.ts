/** Exact arithmetic of the second opinion: decimals as integers over a power of ten, fractions, rounding half up. */

/** num ÷ den, den > 0. */
export interface Fraction {
  readonly num: bigint
  readonly den: bigint
}

export const entier = (n: number | bigint): Fraction => ({ num: BigInt(n), den: 1n })

/** "15.95" or "15,95" → 1595/100, exactly what is written. */
export function decimal(texte: string): Fraction {
  const [, signe = '', entiere = '', , decimales = ''] = /^\s*(-?)(\d+)([.,](\d+))?\s*$/.exec(texte) ?? []
  if (entiere === '') throw new Error(`Not a decimal: ${texte}`)
  return { num: BigInt(`${signe}${entiere}${decimales}`), den: 10n ** BigInt(decimales.length) }
}

export const plus = (a: Fraction, b: Fraction): Fraction =>
  a.den === b.den ? { num: a.num + b.num, den: a.den } : { num: a.num * b.den + b.num * a.den, den: a.den * b.den }

/** null where the divisor is zero: no figure, not an infinite one. */
export const divise = (a: Fraction, b: Fraction): Fraction | null =>
  b.num === 0n ? null : { num: a.num * b.den, den: a.den * b.num }

export const fois = (a: Fraction, n: bigint): Fraction => ({ num: a.num * n, den: a.den })

/** Rounded half up to `decimales` digits, with a point: "83.4". */
export function arrondi({ num, den }: Fraction, decimales: number): string {
  const echelle = 10n ** BigInt(decimales)
  const absolu = num < 0n ? -num : num
  const unites = (2n * absolu * echelle + den) / (2n * den)
  const chiffres = unites.toString().padStart(decimales + 1, '0')
  const texte =
    decimales === 0 ? chiffres : `${chiffres.slice(0, -decimales)}.${chiffres.slice(chiffres.length - decimales)}`
  return num < 0n && unites !== 0n ? `-${texte}` : texte
}

/** Nearest double: forty digits are read, the reader of JavaScript rounds them rightly. */
export const enNombre = (f: Fraction): number => Number(arrondi(f, 40))

/** (fin ÷ debut)^(1 ÷ n) − 1 on thirty digits, by whole numbers only. */
export function croissanceAnnuelle(debut: bigint, fin: bigint, n: number): Fraction {
  const echelle = 10n ** 30n
  const degre = BigInt(n)
  const cible = (fin * echelle ** degre) / debut
  let bas = 0n
  let haut = echelle * 1000n
  while (haut - bas > 1n) {
    const milieu = (bas + haut) / 2n
    if (milieu ** degre <= cible) bas = milieu
    else haut = milieu
  }
  return { num: bas - echelle, den: echelle }
}
