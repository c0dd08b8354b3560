/** A list that must be sure as it is: what is not is refused, with the communes it may be and how to write them. */

import { MaillageError } from '../../../shared/contract/errors.ts'
import { compte } from '../../../shared/domain/francais.ts'
import { extrait, francais } from '../imports/bilan/french.ts'
import type { Lecture } from './liste.ts'

/** Problems told one by one. */
const DITS = 20
const CANDIDATS = 8

type Nommee = Lecture['ambigues'][number]['choix'][number]

interface Certaines {
  /** Codes, sorted. */
  readonly communes: string[]
  /** What was written and is only a part of one of them. */
  readonly ecrits: readonly { readonly code: string; readonly ecrit: string }[]
}

/**
 * The communes of a list.
 * @param noter told, in French, each element that leads to another commune than the one written, and what is to check
 * @throws MaillageError territoire: an element is unknown, or may be several communes
 */
export function certaines(lecture: Lecture, noter: (note: string) => void): Certaines {
  const { reconnues, ambigues, inconnues, autres, remarques, cpts = [] } = lecture
  const problemes = [
    ...ambigues.map(({ element, choix, ligne }) => ({ ligne, mots: motsAmbigu(element, choix) })),
    ...inconnues.map(({ element, proches, ligne }) => ({ ligne, mots: motsInconnu(element, proches) })),
  ].sort((a, b) => a.ligne - b.ligne)
  const nombre = problemes.length + autres.ambigues + autres.inconnues
  if (nombre > 0) {
    const dits = problemes.slice(0, DITS).map(({ mots }) => francais(mots))
    const reste = nombre - dits.length
    throw new MaillageError(
      'territoire',
      nombre === 1 ? 'Une commune n’a pas pu être reconnue.' : 'Des communes n’ont pas pu être reconnues.',
      [...dits, ...(reste > 0 ? [`et ${compte(reste, 'autre')}.`] : [])].join('\n'),
      'Écrivez ces éléments par leur code Insee à cinq caractères, ou avec leur département : « La Garde (83) ». Rien n’a été enregistré.',
    )
  }
  for (const { note } of reconnues) if (note !== null) noter(note)
  for (const remarque of remarques) noter(remarque)
  if (cpts.length > 1) {
    const dites = extrait(cpts.map((nom) => `« ${nom} »`))
    noter(francais(`Ce tableau décrit ${cpts.length} CPTS (${dites}) : leurs communes sont ici dans une seule liste.`))
  }
  return {
    communes: reconnues.map(({ commune }) => commune.code).sort(),
    ecrits: reconnues.flatMap(({ commune: { code }, ecrit }) => (ecrit === null ? [] : [{ code, ecrit }])),
  }
}

function motsAmbigu(element: string, choix: readonly Nommee[]): string {
  const [seul] = choix
  if (choix.length === 1 && seul !== undefined)
    return `« ${element} » : est-ce ${enClair(seul)} ? Si oui, écrivez son code.`
  const dits = choix.slice(0, CANDIDATS).map(enClair).join(', ')
  return `« ${element} » : ${choix.length} communes possibles (${dits}${choix.length > CANDIDATS ? '…' : ''}).`
}

function motsInconnu(element: string, proches: readonly Nommee[]): string {
  if (/^(?:\d{5}|2[AB]\d{3})$/i.test(element)) return `« ${element} » n’est pas un code commune.`
  const suite = proches.length === 0 ? '' : ` Vouliez-vous dire ${proches.slice(0, 3).map(enClair).join(', ')} ?`
  return `« ${element} » : aucune commune de ce nom.${suite}`
}

/** « Laval-en-Belledonne (38) 38206, ancien nom Laval ». */
const enClair = ({ nom, departement, code, ancienNom }: Nommee): string =>
  `${nom} (${departement}) ${code}${ancienNom === undefined ? '' : `, autrefois ${ancienNom}`}`
