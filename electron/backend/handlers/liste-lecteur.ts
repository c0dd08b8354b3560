/**
 * One line of a list → the communes it may mean. Nothing is guessed: a name that several communes bear, or a number that
 * is a code here and a postcode there, is given back to choose.
 */
import { normaliserNom } from '../../../shared/domain/nom-commune.ts'
import type { Reference } from '../reference/types.ts'
import { type Place, placerCode, placerNom } from './communes.ts'
import type { Cellule, LigneListe } from './liste-elements.ts'

/** Something of the text that stands for one commune. */
export interface Element {
  readonly texte: string
  readonly nom: string | null
  readonly departement: string | null
  readonly place: Place
}

/** How bare numbers are read in this text; undefined: nothing tells. */
type Usage = 'insee' | 'postal' | undefined

/** One number that can only be a postcode tells that all are; one that can only be a code tells the contrary. */
export function usageDe(lignes: readonly LigneListe[], reference: Reference): Usage {
  const nombres = new Set(lignes.flatMap(({ cellules }) => cellules.flatMap(({ nombre }) => nombre ?? [])))
  let codes = 0
  let postaux = 0
  for (const nombre of nombres) {
    const code = reference.resolve(nombre).kind !== 'unknown'
    const postal = reference.communesOfPostcode(nombre).length > 0
    if (code && !postal) codes++
    if (postal && !code) postaux++
  }
  if (codes > 0 === postaux > 0) return undefined
  return codes > 0 ? 'insee' : 'postal'
}

export class Lecteur {
  readonly #reference: Reference
  readonly #usage: Usage
  /** Codes of the départements by their normal names. */
  readonly #departements = new Map<string, string>()
  /** Normal names written on several lines. */
  readonly #repetes = new Set<string>()

  constructor(reference: Reference, usage: Usage, lignes: readonly LigneListe[]) {
    this.#reference = reference
    this.#usage = usage
    for (const code of CODES_DEPARTEMENTS) {
      const nom = reference.departement(code)?.nom
      if (nom !== undefined) this.#departements.set(normaliserNom(nom), code)
    }
    const vus = new Set<string>()
    for (const { cellules } of lignes) {
      for (const nom of new Set(cellules.map((cellule) => normaliserNom(cellule.nom ?? '')))) {
        if (vus.has(nom)) this.#repetes.add(nom)
        vus.add(nom)
      }
    }
  }

  ligne({ tableau, cellules }: LigneListe): Element[] {
    const ecrits = cellules.filter((c) => c.nom !== null)
    const departement = this.#departementDe(cellules, ecrits, tableau)
    const propres = ecrits.filter((c) => !this.#attribut(c, ecrits, tableau))
    const noms = propres.length > 0 ? propres : ecrits
    const nombres = cellules.filter((c) => c.nombre !== null && c.nom === null)
    const elements: Element[] = []
    const pris = new Set<Cellule>()
    // A number and a name of one line that lead to the same commune are one element, and name each other.
    for (const nom of noms) {
      const accord = nombres.find((n) => !pris.has(n) && this.#accord(nom, n.nombre ?? '', departement) !== null)
      if (accord === undefined) continue
      pris.add(accord).add(nom)
      elements.push(this.#element(nom, accord.nombre, departement))
      if (tableau) return elements // the other cells of the row describe this commune
    }
    const [nom, autreNom] = noms.filter((c) => !pris.has(c))
    const [nombre] = nombres.filter((c) => !pris.has(c))
    if (tableau && nom !== undefined && nombre !== undefined && autreNom === undefined) {
      return [...elements, this.#element(nom, nombre.nombre, departement)]
    }
    for (const cellule of cellules) {
      if (pris.has(cellule)) continue
      if (noms.includes(cellule)) elements.push(...this.#noms(cellule, departement))
      else if (nombres.includes(cellule)) elements.push(this.#element(cellule, cellule.nombre, departement))
    }
    // A line that says nothing but a figure or a département is shown as not understood rather than dropped.
    const [seule] = cellules
    return elements.length > 0 || seule === undefined
      ? elements
      : [{ texte: seule.texte, nom: seule.texte, departement: null, place: { kind: 'aucune' } }]
  }

  /** "Vichy et Cusset" are two, unless a commune bears the whole. */
  #noms(cellule: Cellule, departement: string | undefined): Element[] {
    const entier = this.#element(cellule, cellule.nombre, departement)
    const parties = cellule.nom?.split(/\s+et\s+|\s+&\s+/i) ?? []
    if (entier.place.kind !== 'aucune' || parties.length < 2) return [entier]
    const separes = parties.map((nom) => this.#element({ ...cellule, texte: nom, nom }, null, departement))
    return separes.every(({ place }) => place.kind !== 'aucune') ? separes : [entier]
  }

  #element(cellule: Cellule, nombre: string | null, departement: string | undefined): Element {
    const { nom } = cellule
    const texte = nombre === null || cellule.nombre !== null ? cellule.texte : `${nombre} ${cellule.texte}`
    const ici = this.#codeDepartement(cellule.departement) ?? departement ?? null
    return { texte, nom, departement: ici, place: this.#placer(nom, nombre, ici ?? undefined) }
  }

  #placer(nom: string | null, nombre: string | null, departement: string | undefined): Place {
    if (nom === null) return this.#nombre(nombre ?? '')
    const parNom = this.#nom(nom, departement)
    if (nombre === null) return parNom
    const accord = this.#accord({ nom, departement: null }, nombre, departement)
    if (accord !== null) return accord
    const parNombre = this.#nombre(nombre)
    if (parNom.kind === 'aucune') return parNombre
    if (parNombre.kind === 'aucune') return parNom
    return reunir([parNom, parNombre]) // the name says one commune, the number another
  }

  /** The commune that both the name and the number mean; null when they do not meet. */
  #accord(
    cellule: Pick<Cellule, 'nom' | 'departement'>,
    nombre: string,
    departement: string | undefined,
  ): Place | null {
    const parNom = this.#nom(cellule.nom ?? '', this.#codeDepartement(cellule.departement) ?? departement)
    const possibles = new Set(codesDe(reunir([placerCode(nombre, this.#reference), this.#postal(nombre)])))
    const communs = codesDe(parNom).filter((code) => possibles.has(code))
    const [seul, autre] = communs
    if (seul === undefined) return null
    if (autre !== undefined) return { kind: 'plusieurs', codes: communs, partage: false }
    return { kind: 'une', code: seul, note: parNom.kind === 'une' ? parNom.note : null }
  }

  #nom(nom: string, departement: string | undefined): Place {
    const arrondissement = this.#arrondissement(nom)
    if (arrondissement.kind !== 'aucune') return arrondissement
    const place = placerNom(nom, this.#reference, departement)
    const court = nom.replace(
      /^(?:(?:la |les )?communes?|(?:la )?ville|(?:la )?mairie) (?:de la |de l['’]|des |du |de |d['’])/iu,
      '',
    )
    return place.kind === 'aucune' && court !== nom ? placerNom(court, this.#reference, departement) : place
  }

  /** "Lyon 3e", "Paris 1er arrondissement": the whole commune, as with the code of the arrondissement. */
  #arrondissement(nom: string): Place {
    const lu = /^(paris|lyon|marseille) (\d{1,2}) ?(?:er|ere|e|eme)?(?: arrondissement)?$/.exec(normaliserNom(nom))
    const premier = lu === null ? undefined : ARRONDISSEMENTS.get(lu[1] ?? '')
    if (premier === undefined) return { kind: 'aucune' }
    return placerCode(String(premier + Number(lu?.[2])), this.#reference)
  }

  #nombre(nombre: string): Place {
    const code = placerCode(nombre, this.#reference)
    const postal = this.#postal(nombre)
    if (postal.kind === 'aucune') return code
    if (code.kind === 'aucune') return postal
    if (this.#usage === 'insee') return code
    return this.#usage === 'postal' ? postal : reunir([code, postal])
  }

  #postal(nombre: string): Place {
    const codes = this.#reference.communesOfPostcode(nombre)
    const [seul, autre] = codes
    if (seul === undefined) return { kind: 'aucune' }
    if (autre !== undefined) return { kind: 'plusieurs', codes, partage: false }
    const nom = this.#reference.commune(seul)?.nom ?? seul
    return { kind: 'une', code: seul, note: `${nombre} est le code postal de ${nom}.` }
  }

  /** What a row says of its commune besides its name: the département it is in, or an EPCI written on every row. */
  #attribut(cellule: Cellule, ecrits: readonly Cellule[], tableau: boolean): boolean {
    const nom = cellule.nom ?? ''
    const departement = this.#codeDepartement(nom)
    const autres = ecrits.filter((autre) => autre !== cellule)
    if (departement !== undefined && autres.some((autre) => this.#estDans(autre, departement))) return true
    if (!tableau || autres.length === 0 || !this.#repetes.has(normaliserNom(nom))) return false
    return departement !== undefined || this.#nom(nom, undefined).kind === 'aucune'
  }

  #estDans({ nom }: Cellule, departement: string): boolean {
    const codes = codesDe(this.#nom(nom ?? '', departement))
    return this.#reference.communes(codes).some((commune) => commune.departement.code === departement)
  }

  /** The département that a cell of the line gives by itself. */
  #departementDe(cellules: readonly Cellule[], ecrits: readonly Cellule[], tableau: boolean): string | undefined {
    if (cellules.length < 2) return undefined
    for (const cellule of cellules) {
      const { nom, nombre, departement } = cellule
      if (nombre !== null || (nom !== null && !this.#attribut(cellule, ecrits, tableau))) continue
      const code = this.#codeDepartement(nom ?? departement)
      if (code !== undefined) return code
    }
    return undefined
  }

  #codeDepartement(ecrit: string | null): string | undefined {
    if (ecrit === null) return undefined
    return this.#reference.departement(ecrit)?.code ?? this.#departements.get(normaliserNom(ecrit))
  }
}

/** Code of the arrondissement "0" of each. */
const ARRONDISSEMENTS: ReadonlyMap<string, number> = new Map([
  ['paris', 75100],
  ['lyon', 69380],
  ['marseille', 13200],
])

/** 01 to 95, Corsica, overseas: those that exist are known by the reference. */
const CODES_DEPARTEMENTS = [
  ...Array.from({ length: 95 }, (_, i) => String(i + 1).padStart(2, '0')),
  ...['2A', '2B'],
  ...Array.from({ length: 19 }, (_, i) => String(971 + i)),
]

export function codesDe(place: Place): readonly string[] {
  if (place.kind === 'une') return [place.code]
  return place.kind === 'plusieurs' ? place.codes : []
}

function reunir(places: readonly Place[]): Place {
  const codes = [...new Set(places.flatMap(codesDe))]
  const [seul] = codes
  if (seul === undefined) return { kind: 'aucune' }
  if (codes.length > 1) return { kind: 'plusieurs', codes, partage: false }
  return places.find((place) => place.kind === 'une') ?? { kind: 'une', code: seul, note: null }
}
