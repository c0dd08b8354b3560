/** Arrondissements of Paris, Lyon and Marseille as lists write them: beside the city, in a series, as a bare number. */
import { arrondissementSeul, villeDe } from '../../../shared/domain/arrondissements-ecrits.ts'
import { arrondissementsOf } from '../../../shared/domain/codes.ts'
import { type Place, placerCode } from '../lieux/codes.ts'
import type { Reference } from '../reference/types.ts'
import { type Cellule, nettoyer } from './elements.ts'
import { type Element, element } from './lieu.ts'
import { decouper } from './phrase.ts'

/** « Paris ; 13e »: one of its arrondissements; « Lyon ; 5 »: the fifth, or a figure of the table. */
export function arrondissementACote(
  noms: readonly Cellule[],
  cellules: readonly Cellule[],
  reference: Reference,
): Element | null {
  for (const cellule of noms) {
    const ville = villeDe(cellule.nom ?? '')
    if (ville === undefined) continue
    for (const { rang, texte } of cellules) {
      if (rang === cellule.rang) continue
      const sur = arrondissementSeul(texte, ville)
      const nu =
        /^\d{1,2}$/.test(texte) && !ville.startsWith(texte) ? arrondissementSeul(`${texte}e`, ville) : undefined
      const commun = { nom: cellule.nom }
      if (sur !== undefined)
        return element(`${cellule.texte} ${texte}`, { ...commun, place: placerCode(sur, reference) })
      if (nu !== undefined)
        return element(`${cellule.texte} ${texte}`, {
          ...commun,
          place: { kind: 'plusieurs', codes: [ville, nu], partage: false },
        })
    }
  }
  return null
}

/** A number or « arrondissement » in a text that names a city. */
export const PARTIE_DE_VILLE = /(?<!\d)\d{1,2}(?!\d)|\barr(?:ondissements?|dts?|ts?)?\b/iu

/** « Marseille 4-5 » is the 4th and the 5th, « Paris 5 à 7 » the three. */
export const suiteOuverte = (texte: string): string =>
  /^(?:paris|lyon|marseille) /i.test(texte)
    ? texte
        .replace(
          /(\d{1,2})(\p{L}{0,4}) ?[-–] ?(?=(\d{1,2})(?!\d))/gu,
          (tout, un: string, ordre: string, deux: string) =>
            Number(deux) === Number(un) + 1 ? `${un}${ordre} et ` : tout,
        )
        .replace(
          /(\d{1,2})\p{L}{0,4} (?:à|a|au) (?:le )?(\d{1,2})\p{L}{0,4}(?![\p{L}\d])/giu,
          (tout, un: string, deux: string) => {
            const rangs = Array.from({ length: Math.max(0, Number(deux) - Number(un) + 1) }, (_, i) => Number(un) + i)
            return rangs.length === 0 ? tout : rangs.map((rang) => `${rang}e`).join(' et ')
          },
        )
    : texte

/** « Ville de Lyon (5e) »: a number that is not the city's département. */
export const resteUnRang = (texte: string, place: Place): boolean =>
  place.kind === 'une' &&
  arrondissementsOf(place.code).length > 0 &&
  (texte.match(/(?<!\d)\d{1,2}(?!\d)/gu) ?? []).some((rang) => !place.code.startsWith(rang))

export const premierArrondissement = (texte: string, ville: string): boolean =>
  arrondissementSeul(nettoyer(decouper(texte.slice(0, 60))[0] ?? ''), ville) !== undefined
