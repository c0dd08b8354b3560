/**
 * Values of the départements, régions, EPCI and of France, summed while a commune file is read to its end: the dossier
 * keeps commune lines for its study area only, and these totals. A territory of which the file lacks communes has only
 * a lower bound; one of which it has less than half has nothing.
 */
import { departementOfCode } from '../../../shared/domain/codes.ts'
import type { ComparaisonRow } from '../store/types.ts'
import type { NiveauLigne } from './profiles/types.ts'
import type { NumberCell } from './values.ts'
import type { Place, Zone } from './zone.ts'

/** Collectivités d'outre-mer: Insee's "France" is made of the départements. */
const HORS_FRANCE = /^9(?:75|77|78|8)/

/** Of a mean, what the communes with a value must be of a territory for its mean to be told. */
const PART_MOYENNE = 0.95

/** No line, and a line without value, of a commune. */
const RIEN = Number.NaN
const SANS_VALEUR = Number.POSITIVE_INFINITY

/** Values of one figure over all communes of today: own lines, lines of former communes, lines of arrondissements. */
interface Cumul {
  readonly propre: Float64Array
  readonly anciennes: Map<number, number>
  readonly arrondissements: Map<number, number>
}

interface Territoire extends NiveauLigne {
  readonly communes: readonly number[]
}

export class Comparaisons {
  readonly #rang: ReadonlyMap<string, number>
  readonly #cumuls = new Map<object, Cumul>()
  readonly #donnees = new Map<object, Map<string, { niveau: NiveauLigne; value: NumberCell }>>()
  readonly #territoires: readonly Territoire[]
  readonly #codes: readonly string[]
  #couvertes: Uint8Array | null = null
  /** Communes that the file tells as one: each of them → all of them. */
  readonly #reunies = new Map<number, readonly number[]>()
  readonly #doublons: 'refuser' | 'sommer' | 'remplacer'
  readonly #doubles = new Set<number>()

  /** @param doublons what a second line of the same commune and figure does. */
  constructor(zone: Zone, doublons: 'refuser' | 'sommer' | 'remplacer' = 'refuser') {
    this.#doublons = doublons
    this.#codes = zone.reference.codes()
    this.#rang = new Map(this.#codes.map((code, index) => [code, index]))
    this.#territoires = territoires(zone, this.#codes, this.#rang)
  }

  /** A line of a commune, inside or outside the study area. `cle` stands for the figure. */
  ajouter(cle: object, place: Place & { readonly kind: 'dedans' | 'dehors' }, value: NumberCell): void {
    if (value.kind === 'invalid') return
    const rang = this.#rang.get(place.code)
    if (rang === undefined) return
    let cumul = this.#cumuls.get(cle)
    if (cumul === undefined) {
      cumul = {
        propre: new Float64Array(this.#codes.length).fill(RIEN),
        anciennes: new Map(),
        arrondissements: new Map(),
      }
      this.#cumuls.set(cle, cumul)
    }
    const nombre = value.kind === 'number' ? value.value : SANS_VALEUR
    if (!place.deplace) {
      const avant = cumul.propre[rang] ?? RIEN
      const double = !Number.isNaN(avant) && this.#doublons !== 'sommer'
      if (double && this.#doublons === 'refuser') this.#doubles.add(rang)
      cumul.propre[rang] = double ? nombre : plus(avant, nombre)
    } else {
      const cote = place.arrondissement ? cumul.arrondissements : cumul.anciennes
      cote.set(rang, plus(cote.get(rang) ?? RIEN, nombre))
    }
  }

  /** A value that the file itself gives for a larger territory. */
  donner(cle: object, niveau: NiveauLigne, value: NumberCell): void {
    if (!this.#territoires.some((t) => t.niveau === niveau.niveau && t.territoire === niveau.territoire)) return
    const connus = this.#donnees.get(cle) ?? new Map()
    this.#donnees.set(cle, connus)
    connus.set(`${niveau.niveau} ${niveau.territoire}`, { niveau, value })
  }

  /** The file gave something of a larger territory that holds a part of the study area. */
  get compare(): boolean {
    return this.#donnees.size > 0
  }

  /** Communes on several lines, nobody having said what to do of it: no territory that holds one has a total. */
  get doubles(): string[] {
    return [...this.#doubles].map((rang) => this.#codes[rang] ?? '').sort()
  }

  /** Communes that the file tells as one: their value is that of a territory that holds them all, and of no other. */
  reunir(groupes: readonly (readonly string[])[]): void {
    for (const groupe of groupes) {
      const rangs = groupe.flatMap((code) => this.#rang.get(code) ?? [])
      for (const rang of rangs) this.#reunies.set(rang, rangs)
    }
  }

  /** Départements in which a commune without a line has none: its value is zero. */
  couvrir(departements: ReadonlySet<string>): void {
    if (departements.size === 0) return
    this.#couvertes = Uint8Array.from(this.#codes, (code) => Number(departements.has(departementOfCode(code))))
  }

  /**
   * Rows of one figure. A given value wins over a sum; what may not be summed has given values only, but for a mean by
   * weights: `moyenne` stands for the product of value and weight, and for the weight, as they were added.
   */
  lignes(
    cle: object,
    indicateur: string,
    millesime: string,
    additif: boolean,
    moyenne?: { readonly produit: object; readonly poids: object },
  ): ComparaisonRow[] {
    const donnees = this.#donnees.get(cle)
    const cumul = additif ? this.#cumuls.get(cle) : undefined
    return this.#territoires.flatMap((territoire): ComparaisonRow[] => {
      const { niveau, territoire: code, communes } = territoire
      const base = { indicateur, millesime, niveau, territoire: code, min: null, max: null, motif: null, valeur: null }
      const donnee = donnees?.get(`${niveau} ${code}`)?.value
      if (donnee?.kind === 'number') {
        return [{ ...base, etat: 'connue', valeur: donnee.value, connues: communes.length, communes: communes.length }]
      }
      if (donnee?.kind === 'missing') {
        return [{ ...base, etat: 'manquante', motif: donnee.reason, connues: 0, communes: communes.length }]
      }
      if (communes.some((rang) => this.#doubles.has(rang))) return []
      if (moyenne !== undefined) return this.#moyenne(moyenne.produit, moyenne.poids, communes, base)
      return cumul === undefined ? [] : somme(this.#reunis(cumul, communes), communes, this.#couvertes, base)
    })
  }

  /** Of communes told as one, those without line count for nothing where all are there; none counts where one is out. */
  #reunis(cumul: Cumul, communes: readonly number[]): Cumul {
    if (this.#reunies.size === 0) return cumul
    const dedans = new Set(communes)
    const propre = cumul.propre.slice()
    for (const [rang, groupe] of this.#reunies) {
      if (!groupe.every((un) => dedans.has(un))) propre[rang] = SANS_VALEUR
      else if (Number.isNaN(valeurDe(cumul, rang)) && groupe.some((un) => !Number.isNaN(valeurDe(cumul, un)))) {
        propre[rang] = 0
      }
    }
    return { ...cumul, propre }
  }

  #moyenne(produit: object, poids: object, communes: readonly number[], base: Base): ComparaisonRow[] {
    const [haut, bas] = [produit, poids].map((cle) => {
      const cumul = this.#cumuls.get(cle)
      return cumul === undefined ? undefined : somme(this.#reunis(cumul, communes), communes, null, base)[0]
    })
    const [numerateur, denominateur] = [haut, bas].map((row) => row?.valeur ?? row?.min ?? 0)
    if (haut === undefined || !numerateur || !denominateur || haut.connues < communes.length * PART_MOYENNE) return []
    const { connues } = haut
    return [{ ...base, etat: 'connue', valeur: numerateur / denominateur, connues, communes: communes.length }]
  }
}

type Base = Omit<ComparaisonRow, 'etat' | 'connues' | 'communes'>

function plus(a: number, b: number): number {
  if (Number.isNaN(a)) return b
  if (Number.isNaN(b)) return a
  if (a === SANS_VALEUR || b === SANS_VALEUR) return SANS_VALEUR
  return a + b
}

/** Own and former communes' lines add up; a commune's own lines are the whole where its arrondissements stand too. */
function valeurDe({ propre, anciennes, arrondissements }: Cumul, rang: number): number {
  const commune = plus(propre[rang] ?? RIEN, anciennes.get(rang) ?? RIEN)
  return Number.isNaN(commune) ? (arrondissements.get(rang) ?? RIEN) : commune
}

function somme(cumul: Cumul, communes: readonly number[], couvertes: Uint8Array | null, base: Base): ComparaisonRow[] {
  let total = 0
  let connues = 0
  let parlees = 0
  for (const rang of communes) {
    const lue = valeurDe(cumul, rang)
    const valeur = Number.isNaN(lue) && couvertes?.[rang] === 1 ? 0 : lue
    if (Number.isNaN(valeur)) continue
    parlees++
    if (valeur === SANS_VALEUR) continue
    connues++
    total += valeur
  }
  if (parlees * 2 < communes.length || connues === 0) return []
  const arrondi = Number(total.toFixed(6))
  const compte = { connues, communes: communes.length }
  return connues === communes.length
    ? [{ ...base, ...compte, etat: 'connue', valeur: arrondi }]
    : [{ ...base, ...compte, etat: 'intervalle', min: arrondi }]
}

function territoires(zone: Zone, codes: readonly string[], rang: ReadonlyMap<string, number>): Territoire[] {
  const { reference } = zone
  const departements = zone.departements()
  const regions = new Set([...departements].flatMap((code) => reference.departement(code)?.region ?? []))
  const sirens = new Set(reference.communes(zone.codes).flatMap(({ epci }) => epci?.siren ?? []))
  const choisir = (garde: (departement: string) => boolean) =>
    codes.flatMap((code, index) => (garde(departementOfCode(code)) ? [index] : []))
  const regionDe = memo((departement) => reference.departement(departement)?.region ?? '')
  return [
    ...[...sirens].map((siren) => ({
      niveau: 'epci' as const,
      territoire: siren,
      communes: (reference.epci(siren)?.communes ?? []).flatMap((code) => rang.get(code) ?? []),
    })),
    ...[...departements].map((code) => ({
      niveau: 'departement' as const,
      territoire: code,
      communes: choisir((departement) => departement === code),
    })),
    ...[...regions].map((code) => ({
      niveau: 'region' as const,
      territoire: code,
      communes: choisir((departement) => regionDe(departement) === code),
    })),
    { niveau: 'france' as const, territoire: 'FR', communes: choisir((departement) => !HORS_FRANCE.test(departement)) },
  ]
}

function memo(compute: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>()
  return (key) => {
    const found = known.get(key) ?? compute(key)
    known.set(key, found)
    return found
  }
}
