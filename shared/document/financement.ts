/** Size class and money as printed in the three documents. An unconfirmed amount is said so, never guessed. */

import { euros } from '../domain/financement/mots.ts'
import { compte, enumeration, minuscule } from '../domain/francais.ts'
import type { MontantAci, Portrait } from '../domain/portrait-types.ts'
import type { Cell, Inline, KeyFigures, Table } from './model.ts'
import { MARGE } from './plan/chiffres.ts'
import { chiffre, type Phrase, phrase } from './plan/phrase.ts'
import { nombre } from './valeurs.ts'

export const A_CONFIRMER = 'montant à confirmer par la CPAM'

/** An amount that may be printed: read in a sure source, typed by the user, or seen in contracts, which is then said. */
export function imprimable(m: MontantAci): m is MontantAci & { readonly montant: number } {
  return m.montant !== null && m.statut !== 'to_check'
}

/** "287 500 €", or the mention for an amount that nobody gave. */
export function montantTexte(m: MontantAci): string {
  return imprimable(m) ? euros(Math.round(m.montant * 100)) : A_CONFIRMER
}

export function montantCellule(m: MontantAci): Cell {
  if (!imprimable(m)) return { content: [{ text: A_CONFIRMER, em: true }], tone: 'muted' }
  if (m.statut === 'seen_in_contract') return [montantTexte(m), { text: ' à vérifier', em: true }]
  return montantTexte(m)
}

export function montant(portrait: Portrait, cle: string): MontantAci | null {
  return portrait.montants.find((m) => m.cle === cle) ?? null
}

/** "Taille 1, moins de 40 000 habitants". */
export function cleTaille(portrait: Portrait): KeyFigures['items'][number] {
  const { classe, libelle } = portrait.taille
  if (classe === null) return { value: '–', label: 'taille', detail: 'population inconnue' }
  return { value: `Taille ${classe}`, label: libelle, detail: null }
}

/** "14 013 habitants avant le seuil de 40 000 (taille 2)" for a table line: label and value. */
export function marge(portrait: Portrait): { readonly label: string; readonly valeur: string } | null {
  const { classe, margeSeuil, seuilProche, direction } = portrait.taille
  if (classe === null || margeSeuil === null || seuilProche === null || direction === null) return null
  const voisine = direction === 'au-dessous' ? classe + 1 : classe - 1
  return {
    label: direction === 'au-dessous' ? `Marge avant la taille ${voisine}` : `Marge au-dessus de la taille ${voisine}`,
    valeur: compte(margeSeuil, 'habitant'),
  }
}

/** Sentence on the size: "25 987 habitants placent la CPTS en taille 1 (…), à 14 013 habitants du seuil de 40 000." */
export function phraseTaille(portrait: Portrait): Phrase {
  const { classe, libelle, margeSeuil, seuilProche, direction, alerte } = portrait.taille
  if (classe === null)
    return ['La taille de la communauté ne peut pas être déterminée\u00a0: sa population n’est pas connue.']
  const debut = `La population place la communauté en taille ${classe} (${libelle})`
  if (margeSeuil === null || seuilProche === null || direction === null) return [`${debut}.`]
  const fin = phrase`, soit ${chiffre(compte(margeSeuil, 'habitant'), MARGE, 'unite')} de ${direction === 'au-dessous' ? 'moins' : 'plus'} que le seuil de ${nombre(seuilProche)}.`
  const avis = alerte
    ? ' L’écart est inférieur à 2\u00a0%\u00a0: la population de référence est à convenir avec la CPAM avant la signature.'
    : ''
  return phrase`${debut}${fin}${avis}`
}

/** Ceiling, running costs and margin. No header: each line says what it is. */
export function tableFinancement(portrait: Portrait, complet: boolean): Table {
  const plafond = montant(portrait, 'plafond')
  const fonctionnement = montant(portrait, 'fonctionnement')
  const parAn = (m: MontantAci): Cell => {
    if (imprimable(m)) return `${montantTexte(m)} par an`
    return complet ? montantCellule(m) : { content: [{ text: 'à confirmer', em: true }], tone: 'muted' }
  }
  const lignes: Cell[][] = []
  if (plafond !== null) lignes.push(['Plafond', parAn(plafond)])
  if (fonctionnement !== null) lignes.push(['dont fonctionnement', parAn(fonctionnement)])
  const m = marge(portrait)
  if (m !== null) lignes.push([m.label, m.valeur])
  const sources = sourceMontants([plafond, fonctionnement].filter((x) => x !== null))
  const version = `${portrait.versionAci.libelle}, ${tailleTexte(portrait)}`
  return {
    type: 'table',
    caption: null,
    columns: [
      { label: '', align: 'left' },
      { label: '', align: 'right' },
    ],
    rows: lignes,
    total: null,
    rowHeader: true,
    panes: 1,
    source: sources === null ? version : `${version}\u00a0; ${complet ? sources : abrege(sources)}`,
  }
}

/** Source without the reasoning that follows it ("… 2025 : « de 287 500… »"), for narrow columns. */
function abrege(source: string): string {
  return source
    .split('\u00a0; ')
    .map((s) => s.replace(/[\s\u00a0]:[\s\u00a0].*$/u, ''))
    .join('\u00a0; ')
}

/** "taille 1 (moins de 40 000 habitants)". */
export function tailleTexte(portrait: Portrait): string {
  const { classe, libelle } = portrait.taille
  return classe === null ? 'taille à déterminer' : `taille ${classe} (${libelle})`
}

export function sourceMontants(montants: readonly MontantAci[]): string | null {
  const sources = montants
    .filter((m) => imprimable(m) && m.source !== '')
    .map((m) =>
      m.statut === 'seen_in_contract'
        ? `«\u00a0à vérifier\u00a0»\u00a0: ${minuscule(m.source)}, à vérifier avec la CPAM`
        : m.source,
    )
  return sources.length === 0 ? null : [...new Set(sources)].join('\u00a0; ')
}

/** What is left to confirm, in words; null when every amount is confirmed. */
export function noteAConfirmer(portrait: Portrait): Inline[] | null {
  const restants = portrait.montants.filter((m) => !imprimable(m))
  if (restants.length === 0) return null
  const quoi = [
    restants.some((m) => m.cle === 'plafond') ? 'le plafond annuel' : null,
    restants.some((m) => m.cle === 'fonctionnement') ? 'le montant du fonctionnement' : null,
    restants.some((m) => m.cle.startsWith('mission:')) ? 'la part de chaque mission, fixe et variable' : null,
  ].filter((x) => x !== null)
  return [
    { text: 'À confirmer par la CPAM\u00a0:', strong: true },
    ` ${quoi.length === 0 ? compte(restants.length, 'montant') : enumeration(quoi)}.`,
  ]
}
