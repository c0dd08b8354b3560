/**
 * French display of figures, the same on every machine (no locale of the system is read). Rounding happens here,
 * once, half up, from the exact value. Narrow no-break space between thousands (U+202F), decimal comma, minus sign
 * U+2212, no-break space before a unit (U+00A0).
 */
import { roundHalfUp } from './decimal.ts'
import type { MissingReason, Quantity, Unit } from './quantity.ts'

const NNBSP = '\u202f'
const NBSP = '\u00a0'
const MINUS = '\u2212'

/** "25 987", "11,8", "−3". `decimals` digits after the comma, always printed. */
export function formatNumber(value: number, decimals = 0): string {
  return formatShifted(value, decimals, 0)
}

function formatShifted(value: number, decimals: number, shift: number): string {
  const { digits } = roundHalfUp(value, decimals, shift)
  const text = (digits < 0n ? -digits : digits).toString().padStart(decimals + 1, '0')
  const cut = text.length - decimals
  const whole = text.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, NNBSP)
  return (digits < 0n ? MINUS : '') + whole + (decimals > 0 ? `,${text.slice(cut)}` : '')
}

/** Share (0..1) as "11,8 %". */
export function formatPart(value: number, decimals = 1): string {
  return `${formatShifted(value, decimals, 2)}${NBSP}%`
}

/** "287 500 €"; cents only when asked. */
export function formatEuros(value: number, decimals = 0): string {
  return `${formatNumber(value, decimals)}${NBSP}€`
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
export const DECIMALS: Readonly<Record<Unit, number>> = {
  habitants: 0,
  km2: 1,
  hab_km2: 1,
  personnes: 0,
  pour_10000: 1,
  pour_100000: 1,
  part: 1,
  pourcent: 1,
  euros: 0,
  communes: 0,
  structures: 0,
  vehicules: 0,
  places: 0,
  menages: 0,
  logements: 0,
  equipements: 0,
  consultations: 1,
  etp_100000: 1,
  nombre: 0,
  ratio: 2,
}

/** [singular, plural] of the units printed after a number. */
const UNIT_LABELS: Readonly<Record<Unit, readonly [string, string]>> = {
  habitants: ['habitant', 'habitants'],
  km2: ['km²', 'km²'],
  hab_km2: ['hab./km²', 'hab./km²'],
  personnes: ['personne', 'personnes'],
  pour_10000: [`pour 10${NNBSP}000${NBSP}hab.`, `pour 10${NNBSP}000${NBSP}hab.`],
  pour_100000: [`pour 100${NNBSP}000${NBSP}hab.`, `pour 100${NNBSP}000${NBSP}hab.`],
  part: ['%', '%'],
  pourcent: ['%', '%'],
  euros: ['€', '€'],
  communes: ['commune', 'communes'],
  structures: ['structure', 'structures'],
  vehicules: ['véhicule', 'véhicules'],
  places: ['place', 'places'],
  menages: ['ménage', 'ménages'],
  logements: ['logement', 'logements'],
  equipements: ['équipement', 'équipements'],
  consultations: [
    `consultation par an et par${NBSP}hab. standardisé`,
    `consultations par an et par${NBSP}hab. standardisé`,
  ],
  etp_100000: [`ETP pour 100${NNBSP}000${NBSP}hab.`, `ETP pour 100${NNBSP}000${NBSP}hab.`],
  nombre: ['', ''],
  ratio: ['', ''],
}

/** Label of a unit, for a column header or after a value (French plural starts at 2). */
export function formatUnit(unit: Unit, value = 2): string {
  return UNIT_LABELS[unit][Math.abs(value) < 2 ? 0 : 1]
}

const REASONS: Readonly<Record<MissingReason, string>> = {
  absent: 'non renseigné',
  secret: 'secret statistique',
  non_disponible: 'non disponible',
  non_importe: 'non importé',
  non_diffuse: 'non diffusé',
  commune_entiere: 'donné par commune entière',
}

/** French words of a missing value. */
function formatReason(reason: MissingReason): string {
  return REASONS[reason]
}

const ALWAYS_PRINTED: ReadonlySet<Unit> = new Set<Unit>(['part', 'pourcent', 'euros'])

export interface QuantityFormat {
  /** Digits after the comma; default: those of the unit (for a share, of its percentage). */
  readonly decimals?: number
  /** Print the unit after the number. "%" and "€" are always printed. */
  readonly unit?: boolean
}

/** People or things, counted one by one: at most 10 of them are fewer than 11, as publications say. */
export const estDenombre = (unit: Unit, decimals = 0): boolean =>
  decimals === 0 && DECIMALS[unit] === 0 && unit !== 'euros'

/**
 * "25 987", "au moins 12 345", "de 3 à 8", "moins de 11", "au plus 5,0", "11,8 %", or why it is missing. A rate too small
 * to be printed is "< 0,1": 4 midwives for 800 000 people are not none.
 */
export function formatQuantity(quantity: Quantity, format: QuantityFormat = {}): string {
  const { unit } = quantity
  const decimals = format.decimals ?? DECIMALS[unit]
  const print = (value: number) => formatShifted(value, decimals, unit === 'part' ? 2 : 0)
  const label = format.unit === true || ALWAYS_PRINTED.has(unit)
  const suffix = (value: number) => (label && formatUnit(unit, value) !== '' ? NBSP + formatUnit(unit, value) : '')
  if (quantity.kind === 'missing') return formatReason(quantity.reason)
  if (quantity.kind === 'known') {
    const { value } = quantity
    const least = 10 ** -(decimals + (unit === 'part' ? 2 : 0))
    const tiny = decimals > 0 && value > 0 && print(value) === print(0)
    return tiny ? `<${NBSP}${print(least)}${suffix(least)}` : print(value) + suffix(value)
  }
  const { min, max } = quantity
  if (max === null) return `au moins ${print(min)}${suffix(min)}`
  if (print(min) === print(max)) return print(min) + suffix(max)
  if (min === 0 && Number.isInteger(max) && estDenombre(unit, decimals)) {
    return `moins de ${print(max + 1)}${suffix(max + 1)}`
  }
  if (min === 0) return `au plus ${print(max)}${suffix(max)}`
  return `de ${print(min)} à ${print(max)}${suffix(max)}`
}

/** "38 communes connues sur 40", or null when everything is known. */
export function formatCoverage(quantity: Quantity): string | null {
  const { known, total } = quantity.coverage
  if (known >= total) return null
  return `${formatNumber(known)} commune${known < 2 ? ' connue' : 's connues'} sur ${formatNumber(total)}`
}
