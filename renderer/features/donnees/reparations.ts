/** What an import mended or told apart by itself, in words. */
import { formatNumber } from '../../../shared/domain/format.ts'
import type { Rapport } from './depot.ts'

/** Warnings other than those that the list of repairs says already. */
export const autresAvertissements = (phrases: readonly string[]): string[] =>
  phrases.filter((phrase) => !/perdu le zéro du début/.test(phrase))

const MARQUES: Readonly<Record<string, readonly [string, string]>> = {
  secret: [
    'valeur sous secret statistique, gardée comme telle',
    'valeurs sous secret statistique, gardées comme telles',
  ],
  absent: ['case vide ou sans objet', 'cases vides ou sans objet'],
  non_disponible: ['valeur non disponible', 'valeurs non disponibles'],
  non_diffuse: ['valeur non diffusée', 'valeurs non diffusées'],
  non_importe: ['valeur non importée', 'valeurs non importées'],
}

export function reparationsEnMots({
  zeros,
  anciennes,
  arrondissements,
  totaux,
  notes,
  marques,
}: Rapport['reparations']): string[] {
  const dire = (nombre: number, un: string, plusieurs: string): string[] =>
    nombre === 0 ? [] : [`${formatNumber(nombre)} ${nombre < 2 ? un : plusieurs}`]
  return [
    ...dire(zeros, 'code a retrouvé son zéro', 'codes ont retrouvé leur zéro'),
    ...dire(
      anciennes,
      'ligne d’une ancienne commune, ramenée à celle d’aujourd’hui',
      'lignes d’anciennes communes, ramenées à celles d’aujourd’hui',
    ),
    ...dire(
      arrondissements,
      'ligne d’arrondissement de Paris, Lyon ou Marseille, réunie à sa ville',
      'lignes d’arrondissements de Paris, Lyon ou Marseille, réunies à leur ville',
    ),
    ...dire(totaux, 'ligne de total, mise à part', 'lignes de total, mises à part'),
    ...dire(notes, 'ligne de note, mise à part', 'lignes de note, mises à part'),
    ...marques.flatMap(({ motif, cellules }) => {
      const [un, plusieurs] = MARQUES[motif] ?? ['valeur manquante', 'valeurs manquantes']
      return dire(cellules, un, plusieurs)
    }),
  ]
}
