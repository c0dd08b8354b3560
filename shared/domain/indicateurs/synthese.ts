/**
 * Every figure by commune that a dossier holds, brought to one CPTS: its value, its sectors', those of the territories
 * it is compared with, older vintages, and what other sources say of the same figure.
 */
import { comparerMillesimes } from '../millesimes.ts'
import type { Nature } from '../natures.ts'
import { type Niveau, parNiveau } from '../niveaux.ts'
import type { Quantity } from '../quantity.ts'
import { missing } from '../quantity-ops.ts'
import { agreger } from './agreger.ts'
import { DERIVES } from './catalogue.ts'
import { completer, ditLeReste } from './completer.ts'
import { deriver, deriverCommunes } from './deriver.ts'
import { type Ecart, ecartDe } from './ecart.ts'
import { motsSeulement } from './mots.ts'
import { type Indicateur, type IndicateurDerive, THEMES, type Theme } from './types.ts'

/** Values of one figure and vintage, from one source. */
export interface Serie {
  readonly definition: Indicateur
  readonly millesime: string
  /** Id of the source in the dossier; null: the embedded reference. */
  readonly source: number | null
  /** Words of the source: "Insee, populations de référence (donnees_communes_2021.csv)". */
  readonly libelleSource: string
  /** By commune of today; one that is not there is `non_importe`. */
  readonly valeurs: ReadonlyMap<string, Quantity>
  readonly comparaisons: readonly Comparaison[]
  /** The file gives it for larger territories only: nothing to be had of any commune. */
  readonly sansCommune?: boolean
}

/** Given by the file for the territory itself; summed, averaged, or computed from other figures by Maillage. */
export type OrigineComparaison = 'donnee' | 'somme' | 'moyenne' | 'calcul'

export interface Comparaison {
  readonly niveau: Niveau
  readonly territoire: string
  readonly nom: string
  readonly valeur: Quantity
  /** Null or absent: imported before this was kept. */
  readonly origine?: OrigineComparaison | null
  /** The same for two sums over the same communes. */
  readonly empreinte?: string | null
}

export interface IndicateursInput {
  readonly communes: readonly string[]
  readonly secteurs: readonly { readonly nom: string; readonly communes: readonly string[] }[]
  /** People of each commune, to tell how much of a territory is known; absent: all communes weigh the same. */
  readonly habitants?: ReadonlyMap<string, number>
  /** Newest source first. */
  readonly series: readonly Serie[]
  /** Source that the user keeps for a figure, where he chose one. */
  readonly retenues: ReadonlyMap<string, number | null>
  /** By figure and vintage (`cleComplement`), what the portrait has for each commune. */
  readonly complements?: ReadonlyMap<string, ReadonlyMap<string, Quantity>>
}

/** The same figure and vintage in another source. */
export interface AutreSource extends Ecart {
  readonly source: number | null
  readonly libelleSource: string
  readonly valeur: Quantity
}

export interface SyntheseIndicateur {
  readonly id: string
  readonly libelle: string
  readonly unite: Quantity['unit']
  readonly nature: Nature
  readonly theme: Theme
  readonly decimales: number | null
  /** Computed from other figures: it has no source of its own to choose. */
  readonly derive: boolean
  readonly millesime: string
  readonly source: number | null
  readonly libelleSource: string
  readonly valeur: Quantity
  readonly secteurs: readonly { readonly nom: string; readonly valeur: Quantity }[]
  readonly comparaisons: readonly Comparaison[]
  readonly anciens: readonly { readonly millesime: string; readonly valeur: Quantity }[]
  readonly autres: readonly AutreSource[]
  /** For a zoning: how many communes are in each class. */
  readonly repartition: readonly { readonly libelle: string; readonly communes: number }[]
  /** Published for territories no nearer than these: the CPTS has no value of its own. Null: it may have one. */
  readonly seulement: Niveau | null
}

export function syntheses(input: IndicateursInput): SyntheseIndicateur[] {
  const parId = Map.groupBy(
    input.series.filter(({ definition }) => definition.nature !== 'local'),
    ({ definition }) => definition.id,
  )
  const propres = [...parId.values()].flatMap((series) => synthese(series, input, parId) ?? [])
  const parNom = new Map(propres.map((une) => [une.id, une]))
  const derivees = DERIVES.flatMap((derive) => syntheseDerivee(derive, parNom, input, parId) ?? [])
  const rang = (une: SyntheseIndicateur) => THEMES.indexOf(une.theme)
  return [...propres, ...derivees].sort((a, b) => rang(a) - rang(b))
}

function ordonnees(comparaisons: readonly Comparaison[]): Comparaison[] {
  return [...comparaisons].sort((a, b) => parNiveau(a.niveau, b.niveau))
}

/** Newest vintage first; within one, the source kept by the user, else the newest import. */
function choisir(series: readonly Serie[], { retenues }: IndicateursInput): Serie | undefined {
  const dernier = series
    .map(({ millesime }) => millesime)
    .sort(comparerMillesimes)
    .at(-1)
  const memes = series.filter(({ millesime }) => millesime === dernier)
  const id = memes[0]?.definition.id ?? ''
  return memes.find(({ source }) => retenues.has(id) && retenues.get(id) === source) ?? memes[0]
}

function synthese(
  series: readonly Serie[],
  input: IndicateursInput,
  parId: ReadonlyMap<string, readonly Serie[]>,
): SyntheseIndicateur | null {
  const retenue = choisir(series, input)
  if (retenue === undefined) return null
  const choisie = completer(retenue, input, series)
  const { definition, millesime, source, libelleSource } = choisie
  const valeurDe = (serie: Serie, communes: readonly string[]) => {
    const pesees = parId.get(definition.poids ?? '') ?? []
    const sienne = pesees.find((une) => une.source === serie.source && une.millesime === serie.millesime)
    const poids = sienne === undefined ? null : lues(completer(sienne, input, pesees), communes)
    const habitants = communes.map((code) => input.habitants?.get(code) ?? null)
    return agreger(definition, lues(serie, communes), poids, habitants)
  }
  const comparaisons = ordonnees(choisie.comparaisons)
  const seulement = choisie.sansCommune === true ? (comparaisons[0]?.niveau ?? null) : null
  const valeur = seulement === null ? valeurDe(choisie, input.communes) : sansValeur(choisie, seulement)
  return {
    id: definition.id,
    libelle: definition.libelle,
    unite: definition.unite,
    nature: definition.nature,
    theme: definition.theme,
    decimales: definition.decimales ?? null,
    derive: false,
    millesime,
    source,
    libelleSource,
    valeur,
    secteurs: input.secteurs.map(({ nom, communes }) => ({
      nom,
      valeur: seulement === null ? valeurDe(choisie, communes) : valeur,
    })),
    comparaisons,
    anciens: anciens(series, retenue).map((serie) => ({
      millesime: serie.millesime,
      valeur: valeurDe(completer(serie, input, series), input.communes),
    })),
    autres: series
      .filter((serie) => serie !== retenue && serie.millesime === millesime && !ditLeReste(retenue, serie))
      .map((serie) => {
        const autre = valeurDe(serie, input.communes)
        return { source: serie.source, libelleSource: serie.libelleSource, valeur: autre, ...ecartDe(valeur, autre) }
      }),
    repartition: repartition(choisie, input.communes),
    seulement,
  }
}

/** Why, in words: what is not there is not always what someone hides. */
function sansValeur({ definition, millesime, libelleSource }: Serie, niveau: Niveau): Quantity {
  return missing('non_diffuse', definition.unite, {
    millesime,
    coverage: { known: 0, total: 0 },
    sources: [{ label: libelleSource, millesime, file: null, line: null }],
    formula: `${definition.libelle}, ${motsSeulement(niveau)}\u00a0: il n’y a pas de valeur par commune, donc aucune pour la CPTS`,
  })
}

/** One series per older vintage, newest vintage first. */
function anciens(series: readonly Serie[], choisie: Serie): Serie[] {
  const parAnnee = Map.groupBy(
    series.filter(({ millesime }) => millesime !== choisie.millesime),
    ({ millesime }) => millesime,
  )
  return [...parAnnee].sort(([a], [b]) => comparerMillesimes(b, a)).flatMap(([, [une]]) => une ?? [])
}

function lues({ definition, millesime, valeurs }: Serie, communes: readonly string[]): Quantity[] {
  return communes.map((code) => valeurs.get(code) ?? missing('non_importe', definition.unite, { millesime }))
}

function repartition(
  { definition, valeurs }: Serie,
  communes: readonly string[],
): { libelle: string; communes: number }[] {
  const classees = (definition.classes ?? []).flatMap((libelle, classe) => {
    const dedans = communes.filter((code) => {
      const valeur = valeurs.get(code)
      return valeur?.kind === 'known' && valeur.value === classe
    })
    return dedans.length === 0 ? [] : [{ libelle, communes: dedans.length }]
  })
  const reste = communes.length - classees.reduce((total, une) => total + une.communes, 0)
  return classees.length === 0 || reste === 0 ? classees : [...classees, { libelle: SANS_CLASSE, communes: reste }]
}

/** So that the communes of a zoning always add up to those of the territory. */
const SANS_CLASSE = 'non renseigné'

/**
 * Its terms must come from the same source and vintage: two censuses are not divided by one another. Where the published
 * sources of its terms differ, a source that has them all for that vintage serves.
 */
function syntheseDerivee(
  derive: IndicateurDerive,
  connues: ReadonlyMap<string, SyntheseIndicateur>,
  input: IndicateursInput,
  parId: ReadonlyMap<string, readonly Serie[]>,
): SyntheseIndicateur | null {
  const { communes, secteurs, habitants } = input
  const ids = [...derive.numerateur, ...derive.denominateur]
  const communs = termesCommuns(ids, connues, parId).map((lus) => new Map(lus.map((une) => [une.definition.id, une])))
  const [series] = communs
  const premier = series?.get(ids[0] ?? '')
  if (series === undefined || premier === undefined) return null
  const premiers = communs.flatMap((lus) => lus.get(ids[0] ?? '') ?? [])
  const comparaisons = new Map(
    [...series].map(([id, serie]) => {
      const memes = communs.flatMap((lus) => lus.get(id) ?? [])
      return [id, ordonnees(completer(serie, input, memes).comparaisons)] as const
    }),
  )
  // A file per département: each commune has all its terms from one of them.
  const deCommune = new Map(
    communes.map((code) => [code, communs.find((lus) => ids.every((id) => lus.get(id)?.valeurs.has(code))) ?? series]),
  )
  const unite = premier.definition.unite
  const surCommunes = (lesquelles: readonly string[]) =>
    deriverCommunes(
      derive,
      lesquelles,
      (id, code) => {
        const serie = (deCommune.get(code) ?? series).get(id)
        return serie?.valeurs.get(code) ?? missing('non_importe', serie?.definition.unite ?? unite)
      },
      (code) => habitants?.get(code) ?? null,
    )
  const compares = ({ niveau, territoire }: Comparaison) => {
    const siens = new Map(
      ids.map((id) => [id, comparaisons.get(id)?.find((c) => c.niveau === niveau && c.territoire === territoire)]),
    )
    const lu = (id: string) => siens.get(id)?.valeur ?? missing('absent', series.get(id)?.definition.unite ?? unite)
    // What the file gives for the territory itself is over all its communes.
    const sur = (c: Comparaison | undefined) => (c?.origine === 'donnee' ? 'donnee' : (c?.empreinte ?? null))
    return deriver(derive, lu, new Set([...siens.values()].map(sur)))
  }
  return {
    id: derive.id,
    libelle: derive.libelle,
    unite: derive.unite,
    nature: 'rapport',
    theme: derive.theme,
    decimales: derive.decimales ?? null,
    derive: true,
    millesime: premier.millesime,
    source: premier.source,
    libelleSource: completer(premier, input, premiers).libelleSource,
    valeur: surCommunes(communes),
    secteurs: secteurs.map((secteur) => ({ nom: secteur.nom, valeur: surCommunes(secteur.communes) })),
    comparaisons: (comparaisons.get(ids[0] ?? '') ?? []).map((c) => ({
      niveau: c.niveau,
      territoire: c.territoire,
      nom: c.nom,
      valeur: compares(c),
      origine: 'calcul' as const,
    })),
    anciens: [],
    autres: [],
    repartition: [],
    seulement: null,
  }
}

/** By source, one series per term of the vintage shown: those of every source that has them all, the published first. */
function termesCommuns(
  ids: readonly string[],
  connues: ReadonlyMap<string, SyntheseIndicateur>,
  parId: ReadonlyMap<string, readonly Serie[]>,
): Serie[][] {
  const publies = ids.flatMap((id) => connues.get(id) ?? [])
  const [premier] = publies
  if (premier === undefined || publies.length < ids.length) return []
  const { millesime } = premier
  if (publies.some((une) => une.millesime !== millesime)) return []
  const autres = parId.get(premier.id)?.flatMap((une) => (une.millesime === millesime ? une.source : [])) ?? []
  return [...new Set([...publies.map((une) => une.source), ...autres])].flatMap((source) => {
    const termes = ids.flatMap(
      (id) => parId.get(id)?.find((une) => une.source === source && une.millesime === millesime) ?? [],
    )
    return termes.length === ids.length ? [termes] : []
  })
}
