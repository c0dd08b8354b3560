/** What a field that the user fills can hold: how it is judged, stored and typed. */
export const TYPES_REGLAGE = [
  'texte',
  'date',
  'dates',
  'siret',
  'rna',
  'finess',
  'missions',
  'montant',
  'pourcent',
  'prorata',
  'taille',
] as const
export type TypeReglage = (typeof TYPES_REGLAGE)[number]
