/** Names of CPTS as publications write them: « CPTS DE THIERS DORE ET MONTAGNE » is « Thiers Dore et Montagne ». */
import { normaliserNom } from './nom-commune.ts'

export function nomComparable(nom: string): string {
  const norme = normaliserNom(nom)
  const court = norme
    .replace(/^(?:la )?(?:cpts|communaute professionnelle territoriale de sante)\b ?/, '')
    .replace(/^(?:de la|de l|des|de|du|d) /, '')
  return court === '' ? norme : court
}
