/**
 * A table that lists everything there is says as much by what it leaves out: a commune without a row has none. That
 * holds only where the file speaks of the whole département; an extract of a few communes says nothing of the others.
 * The same rule for the base of equipments and for the lists of people and establishments, whose own threshold is told
 * apart: they have something in fewer small communes.
 */
import { arrondissementsOf, communeOfArrondissement, departementOfCode } from '../../../../shared/domain/codes.ts'
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

/**
 * A list of care has little in a département of five hundred villages: there, nearly all the towns must be met, and some
 * villages beside them, so that a list of the towns alone does not speak for the villages.
 */
const VILLE = 2000
const PART_VILLES = 0.8
const PART_VILLAGES = 0.05
/**
 * And a whole list of care has lines enough, far more than this wherever people live: five lines that call themselves
 * Paris are not Paris. Design thresholds all, set where an extract fails and a whole file passes by a wide margin.
 */
const HABITANTS_PAR_LIGNE = 20_000

export class Exhaustif {
  readonly #zone: Zone
  readonly #liste: boolean
  /** By département, the communes met. */
  readonly #vues = new Map<string, Set<string>>()
  readonly #lignes = new Map<string, number>()
  /** Codes of Paris, Lyon, Marseille and of their arrondissements. */
  readonly #plm = new Set<string>()

  /** @param liste people or establishments, one line each, rather than a table of all equipments. */
  constructor(zone: Zone, liste = false) {
    this.#zone = zone
    this.#liste = liste
  }

  /** Départements met. */
  get departements(): ReadonlySet<string> {
    return new Set(this.#vues.keys())
  }

  /** Rows of this place, whatever they count. `code`: as the file has it. */
  voir(place: Place, code: string, lignes = 1): void {
    if (place.kind !== 'dedans' && place.kind !== 'dehors') return
    const commune = communeOfArrondissement(place.code) ?? place.code
    if (arrondissementsOf(commune).length > 0) this.#plm.add(code)
    const departement = departementOfCode(commune)
    this.#lignes.set(departement, (this.#lignes.get(departement) ?? 0) + lignes)
    const vues = this.#vues.get(departement)
    if (vues === undefined) this.#vues.set(departement, new Set([commune]))
    else vues.add(commune)
  }

  /** Of which communes the file speaks as a whole: what it does not list there is zero. */
  couverture(): (commune: string) => boolean {
    // Of a national file, only the départements asked about are looked at: a dozen of a hundred.
    const entiers = new Map<string, boolean>()
    const entier = (departement: string): boolean => {
      const connu = entiers.get(departement)
      if (connu !== undefined) return connu
      const vues = this.#vues.get(departement)
      const trouve = vues !== undefined && this.#entier(departement, vues)
      entiers.set(departement, trouve)
      return trouve
    }
    return (commune) => entier(departementOfCode(commune)) && this.#entiere(commune)
  }

  #entier(departement: string, rencontrees: ReadonlySet<string>): boolean {
    const { reference } = this.#zone
    const codes = reference.communesOfDepartement(departement)
    const communes = reference.communes(codes)
    const vues = communes.filter(({ code }) => rencontrees.has(code) && this.#entiere(code))
    if (this.#liste && !this.#assezDeLignes(departement)) return false
    const epci = new Set(communes.flatMap((une) => une.epci?.siren ?? []))
    if (epci.size < EPCI_MINIMUM) {
      return (
        vues.length >= communes.length * PART_SANS_EPCI || (this.#liste && this.#villesEtVillages(codes, rencontrees))
      )
    }
    const rencontres = new Set(vues.flatMap((une) => une.epci?.siren ?? []))
    if (rencontres.size < epci.size * PART_EPCI) return false
    return vues.length >= communes.length * PART || (this.#liste && this.#villesEtVillages(codes, rencontrees))
  }

  #assezDeLignes(departement: string): boolean {
    const { reference } = this.#zone
    const habitants = reference.populationDepartement(departement, reference.millesimes().at(-1) ?? '') ?? 0
    return (this.#lignes.get(departement) ?? 0) * HABITANTS_PAR_LIGNE >= habitants
  }

  #villesEtVillages(codes: readonly string[], rencontrees: ReadonlySet<string>): boolean {
    const { reference } = this.#zone
    const millesime = reference.millesimes().at(-1) ?? ''
    const ville = (code: string) => (reference.population(code, millesime)?.value ?? 0) >= VILLE
    const [villes, villages] = [codes.filter(ville), codes.filter((code) => !ville(code))]
    const vues = (liste: readonly string[]) =>
      liste.filter((code) => rencontrees.has(code) && this.#entiere(code)).length
    return vues(villes) >= villes.length * PART_VILLES && vues(villages) >= villages.length * PART_VILLAGES
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
