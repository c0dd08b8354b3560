/** How far two figures stand from each other, in words: « +1,2 point », « −25 habitants ». */
import { formatNumber, formatPart, formatUnit } from './format.ts'
import { accord } from './francais.ts'
import type { Unit } from './unites.ts'

export function ecartTexte(
  ecart: number,
  unite: Unit,
  decimales: number,
  { unite: avecUnite }: { readonly unite: boolean } = { unite: true },
): string {
  const signe = ecart > 0 ? '+' : ecart < 0 ? '−' : ''
  const taille = Math.abs(ecart)
  if (unite === 'part') {
    const texte = formatPart(taille, decimales).replace(/\u00a0%$/, '')
    return `${signe}${texte}\u00a0${accord(taille * 100, 'point')}`
  }
  const mot = avecUnite ? formatUnit(unite, taille) : ''
  return `${signe}${formatNumber(taille, decimales)}${mot === '' ? '' : `\u00a0${mot}`}`
}
