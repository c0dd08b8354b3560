/**
 * French display of figures, the same on every machine (no locale of the system is read). Rounding happens here, once,
 * from the exact value: half up for a value, down for a lower bound, up for an upper one, so that what is printed always
 * holds what is true. Narrow no-break space between thousands (U+202F), decimal comma, minus sign
 * U+2212, no-break space before a unit (U+00A0).
 */

import { arrondir, type Sens } from './decimal.ts'
import { accord, compte } from './francais.ts'
import { formatNumber, formatShifted } from './nombres.ts'
import type { IntervalQuantity, MissingReason, PartialQuantity, Quantity, Unit } from './quantity.ts'
import { estDenombre, UNITS, unite } from './unites.ts'

export { formatNumber } from './nombres.ts'

const NBSP = '\u00a0'

/** Share (0..1) as "11,8 %". */
export function formatPart(value: number, decimals = 1): string {
  return `${formatShifted(value, decimals, 2)}${NBSP}%`
}

const MOIS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]

/** "17 juin 2020" from an ISO date or date-time; "1er janvier 2024". Other text comes back as it is. */
export function formatDate(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/.exec(iso)
  const mois = MOIS[Number(match?.[2]) - 1]
  if (match === null || mois === undefined) return iso
  const jour = Number(match[3])
  return `${jour === 1 ? '1er' : jour} ${mois} ${match[1]}`
}

/** Usual digits after the comma of each unit. */
export const DECIMALS = Object.fromEntries(UNITS.map((unit) => [unit, unite(unit).decimales])) as Readonly<
  Record<Unit, number>
>

/** Label of a unit, for a column header or after a value (French plural starts at 2). */
export function formatUnit(unit: Unit, value = 2): string {
  return accord(value, ...unite(unit).mots)
}

const REASONS: Readonly<Record<MissingReason, string>> = {
  absent: 'non renseigné',
  secret: 'secret statistique',
  non_disponible: 'non disponible',
  non_importe: 'non importé',
  non_diffuse: 'non diffusé',
  commune_entiere: 'donné par commune entière',
}

/** French words of a missing value: one known in some communes was imported, and too little to be told. */
function formatMissing({ reason, coverage: { known, total } }: Quantity & { readonly kind: 'missing' }): string {
  if (reason === 'non_importe' && known > 0 && known < total)
    return `connu pour ${compte(known, 'commune')} sur ${formatNumber(total)}`
  return REASONS[reason]
}

export interface QuantityFormat {
  /** Digits after the comma; default: those of the unit (for a share, of its percentage). */
  readonly decimals?: number
  /** Print the unit after the number; "en toutes": as a sentence says it. "%" and "€" are always printed. */
  readonly unit?: boolean | 'en toutes'
  /** `phrase`: "au moins 12"; `cellule`: "≥ 12", in as few signs as a narrow column needs. */
  readonly forme?: 'phrase' | 'cellule'
}

/** Of a bound that says nothing: "au moins 0", "au plus 100 %". */
export const NON_CONNU = 'non connu'

/** Does it print a number? Not what is missing, nor "au moins 0,0" once rounded. */
export function ditQuelqueChose(quantity: Quantity, decimals: number = DECIMALS[quantity.unit]): boolean {
  if (quantity.kind !== 'interval') return quantity.kind !== 'missing'
  return plafond(quantity) !== null || arrondir(quantity.min, decimals, decalage(quantity.unit), 'bas').digits !== 0n
}

const decalage = (unit: Unit): number => (unit === 'part' ? 2 : 0)

/** A share of 1 at most is no bound. */
const plafond = ({ unit, max }: IntervalQuantity): number | null => (unit === 'part' && (max ?? 1) >= 1 ? null : max)

/**
 * "25 987", "au moins 12 345", "de 3 à 8", "moins de 11", "au plus 5,0", "11,8 %", "2,9 (45 communes sur 46, 99 % de la
 * population)", or why it is missing. A rate too small to be printed is "< 0,1": 4 midwives for 800 000 people are not none.
 */
export function formatQuantity(quantity: Quantity, format: QuantityFormat = {}): string {
  const { unit } = quantity
  const decimals = format.decimals ?? DECIMALS[unit]
  const print = (value: number, sens: Sens = 'proche') => formatShifted(value, decimals, decalage(unit), sens)
  const label = format.unit !== undefined && format.unit !== false
  const mot = (value: number) =>
    (format.unit === 'en toutes' ? unite(unit).enToutes : undefined) ?? formatUnit(unit, value)
  const suffix = (value: number) =>
    (label || unite(unit).toujours === true) && mot(value) !== '' ? NBSP + mot(value) : ''
  const exact = (value: number) => {
    const least = 10 ** -(decimals + decalage(unit))
    const tiny = decimals > 0 && value > 0 && print(value) === print(0)
    return tiny ? `<${NBSP}${print(least)}${suffix(least)}` : print(value) + suffix(value)
  }
  if (quantity.kind === 'missing') return formatMissing(quantity)
  if (quantity.kind === 'known') return exact(quantity.value)
  const cellule = format.forme === 'cellule'
  if (quantity.kind === 'partial') return `${exact(quantity.value)} (${formatPartial(quantity, cellule)})`
  if (!ditQuelqueChose(quantity, decimals)) return NON_CONNU
  const { min } = quantity
  const max = plafond(quantity)
  const bas = print(min, 'bas')
  if (max === null) return `${cellule ? `≥${NBSP}` : 'au moins '}${bas}${suffix(min)}`
  if (min === max) return exact(min)
  const haut = print(max, 'haut')
  if (bas !== print(0)) return `${cellule ? '' : 'de '}${bas} à ${haut}${suffix(max)}`
  if (min === 0 && Number.isInteger(max) && estDenombre(unit, decimals)) {
    return `moins de ${print(max + 1)}${suffix(max + 1)}`
  }
  return `${cellule ? `≤${NBSP}` : 'au plus '}${haut}${suffix(max)}`
}

/** "45 communes sur 46, 99 % de la population", the share rounded down: a part is never the whole. */
function formatPartial({ coverage: { known, total }, weight }: PartialQuantity, court: boolean): string {
  if (court) return `${formatNumber(known)} sur ${formatNumber(total)}`
  const communes = `${compte(known, 'commune')} sur ${formatNumber(total)}`
  if (weight === null) return communes
  return `${communes}, ${formatShifted(Math.min(weight, 0.99), 0, 2, 'bas')}${NBSP}% de la population`
}

/** "38 communes connues sur 40", or null when everything is known; of a value, "communes connues en partie" where none is whole. */
export function formatCoverage(quantity: Quantity): string | null {
  const { known, total } = quantity.coverage
  if (known >= total) return null
  if (known === 0 && quantity.kind !== 'missing')
    return `${total < 2 ? 'commune connue' : `${formatNumber(total)} communes connues`} en partie seulement`
  return `${compte(known, 'commune connue', 'communes connues')} sur ${formatNumber(total)}`
}
