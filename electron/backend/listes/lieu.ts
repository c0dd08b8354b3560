/** What stands in a list for one commune, and where it leads. */
import type { Place } from '../lieux/codes.ts'
import type { Candidat } from '../lieux/noms.ts'

/** What a piece of text leads to; `candidats`: communes of one name, among which the rest of the list may decide. */
export type Lieu = Place & { readonly candidats?: readonly Candidat[] }

/** Something of the text that stands for one commune. */
export interface Element {
  readonly texte: string
  readonly nom: string | null
  readonly departement: string | null
  readonly place: Lieu
  /** Names found inside a text that is none. */
  readonly dedans: readonly string[]
  /** The name of the CPTS or the like: not worth a question when its communes are in the list anyway. */
  readonly accessoire: boolean
}

export const AUCUNE: Lieu = { kind: 'aucune' }

export function element(texte: string, suite: Partial<Element>): Element {
  return { texte, nom: null, departement: null, place: AUCUNE, dedans: [], accessoire: false, ...suite }
}

/** The same communes, to be asked. */
export function douter(place: Lieu): Lieu {
  return place.kind === 'une'
    ? { kind: 'plusieurs', codes: [place.code], partage: false }
    : place.kind === 'plusieurs'
      ? { kind: 'plusieurs', codes: place.codes, partage: place.partage }
      : place
}

/** Null when the name is the one of today. */
export function noteAncien({ ancien, nom, partie }: Candidat): string | null {
  if (ancien === null) return null
  return partie ? `${ancien} est aujourd’hui dans la commune ${nom}.` : `${ancien} s’appelle aujourd’hui ${nom}.`
}

export function codesDe(place: Place): readonly string[] {
  if (place.kind === 'une') return [place.code]
  return place.kind === 'plusieurs' ? place.codes : []
}

export function reunir(places: readonly Place[]): Lieu {
  const codes = [...new Set(places.flatMap(codesDe))]
  const [seul] = codes
  if (seul === undefined) return AUCUNE
  if (codes.length > 1) return { kind: 'plusieurs', codes, partage: false }
  return places.find((place) => place.kind === 'une') ?? { kind: 'une', code: seul, note: null }
}
