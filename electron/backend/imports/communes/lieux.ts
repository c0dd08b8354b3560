/** Communes named without their code: by name and département, or by postcode and town. Never a guess. */
import { arrondissementNomme } from '../../../../shared/domain/arrondissements-ecrits.ts'
import { departementOfCode, departementsOfPostcode } from '../../../../shared/domain/codes.ts'
import { normaliserNom, sansArticle } from '../../../../shared/domain/nom-commune.ts'
import { Noms } from '../../lieux/noms.ts'
import type { Reference } from '../../reference/types.ts'

/** A commune that bears, or bore, what is written. */
export interface LieuDit {
  /** Its own code: that of a former commune, when the name is one of the past. */
  readonly code: string
  /** Commune of today. */
  readonly commune: string
  /** The name as written, when it is one of the past; null: the name of today. */
  readonly ancien: string | null
}

export type Lieu =
  /** `code`: the own one of a former commune, whose line adds to those of the others that its commune joined. */
  | { readonly kind: 'commune'; readonly code: string }
  /** Several communes fit, today's names and those of the past alike. */
  | { readonly kind: 'ambigu'; readonly lieux: readonly LieuDit[] }
  | { readonly kind: 'inconnu' }

const INCONNU: Lieu = { kind: 'inconnu' }

/** What a postal label adds to the name of a town: "03800 GANNAT CEDEX 2", "LYON 3E ARRONDISSEMENT", "PARIS 12". */
const POSTAL = /(?: cedex(?: \d+)?| \d{1,2}(?: ?(?:e|er|eme))?(?: arrondissement)?)$/

export class Lieux {
  readonly #reference: Reference
  readonly #noms: Noms
  readonly #parNom = new Map<string, Lieu>()
  readonly #postal = new Map<string, Lieu>()
  readonly #compares = new Map<string, string>()

  constructor(reference: Reference) {
    this.#reference = reference
    this.#noms = new Noms(reference)
  }

  /**
   * The communes of this name, of today and of the past: a name that one bears today may be meant for another that bore
   * it, and only the rest of the file tells.
   * @param departement in any writing; '' when the file has none. One that cannot be read leads nowhere.
   */
  parNom(nom: string, departement: string): Lieu {
    const cle = `${departement}\t${nom}`
    let trouve = this.#parNom.get(cle)
    if (trouve === undefined) {
      trouve = this.#chercherNom(nom, departement.trim())
      this.#parNom.set(cle, trouve)
    }
    return trouve
  }

  #chercherNom(nom: string, ecrit: string): Lieu {
    const departement = ecrit === '' ? null : this.#noms.departements.lire(ecrit)
    const ici = (code: string) =>
      departement === null || this.#reference.commune(code)?.departement.code === departement
    const arrondissement = arrondissementNomme(nom)
    if (arrondissement !== undefined && ici(arrondissement)) return { kind: 'commune', code: arrondissement }
    const candidats = this.#noms.candidats(nom).filter(({ code }) => ici(code))
    return lieu(candidats.map(({ propre, code, ancien }) => ({ code: propre, commune: code, ancien })))
  }

  /**
   * The commune of a postcode; of several, the one that has the town's name, or that a town of that name joined. The
   * postcode of a CEDEX is nobody's: « 03006 MOULINS CEDEX » is the one Moulins of the Allier.
   */
  parCodePostal(codePostal: string, ville: string): Lieu {
    const cle = `${codePostal} ${ville}`
    let trouve = this.#postal.get(cle)
    if (trouve === undefined) {
      trouve = this.#chercherPostal(codePostal, ville)
      this.#postal.set(cle, trouve)
    }
    return trouve
  }

  #chercherPostal(codePostal: string, ville: string): Lieu {
    const communes = this.#reference.communesOfPostcode(codePostal)
    const nom = normaliserNom(ville).replace(POSTAL, '')
    if (communes.length === 0) return this.#duCedex(codePostal, nom)
    if (communes.length === 1) return lieu(communes.map(actuelle))
    const exactes = communes.filter((code) => this.#nomDe(code) === nom)
    if (exactes.length > 0) return lieu(exactes.map(actuelle))
    const court = sansArticle(nom)
    const proches = communes.filter((code) => sansArticle(this.#nomDe(code)) === court)
    if (proches.length > 0) return lieu(proches.map(actuelle))
    const anciennes = this.#reference
      .nommees(nom)
      .filter(({ commune, ancien }) => ancien !== null && communes.includes(commune))
    return lieu(anciennes.length > 0 ? anciennes : communes.map(actuelle))
  }

  /** Name of a commune as it is compared. */
  #nomDe(code: string): string {
    let nom = this.#compares.get(code)
    if (nom === undefined) {
      nom = normaliserNom(this.#reference.commune(code)?.nom ?? '')
      this.#compares.set(code, nom)
    }
    return nom
  }

  #duCedex(codePostal: string, nom: string): Lieu {
    const departements = departementsOfPostcode(codePostal)
    const nommees = this.#reference.nommees(nom)
    return lieu(
      nommees.filter(({ commune, ancien }) => ancien === null && departements.includes(departementOfCode(commune))),
    )
  }
}

const actuelle = (code: string): LieuDit => ({ code, commune: code, ancien: null })

/** Several former communes of one name that are one commune today lead to it. */
function lieu(lieux: readonly LieuDit[]): Lieu {
  const [seul, autre] = lieux
  if (seul === undefined) return INCONNU
  if (autre === undefined) return { kind: 'commune', code: seul.code }
  const communes = new Set(lieux.map(({ commune }) => commune))
  return communes.size === 1 ? { kind: 'commune', code: seul.commune } : { kind: 'ambigu', lieux }
}
