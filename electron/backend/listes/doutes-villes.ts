/** Around Paris, Lyon and Marseille in a list: what would be counted twice, and quarters that bear the name of a commune of elsewhere. */
import { arrondissementsOf, communeOfArrondissement } from '../../../shared/domain/codes.ts'
import { ecart, LOIN_KM } from '../lieux/choix.ts'
import type { Reference } from '../reference/types.ts'
import { douter, type Element } from './lieu.ts'

/** « Lyon 5e » and « Lyon » in one list: the arrondissement would be counted with the whole city. Which one is asked. */
export function villesEnDoute<T extends Element>(elements: readonly T[]): readonly T[] {
  const villes = new Set(
    elements.flatMap(({ place }) => (place.kind === 'une' ? communeOfArrondissement(place.code) : [])),
  )
  return elements.map((element) =>
    element.place.kind === 'une' && villes.has(element.place.code)
      ? { ...element, place: douter(element.place) }
      : element,
  )
}

/**
 * « Lyon 7e, Gerland »: Gerland is a quarter of Lyon for whoever writes this, and a commune of the Côte-d’Or for the
 * official list. A name alone, far from the city when everything else is beside it, is asked and never taken.
 * @param dossier communes of the dossier that the list is for.
 */
export function quartiersEnDoute<T extends Element>(
  elements: readonly T[],
  dossier: readonly string[],
  reference: Reference,
): readonly T[] {
  const surs = new Set(dossier)
  for (const { place } of elements) if (place.kind === 'une') surs.add(place.code)
  const centres = [...surs].filter(deVille).flatMap((code) => {
    const centre = reference.commune(code)?.centre
    return centre == null ? [] : [centre]
  })
  if (centres.length === 0) return elements
  const loin = new Set(
    [...surs].filter((code) => ecart({ centre: reference.commune(code)?.centre ?? null }, centres) > LOIN_KM),
  )
  if (loin.size !== 1) return elements
  return elements.map((element) => {
    const { place, nom, departement, texte } = element
    const seulNom = nom !== null && departement === null && !/\d/.test(texte)
    return seulNom && place.kind === 'une' && loin.has(place.code) ? { ...element, place: douter(place) } : element
  })
}

const deVille = (code: string): boolean => communeOfArrondissement(code) !== null || arrondissementsOf(code).length > 0
