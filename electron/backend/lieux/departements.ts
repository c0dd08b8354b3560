/** A département in any of its writings: « 5 », « 05 », « 2a », « Hautes-Alpes », « 2A - Corse-du-Sud », « dpt 05 ». */
import { normaliserNom } from '../../../shared/domain/nom-commune.ts'
import type { Reference } from '../reference/types.ts'

/** Longer than any writing of one: « Département des Alpes-de-Haute-Provence (04) ». */
const LONGUEUR = 60
const MOT = /^(?:departement|depart|dept|dep|dpt|d)(?: (?:de l|de la|des|du|de|d))? /
/** 69D and 69M: the département of Rhône and the métropole of Lyon, one département of communes. */
const CODE = /^(?:\d{1,3}|2[ab]|69[dm])$/

/** A spreadsheet's number: « 5.0 ». */
const DECIMALE = /(?<=^\d{1,2})[.,]0+$/

/** Normal title of a column of départements: « dpt », « dép. », « Département », « code_dep », « N° dept », « dep_insee »… */
export const TITRE_DEPARTEMENT =
  /^(?:code|cod|num(?:ero)?|no?|nom|libelle|lib)?(?:du|de)?(?:departements?|depart|dept|dep|dpt)(?:code|insee|nom|num(?:ero)?|commune)?$/

export class Departements {
  readonly #parCode = new Map<string, string>()
  readonly #parNom = new Map<string, string>()
  readonly #lus = new Map<string, string | undefined>()

  constructor(reference: Reference) {
    for (const { code, nom } of reference.departements()) {
      this.#parCode.set(code, normaliserNom(nom))
      this.#parNom.set(normaliserNom(nom), code)
    }
  }

  /** Its code ("05", "2A", "974"); undefined when the text is no département, or says two. */
  lire(texte: string): string | undefined {
    if (texte.length > LONGUEUR) return undefined
    if (!this.#lus.has(texte)) this.#lus.set(texte, this.#chercher(normaliserNom(texte.trim().replace(DECIMALE, ''))))
    return this.#lus.get(texte)
  }

  /** Is it the name of one, alone? */
  nomme(norme: string): boolean {
    return this.#parNom.has(norme)
  }

  #chercher(norme: string): string | undefined {
    const direct = this.#simple(norme)
    if (direct !== undefined) return direct
    const court = norme.replace(MOT, '')
    if (court !== norme) return this.#chercher(court)
    const [premier = '', ...suite] = norme.split(' ')
    const dernier = suite.at(-1) ?? ''
    if (CODE.test(premier) && suite.length > 0) return this.#accord(premier, suite.join(' '))
    if (CODE.test(dernier)) return this.#accord(dernier, norme.slice(0, -dernier.length - 1))
    return undefined
  }

  #simple(norme: string): string | undefined {
    if (/^d\d{1,3}$/.test(norme)) return this.#simple(norme.slice(1))
    if (!CODE.test(norme)) return this.#parNom.get(norme)
    const code = norme
      .toUpperCase()
      .padStart(2, '0')
      .replace(/^69[DM]$/, '69')
    if (this.#parCode.has(code)) return code
    // « 020 » of the files that write three digits.
    const trois = /^0\d{2}$/.test(code) ? code.slice(1) : undefined
    return trois !== undefined && this.#parCode.has(trois) ? trois : undefined
  }

  #accord(code: string, nom: string): string | undefined {
    const lu = this.#simple(code)
    const court = nom.replace(MOT, '')
    return lu !== undefined && (this.#parCode.get(lu) === court || this.#parCode.get(lu) === nom) ? lu : undefined
  }
}
