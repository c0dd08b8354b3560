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
import { communeOfArrondissement } from '../../../shared/domain/codes.ts'
import { normaliserNom } from '../../../shared/domain/nom-commune.ts'
import { placerCode } from '../lieux/codes.ts'
import type { Noms } from '../lieux/noms.ts'
import type { Reference } from '../reference/types.ts'
import { colonnesDepartement, departementApres, departementCommun } from './departements.ts'
import { type Cellule, type LigneListe, lireCellule, nettoyer } from './elements.ts'
import { douter, type Element, element, type Lieu } from './lieu.ts'
import { chercherNoms, decouper } from './phrase.ts'
import { Places } from './places.ts'
import type { Tours } from './tours.ts'
import type { Usage } from './usage.ts'
import { arrondissementACote, PARTIE_DE_VILLE, premierArrondissement, resteUnRang, suiteOuverte } from './villes.ts'

interface Ressources {
  readonly reference: Reference
  readonly noms: Noms
  readonly usage: Usage
  readonly tours: Tours
}

export class Lecteur {
  readonly #reference: Reference
  readonly #noms: Noms
  readonly #places: Places
  /** Columns of a table that give the département of each row. */
  readonly #departements: ReadonlySet<number>
  /** Normal names written on several lines. */
  readonly #repetes: ReadonlySet<string>
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
    this.#places = new Places(reference, noms, usage)
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
      const accord = nombres.find((n) => this.#places.accord(nom, n.nombre ?? '', departement) !== null)
      if (accord !== undefined) return [this.#element(nom, accord.nombre, departement)]
    }
    const [nom, autreNom] = noms
    const [nombre] = nombres
    if (nom !== undefined && nombre !== undefined && autreNom === undefined) {
      const seul = this.#element(nom, nombre.nombre, departement)
      if (this.#places.parNom(nom.nom ?? '', departement).kind !== 'aucune') return [seul]
      // « Vichy, Cusset » and the postcode of the first.
      const lus = this.#morceaux(nom, departement)
      return lus.length > 1 && lus.every(({ place }) => place.kind !== 'aucune') ? lus : [seul]
    }
    const aCote =
      nombres.length === 0
        ? arrondissementACote(
            noms,
            cellules.filter(({ rang }) => !this.#departements.has(rang)),
            this.#reference,
          )
        : null
    if (aCote !== null) return [aCote]
    return cellules.flatMap((cellule) => {
      if (noms.includes(cellule)) return this.#morceaux(cellule, departement)
      return nombres.includes(cellule) ? [this.#element(cellule, cellule.nombre, departement)] : []
    })
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
        const dit = departementApres(cellules, i + 2, nom, this.#noms)
        elements.push(this.#element(nom, nombre.nombre, dit?.code))
        i += dit === null ? 1 : 2
        continue
      }
      if (cellule.nom === null) {
        elements.push(this.#element(cellule, cellule.nombre, undefined))
        continue
      }
      const dit = departementApres(cellules, i + 1, cellule, this.#noms)
      if (dit !== null) i++
      elements.push(...this.#morceaux(cellule, dit?.code ?? departementCommun(cellules, i, cellule, this.#noms)))
    }
    return elements
  }

  /** A name and a number beside it that lead to one commune: "38158 - Eybens". */
  #uneSeule(une: Cellule, autre: Cellule): boolean {
    const [nom, nombre] = une.nom === null ? [autre, une] : [une, autre]
    if (nom.nom === null || nombre.nom !== null || nombre.nombre === null || nom.nombre !== null) return false
    return this.#places.accord(nom, nombre.nombre, undefined) !== null
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
      const place = this.#places.parNom(texte, departement)
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

  #element(ecrite: Cellule, nombre: string | null, departement: string | undefined): Element {
    const cellule = this.#places.entiere(ecrite)
    const { nom, partie } = cellule
    const texte = nombre === null || cellule.nombre !== null ? cellule.texte : `${nombre} ${cellule.texte}`
    const arrondissement = nombre === null ? this.#arrondissement(cellule) : null
    if (arrondissement !== null) return element(texte, { nom, place: arrondissement })
    const dit = this.#noms.departements.lire(cellule.departement ?? '')
    const ici = dit ?? departement ?? null
    const place = this.#places.placer(cellule, nombre, ici ?? undefined)
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

/** Signs between names. */
const ENUMERE = /,| et | & |\//iu
