/** A name, a number, or both of one line → the commune they mean, or those among which to choose. */
import { arrondissementNomme } from '../../../shared/domain/arrondissements-ecrits.ts'
import { communeOfArrondissement } from '../../../shared/domain/codes.ts'
import { placerCode } from '../lieux/codes.ts'
import type { Candidat, Noms } from '../lieux/noms.ts'
import type { Reference } from '../reference/types.ts'
import type { Cellule } from './elements.ts'
import { AUCUNE, codesDe, type Lieu, noteAncien, reunir } from './lieu.ts'
import type { Usage } from './usage.ts'

export class Places {
  readonly #reference: Reference
  readonly #noms: Noms
  readonly #usage: Usage
  readonly #nombres = new Map<string, Lieu>()

  constructor(reference: Reference, noms: Noms, usage: Usage) {
    this.#reference = reference
    this.#noms = noms
    this.#usage = usage
  }

  /** « Castillon (Canton de Lembeye) » is a whole name: its brackets say no département. */
  entiere(cellule: Cellule): Cellule {
    const { nom, departement, texte } = cellule
    if (nom === null || nom.length === texte.length || !texte.endsWith(')')) return cellule
    const entier = texte.slice(Math.max(0, texte.indexOf(nom)))
    if (this.#noms.candidats(entier).length === 0) return cellule
    const dit = departement === null ? undefined : this.#noms.departements.lire(departement)
    return { ...cellule, nom: entier, departement: dit === undefined ? null : departement, partie: false }
  }

  placer(cellule: Cellule, nombre: string | null, departement: string | undefined): Lieu {
    const { nom } = cellule
    if (nom === null) return this.#nombre(nombre ?? '')
    const parNom = this.parNom(nom, departement)
    if (nombre === null) return parNom
    const accord = this.accord({ ...cellule, departement: null }, nombre, departement)
    if (accord !== null) return accord
    const parNombre = this.#nombre(nombre)
    if (parNom.kind === 'aucune') return parNombre
    if (parNombre.kind === 'aucune') return parNom
    return reunir([parNom, parNombre]) // the name says one commune, the number another
  }

  /** The commune that both the name and the number mean; null when they do not meet. */
  accord(ecrite: Cellule, nombre: string, departement: string | undefined): Lieu | null {
    const cellule = this.entiere(ecrite)
    const parNom = this.parNom(
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

  parNom(nom: string, departement: string | undefined): Lieu {
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
}
