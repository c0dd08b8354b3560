/**
 * How a value to compare with was made, in plain words: a total that the file prints and a total that Maillage adds up
 * do not carry the same weight in front of an ARS.
 */

import type { Comparaison, OrigineComparaison } from '../chiffres/faits.ts'
import { MOTS_NIVEAU } from '../niveaux.ts'

const MOTS: Readonly<Record<OrigineComparaison, string>> = {
  donnee: 'donné par le fichier pour ce territoire',
  somme: 'additionné par Maillage, commune par commune',
  moyenne: 'moyenne calculée par Maillage sur les communes, selon le poids de chacune',
  calcul: 'calculé par Maillage à partir des effectifs du même territoire',
}

const INCONNUE = 'donné par le fichier ou additionné par Maillage\u00a0: réimportez le fichier pour le savoir'

/** "donné par le fichier pour ce territoire". @param origine null: imported before this was kept. */
export function motsOrigine(origine: OrigineComparaison | null): string {
  return origine === null ? INCONNUE : MOTS[origine]
}

/** All those of a figure in one line: "département, région : donné par le fichier… ; France : additionné par Maillage…". */
export function originesEnMots(comparaisons: readonly Comparaison[]): string {
  const dites = comparaisons.filter(({ valeur }) => valeur.kind !== 'missing')
  return [...Map.groupBy(dites, ({ origine }) => origine ?? null)]
    .map(([origine, siennes]) => {
      const niveaux = [...new Set(siennes.map(({ niveau }) => MOTS_NIVEAU[niveau].mot))]
      return `${niveaux.join(', ')}\u00a0: ${motsOrigine(origine)}`
    })
    .join('\u00a0; ')
}
