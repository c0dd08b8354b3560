/**
 * What the whole file of a list shows: where it is exhaustive, of which categories it has a line, what was left out that
 * may be in the study area. The rule of the exact count that is made of it is `shared/domain/listes.ts`.
 */

import { communeOfArrondissement, departementOfCode, departementsOfPostcode } from '../../../../shared/domain/codes.ts'
import { compte } from '../../../../shared/domain/francais.ts'
import { type Portee, type PorteeFichier, porteeSur } from '../../../../shared/domain/listes.ts'
import { type GenreListe, limitesListe } from '../../../../shared/domain/listes-mots.ts'
import type { ImportContext } from '../context.ts'
import { Exhaustif } from './exhaustif.ts'
import type { Place } from './zone.ts'

/** A list that has lines in so many départements is a national one, even of what is rare. */
const DEPARTEMENTS_NATIONAL = 90
/** Lines of a sheet, the header included: a spreadsheet drops those beyond, in silence. */
const FEUILLES: readonly number[] = [1_048_576, 65_536]

export class PorteeListe {
  readonly #context: ImportContext
  readonly #exhaustif: Exhaustif
  readonly #genre: GenreListe
  readonly #categories = new Set<string>()
  readonly #bornees = new Set<string>()
  /** By commune and category; and by départements, '' for anywhere, and category. */
  readonly #pertes = new Map<string, number>()
  readonly #larges = new Map<string, number>()

  constructor(context: ImportContext, genre: GenreListe) {
    this.#context = context
    this.#genre = genre
    this.#exhaustif = new Exhaustif(context.zone, true)
  }

  /** Départements met in the whole file. */
  get departements(): ReadonlySet<string> {
    return this.#exhaustif.departements
  }

  /** Lines of a commune of the country. `code`: as the file has it. */
  voir(place: Place, code: string, lignes = 1): void {
    this.#exhaustif.voir(this.#context.zone.enCommune(place) ?? place, code, lignes)
  }

  /** A line of this category, wherever it is. */
  categorie(code: string): void {
    this.#categories.add(code)
  }

  /** The file may hold a part of this category only. */
  borner(code: string): void {
    this.#bornees.add(code)
  }

  /** A line left out that may be of one of these communes. `categorie` null: of any. */
  perdre(communes: Iterable<string>, categorie: string | null): void {
    for (const commune of communes) {
      if (!this.#context.zone.codes.has(commune)) continue
      const cle = `${commune} ${categorie ?? ''}`
      this.#pertes.set(cle, (this.#pertes.get(cle) ?? 0) + 1)
    }
  }

  /**
   * The same, of a line that nothing places but the codes and the postcodes that stand in it, or its département.
   * @param departement code; null: the line does not say, and may be of any commune.
   */
  perdreLigne(texte: string, departement: string | null, categorie: string | null): void {
    const { zone, reference } = this.#context
    const communes = new Set<string>()
    let dite = false
    for (const [code] of texte.matchAll(/(?<![\dA-Z])(?:\d{5}|2[AB]\d{3})(?![\dA-Z])/g)) {
      const place = zone.place(code)
      const postales = reference.communesOfPostcode(code)
      if (place.kind !== 'inconnu' || postales.length > 0) dite = true
      if (place.kind === 'dedans') communes.add(place.code)
      for (const commune of postales) communes.add(commune)
    }
    if (dite) this.perdre(communes, categorie)
    else this.#perdreLarge(departement === null ? null : departementsOfPostcode(departement), categorie)
  }

  /** A line of a postcode that is nobody's, and that no town's name places. */
  perdreCedex(codePostal: string, categorie: string | null): void {
    this.#perdreLarge(departementsOfPostcode(codePostal), categorie)
  }

  /** Anywhere there; anywhere at all when it is not known. */
  #perdreLarge(departements: readonly string[] | null, categorie: string | null): void {
    const cle = `${departements?.join('+') ?? ''} ${categorie ?? ''}`
    this.#larges.set(cle, (this.#larges.get(cle) ?? 0) + 1)
  }

  /**
   * Once the file is read to its end.
   * @param presentes communes of the lines kept; @param lignes of the whole file, the header included.
   */
  conclure(
    presentes: Iterable<string>,
    lignes: number,
  ): {
    /** Communes that the file speaks of, and those that it covers. */
    readonly couverture: Set<string>
    readonly entieres: ReadonlySet<string>
    readonly portee: PorteeFichier
  } {
    const { zone, tally } = this.#context
    const coupe = FEUILLES.includes(lignes)
    if (coupe) {
      tally.warn(
        `Le fichier a exactement ${compte(lignes, 'ligne')}, ce qu’un tableur peut contenir au plus : la suite a sans doute été perdue. Les effectifs sont des minimums ; importez le fichier d’origine, sans l’ouvrir dans un tableur.`,
      )
    }
    const national = this.departements.size >= DEPARTEMENTS_NATIONAL
    const parDepartement = this.#exhaustif.couverture()
    const entiere = (commune: string): boolean =>
      !coupe && zone.distingue(commune) && (parDepartement(commune) || (national && this.#aLe(commune)))
    const lues = (comptes: ReadonlyMap<string, number>) =>
      [...comptes].map(([cle, lignes]) => {
        const [lieu = '', categorie = ''] = cle.split(' ')
        return { lieu, categorie: categorie === '' ? null : categorie, lignes }
      })
    const pertes = lues(this.#pertes).map(({ lieu, ...reste }) => ({ commune: lieu, ...reste }))
    const pertesLarges = lues(this.#larges).map(({ lieu, ...reste }) => ({
      departements: lieu === '' ? null : lieu.split('+'),
      ...reste,
    }))
    const entieres = new Set([...zone.codes].filter(entiere))
    const lieux = [...presentes, ...pertes.map(({ commune }) => commune)]
    // What is in an arrondissement is in its city, where that is kept too.
    const vues = new Set(lieux.flatMap((code) => [code, communeOfArrondissement(code) ?? code]))
    const perdue = (une: string): boolean =>
      pertesLarges.some(({ departements }) => departements?.includes(departementOfCode(une)) ?? true)
    const partielles = [...zone.codes].filter((une) => (vues.has(une) || perdue(une)) && !entieres.has(une))
    const portee: PorteeFichier = {
      categories: [...this.#categories].sort(),
      bornees: [...this.#bornees].filter((code) => this.#categories.has(code)).sort(),
      partielles: partielles.sort(),
      pertes,
      pertesLarges,
      nationale: national,
      entiers: [...new Set([...zone.codes].filter(parDepartement).map(departementOfCode))],
    }
    const tout: PorteeFichier =
      this.#context.options.complete === true && portee.categories.length > 0
        ? { ...portee, declarees: [...zone.etude].sort() }
        : portee
    this.#dire(porteeSur(tout, [...zone.etude]))
    const dites = new Set([...entieres, ...(tout.declarees ?? [])])
    return { couverture: new Set([...dites, ...partielles]), entieres: dites, portee: tout }
  }

  #aLe(commune: string): boolean {
    const departement = this.#context.reference.commune(commune)?.departement.code
    return departement !== undefined && this.departements.has(departement)
  }

  #dire(portee: Portee): void {
    const { tally, zone, reference } = this.#context
    const communes = [...zone.etude].map((code) => ({ code, nom: reference.commune(code)?.nom ?? code }))
    for (const phrase of limitesListe(portee, this.#genre, communes)) tally.warn(`Ce fichier ${phrase}`)
  }
}
