/** The files of a dossier that must be dropped again, as the proof-reader and the screens say them. */
import { type ARedeposer, grouper, phraseARedeposer } from '../../../shared/domain/a-redeposer.ts'
import type { Reference } from '../reference/types.ts'
import { listManques } from '../store/manques.ts'
import type { Dossier } from '../store/types.ts'

export function aRedeposer(dossier: Dossier): ARedeposer[] {
  return grouper(listManques(dossier))
}

export function phrasesARedeposer(dossier: Dossier, reference: Reference): string[] {
  return aRedeposer(dossier).map((une) => phraseARedeposer(une, (code) => reference.commune(code)?.nom ?? code))
}
