/** Sentences made of pieces: words, and figures that say which they are. */
import type { Inline } from '../model.ts'
import type { Lieu, Reference } from './texte.ts'

/** A sentence, or several: what a paragraph holds. */
export type Phrase = readonly Inline[]

/** phrase`Le territoire compte ${…} habitants.` */
export function phrase(mots: readonly string[], ...valeurs: readonly (string | number | Inline | Phrase)[]): Phrase {
  return mots.flatMap((texte, rang): Phrase => {
    const valeur = valeurs[rang]
    const suite = valeur === undefined ? [] : Array.isArray(valeur) ? valeur : [valeur as Inline | number]
    return [texte, ...suite.map((un) => (typeof un === 'number' ? String(un) : un))].filter((un) => un !== '')
  })
}

/** Sentences one after the other; the empty ones are left out. */
export function enchainer(phrases: readonly Phrase[]): Phrase {
  return phrases.filter(({ length }) => length > 0).flatMap((une, rang) => (rang === 0 ? une : [' ', ...une]))
}

/** The words alone. */
export function enTexte(contenu: Phrase): string {
  return contenu.map((un) => (typeof un === 'string' ? un : un.text)).join('')
}

/** Pieces that the page does not tell apart are one. */
export function fondre(contenu: Phrase): Inline[] {
  const fondus: Inline[] = []
  for (const un of contenu) {
    const nu = typeof un === 'string' ? un : sansReference(un)
    const avant = fondus.at(-1)
    if (typeof nu === 'string' && typeof avant === 'string') fondus[fondus.length - 1] = avant + nu
    else fondus.push(nu)
  }
  return fondus
}

function sansReference({ chiffre: _, ...inline }: Exclude<Inline, string>): Inline {
  return Object.keys(inline).length === 1 ? inline.text : inline
}

const LA_CPTS: Lieu = { type: 'cpts' }

/** A figure in a sentence, as `plan/chiffres.ts` would write it today. */
export function chiffre(
  text: string,
  indicateur: string,
  forme: Reference['forme'],
  { ou = LA_CPTS, millesime = null, avec }: Partial<Pick<Reference, 'ou' | 'millesime' | 'avec'>> = {},
): Inline {
  return { text, chiffre: { indicateur, ou, millesime, forme, ...(avec === undefined ? {} : { avec }) } }
}
