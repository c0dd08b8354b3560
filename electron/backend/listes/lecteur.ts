/**
 * One line of a list → the communes it may mean. Nothing is guessed: a name that several communes bear, or a number that
 * is a code here and a postcode there, is given back to choose, with what may decide once the whole list is read.
 */

import {
  arrondissementNomme,
  arrondissementSeul,
  parleDArrondissement,
  villeDe,
} from '../../../shared/domain/arrondissements-ecrits.ts'
import { arrondissementsOf, communeOfArrondissement } from '../../../shared/domain/codes.ts'
import { normaliserNom } from '../../../shared/domain/nom-commune.ts'
import { type Place, placerCode } from '../lieux/codes.ts'
import type { Candidat, Noms } from '../lieux/noms.ts'
import type { Reference } from '../reference/types.ts'
import { colonnesDepartement } from './departements.ts'
import { type Cellule, type LigneListe, lireCellule, nettoyer } from './elements.ts'
import { chercherNoms, decouper } from './phrase.ts'
import type { Tours } from './tours.ts'

/** What a piece of text leads to; `candidats`: communes of one name, among which the rest of the list may decide. */
type Lieu = Place & { readonly candidats?: readonly Candidat[] }

/** Something of the text that stands for one commune. */
export interface Element {
  readonly texte: string
  readonly nom: string | null
  readonly departement: string | null
  readonly place: Lieu
  /** Names found inside a text that is none. */
  readonly dedans: readonly string[]
  /** The name of the CPTS or the like: not worth a question when its communes are in the list anyway. */
  readonly accessoire: boolean
}

/** How bare numbers are read in this text; undefined: nothing tells; « presume »: as codes where codes are asked for, and told. */
export type Usage = 'insee' | 'presume' | 'postal' | undefined

/** One number that can only be a postcode tells that all are; one that can only be a code tells the contrary. */
export async function usageDe(
  lignes: readonly LigneListe[],
  reference: Reference,
  tours: Tours,
  defaut?: Usage,
): Promise<Usage> {
  const nombres = new Set<string>()
  for (const { cellules } of lignes) for (const { nombre } of cellules) if (nombre !== null) nombres.add(nombre)
  let codes = 0
  let postaux = 0
  for (const nombre of nombres) {
    await tours.prendre()
    const code = reference.resolve(nombre).kind !== 'unknown'
    const postal = reference.communesOfPostcode(nombre).length > 0
    if (code && !postal) codes++
    if (postal && !code) postaux++
    if (codes > 0 && postaux > 0) return undefined
  }
  if (codes === 0 && postaux === 0) return defaut
  return codes > 0 ? 'insee' : 'postal'
}

const AUCUNE: Lieu = { kind: 'aucune' }

interface Ressources {
  readonly reference: Reference
  readonly noms: Noms
  readonly usage: Usage
  readonly tours: Tours
}

export class Lecteur {
  readonly #reference: Reference
  readonly #noms: Noms
  readonly #usage: Usage
  /** Columns of a table that give the département of each row. */
  readonly #departements: ReadonlySet<number>
  /** Normal names written on several lines. */
  readonly #repetes: ReadonlySet<string>
  readonly #nombres = new Map<string, Lieu>()
  readonly #lus = new Map<string, Element[]>()
  /** The city whose arrondissements are being listed. */
  #ville: string | null = null

  private constructor(
    reference: Reference,
    noms: Noms,
    usage: Usage,
    departements: ReadonlySet<number>,
    repetes: ReadonlySet<string>,
  ) {
    this.#reference = reference
    this.#noms = noms
    this.#usage = usage
    this.#departements = departements
    this.#repetes = repetes
  }

  /** What the whole list tells of each of its lines. */
  static async de(lignes: readonly LigneListe[], { reference, noms, usage, tours }: Ressources): Promise<Lecteur> {
    const departements = await colonnesDepartement(lignes, noms, tours)
    const vus = new Set<string>()
    const repetes = new Set<string>()
    for (const { tableau, cellules } of lignes) {
      if (!tableau) continue
      await tours.prendre()
      for (const nom of new Set(cellules.map((cellule) => normaliserNom(cellule.nom ?? '')))) {
        if (vus.has(nom)) repetes.add(nom)
        vus.add(nom)
      }
    }
    return new Lecteur(reference, noms, usage, departements, repetes)
  }

  ligne(ligne: LigneListe): Element[] {
    const elements = ligne.tableau ? this.#rangee(ligne.cellules) : this.#enumeration(ligne.cellules)
    const [seule] = ligne.cellules
    // A line that says nothing but a figure or a département is shown as not understood rather than dropped.
    return elements.length > 0 || seule === undefined || seule.nom !== null
      ? elements
      : [element(seule.texte, { nom: seule.texte })]
  }

  /** Cells of one row: a name, its code, its département, and what else the table says of it. */
  #rangee(cellules: readonly Cellule[]): Element[] {
    const departement = this.#departementDe(cellules)
    const ecrits = cellules.filter((c) => c.nom !== null && !this.#departements.has(c.rang))
    const propres = ecrits.filter((c) => !this.#repetee(c, ecrits))
    const noms = propres.length > 0 ? propres : ecrits
    const nombres = cellules.filter((c) => c.nombre !== null && c.nom === null)
    // A number and a name of one line that lead to the same commune are one element, and name each other.
    for (const nom of noms) {
      const accord = nombres.find((n) => this.#accord(nom, n.nombre ?? '', departement) !== null)
      if (accord !== undefined) return [this.#element(nom, accord.nombre, departement)]
    }
    const [nom, autreNom] = noms
    const [nombre] = nombres
    if (nom !== undefined && nombre !== undefined && autreNom === undefined) {
      const seul = this.#element(nom, nombre.nombre, departement)
      if (this.#parNom(nom.nom ?? '', departement).kind !== 'aucune') return [seul]
      // « Vichy, Cusset » and the postcode of the first.
      const lus = this.#morceaux(nom, departement)
      return lus.length > 1 && lus.every(({ place }) => place.kind !== 'aucune') ? lus : [seul]
    }
    const aCote = nombres.length === 0 ? this.#arrondissementACote(noms, cellules) : null
    if (aCote !== null) return [aCote]
    return cellules.flatMap((cellule) => {
      if (noms.includes(cellule)) return this.#morceaux(cellule, departement)
      return nombres.includes(cellule) ? [this.#element(cellule, cellule.nombre, departement)] : []
    })
  }

  /** « Paris ; 13e »: one of its arrondissements; « Lyon ; 5 »: the fifth, or a figure of the table. */
  #arrondissementACote(noms: readonly Cellule[], cellules: readonly Cellule[]): Element | null {
    for (const cellule of noms) {
      const ville = villeDe(cellule.nom ?? '')
      if (ville === undefined) continue
      for (const { rang, texte } of cellules) {
        if (rang === cellule.rang || this.#departements.has(rang)) continue
        const sur = arrondissementSeul(texte, ville)
        const nu =
          /^\d{1,2}$/.test(texte) && !ville.startsWith(texte) ? arrondissementSeul(`${texte}e`, ville) : undefined
        const commun = { nom: cellule.nom }
        if (sur !== undefined)
          return element(`${cellule.texte} ${texte}`, { ...commun, place: placerCode(sur, this.#reference) })
        if (nu !== undefined)
          return element(`${cellule.texte} ${texte}`, {
            ...commun,
            place: { kind: 'plusieurs', codes: [ville, nu], partage: false },
          })
      }
    }
    return null
  }

  /** Several communes on a line, each with what follows it: its code, its département. */
  #enumeration(cellules: readonly Cellule[]): Element[] {
    const elements: Element[] = []
    for (let i = 0; i < cellules.length; i++) {
      const cellule = cellules[i]
      const suivante = cellules[i + 1]
      if (cellule === undefined) break
      if (cellule.nom === null && cellule.nombre === null) {
        const arrondissement = this.#enSerie(cellule.texte)
        if (arrondissement !== null) elements.push(arrondissement)
        continue
      }
      const ville = cellule.nom === null ? undefined : villeDe(cellule.nom)
      if (ville !== undefined && suivante !== undefined && premierArrondissement(suivante.texte, ville)) {
        this.#ville = ville
        continue
      }
      if (suivante !== undefined && this.#uneSeule(cellule, suivante)) {
        const [nom, nombre] = cellule.nom === null ? [suivante, cellule] : [cellule, suivante]
        const dit = this.#departementApres(cellules, i + 2, nom)
        elements.push(this.#element(nom, nombre.nombre, dit?.code))
        i += dit === null ? 1 : 2
        continue
      }
      if (cellule.nom === null) {
        elements.push(this.#element(cellule, cellule.nombre, undefined))
        continue
      }
      const dit = this.#departementApres(cellules, i + 1, cellule)
      if (dit !== null) i++
      elements.push(...this.#morceaux(cellule, dit?.code ?? this.#departementCommun(cellules, i, cellule)))
    }
    return elements
  }

  /** A name and a number beside it that lead to one commune: "38158 - Eybens". */
  #uneSeule(une: Cellule, autre: Cellule): boolean {
    const [nom, nombre] = une.nom === null ? [autre, une] : [une, autre]
    if (nom.nom === null || nombre.nom !== null || nombre.nombre === null || nom.nombre !== null) return false
    return this.#accord(nom, nombre.nombre, undefined) !== null
  }

  /** The département said just after a name: « La Garde, Var », « La Garde, 83 ». A commune of that name wins in a longer list. */
  #departementApres(cellules: readonly Cellule[], i: number, { nom }: Cellule): { readonly code: string } | null {
    const suivante = cellules[i]
    if (suivante === undefined || suivante.nombre !== null || nom === null) return null
    const code = this.#noms.departements.lire(suivante.nom ?? suivante.departement ?? '')
    if (code === undefined) return null
    // « Laval, Mayenne, Changé »: Mayenne is a commune of Mayenne.
    const commune = suivante.nom !== null && this.#noms.candidats(suivante.nom).some((c) => c.departement === code)
    if (commune) return null
    return this.#noms.candidats(nom).some(({ departement }) => departement === code) ? { code } : null
  }

  /** The one département that ends a short line: « Vichy, Cusset, Allier ». Only where the name has a commune there. */
  #departementCommun(cellules: readonly Cellule[], i: number, { nom }: Cellule): string | undefined {
    const derniere = cellules.at(-1)
    if (cellules.length > COURTE || derniere === undefined || i === cellules.length - 1 || nom === null)
      return undefined
    const dit = this.#departementApres(cellules, cellules.length - 1, cellules.at(-2) ?? derniere)
    return dit !== null && this.#noms.candidats(nom).some(({ departement }) => departement === dit.code)
      ? dit.code
      : undefined
  }

  /** One name, or the names found inside: "Vichy et Cusset" are two, unless a commune bears the whole. */
  #morceaux(cellule: Cellule, departement: string | undefined): Element[] {
    if (this.#ville !== null) return this.#lireMorceaux(cellule, departement)
    // Read once, however often it is repeated: the work grows with the number of different texts.
    const cle = `${departement ?? ''}\t${cellule.nombre ?? ''}\t${cellule.texte}\t${cellule.departement ?? ''}\t${cellule.partie}`
    const connus = this.#lus.get(cle)
    if (connus !== undefined) return connus
    const lus = this.#lireMorceaux(cellule, departement)
    if (this.#ville === null) this.#lus.set(cle, lus)
    return lus
  }

  #lireMorceaux(cellule: Cellule, departement: string | undefined): Element[] {
    const entier = this.#element(cellule, cellule.nombre, departement)
    if (entier.place.kind !== 'aucune' || cellule.nom === null) return [entier]
    const ici = this.#noms.departements.lire(cellule.departement ?? '') ?? departement
    const lus = decouper(suiteOuverte(cellule.texte))
      .map(nettoyer)
      .flatMap((partie) => this.#partie(partie, cellule, ici))
    const [seul] = lus
    // Nothing found, and nothing that lists: shown as it was written.
    if (seul === undefined || ENUMERE.test(cellule.texte) || lus.some(({ place }) => place.kind !== 'aucune'))
      return lus
    return [{ ...entier, nom: lus.length === 1 ? seul.nom : entier.nom, dedans: lus.flatMap(({ dedans }) => dedans) }]
  }

  /** One piece of a text that is no name as a whole. */
  #partie(partie: string, dans: Cellule, departement: string | undefined): Element[] {
    const serie = this.#enSerie(partie)
    if (serie !== null) return [serie]
    const vue = lireCellule(partie, dans.rang)
    if (vue === null || (vue.nom === null && vue.nombre === null)) return []
    const lue = { ...vue, partie: vue.partie || dans.partie }
    const un = this.#element(lue, lue.nombre, departement)
    if (un.place.kind !== 'aucune' || lue.nom === null || parleDArrondissement(lue.texte)) return [un]
    return chercherNoms(lue.nom, this.#noms).map(({ texte, kind, dedans }) => {
      const commun = { nom: texte, departement: departement ?? null }
      if (kind !== 'nom' && kind !== 'doute')
        return element(texte, { ...commun, dedans, accessoire: kind === 'ensemble' })
      const place = this.#parNom(texte, departement)
      // « Paris, du 5 au centre »: a city beside a number that is not read is not the whole city.
      const ville = villeDe(texte)
      const deVille = ville !== undefined && PARTIE_DE_VILLE.test(partie)
      const doute = kind === 'doute' || deVille || dans.partie
      // « Lyon 5 Est » is the name of something: shown whole, with the city and its 5e to choose from.
      const rang = deVille
        ? arrondissementSeul(`${/(?<!\d)\d{1,2}(?!\d)/u.exec(partie)?.[0] ?? ''}e`, ville)
        : undefined
      if (rang !== undefined && new RegExp(`^${texte} `, 'iu').test(partie))
        return element(partie, { ...commun, place: { kind: 'plusieurs', codes: [rang, ville ?? ''], partage: false } })
      return element(texte, { ...commun, place: doute ? douter(place) : place, accessoire: doute && !dans.partie })
    })
  }

  /** « 14e » after « Paris 13e ». */
  #enSerie(texte: string): Element | null {
    if (this.#ville === null) return null
    const code =
      arrondissementSeul(texte, this.#ville) ??
      (/^\d{1,2}$/.test(texte) && !this.#ville.startsWith(texte)
        ? arrondissementSeul(`${texte}e`, this.#ville)
        : undefined)
    // « Marseille 12, 13 »: the 13e, or the département.
    const nu = this.#ville.startsWith(texte) ? arrondissementSeul(`${texte}e`, this.#ville) : undefined
    if (code === undefined && nu !== undefined && /^\d{2}$/.test(texte))
      return element(`Marseille ${texte}`, { nom: texte, place: { kind: 'plusieurs', codes: [nu], partage: false } })
    if (code === undefined) return null
    const ville = this.#reference.commune(this.#ville)?.nom ?? ''
    return element(`${ville} ${texte}`, { nom: texte, place: placerCode(code, this.#reference) })
  }

  /** « Castillon (Canton de Lembeye) » is a whole name: its brackets say no département. */
  #entiere(cellule: Cellule): Cellule {
    const { nom, departement, texte } = cellule
    if (nom === null || nom.length === texte.length || !texte.endsWith(')')) return cellule
    const entier = texte.slice(Math.max(0, texte.indexOf(nom)))
    if (this.#noms.candidats(entier).length === 0) return cellule
    const dit = departement === null ? undefined : this.#noms.departements.lire(departement)
    return { ...cellule, nom: entier, departement: dit === undefined ? null : departement, partie: false }
  }

  #element(ecrite: Cellule, nombre: string | null, departement: string | undefined): Element {
    const cellule = this.#entiere(ecrite)
    const { nom, partie } = cellule
    const texte = nombre === null || cellule.nombre !== null ? cellule.texte : `${nombre} ${cellule.texte}`
    const arrondissement = nombre === null ? this.#arrondissement(cellule) : null
    if (arrondissement !== null) return element(texte, { nom, place: arrondissement })
    const dit = this.#noms.departements.lire(cellule.departement ?? '')
    const ici = dit ?? departement ?? null
    const place = this.#placer(cellule, nombre, ici ?? undefined)
    const ville = nom === null ? undefined : villeDe(nom)
    if (ville === undefined && nom !== null && place.kind !== 'aucune') this.#ville = null
    const doute = partie || (nombre === null && resteUnRang(texte, place))
    return element(texte, { nom, departement: ici, place: doute ? douter(place) : place })
  }

  /** "Lyon 3e", "Paris (13e)", "Marseille 04"; null: the cell says none. */
  #arrondissement({ texte, nom, departement }: Cellule): Lieu | null {
    const ville = villeDe(nom ?? '')
    const code =
      arrondissementNomme(texte) ??
      (ville === undefined || departement === null ? undefined : arrondissementSeul(departement, ville))
    if (code === undefined) return null
    const commune = communeOfArrondissement(code) ?? ''
    this.#ville = commune
    // « Marseille 13 »: the 13th arrondissement, or Marseille in the département 13; « Marseille (13) » says which.
    const nu = /^\p{L}+ ?(\(?)(\d{1,2})\)?$/u.exec(texte)
    if (nu !== null && commune.startsWith(nu[2] ?? ''))
      return nu[1] === '(' ? null : { kind: 'plusieurs', codes: [commune, code], partage: false }
    return placerCode(code, this.#reference)
  }

  #placer(cellule: Cellule, nombre: string | null, departement: string | undefined): Lieu {
    const { nom } = cellule
    if (nom === null) return this.#nombre(nombre ?? '')
    const parNom = this.#parNom(nom, departement)
    if (nombre === null) return parNom
    const accord = this.#accord({ ...cellule, departement: null }, nombre, departement)
    if (accord !== null) return accord
    const parNombre = this.#nombre(nombre)
    if (parNom.kind === 'aucune') return parNombre
    if (parNombre.kind === 'aucune') return parNom
    return reunir([parNom, parNombre]) // the name says one commune, the number another
  }

  /** The commune that both the name and the number mean; null when they do not meet. */
  #accord(ecrite: Cellule, nombre: string, departement: string | undefined): Lieu | null {
    const cellule = this.#entiere(ecrite)
    const parNom = this.#parNom(
      cellule.nom ?? '',
      this.#noms.departements.lire(cellule.departement ?? '') ?? departement,
    )
    const arrondissement =
      communeOfArrondissement(nombre) === null ? this.#reference.arrondissementOfPostcode(nombre) : nombre
    if (arrondissement !== undefined && codesDe(parNom).includes(communeOfArrondissement(arrondissement) ?? '')) {
      // « LYON 09 » beside 69385: neither is followed.
      const ecrit = arrondissementNomme(cellule.texte)
      return ecrit === undefined || ecrit === arrondissement ? placerCode(arrondissement, this.#reference) : null
    }
    const possibles = new Set(codesDe(reunir([placerCode(nombre, this.#reference), this.#postal(nombre)])))
    const communs = codesDe(parNom).filter((code) => possibles.has(code))
    const [seul, autre] = communs
    if (seul === undefined) return null
    if (autre !== undefined) return { kind: 'plusieurs', codes: communs, partage: false }
    const ancien = this.#noms.candidats(cellule.nom ?? '').find(({ code }) => code === seul)
    return { kind: 'une', code: seul, note: ancien === undefined ? null : noteAncien(ancien) }
  }

  #parNom(nom: string, departement: string | undefined): Lieu {
    const arrondissement = arrondissementNomme(nom)
    if (arrondissement !== undefined) return placerCode(arrondissement, this.#reference)
    const tous = this.#noms.candidats(nom)
    const candidats = departement === undefined ? tous : tous.filter((c) => c.departement === departement)
    const [premier] = candidats
    // The département says that it is none of those known: never the one of elsewhere.
    if (premier === undefined)
      return tous.length === 0 ? AUCUNE : { kind: 'plusieurs', codes: tous.map(({ code }) => code), partage: false }
    // « Neussargues en Pinatelle » was the whole of communes that are five again: which of them is asked.
    const membres = candidats.length === 1 && premier.ancien !== null && !premier.partie ? this.#retablies(premier) : []
    if (membres.length > 0) return { kind: 'plusieurs', codes: [premier.code, ...membres], partage: false }
    if (candidats.length === 1) return { kind: 'une', code: premier.code, note: noteAncien(premier) }
    return { kind: 'plusieurs', codes: candidats.map(({ code }) => code), partage: false, candidats }
  }

  /** Communes restored out of what bore this name. */
  #retablies({ code, propre }: Candidat): string[] {
    return propre === code
      ? this.#reference.retablies().flatMap(({ commune, parent }) => (parent === code ? commune : []))
      : []
  }

  #nombre(nombre: string): Lieu {
    let lieu = this.#nombres.get(nombre)
    if (lieu === undefined) {
      lieu = this.#lireNombre(nombre)
      this.#nombres.set(nombre, lieu)
    }
    return lieu
  }

  #lireNombre(nombre: string): Lieu {
    const code = placerCode(nombre, this.#reference)
    const postal = this.#postal(nombre)
    if (postal.kind === 'aucune') return code
    if (code.kind === 'aucune') return postal
    if (this.#usage === 'insee') return code
    if (this.#usage === 'presume' && code.kind === 'une') {
      const nom = this.#reference.commune(code.code)?.nom ?? code.code
      const note = `${nombre} est lu comme le code Insee de ${nom}\u00A0; c’est aussi un code postal.`
      return { ...code, note: code.note === null ? note : `${code.note} ${note}` }
    }
    return this.#usage === 'postal' ? postal : reunir([code, postal])
  }

  #postal(nombre: string): Lieu {
    const arrondissement = this.#reference.arrondissementOfPostcode(nombre)
    if (arrondissement !== undefined) return placerCode(arrondissement, this.#reference)
    const codes = this.#reference.communesOfPostcode(nombre)
    const [seul, autre] = codes
    if (seul === undefined) return AUCUNE
    if (autre !== undefined) return { kind: 'plusieurs', codes, partage: false }
    const nom = this.#reference.commune(seul)?.nom ?? seul
    return { kind: 'une', code: seul, note: `${nombre} est le code postal de ${nom}.` }
  }

  /** What a row says of its commune besides its name: an EPCI or a label written on every row. */
  #repetee(cellule: Cellule, ecrits: readonly Cellule[]): boolean {
    const nom = cellule.nom ?? ''
    if (ecrits.length < 2 || !this.#repetes.has(normaliserNom(nom))) return false
    return this.#noms.departements.lire(nom) !== undefined || this.#noms.candidats(nom).length === 0
  }

  /** The département that a column of the table gives to the row. */
  #departementDe(cellules: readonly Cellule[]): string | undefined {
    for (const { rang, nom, departement, texte } of cellules) {
      if (!this.#departements.has(rang)) continue
      const code = this.#noms.departements.lire(texte) ?? this.#noms.departements.lire(nom ?? departement ?? '')
      if (code !== undefined) return code
    }
    return undefined
  }
}

/** A line of more pieces than this is a paragraph: what ends it is not said of all. */
const COURTE = 8

function element(texte: string, suite: Partial<Element>): Element {
  return { texte, nom: null, departement: null, place: AUCUNE, dedans: [], accessoire: false, ...suite }
}

/** Signs between names. */
const ENUMERE = /,| et | & |\//iu

/** A number or « arrondissement » in a text that names a city. */
const PARTIE_DE_VILLE = /(?<!\d)\d{1,2}(?!\d)|\barr(?:ondissements?|dts?|ts?)?\b/iu

/** « Marseille 4-5 » is the 4th and the 5th, « Paris 5 à 7 » the three. */
const suiteOuverte = (texte: string): string =>
  /^(?:paris|lyon|marseille) /i.test(texte)
    ? texte
        .replace(
          /(\d{1,2})(\p{L}{0,4}) ?[-–] ?(?=(\d{1,2})(?!\d))/gu,
          (tout, un: string, ordre: string, deux: string) =>
            Number(deux) === Number(un) + 1 ? `${un}${ordre} et ` : tout,
        )
        .replace(
          /(\d{1,2})\p{L}{0,4} (?:à|a|au) (?:le )?(\d{1,2})\p{L}{0,4}(?![\p{L}\d])/giu,
          (tout, un: string, deux: string) => {
            const rangs = Array.from({ length: Math.max(0, Number(deux) - Number(un) + 1) }, (_, i) => Number(un) + i)
            return rangs.length === 0 ? tout : rangs.map((rang) => `${rang}e`).join(' et ')
          },
        )
    : texte

/** « Ville de Lyon (5e) »: a number that is not the city's département. */
const resteUnRang = (texte: string, place: Place): boolean =>
  place.kind === 'une' &&
  arrondissementsOf(place.code).length > 0 &&
  (texte.match(/(?<!\d)\d{1,2}(?!\d)/gu) ?? []).some((rang) => !place.code.startsWith(rang))

const premierArrondissement = (texte: string, ville: string): boolean =>
  arrondissementSeul(nettoyer(decouper(texte.slice(0, 60))[0] ?? ''), ville) !== undefined

/** The same communes, to be asked. */
function douter(place: Lieu): Lieu {
  return place.kind === 'une'
    ? { kind: 'plusieurs', codes: [place.code], partage: false }
    : place.kind === 'plusieurs'
      ? { kind: 'plusieurs', codes: place.codes, partage: place.partage }
      : place
}

/** Null when the name is the one of today. */
export function noteAncien({ ancien, nom, partie }: Candidat): string | null {
  if (ancien === null) return null
  return partie ? `${ancien} est aujourd’hui dans la commune ${nom}.` : `${ancien} s’appelle aujourd’hui ${nom}.`
}

export function codesDe(place: Place): readonly string[] {
  if (place.kind === 'une') return [place.code]
  return place.kind === 'plusieurs' ? place.codes : []
}

function reunir(places: readonly Place[]): Lieu {
  const codes = [...new Set(places.flatMap(codesDe))]
  const [seul] = codes
  if (seul === undefined) return AUCUNE
  if (codes.length > 1) return { kind: 'plusieurs', codes, partage: false }
  return places.find((place) => place.kind === 'une') ?? { kind: 'une', code: seul, note: null }
}
