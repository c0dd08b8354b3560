/**
 * How a Quantity is written in a document, on top of `domain/format.ts`. One place, so that the same figure reads the
 * same in the three documents. A missing value is never written 0: "–" in a table cell, words in a sentence.
 */
import {
  DECIMALS,
  ditQuelqueChose,
  formatDate,
  formatNumber,
  formatPart,
  formatQuantity,
  formatUnit,
} from '../domain/format.ts'
import type { MissingReason, Quantity, Unit } from '../domain/quantity.ts'
import { valeurOuMinimum } from '../domain/quantity-ops.ts'
import { unite } from '../domain/unites.ts'
import type { Cell } from './model.ts'

export { formatNumber as nombre } from '../domain/format.ts'

const NBSP = '\u00a0'

/** "17 juin 2020", the day kept with its month; what is no ISO date comes back as typed. */
export function dateLongue(iso: string): string {
  return /^\d{4}-\d{2}-\d{2}/.test(iso) ? formatDate(iso).replace(' ', NBSP) : iso
}

/** What a cell shows when the value is not known. */
export const TIRET = '–'

/** The bare number in its unit's precision; a part is given in percent ("11,8"). */
export function valeurNue(valeur: number, unit: Unit, decimales: number = DECIMALS[unit]): string {
  return unit === 'part' ? formatPart(valeur, decimales).replace(`${NBSP}%`, '') : formatNumber(valeur, decimales)
}

/** "25 987 habitants", "11,8 %", "287 500 €", "94,0 habitants au km²". */
export function valeurUnite(valeur: number, unit: Unit, decimales: number = DECIMALS[unit]): string {
  const mot = unite(unit).enToutes ?? formatUnit(unit, valeur)
  const nue = valeurNue(valeur, unit, decimales)
  return mot === '' ? nue : `${nue}${NBSP}${mot}`
}

/** "+0,8 % par an", "−0,2 % par an". */
export function tauxTexte(taux: number): string {
  const texte = valeurNue(taux, 'part', 1)
  if (/^[−-]?0,0$/.test(texte)) return '0,0\u00a0%'
  return `${taux > 0 ? '+' : ''}${texte}\u00a0%`
}

/** Nothing is known: missing, or "at least 0", which says no more. */
export function sansInformation(q: Quantity): boolean {
  return !ditQuelqueChose(q)
}

/** Text of a table cell: "25 987", "11,8 %", "12 à 17", "≥ 12", "≤ 5,0", "2,9 (45 sur 46)", "–". */
export function celluleTexte(q: Quantity): string {
  return sansInformation(q) ? TIRET : formatQuantity(q, { forme: 'cellule' })
}

/** A cell; a missing value is greyed so that the eye does not read it as a figure. */
export function cellule(q: Quantity): Cell {
  return sansInformation(q) ? { content: [TIRET], tone: 'muted' } : celluleTexte(q)
}

/** In a sentence: "25 987 habitants", "de 12 à 17 personnes", "au moins 12 personnes"; null when missing. */
export function enToutes(q: Quantity): string | null {
  return sansInformation(q) ? null : formatQuantity(q, { unit: 'en toutes' })
}

const MOTIFS: Readonly<Record<MissingReason, readonly [masculin: string, feminin: string]>> = {
  absent: ['non renseigné', 'non renseignée'],
  secret: ['couvert par le secret statistique', 'couverte par le secret statistique'],
  non_disponible: ['non disponible', 'non disponible'],
  non_importe: ['non importé', 'non importée'],
  non_diffuse: ['non publié', 'non publiée'],
  commune_entiere: ['donné par commune entière', 'donnée par commune entière'],
}

/** Why a value is missing, agreeing with what it qualifies: "superficie non importée", "effectifs non importés". */
export function motif(raison: MissingReason, genre: 'm' | 'f' | 'mp' | 'fp' = 'm'): string {
  const mot = MOTIFS[raison][genre.startsWith('f') ? 1 : 0]
  if (!genre.endsWith('p')) return mot
  return raison === 'secret' || raison === 'commune_entiere' ? mot.replace(/^\S+/, '$&s') : `${mot}s`
}

/** Known, or an interval that says something. */
export function estConnu(q: Quantity): boolean {
  return !sansInformation(q)
}

/** Value used only to order lines: an interval by its lower bound, a missing value last. */
export function rang(q: Quantity): number {
  return valeurOuMinimum(q) ?? Number.NEGATIVE_INFINITY
}

/** "12 sur 25", when the value covers some communes whole and not all; null otherwise: a bound over none of them says it. */
export function couverture(q: Quantity): string | null {
  const { known, total } = q.coverage
  return known > 0 && known < total ? `${formatNumber(known)} sur ${formatNumber(total)}` : null
}
