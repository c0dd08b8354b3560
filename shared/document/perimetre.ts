/** What a perimeter is made of, in words: whole communes, arrondissements, and what was counted more widely than given. */
import { compterLieux } from '../domain/arrondissements.ts'
import { communeOfArrondissement } from '../domain/codes.ts'
import type { Portrait } from '../domain/portrait-types.ts'
import type { Block } from './model.ts'
import { enToutes } from './valeurs.ts'

type Lieux = Pick<Portrait, 'communes' | 'nombreCommunes' | 'perimetre'>

export const aDesArrondissements = (communes: readonly { readonly code: string }[]): boolean =>
  communes.some(({ code }) => communeOfArrondissement(code) !== null)

/** "25 communes", "1 arrondissement de Lyon"; null when unknown. */
export function enLieux(portrait: Lieux): string | null {
  if (portrait.perimetre !== 'complet' || !aDesArrondissements(portrait.communes))
    return enToutes(portrait.nombreCommunes)
  return compterLieux(portrait.communes.map(({ code }) => code))
}

/** "Commune", "Arrondissement", "Commune ou arrondissement": title of a column of these. */
export function titreLieux(communes: readonly { readonly code: string }[]): string {
  if (!aDesArrondissements(communes)) return 'Commune'
  const entieres = communes.some(({ code }) => communeOfArrondissement(code) === null)
  return entieres ? 'Commune ou arrondissement' : 'Arrondissement'
}

/** "Communes", "Arrondissements", "Communes et arrondissements". */
export function intituleLieux(communes: readonly { readonly code: string }[]): string {
  const titre = titreLieux(communes)
  return titre === 'Commune ou arrondissement' ? 'Communes et arrondissements' : `${titre}s`
}

/** Under a table of populations: its sources, and the communes of these that are counted whole. */
export function sourceElargie(
  { elargissements }: Portrait,
  source: string | null,
  codes?: Iterable<string>,
): string | null {
  const ici = codes === undefined ? null : new Set(codes)
  const phrases = elargissements.filter(({ code }) => ici === null || ici.has(code)).map(({ phrase }) => phrase)
  return phrases.length === 0 ? source : [...(source === null ? [] : [source]), ...phrases].join('. ')
}

/** The communes that are counted whole where a part of them was given. */
export function blocElargissements({ elargissements }: Portrait): Block[] {
  if (elargissements.length === 0) return []
  const content = [
    `${elargissements.map(({ phrase }) => phrase).join('. ')}. Les chiffres sont ceux des communes entières.`,
  ]
  return [{ type: 'note', tone: 'attention', title: null, content }]
}
