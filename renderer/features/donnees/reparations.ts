/** What an import mended or told apart by itself, in words. */

import { formatNumber } from '../../../shared/domain/format.ts'
import { accord } from '../../../shared/domain/francais.ts'
import { GENRES_REPARATION, type GenreReparation, REPARATION_LABELS } from '../../../shared/domain/reparations.ts'
import type { Rapport } from './depot.ts'

/** Causes of rejection, and line numbers of each, that are told. */
const CAUSES = 3
const NUMEROS = 5

type Reparations = Rapport['reparations']

/**
 * Warnings other than those that the list of repairs says already.
 * @param avant before the import, the file itself says that its accents are damaged, with the way to repair them.
 */
export const autresAvertissements = (phrases: readonly string[], avant = false): string[] =>
  phrases.filter(
    (phrase) => !(avant ? /perdu le zéro du début|accents ont été convertis/ : /perdu le zéro du début/).test(phrase),
  )

const GENRES: Readonly<Record<GenreReparation, readonly [string, string]>> = {
  zeros: ['code a retrouvé son zéro', 'codes ont retrouvé leur zéro'],
  ecriture: ['code a été débarrassé de ce qui l’entourait', 'codes ont été débarrassés de ce qui les entourait'],
  noms: [
    'commune choisie entre plusieurs du même nom, d’après le reste du fichier',
    'communes choisies entre plusieurs du même nom, d’après le reste du fichier',
  ],
  anciennes: [
    'ligne d’une ancienne commune, ramenée à celle d’aujourd’hui',
    'lignes d’anciennes communes, ramenées à celles d’aujourd’hui',
  ],
  arrondissements: [
    'ligne d’arrondissement de Paris, Lyon ou Marseille, réunie à sa ville',
    'lignes d’arrondissements de Paris, Lyon ou Marseille, réunies à leur ville',
  ],
}

const MARQUES: Readonly<Record<string, readonly [string, string]>> = {
  secret: [
    'valeur sous secret statistique, gardée comme telle',
    'valeurs sous secret statistique, gardées comme telles',
  ],
  absent: ['case vide ou sans objet', 'cases vides ou sans objet'],
  non_disponible: ['valeur non disponible', 'valeurs non disponibles'],
  non_diffuse: ['valeur non diffusée', 'valeurs non diffusées'],
  non_importe: ['valeur non importée', 'valeurs non importées'],
  commune_entiere: ['valeur donnée par commune entière', 'valeurs données par commune entière'],
}

/** "2 codes ont retrouvé leur zéro"; nothing of nothing. */
function dire(nombre: number, [un, plusieurs]: readonly [string, string]): string[] {
  return nombre === 0 ? [] : [`${formatNumber(nombre)} ${nombre < 2 ? un : plusieurs}`]
}

/** What was done to the lines by one kind of repair, or what its refusal did. */
export function direGenre(reparations: Reparations, genre: GenreReparation): string {
  const refus = reparations.refusees.find((une) => une.genre === genre)
  if (refus === undefined) return dire(reparations[genre], GENRES[genre]).join('') || 'aucune ligne'
  return dire(refus.lignes, ['ligne rejetée', 'lignes rejetées']).join('') || 'aucune ligne rejetée'
}

/** The kinds to show: those that served, and those that are or were refused. */
export function genresDe(reparations: Reparations | null, refus: readonly GenreReparation[]): GenreReparation[] {
  return GENRES_REPARATION.filter(
    (genre) =>
      refus.includes(genre) ||
      (reparations !== null && (reparations[genre] > 0 || reparations.refusees.some((une) => une.genre === genre))),
  )
}

/** Lines told apart and cells without value: nothing was mended, there is nothing to refuse. */
export function misesAPart({ totaux, notes, marques }: Reparations): string[] {
  return [
    ...dire(totaux, ['ligne de total, mise à part', 'lignes de total, mises à part']),
    ...dire(notes, ['ligne de note, mise à part', 'lignes de note, mises à part']),
    ...marques.flatMap(({ motif, cellules }) =>
      dire(cellules, MARQUES[motif] ?? ['valeur manquante', 'valeurs manquantes']),
    ),
  ]
}

/** Lines that could not be read, by cause, with where they are; null: none but those of a repair that was refused. */
export function direRejets(ignorees: Rapport['ignorees']): string | null {
  const causes = ignorees.filter(({ cause, rejet }) => rejet && !cause.startsWith('réparation refusée'))
  const total = causes.reduce((n, { lignes }) => n + lignes, 0)
  if (total === 0) return null
  const dites = causes.slice(0, CAUSES).map(({ cause, lignes, premieres }) => {
    const numeros = premieres.slice(0, NUMEROS).map((un) => formatNumber(un))
    return `${cause} (ligne${accord(numeros.length, '', 's')} ${numeros.join(', ')}${lignes > numeros.length ? '…' : ''})`
  })
  const sujet = dire(total, ['ligne rejetée, qui n’est pas comptée', 'lignes rejetées, qui ne sont pas comptées']).join(
    '',
  )
  return `${sujet}\u00a0: ${dites.join('\u00a0; ')}${causes.length > CAUSES ? '…' : '.'}`
}

/** Of the lines left out: a reader must not fear for those that are only of other communes. */
export function titreLaissees(ignorees: Rapport['ignorees']): string {
  const ailleurs = ignorees.every(({ cause }) => cause.startsWith('hors du territoire'))
  return ailleurs ? 'Lignes d’autres communes, laissées de côté' : 'Lignes laissées de côté'
}

/** Everything, in one list. */
export function reparationsEnMots(reparations: Reparations): string[] {
  return [
    ...GENRES_REPARATION.flatMap((genre) => dire(reparations[genre], GENRES[genre])),
    ...reparations.refusees.map(
      ({ genre }) => `réparation refusée (${REPARATION_LABELS[genre].refus})\u00a0: ${direGenre(reparations, genre)}`,
    ),
    ...misesAPart(reparations),
  ]
}
