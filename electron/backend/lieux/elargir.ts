/** What was written and is only a part of the commune of today that it leads to: kept with the perimeter, and told. */
import { communeOfArrondissement } from '../../../shared/domain/codes.ts'
import type { Elargissement } from '../../../shared/domain/elargissements.ts'
import type { Reference } from '../reference/types.ts'

/** What a code or a name leads to, when it is only a part of that commune. */
export function elargir(ecrit: string, code: string, reference: Reference): Elargissement | null {
  const ancienne = communeOfArrondissement(code) === null ? reference.ancienne(ecrit, code) : undefined
  return ancienne === undefined ? null : { code, ecrit: ancienne.nom, genre: ancienne.genre }
}

/** The part that an element of a list names, by its name or by a code in it; null: the commune itself. */
export function partieEcrite(texte: string, nom: string | null, code: string, reference: Reference): string | null {
  const mots = [nom ?? texte, ...(texte.match(/(?<!\w)(?:\d{2}|2[AB])\d{3}(?!\w)/gi) ?? [])]
  for (const mot of mots) {
    const elargi = elargir(mot, code, reference)
    if (elargi !== null) return elargi.ecrit
  }
  return null
}
