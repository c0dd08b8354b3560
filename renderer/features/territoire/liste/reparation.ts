/** What a pasted list becomes: recognised communes, choices to make, elements to repair or to leave. */
import type { Output } from '../../../../shared/contract/methods.ts'
import type { Ecrit } from '../edition/modifications.ts'

export type Lecture = Output<'territoire.lireListe'>
export type CommuneNommee = Lecture['reconnues'][number]['commune']

/** The user's choices, by place in the list ("a0": first ambiguous, "i2": third unknown). null: left out on purpose. */
export type Choix = ReadonlyMap<string, string | null>

export const cleAmbigue = (rang: number): string => `a${rang}`
export const cleInconnue = (rang: number): string => `i${rang}`

/** One that was recognised, and that the user leaves out all the same. */
export const cleReconnue = (code: string): string => `r${code}`
export const estEcartee = (choix: Choix, code: string): boolean => choix.get(cleReconnue(code)) === null

/** All the codes to add, once each, in the order of the paste within each group. */
export function codesRetenus(lecture: Lecture, choix: Choix): string[] {
  const codes = lecture.reconnues.map((une) => une.commune.code).filter((code) => !estEcartee(choix, code))
  const repares = [
    ...lecture.ambigues.map((_, rang) => choix.get(cleAmbigue(rang))),
    ...lecture.inconnues.map((_, rang) => choix.get(cleInconnue(rang))),
  ].filter((code) => code !== undefined && code !== null)
  return [...new Set([...codes, ...repares])]
}

/** What was written and is only a part of the commune it leads to: kept with the perimeter. */
export function ecritsDe(lecture: Lecture): Ecrit[] {
  return lecture.reconnues.flatMap(({ commune, ecrit }) => (ecrit === null ? [] : [{ code: commune.code, ecrit }]))
}

/** Ambiguous elements still without an answer. Unknown ones are ignored unless repaired. */
export function resteAChoisir(lecture: Lecture, choix: Choix): number {
  return lecture.ambigues.filter((_, rang) => !choix.has(cleAmbigue(rang))).length
}

/** The most frequent département: it settles most homonyms. Null without any. */
export function departementDominant(departements: Iterable<string>): string | null {
  const comptes = new Map<string, number>()
  for (const departement of departements) comptes.set(departement, (comptes.get(departement) ?? 0) + 1)
  const [premier] = [...comptes].sort((a, b) => b[1] - a[1])
  return premier?.[0] ?? null
}

/** For each name that several communes bear, the only one that lies in the dominant département: proposed, never imposed. */
export function choixProposes(lecture: Lecture): Choix {
  const departement = departementDominant(lecture.reconnues.map((une) => une.commune.departement))
  const choix = new Map<string, string | null>()
  lecture.ambigues.forEach((element, rang) => {
    const ici = element.choix.filter((commune) => commune.departement === departement)
    const [seul] = ici
    if (element.homonymes && ici.length === 1 && seul !== undefined) choix.set(cleAmbigue(rang), seul.code)
  })
  return choix
}
