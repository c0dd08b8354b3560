/**
 * A table that lists everything there is says as much by what it leaves out: a commune without a row has none. That
 * holds only where the file speaks of the whole département; an extract of a few communes says nothing of the others.
 */
import { arrondissementsOf, communeOfArrondissement, departementOfCode } from '../../../shared/domain/codes.ts'
import type { Place, Zone } from './zone.ts'

/** Share of the communes of a département that must be met at least: a national file has many more. */
const PART = 0.2
/**
 * And share of its EPCI: a file of the whole département has something in nearly all of them, one of a few EPCI has not.
 * Where the département has no such parts to look at, nearly all its communes must be met.
 */
const PART_EPCI = 0.9
const PART_SANS_EPCI = 0.8
const EPCI_MINIMUM = 3

export class Exhaustif {
  readonly #zone: Zone
  /** By département, the communes met. */
  readonly #vues = new Map<string, Set<string>>()
  /** Codes of Paris, Lyon, Marseille and of their arrondissements. */
  readonly #plm = new Set<string>()

  constructor(zone: Zone) {
    this.#zone = zone
  }

  /** A row of this place, whatever it counts. `code`: as the file has it. */
  voir(place: Place, code: string): void {
    if (place.kind !== 'dedans' && place.kind !== 'dehors') return
    if (arrondissementsOf(place.code).length > 0) this.#plm.add(code)
    const departement = departementOfCode(place.code)
    const vues = this.#vues.get(departement)
    if (vues === undefined) this.#vues.set(departement, new Set([place.code]))
    else vues.add(place.code)
  }

  /** Of which communes the file speaks as a whole: what it does not list there is zero. */
  couverture(): (commune: string) => boolean {
    const entiers = new Set([...this.#vues].flatMap(([code, vues]) => (this.#entier(code, vues) ? code : [])))
    return (commune) => entiers.has(departementOfCode(commune)) && this.#entiere(commune)
  }

  #entier(departement: string, rencontrees: ReadonlySet<string>): boolean {
    const { reference } = this.#zone
    const communes = reference.communes(reference.communesOfDepartement(departement))
    const vues = communes.filter(({ code }) => rencontrees.has(code) && this.#entiere(code))
    const epci = new Set(communes.flatMap((une) => une.epci?.siren ?? []))
    if (epci.size < EPCI_MINIMUM) return vues.length >= communes.length * PART_SANS_EPCI
    const rencontres = new Set(vues.flatMap((une) => une.epci?.siren ?? []))
    return vues.length >= communes.length * PART && rencontres.size >= epci.size * PART_EPCI
  }

  /** Some arrondissements are not the whole of Paris, Lyon or Marseille. */
  #entiere(commune: string): boolean {
    const entiere = communeOfArrondissement(commune)
    if (entiere !== null) return this.#parArrondissement(entiere)
    const tous = arrondissementsOf(commune)
    if (tous.length === 0 || this.#plm.has(commune)) return true
    return this.#parArrondissement(commune)
  }

  #parArrondissement(commune: string): boolean {
    const tous = arrondissementsOf(commune)
    return tous.filter((code) => this.#plm.has(code)).length >= tous.length * PART_SANS_EPCI
  }
}
