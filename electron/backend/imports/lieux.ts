/** Communes named without their code: by name and département, or by postcode and town. Never a guess. */
import { normaliserNom, sansArticle } from '../../../shared/domain/nom-commune.ts'
import type { Reference } from '../reference/types.ts'

export type Lieu =
  | { readonly kind: 'commune'; readonly code: string }
  /** Several communes fit. */
  | { readonly kind: 'ambigu'; readonly codes: readonly string[] }
  | { readonly kind: 'inconnu' }

const INCONNU: Lieu = { kind: 'inconnu' }

/** What a postal label adds to the name of a town: "03800 GANNAT CEDEX 2", "LYON 3E ARRONDISSEMENT", "PARIS 12". */
const POSTAL = /(?: cedex(?: \d+)?| \d{1,2}(?: ?(?:e|er|eme))?(?: arrondissement)?)$/

export class Lieux {
  readonly #reference: Reference
  /** Normalised name → codes, over all communes of today. */
  #noms: ReadonlyMap<string, readonly string[]> | undefined
  readonly #postal = new Map<string, Lieu>()

  constructor(reference: Reference) {
    this.#reference = reference
  }

  /** @param departement code or name of the département; '' when the file has none. */
  parNom(nom: string, departement: string): Lieu {
    const codes = this.#duNom(normaliserNom(nom))
    const dep = departement.trim()
    return lieu(dep === '' ? codes : codes.filter((code) => this.#estDe(code, dep)))
  }

  /**
   * The commune of a postcode; of several, the one that has the town's name. A CEDEX has no commune of its own, and its
   * town's name alone is not enough.
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
    if (communes.length < 2) return lieu(communes)
    const nom = normaliserNom(ville).replace(POSTAL, '')
    const exactes = communes.filter((code) => normaliserNom(this.#reference.commune(code)?.nom ?? '') === nom)
    if (exactes.length > 0) return lieu(exactes)
    const court = sansArticle(nom)
    const proches = communes.filter(
      (code) => sansArticle(normaliserNom(this.#reference.commune(code)?.nom ?? '')) === court,
    )
    return lieu(proches.length > 0 ? proches : communes)
  }

  #duNom(nom: string): readonly string[] {
    if (this.#noms === undefined) {
      const noms = new Map<string, string[]>()
      for (const { code, nom: brut } of this.#reference.communes(this.#reference.codes())) {
        const cle = normaliserNom(brut)
        noms.set(cle, [...(noms.get(cle) ?? []), code])
      }
      this.#noms = noms
    }
    return this.#noms.get(nom) ?? []
  }

  #estDe(code: string, departement: string): boolean {
    const info = this.#reference.commune(code)?.departement
    if (info === undefined) return false
    const attendu = departement.toUpperCase().padStart(2, '0')
    return info.code === attendu || normaliserNom(info.nom) === normaliserNom(departement)
  }
}

function lieu(codes: readonly string[]): Lieu {
  const [seul] = codes
  if (seul === undefined) return INCONNU
  return codes.length === 1 ? { kind: 'commune', code: seul } : { kind: 'ambigu', codes }
}
