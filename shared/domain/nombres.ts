/** Numbers as they are written in French: U+202F between thousands, decimal comma, minus sign U+2212. */
import { arrondir, type Sens } from './decimal.ts'

const NNBSP = '\u202f'
const MINUS = '\u2212'

/** "25 987", "11,8", "−3". `decimals` digits after the comma, always printed. */
export function formatNumber(value: number, decimals = 0): string {
  return formatShifted(value, decimals, 0)
}

/** The same, moved by `shift` digits (2: in percent) and rounded in that direction. */
export function formatShifted(value: number, decimals: number, shift: number, sens: Sens = 'proche'): string {
  const { digits } = arrondir(value, decimals, shift, sens)
  const text = (digits < 0n ? -digits : digits).toString().padStart(decimals + 1, '0')
  const cut = text.length - decimals
  const whole = text.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, NNBSP)
  return (digits < 0n ? MINUS : '') + whole + (decimals > 0 ? `,${text.slice(cut)}` : '')
}
