/** Size of a file in words: "1,2 Mo". Decimal units, as file managers show them. */

import { formatNumber } from './format.ts'
import { compte } from './francais.ts'

const UNITES = ['octet', 'ko', 'Mo', 'Go'] as const

export function formatOctets(octets: number): string {
  let valeur = octets
  let rang = 0
  while (valeur >= 999.5 && rang < UNITES.length - 1) {
    valeur /= 1000
    rang++
  }
  if (rang === 0) return compte(octets, 'octet')
  return `${formatNumber(valeur, valeur < 9.95 ? 1 : 0)}\u00a0${UNITES[rang]}`
}
