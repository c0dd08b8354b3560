/** Values of a published JSON whose shape nobody promised: what is not of the type awaited is empty. */

export type Objet = Readonly<Record<string, unknown>>

export const objet = (valeur: unknown): Objet =>
  typeof valeur === 'object' && valeur !== null ? (valeur as Objet) : {}
export const liste = (valeur: unknown): readonly Objet[] => (Array.isArray(valeur) ? valeur.map(objet) : [])
export const texte = (valeur: unknown): string => (typeof valeur === 'string' ? valeur.trim() : '')

/** Has this day (ISO, with or without time; "": never) come on the day of the extraction? Unknown that day: it has. */
export const jourPasse = (date: string, jour: string | null): boolean =>
  date !== '' && (jour === null || date.slice(0, 10) <= jour)
