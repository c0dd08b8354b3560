/** A name as people write it → the communes of today that bear it, or whose former communes bore it. Chooses nothing. */
import { normaliserNom } from '../../../shared/domain/nom-commune.ts'
import type { Reference } from '../reference/types.ts'
import { Departements } from './departements.ts'

export interface Candidat {
  /** Commune of today. */
  readonly code: string
  readonly nom: string
  readonly departement: string
  /** The code that bears or bore the name: another than `code` when it is only a part of that commune. */
  readonly propre: string
  /** The name as written, when it is one of the past; null: the name of today. */
  readonly ancien: string | null
  /** That old name is the one of a part of the commune only. */
  readonly partie: boolean
  /** [lon, lat]; null when unknown. */
  readonly centre: readonly [number, number] | null
}

/** Longer than any name with what people write around it. */
const LONGUEUR = 120
const INVERSE = /^([^()[\]]+?),? ?[([] ?(l['’]?|le|la|les|los|las|lo) ?[)\]]$/iu
const INVERSE_VIRGULE = /^([^,]+), ?(l['’]|le|la|les)$/iu
const TITRE =
  /^(?:(?:les |la )?communes?|(?:les |la )?villes?|(?:les |la )?mairies?) (?:nouvelles? |déléguées? )?(?:de la |de l['’] ?|des |du |de |d['’] ?)/iu

export class Noms {
  readonly departements: Departements
  readonly #reference: Reference
  readonly #connus = new Map<string, readonly Candidat[]>()
  readonly #debuts = new Map<string, boolean>()

  constructor(reference: Reference) {
    this.#reference = reference
    this.departements = new Departements(reference)
  }

  /**
   * Names of today first. One entry per commune of today. A name of the past is left out where another commune of the
   * same département bears it today: who writes it there means that one.
   */
  candidats(nom: string): readonly Candidat[] {
    if (nom.length > LONGUEUR) return []
    for (const ecriture of ecritures(nom)) {
      const trouves = this.#exacts(normaliserNom(ecriture))
      if (trouves.length > 0) return trouves
    }
    return []
  }

  /** Does a commune bear this normalised name, or did one? */
  connait(norme: string): boolean {
    return this.#exacts(norme).length > 0
  }

  /** Does a name of commune begin with these normalised words? */
  commence(norme: string): boolean {
    let connu = this.#debuts.get(norme)
    if (connu === undefined) {
      connu = this.#reference.commenceUnNom(norme)
      this.#debuts.set(norme, connu)
    }
    return connu
  }

  #exacts(norme: string): readonly Candidat[] {
    if (norme === '') return []
    let connus = this.#connus.get(norme)
    if (connus === undefined) {
      connus = this.#chercher(norme)
      this.#connus.set(norme, connus)
    }
    return connus
  }

  #chercher(norme: string): readonly Candidat[] {
    const tous = this.#reference.nommees(norme).flatMap(({ commune, code, ancien }): Candidat[] => {
      const info = this.#reference.commune(commune)
      if (info === undefined) return []
      const { nom, departement, centre } = info
      const partie =
        ancien !== null &&
        (this.#reference.ancienne(ancien, commune) !== undefined || this.#reference.resolve(code).kind === 'split')
      return [{ code: commune, nom, departement: departement.code, propre: code, ancien, partie, centre }]
    })
    const actuels = new Set(tous.filter(({ ancien }) => ancien === null).map(({ departement }) => departement))
    const vus = new Set<string>()
    return tous.filter(({ code, ancien, departement }) => {
      if (vus.has(code) || (ancien !== null && actuels.has(departement))) return false
      vus.add(code)
      return true
    })
  }
}

/** The ways to read one writing: as it is; « Fère (La) », « s/ » opened, « Ville de » taken off. */
function ecritures(nom: string): string[] {
  const ecrits = [nom]
  const inverse = INVERSE.exec(nom) ?? INVERSE_VIRGULE.exec(nom)
  if (inverse?.[1] !== undefined && inverse[2] !== undefined) ecrits.push(`${inverse[2]} ${inverse[1]}`)
  // « lès », « lez », « les »: near, in three spellings of one name.
  if (/ l[eè][sz] |-l[eè][sz]-/iu.test(nom))
    ecrits.push(...['les', 'lez'].map((mot) => nom.replace(/([ -])l[eè][sz](?=[ -])/giu, `$1${mot}`)))
  if (nom.includes('/'))
    ecrits.push(nom.replace(/\bs ?\/ ?s\b/giu, ' sous ').replace(/\bs ?\/ ?/giu, ' sur '), nom.replace('/', ' sur '))
  const court = nom.replace(TITRE, '')
  if (court !== nom && court !== '') ecrits.push(court)
  return ecrits
}
