/**
 * Values of the départements, régions, EPCI and of France, summed while a commune file is read to its end: the dossier
 * keeps commune lines for its study area and around, and these totals. A territory of which the file lacks communes has only
 * a lower bound; one of which it has less than half has nothing.
 */
import { POPULATION } from '../../../../shared/domain/chiffres/ids.ts'
import { departementOfCode } from '../../../../shared/domain/codes.ts'
import type { ComparaisonRow } from '../../store/types.ts'
import type { Place, Zone } from '../communes/zone.ts'
import type { NiveauLigne } from '../profiles/types-mesures.ts'
import { type NumberCell, somme } from '../table/values.ts'
import { type Cumul, doublees, Empreinte, lire, nouveau, parle, sansAnciennes } from './comparaisons-cumul.ts'
import { type Base, bornesOuRien, donneeTelle } from './comparaisons-lignes.ts'
import { type Territoire, territoires } from './comparaisons-territoires.ts'

/** Of a mean, what the communes with a value must be of the people of a territory for its mean to be told. */
const PART_MOYENNE = 0.95

type Doublons = 'refuser' | 'sommer' | 'remplacer'

interface Somme {
  readonly total: number
  /** How far above it the true one may be. */
  readonly ecart: number
  readonly connues: number
  /** Of the people of the territory. */
  readonly part: number
  /** Of the communes that count in it. */
  readonly empreinte: string
}

/** Communes told as one: the rank of each → those of all. */
type Groupes = ReadonlyMap<number, readonly number[]>

export class Comparaisons {
  readonly #zone: Zone
  readonly #rang: ReadonlyMap<string, number>
  readonly #cumuls = new Map<object, Cumul>()
  readonly #donnees = new Map<object, Map<string, { niveau: NiveauLigne; value: NumberCell }>>()
  readonly #territoires: readonly Territoire[]
  #compare = false
  readonly #codes: readonly string[]
  #couvertes: Uint8Array | null = null
  /** Communes that the file tells as one: each of them → all of them. */
  readonly #reunies = new Map<number, readonly number[]>()
  /** Communes of which a part stands in a line that leads to several. */
  readonly #partielles = new Set<number>()
  /** By year, communes whose own line is the whole, beside lines of former communes. */
  readonly #entieres = new Map<string, ReadonlySet<number>>()
  readonly #doublons: Doublons
  readonly #doubles = new Set<number>()
  #habitants: Float64Array | null = null

  /** @param doublons what a second line of the same code and figure does. */
  constructor(zone: Zone, doublons: Doublons = 'refuser') {
    this.#zone = zone
    this.#doublons = doublons
    this.#codes = zone.reference.codes()
    this.#rang = new Map(this.#codes.map((code, index) => [code, index]))
    this.#territoires = territoires(zone, this.#codes, this.#rang)
  }

  /**
   * A line of a commune, inside or outside the study area: what cannot be read is a line without value.
   * @param cle stands for the figure.
   * @param code as the file has it: that of the commune, of a former one, of an arrondissement.
   */
  ajouter(
    cle: object,
    place: Place & { readonly kind: 'dedans' | 'dehors' },
    value: NumberCell,
    code: string = place.code,
  ): void {
    const rang = this.#rang.get(place.code)
    if (rang === undefined) return
    let cumul = this.#cumuls.get(cle)
    if (cumul === undefined) {
      cumul = nouveau(this.#codes.length)
      this.#cumuls.set(cle, cumul)
    }
    const cote = !place.deplace ? null : place.arrondissement ? cumul.arrondissements : cumul.anciennes
    // Nearly all lines are a commune's own: no map is made for those.
    const avant = (cote === null ? cumul.propre[rang] : cote.get(rang)?.get(code)) ?? Number.NaN
    const [nombre, max] = bornesOuRien(value)
    if (max !== nombre) cumul.ecarts.set(rang, (cumul.ecarts.get(rang) ?? 0) + max - nombre)
    const double = !Number.isNaN(avant) && this.#doublons !== 'sommer'
    if (double && this.#doublons === 'refuser') this.#doubles.add(rang)
    // A line without value, added to others, leaves them without (infinity).
    const apres = Number.isNaN(avant) || double ? nombre : avant + nombre
    if (cote === null) cumul.propre[rang] = apres
    else cote.set(rang, (cote.get(rang) ?? new Map<string, number>()).set(code, apres))
  }

  /** A line of an old code that leads to several communes: each of them lacks what it was given. */
  partager(code: string, vers: readonly string[]): void {
    const departement = departementOfCode(code)
    const communes = vers.length > 0 ? vers : this.#codes.filter((une) => departementOfCode(une) === departement)
    for (const une of communes) {
      const rang = this.#rang.get(une)
      if (rang !== undefined) this.#partielles.add(rang)
    }
  }

  /** A value that the file itself gives for a larger territory; the parts of one figure are added up. */
  donner(cle: object, niveau: NiveauLigne, value: NumberCell): void {
    const sien = this.#territoires.find((t) => t.niveau === niveau.niveau && t.territoire === niveau.territoire)
    if (sien === undefined) return
    if (sien.ici) this.#compare = true
    const connus = this.#donnees.get(cle) ?? new Map()
    this.#donnees.set(cle, connus)
    const ou = `${niveau.niveau} ${niveau.territoire}`
    const avant = this.#doublons === 'sommer' ? connus.get(ou)?.value : undefined
    connus.set(ou, { niveau, value: avant === undefined ? value : somme(avant, value) })
  }

  /** Is this territory one of the study area? */
  ici({ niveau, territoire }: Pick<ComparaisonRow, 'niveau' | 'territoire'>): boolean {
    return this.#territoires.some((t) => t.ici && t.niveau === niveau && t.territoire === territoire)
  }

  /** The file gave something of a larger territory that holds a part of the study area. */
  get compare(): boolean {
    return this.#compare
  }

  /** Communes on several lines, nobody having said what to do of it: no territory that holds one has a total. */
  get doubles(): string[] {
    return [...this.#doubles].map((rang) => this.#codes[rang] ?? '').sort()
  }

  /** Communes that the file tells as one: their value is that of a territory that holds them all, and of no other. */
  reunir(groupes: readonly (readonly string[])[]): void {
    for (const [rang, groupe] of this.#enRangs(groupes)) this.#reunies.set(rang, groupe)
  }

  #enRangs(groupes: readonly (readonly string[])[]): Groupes {
    return new Map(
      groupes.flatMap((groupe) => {
        const rangs = groupe.flatMap((code) => this.#rang.get(code) ?? [])
        return rangs.map((rang) => [rang, rangs] as const)
      }),
    )
  }

  /** Has the file a line for this figure, of this commune or of what it is made of? */
  parle(cle: object, commune: string): boolean {
    const cumul = this.#cumuls.get(cle)
    const rang = this.#rang.get(commune)
    return cumul !== undefined && rang !== undefined && parle(cumul, rang)
  }

  /** Communes in which what has no line is zero. */
  couvrir(couverte: (commune: string) => boolean): void {
    this.#couvertes = Uint8Array.from(this.#codes, (code) => Number(couverte(code)))
  }

  /**
   * Rows of one figure. A given value wins over a sum; what may not be summed has given values only, but for a mean by
   * weights: `moyenne` stands for the product of value and weight, and for the weight, as they were added. `ensembles`:
   * communes that the file tells as one for this figure.
   */
  lignes(
    cle: object,
    indicateur: string,
    millesime: string,
    additif: boolean,
    moyenne?: { readonly produit: object; readonly poids: object },
    ensembles: readonly (readonly string[])[] = [],
  ): ComparaisonRow[] {
    const retablies = this.#enRangs(ensembles)
    const donnees = this.#donnees.get(cle)
    const cumul = additif ? this.#entiers(cle, indicateur, millesime) : undefined
    return this.#territoires.flatMap((territoire): ComparaisonRow[] => {
      const { niveau, territoire: code, communes } = territoire
      const base = { indicateur, millesime, niveau, territoire: code, min: null, max: null, motif: null, valeur: null }
      const donnee = donnees?.get(`${niveau} ${code}`)?.value
      if (donnee !== undefined && donnee.kind !== 'invalid') return [donneeTelle(base, donnee, communes.length)]
      if (communes.some((rang) => this.#doubles.has(rang))) return []
      if (moyenne !== undefined) return this.#moyenne(moyenne, communes, base, retablies)
      const somme = cumul === undefined ? null : this.#somme(cumul, communes, true, retablies)
      if (somme === null) return []
      const { connues, total, ecart, empreinte } = somme
      const arrondi = Number(total.toFixed(6))
      const compte = { connues, communes: communes.length, origine: 'somme', empreinte } as const
      if (connues < communes.length) return [{ ...base, ...compte, etat: 'intervalle', min: arrondi }]
      if (ecart === 0) return [{ ...base, ...compte, etat: 'connue', valeur: arrondi }]
      const max = Number.isFinite(ecart) ? Number((total + ecart).toFixed(6)) : null
      return [{ ...base, ...compte, etat: 'intervalle', min: arrondi, max }]
    })
  }

  /**
   * The line of a commune may stand beside those of its communes déléguées, or be there twice under an old code and the
   * new one: its municipal population tells, for the other figures of that year too.
   */
  #entiers(cle: object, indicateur: string, millesime: string): Cumul | undefined {
    const cumul = this.#cumuls.get(cle)
    if (cumul === undefined) return undefined
    if (indicateur === POPULATION) {
      const entiere = (rang: number) => this.#zone.reference.population(this.#codes[rang] ?? '', millesime)?.value
      this.#entieres.set(millesime, new Set(doublees(cumul, entiere)))
    }
    return sansAnciennes(cumul, this.#entieres.get(millesime) ?? new Set())
  }

  #moyenne(
    { produit, poids }: { readonly produit: object; readonly poids: object },
    communes: readonly number[],
    base: Base,
    retablies: Groupes,
  ): ComparaisonRow[] {
    const [haut, bas] = [produit, poids].map((cle) => {
      const cumul = this.#cumuls.get(cle)
      return cumul === undefined ? null : this.#somme(cumul, communes, false, retablies)
    })
    if (haut == null || bas == null || !haut.total || !bas.total || haut.part < PART_MOYENNE) return []
    return [
      {
        ...base,
        etat: 'connue',
        valeur: haut.total / bas.total,
        connues: haut.connues,
        communes: communes.length,
        origine: 'moyenne',
        empreinte: null,
      },
    ]
  }

  /** Null: the file speaks of less than half of these communes, or knows none. `part` is of their people. */
  #somme(cumul: Cumul, communes: readonly number[], couvrir: boolean, retablies: Groupes): Somme | null {
    const dedans = this.#reunies.size === 0 && retablies.size === 0 ? null : new Set(communes)
    const couvertes = couvrir ? this.#couvertes : null
    const habitants = couvrir ? null : this.#population()
    let [total, ecart, connues, parlees, tous, connus] = [0, 0, 0, 0, 0, 0]
    const empreinte = new Empreinte()
    for (const rang of communes) {
      const monde = habitants?.[rang] ?? 0
      tous += monde
      const lue = this.#lire(cumul, rang, retablies.get(rang), dedans, couvertes?.[rang] === 1)
      if (lue === null) continue
      parlees++
      total += lue.valeur
      ecart += cumul.ecarts.get(rang) ?? 0
      if (lue.entiere || lue.valeur !== 0) empreinte.ajouter(rang * 2 + Number(lue.entiere))
      if (!lue.entiere) continue
      connues++
      connus += monde
    }
    if (parlees * 2 < communes.length || (connues === 0 && total === 0)) return null
    const part = tous === 0 ? connues / communes.length : connus / tous
    return { total, ecart, connues, part, empreinte: empreinte.texte() }
  }

  /** Of communes told as one, those without line count for nothing where all are there; none counts where one is out. */
  #lire(
    cumul: Cumul,
    rang: number,
    retablie: readonly number[] | undefined,
    dedans: ReadonlySet<number> | null,
    couverte: boolean,
  ) {
    const groupe = retablie ?? this.#reunies.get(rang)
    if (groupe !== undefined && dedans !== null) {
      if (!groupe.every((un) => dedans.has(un))) return { valeur: 0, entiere: false }
      // Restored communes stand after the one whose line holds them: their own, if any, is not added to it.
      if (retablie !== undefined && retablie[0] !== rang) return { valeur: 0, entiere: true }
      if (!parle(cumul, rang) && groupe.some((un) => parle(cumul, un))) return { valeur: 0, entiere: true }
    }
    const lue = lire(cumul, rang, this.#codes[rang] ?? '', couverte)
    return lue !== null && this.#partielles.has(rang) ? { ...lue, entiere: false } : lue
  }

  /** Latest known population of each commune. */
  #population(): Float64Array {
    if (this.#habitants === null) {
      const { reference } = this.#zone
      const parCode = new Map(
        reference.tableau(reference.millesimes().at(-1) ?? '').map(({ code, population }) => [code, population ?? 0]),
      )
      this.#habitants = Float64Array.from(this.#codes, (code) => parCode.get(code) ?? 0)
    }
    return this.#habitants
  }
}
