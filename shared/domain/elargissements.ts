/**
 * A perimeter is made of communes of today. What a list names and that is only a part of one (a commune déléguée, a
 * commune merged since) is counted with the whole: the perimeter keeps what was given, and each document says it.
 */
export type GenreElargissement = 'deleguee' | 'associee' | 'ancienne'

export interface Elargissement {
  /** Commune of today that is counted. */
  readonly code: string
  /** Name of what was given; its code when nobody knows its name. */
  readonly ecrit: string
  readonly genre: GenreElargissement
}

const MOTS: Readonly<Record<GenreElargissement, string>> = {
  deleguee: 'commune déléguée',
  associee: 'commune associée',
  ancienne: 'ancienne commune',
}

/** "Marans, commune déléguée : comptée avec Segré-en-Anjou Bleu entière". */
export function phraseElargissement({ ecrit, genre }: Elargissement, commune: string): string {
  return `${ecrit}, ${MOTS[genre]}\u00a0: comptée avec ${commune} entière`
}
