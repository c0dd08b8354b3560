/**
 * The communes that an import keeps: where does a code or a postcode of the file lead? They are those of the study area,
 * `etude`, and those around: what is kept of these is told by nobody until they join it.
 */
import { communeOfArrondissement, departementOfCode } from '../../../../shared/domain/codes.ts'
import type { Reference } from '../../reference/types.ts'
import { Homonymes } from './homonymes.ts'
import { Lieux } from './lieux.ts'

export type Place =
  /** Leads to one commune that is kept. */
  | { readonly kind: 'dedans'; readonly code: string; readonly deplace: boolean; readonly arrondissement: boolean }
  /** `code`: the one commune of today it leads to. */
  | { readonly kind: 'dehors'; readonly code: string; readonly deplace: boolean; readonly arrondissement: boolean }
  /** The whole of Paris, Lyon or Marseille, of which arrondissements only are kept. */
  | { readonly kind: 'entiere'; readonly code: string }
  /** An old code shared between several communes; `touche` when one of them is kept, `ici` when one is of the study area. */
  | { readonly kind: 'partage'; readonly touche: boolean; readonly ici: boolean; readonly vers: readonly string[] }
  | { readonly kind: 'inconnu' }

export type PostcodePlace =
  | { readonly kind: 'dedans'; readonly code: string }
  /** Several communes, one of them at least kept. */
  | { readonly kind: 'touche' }
  | { readonly kind: 'dehors' }
  /** Not an ordinary postcode: a CEDEX, most often. */
  | { readonly kind: 'inconnu' }

export class Zone {
  readonly codes: ReadonlySet<string>
  /** Of these, those of the study area. */
  readonly etude: ReadonlySet<string>
  readonly reference: Reference
  readonly lieux: Lieux
  readonly homonymes: Homonymes
  readonly #today: ReadonlySet<string>
  readonly #places = new Map<string, Place>()
  readonly #vus = new Set<string>()
  readonly #postcodes = new Map<string, PostcodePlace>()
  readonly #communes = new Map<string, readonly string[]>()
  readonly #departements: ReadonlySet<string>
  readonly #departementsEtude: ReadonlySet<string>
  /** Whole communes of the arrondissements kept, with these. */
  readonly #tenus: ReadonlyMap<string | null, readonly string[]>
  /** Communes that the file tells by arrondissement. */
  readonly #distinguees = new Set<string>()

  /** @param codes communes kept; @param etude those of the study area, all of them unless told. */
  constructor(reference: Reference, codes: Iterable<string>, etude?: Iterable<string>) {
    this.reference = reference
    this.codes = new Set(codes)
    this.etude = etude === undefined ? this.codes : new Set(etude)
    this.#today = new Set(reference.codes())
    this.lieux = new Lieux(reference)
    this.homonymes = new Homonymes(this.etude)
    this.#departements = new Set([...this.codes].map(departementOfCode))
    this.#departementsEtude = new Set([...this.etude].map(departementOfCode))
    this.#tenus = Map.groupBy(
      [...this.codes].filter((code) => communeOfArrondissement(code) !== null),
      communeOfArrondissement,
    )
  }

  /** Arrondissements of this commune that are kept as themselves. */
  arrondissements(commune: string): readonly string[] {
    return this.#tenus.get(commune) ?? []
  }

  /** False: an arrondissement of a commune that the file, as far as it was read, tells as a whole only. */
  distingue(code: string): boolean {
    const commune = communeOfArrondissement(code)
    return commune === null || this.#distinguees.has(commune)
  }

  /** The arrondissement kept that a postcode tells, of a place told as its commune; else that place. */
  preciser(code: string, codePostal: string): string {
    if (this.arrondissements(code).length === 0) return code
    const precis = this.reference.arrondissementOfPostcode(codePostal)
    if (precis === undefined || communeOfArrondissement(precis) !== code) return code
    this.#distinguees.add(code)
    return precis
  }

  /** Communes of a postcode; the arrondissement alone where it is kept. */
  communesOfPostcode(codePostal: string): readonly string[] {
    let found = this.#communes.get(codePostal)
    if (found === undefined) {
      found = this.reference.communesOfPostcode(codePostal).map((code) => {
        const precis = this.preciser(code, codePostal)
        return this.codes.has(precis) ? precis : code
      })
      this.#communes.set(codePostal, found)
    }
    return found
  }

  /** Communes kept where a line of this postcode may be: of a city told by arrondissement, all of these. */
  possibles(codePostal: string): readonly string[] {
    const communes = this.communesOfPostcode(codePostal)
    if (communes.every((code) => this.codes.has(code))) return communes
    return communes.flatMap((code) => (this.codes.has(code) ? [code] : this.arrondissements(code)))
  }

  /** Is one of these communes of the study area? */
  ici(codes: Iterable<string>): boolean {
    for (const code of codes) if (this.etude.has(code)) return true
    return false
  }

  /** The one commune of a postcode, an arrondissement where it tells one; undefined: several, or none. */
  communeOfPostcode(codePostal: string): string | undefined {
    const [seule, ...autres] = this.reference.communesOfPostcode(codePostal)
    return this.reference.arrondissementOfPostcode(codePostal) ?? (autres.length === 0 ? seule : undefined)
  }

  /** What totals of larger territories add up: whole communes. Null: a place that is of none. */
  enCommune(place: Place): (Place & { readonly kind: 'dedans' | 'dehors' }) | null {
    if (place.kind === 'entiere') return this.#inside(place.code, false, false)
    if (place.kind !== 'dedans' && place.kind !== 'dehors') return null
    const commune = communeOfArrondissement(place.code)
    return commune === null ? place : this.#inside(commune, true, true)
  }

  place(code: string): Place {
    let found = this.#places.get(code)
    if (found === undefined) {
      found = this.#resolve(code)
      this.#places.set(code, found)
      this.#vus.add(code)
    }
    return found
  }

  /**
   * Once every code of the file is known: a code born of several communes stands for one of them. Of figures, `Reunions`
   * then tells them as one; people and establishments (`offre`) can only be there when all are of the study area. Gives the
   * communes around of which an import with another study area would say otherwise.
   */
  reunir(offre: boolean): string[] {
    const doutes: string[] = []
    for (const { communes, codes } of this.reference.mouvements?.ensembles(this.#vus) ?? []) {
      const dedans = communes.filter((code) => this.codes.has(code))
      const porteur = dedans[0] ?? communes[0]
      if (porteur === undefined) continue
      if (offre && !communes.every((code) => this.etude.has(code))) {
        doutes.push(...communes)
        continue
      }
      for (const code of codes) {
        if (this.#places.get(code)?.kind === 'partage') this.#places.set(code, this.#inside(porteur, true, false))
      }
    }
    return doutes
  }

  /** Every commune code asked about so far: those of the file. It grows with the reading; asked for often, never copied. */
  get vus(): ReadonlySet<string> {
    return this.#vus
  }

  postcode(codePostal: string): PostcodePlace {
    let found = this.#postcodes.get(codePostal)
    if (found === undefined) {
      const communes = this.communesOfPostcode(codePostal)
      const [only] = communes
      if (only === undefined) found = { kind: 'inconnu' }
      else if (communes.length === 1) found = this.codes.has(only) ? { kind: 'dedans', code: only } : { kind: 'dehors' }
      else found = communes.some((code) => this.codes.has(code)) ? { kind: 'touche' } : { kind: 'dehors' }
      this.#postcodes.set(codePostal, found)
    }
    return found
  }

  /** Départements kept: "03", "2A", "974". */
  departements(): ReadonlySet<string> {
    return this.#departements
  }

  departementsEtude(): ReadonlySet<string> {
    return this.#departementsEtude
  }

  #resolve(code: string): Place {
    // Most codes of a file are today's: one query for all of them, then none.
    if (this.#today.has(code)) {
      const partielle = this.arrondissements(code).length > 0 && !this.codes.has(code)
      return partielle ? { kind: 'entiere', code } : this.#inside(code, false, false)
    }
    const commune = communeOfArrondissement(code)
    if (commune !== null) this.#distinguees.add(commune)
    if (this.codes.has(code)) return this.#inside(code, false, false)
    const resolution = this.reference.resolve(code)
    switch (resolution.kind) {
      case 'today':
        return this.#inside(resolution.code, false, false)
      case 'moved':
        return this.#inside(resolution.to, true, communeOfArrondissement(code) !== null)
      case 'split':
        return {
          kind: 'partage',
          touche: this.#touches(resolution, this.codes, this.#departements),
          ici: this.#touches(resolution, this.etude, this.#departementsEtude),
          vers: resolution.to,
        }
      default:
        return { kind: 'inconnu' }
    }
  }

  /** The history does not always say between which communes a suppressed one was shared: then its département tells. */
  #touches(
    { code, to }: { readonly code: string; readonly to: readonly string[] },
    codes: ReadonlySet<string>,
    departements: ReadonlySet<string>,
  ): boolean {
    if (to.length === 0) return departements.has(departementOfCode(code))
    return to.some((one) => codes.has(one))
  }

  #inside(code: string, deplace: boolean, arrondissement: boolean): Place & { readonly kind: 'dedans' | 'dehors' } {
    return { kind: this.codes.has(code) ? 'dedans' : 'dehors', code, deplace, arrondissement }
  }
}
