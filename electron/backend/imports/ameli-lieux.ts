/** Where a postcode and a town lead. A national file has forty thousand pairs for half a million lines. */
import { departementOfCode } from '../../../shared/domain/codes.ts'
import { parsePostcode, zeroPerdu } from './values.ts'
import type { Place, Zone } from './zone.ts'

export type LieuAmeli =
  | { readonly kind: 'dehors' }
  /** A postcode that is nobody's, in a département of the study area. */
  | { readonly kind: 'inconnu' }
  /** `code` null: several communes, one of them at least in the study area. */
  | {
      readonly kind: 'place'
      readonly code: string | null
      readonly codePostal: string
      readonly zeroPerdu: boolean
      /** Code of the former commune that the town is, and where it leads. */
      readonly ancienne: { readonly code: string; readonly place: Place & { readonly kind: 'dedans' } } | null
    }

const DEHORS: LieuAmeli = { kind: 'dehors' }

export class LieuxAmeli {
  /** Départements met in the whole file. */
  readonly departements = new Set<string>()
  readonly #zone: Zone
  readonly #etude: ReadonlySet<string>
  /** Postcode as written → town as written → place: no string is made for a pair already met. */
  readonly #connus = new Map<string, Map<string, LieuAmeli>>()

  constructor(zone: Zone) {
    this.#zone = zone
    this.#etude = zone.departements()
  }

  trouver(codePostal: string, ville: string): LieuAmeli {
    let villes = this.#connus.get(codePostal)
    if (villes === undefined) {
      villes = new Map()
      this.#connus.set(codePostal, villes)
    }
    let lieu = villes.get(ville)
    if (lieu === undefined) {
      lieu = this.#chercher(codePostal, ville)
      villes.set(ville, lieu)
    }
    return lieu
  }

  #chercher(ecrit: string, ville: string): LieuAmeli {
    const codePostal = parsePostcode(ecrit)
    if (codePostal === null) return DEHORS
    const zone = this.#zone
    const communes = zone.communesOfPostcode(codePostal)
    const departements = new Set(communes.map(departementOfCode))
    const [seul] = departements
    // A postcode over a border says nothing of which side the file covers.
    if (seul !== undefined && departements.size === 1) this.departements.add(seul)
    if (communes.length === 0) {
      return this.#etude.has(departementOfCode(codePostal)) ? { kind: 'inconnu' } : DEHORS
    }
    if (!communes.some((code) => zone.codes.has(code))) return DEHORS
    // The address of a CEDEX is that of a post office: a person near, not placed.
    const place = { kind: 'place', code: null, codePostal, zeroPerdu: zeroPerdu(ecrit), ancienne: null } as const
    const trouve = /\bcedex\b/i.test(ville) ? null : zone.lieux.parCodePostal(codePostal, ville)
    if (trouve?.kind !== 'commune') return place
    const commune = zone.place(communes.length === 1 ? (communes[0] ?? trouve.code) : trouve.code)
    if (commune.kind !== 'dedans') return DEHORS
    const ancienne = commune.deplace ? { code: trouve.code, place: commune } : null
    return { ...place, code: commune.code, ancienne }
  }
}
