/** Where a postcode and a town lead. A national file has forty thousand pairs for half a million lines. */
import { departementOfCode, departementsOfPostcode } from '../../../../shared/domain/codes.ts'
import type { Place, Zone } from '../communes/zone.ts'
import { parsePostcode, zeroPerdu } from '../table/values.ts'

export type LieuAmeli =
  | { readonly kind: 'dehors' }
  /** A postcode that is nobody's, in a département that is kept; `ici`: in one of the study area. */
  | { readonly kind: 'inconnu'; readonly codePostal: string; readonly ici: boolean }
  /** `code` null: several communes, one of them at least kept. */
  | {
      readonly kind: 'place'
      readonly code: string | null
      readonly codePostal: string
      readonly zeroPerdu: boolean
      /** Code of the former commune that the town is, and where it leads. */
      readonly ancienne: { readonly code: string; readonly place: Place & { readonly kind: 'dedans' } } | null
    }

const DEHORS: LieuAmeli = { kind: 'dehors' }

interface Connu {
  readonly lieu: LieuAmeli
  /** Commune where such lines are, in the whole country; null: not told. */
  readonly commune: string | null
  lignes: number
}

export class LieuxAmeli {
  readonly #zone: Zone
  /** Postcode as written → town as written → place: no string is made for a pair already met. */
  readonly #connus = new Map<string, Map<string, Connu>>()

  constructor(zone: Zone) {
    this.#zone = zone
  }

  trouver(codePostal: string, ville: string): LieuAmeli {
    let villes = this.#connus.get(codePostal)
    if (villes === undefined) {
      villes = new Map()
      this.#connus.set(codePostal, villes)
    }
    let connu = villes.get(ville)
    if (connu === undefined) {
      connu = { ...this.#chercher(codePostal, ville), lignes: 0 }
      villes.set(ville, connu)
    }
    connu.lignes++
    return connu.lieu
  }

  /** How many lines each commune of the country has. */
  *vues(): Generator<readonly [commune: string, lignes: number]> {
    for (const villes of this.#connus.values()) {
      for (const { commune, lignes } of villes.values()) if (commune !== null) yield [commune, lignes]
    }
  }

  #chercher(ecrit: string, ville: string): Omit<Connu, 'lignes'> {
    const codePostal = parsePostcode(ecrit)
    if (codePostal === null) return { lieu: DEHORS, commune: null }
    const zone = this.#zone
    const communes = zone.communesOfPostcode(codePostal)
    const trouve = zone.lieux.parCodePostal(codePostal, ville)
    if (communes.length === 0 && trouve.kind !== 'commune') {
      const dans = (departements: ReadonlySet<string>) =>
        departementsOfPostcode(codePostal).some((departement) => departements.has(departement))
      const lieu = { kind: 'inconnu', codePostal, ici: dans(zone.departementsEtude()) } as const
      return { lieu: dans(zone.departements()) ? lieu : DEHORS, commune: null }
    }
    const possibles =
      trouve.kind === 'commune'
        ? [trouve.code]
        : trouve.kind === 'ambigu'
          ? trouve.lieux.map(({ commune }) => commune)
          : communes
    const commune = zone.communeOfPostcode(codePostal) ?? this.#seule(possibles)
    const place =
      trouve.kind === 'commune' ? zone.place(communes.length === 1 ? (communes[0] ?? trouve.code) : trouve.code) : null
    if (place === null || place.kind === 'entiere') {
      // Of a whole commune, a postcode may tell an arrondissement that the study area does not hold.
      const ailleurs =
        place === null
          ? !possibles.some((code) => zone.codes.has(code))
          : zone.reference.arrondissementOfPostcode(codePostal) !== undefined
      if (ailleurs) return { lieu: DEHORS, commune }
      return {
        lieu: { kind: 'place', code: null, codePostal, zeroPerdu: zeroPerdu(ecrit), ancienne: null },
        commune,
      }
    }
    if (place.kind !== 'dedans') return { lieu: DEHORS, commune }
    const ancienne = place.deplace && trouve.kind === 'commune' ? { code: trouve.code, place } : null
    return { lieu: { kind: 'place', code: place.code, codePostal, zeroPerdu: zeroPerdu(ecrit), ancienne }, commune }
  }

  /** Of several, one that tells the département, but no more than that: the first of them all. */
  #seule(communes: readonly string[]): string | null {
    const [premiere] = communes
    if (premiere === undefined) return null
    // A postcode over a border says nothing of which side the file covers.
    return new Set(communes.map(departementOfCode)).size === 1 ? premiere : null
  }
}
