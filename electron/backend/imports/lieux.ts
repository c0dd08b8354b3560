/** Communes named without their code: by name and département, or by postcode and town. Never a guess. */
import { arrondissementNomme } from '../../../shared/domain/arrondissements-ecrits.ts'
import { departementOfCode } from '../../../shared/domain/codes.ts'
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

interface Ancienne {
  readonly code: string
  readonly commune: string
}

export class Lieux {
  readonly #reference: Reference
  /** Normalised name → codes, over all communes of today. */
  #noms: ReadonlyMap<string, readonly string[]> | undefined
  /** Normalised name → former communes that bore it. */
  #anciens: ReadonlyMap<string, readonly Ancienne[]> | undefined
  readonly #postal = new Map<string, Lieu>()

  constructor(reference: Reference) {
    this.#reference = reference
  }

  /**
   * A commune of today, else a former one by its own code: the line then adds to those of the others that it joined.
   * @param departement code or name of the département; '' when the file has none.
   */
  parNom(nom: string, departement: string): Lieu {
    const cle = normaliserNom(nom)
    const dep = departement.trim()
    const ici = (code: string) => dep === '' || this.#estDe(code, dep)
    const arrondissement = arrondissementNomme(nom)
    if (arrondissement !== undefined && ici(arrondissement)) return lieu([arrondissement])
    const codes = this.#duNom(cle).filter(ici)
    return codes.length > 0 ? lieu(codes) : ancien(this.#deLAncien(cle).filter(({ commune }) => ici(commune)))
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
    if (communes.length === 1) return lieu(communes)
    const exactes = communes.filter((code) => normaliserNom(this.#reference.commune(code)?.nom ?? '') === nom)
    if (exactes.length > 0) return lieu(exactes)
    const court = sansArticle(nom)
    const proches = communes.filter(
      (code) => sansArticle(normaliserNom(this.#reference.commune(code)?.nom ?? '')) === court,
    )
    if (proches.length > 0) return lieu(proches)
    const anciennes = this.#deLAncien(nom).filter(({ commune }) => communes.includes(commune))
    return anciennes.length > 0 ? ancien(anciennes) : lieu(communes)
  }

  #duCedex(codePostal: string, nom: string): Lieu {
    const departement = departementOfCode(codePostal)
    const ici = (code: string) => {
      const sien = departementOfCode(code)
      return departement === '20' ? sien === '2A' || sien === '2B' : sien === departement
    }
    const codes = this.#duNom(nom).filter(ici)
    return codes.length > 0 ? lieu(codes) : INCONNU
  }

  #deLAncien(nom: string): readonly Ancienne[] {
    this.#anciens ??= Map.groupBy(this.#reference.anciennes(), (une) => normaliserNom(une.nom))
    return this.#anciens.get(nom) ?? []
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

/** Former communes of one name: one code, or what they are in today. */
function ancien(anciennes: readonly Ancienne[]): Lieu {
  const codes = [...new Set(anciennes.map(({ code }) => code))]
  return lieu(codes.length === 1 ? codes : [...new Set(anciennes.map(({ commune }) => commune))])
}

function lieu(codes: readonly string[]): Lieu {
  const [seul] = codes
  if (seul === undefined) return INCONNU
  return codes.length === 1 ? { kind: 'commune', code: seul } : { kind: 'ambigu', codes }
}
