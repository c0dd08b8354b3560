/** Names of CPTS as publications write them: « CPTS DE THIERS DORE ET MONTAGNE » is « Thiers Dore et Montagne ». */
import { normaliserNom } from './nom-commune.ts'

/** Same words, however they are written: letter case, accents, hyphens and a leading « CPTS de » tell nothing. */
export function nomComparable(nom: string): string {
  const norme = normaliserNom(nom)
  const court = norme
    .replace(/^(?:la )?(?:cpts|communaute professionnelle territoriale de sante)\b ?/, '')
    .replace(/^(?:de la|de l|des|de|du|d) /, '')
  return court === '' ? norme : court
}

/** The one that bears this name as it is written, else the only one that bears it in another writing; undefined: none, or several. */
export function deCeNom<T extends { readonly nom: string }>(cpts: readonly T[], nom: string): T | undefined {
  const ecrit = nom.normalize('NFC').trim().replace(/\s+/gu, ' ')
  const exacte = cpts.find((une) => une.nom === ecrit)
  if (exacte !== undefined) return exacte
  const [proche, autre] = cpts.filter((une) => nomComparable(une.nom) === nomComparable(ecrit))
  return autre === undefined ? proche : undefined
}
