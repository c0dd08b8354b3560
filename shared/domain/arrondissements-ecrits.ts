/** Municipal arrondissements of Paris, Lyon and Marseille by name: « Lyon 5e », « Paris XIIIe », « Marseille 04 », « 13e ». */
import { arrondissementsOf } from './codes.ts'
import { normaliserNom } from './nom-commune.ts'

const VILLES: ReadonlyMap<string, string> = new Map([
  ['paris', '75056'],
  ['lyon', '69123'],
  ['marseille', '13055'],
])
const ORDINAL = `(?:er|ere|ers|e|eme|emes|ieme|iemes|nd|nde|d|de)`
/** Roman numbers only with their sign of order: « Paris V » may be anything. */
const ROMAIN = '[ivx]{1,5}'
const NUMERO = String.raw`(?:(\d{1,2}) ?${ORDINAL}?|(${ROMAIN}) ?${ORDINAL})`
const SUITE = `(?: (?:arrondissements?|arrdt|arrond|arrt|arr))?`
const COMPLET = new RegExp(`^(paris|lyon|marseille) ${NUMERO}${SUITE}$`)
const INVERSE = new RegExp(`^${NUMERO}${SUITE} (?:de )?(paris|lyon|marseille)$`)
const SEUL = new RegExp(
  String.raw`^(?:le )?(?:(\d{1,2}) ?${ORDINAL}|(${ROMAIN}) ?${ORDINAL}|(\d{1,2}) (?:arrondissements?|arrdt|arrond|arrt|arr))${SUITE}$`,
)
const LONGUEUR = 40

/** INSEE code of the commune of one of the three cities; undefined for another name. */
export function villeDe(nom: string): string | undefined {
  return VILLES.get(normaliserNom(nom))
}

/** Code of the arrondissement that a name says ("Lyon 5e" → "69385"); undefined when it says none, or one that does not exist. */
export function arrondissementNomme(nom: string): string | undefined {
  if (nom.length > LONGUEUR) return undefined
  const norme = normaliserNom(nom)
  const complet = COMPLET.exec(norme)
  if (complet !== null) return code(complet[1], complet[2] ?? complet[3])
  const inverse = INVERSE.exec(norme)
  return inverse === null ? undefined : code(inverse[3], inverse[1] ?? inverse[2])
}

/** Does the name look like an arrondissement, even one that does not exist (« Paris 21e »)? */
export function parleDArrondissement(nom: string): boolean {
  return nom.length <= LONGUEUR && (COMPLET.test(normaliserNom(nom)) || INVERSE.test(normaliserNom(nom)))
}

const EVOQUE = new RegExp(
  String.raw`^(paris|lyon|marseille) (?:(\d{1,2}) ?${ORDINAL}?|(${ROMAIN}) ?${ORDINAL}?)(?= |$)`,
)

/** The arrondissement to propose for words that are not quite one: « Lyon 7e Gerland », « Paris XVI ». Never to be taken unasked. */
export function arrondissementEvoque(nom: string): string | undefined {
  const lu = nom.length > LONGUEUR ? null : EVOQUE.exec(normaliserNom(nom))
  return lu === null ? undefined : code(lu[1], lu[2] ?? lu[3])
}

/** « 14e », « 5e arr. » after « Paris 13e »: the same city. */
export function arrondissementSeul(texte: string, ville: string): string | undefined {
  const lu = texte.length > LONGUEUR ? null : SEUL.exec(normaliserNom(texte))
  return lu === null ? undefined : numero(ville, lu[1] ?? lu[2] ?? lu[3])
}

const code = (ville: string | undefined, rang: string | undefined): string | undefined =>
  numero(VILLES.get(ville ?? '') ?? '', rang)

function numero(ville: string, ecrit: string | undefined): string | undefined {
  const rang = ecrit === undefined ? 0 : /^\d/.test(ecrit) ? Number(ecrit) : romain(ecrit)
  return rang < 1 ? undefined : arrondissementsOf(ville)[rang - 1]
}

const VALEURS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 }

/** 0 when it is no number written the usual way. */
function romain(lettres: string): number {
  if (!/^x{0,2}(?:ix|iv|v?i{0,3})$/.test(lettres)) return 0
  const valeurs = [...lettres].map((lettre) => VALEURS[lettre] ?? 0)
  return valeurs.reduce((somme, valeur, i) => somme + (valeur < (valeurs[i + 1] ?? 0) ? -valeur : valeur), 0)
}
