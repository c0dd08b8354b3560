/**
 * Every figure that Maillage knows, from `assets/catalogues/indicateurs.json`: its words, its unit, how it is made, who
 * brings it, how it is drawn. Figures of a dossier's own ("perso:…") are read from the dossier.
 */
import catalogueData from '../../../assets/catalogues/indicateurs.json' with { type: 'json' }
import { PROFESSIONS, STRUCTURES } from '../catalogues.ts'
import { estMontant } from '../unites.ts'
import { type Calcul, type EntreeEcrite, type Famille, lireCatalogue, type RepartitionCatalogue } from './schema.ts'
import type { Indicateur, IndicateurDerive } from './types.ts'

/** An entry of the catalogue, every default said. */
export interface Entree extends Indicateur {
  /** `libelle` is the long one. */
  readonly mots: {
    readonly court: string
    readonly long: string
    /** Of a sentence, with its article: "la part des 75 ans ou plus". */
    readonly sujet: string | null
    readonly definition: Definition | null
  }
  readonly calcul: Calcul
  readonly numerateur: readonly string[]
  readonly denominateur: readonly string[]
  readonly facteur: number
  /** Who or what a rate is of: "patients en affection de longue durée"; null: an amount, or unknown. */
  readonly base: string | null
  /** Families of files that may bring it; of a figure made of terms, theirs. */
  readonly familles: readonly Famille[]
  readonly forme: 'aplats' | 'cercles'
  readonly ditAilleurs: 'territoire' | 'soins' | null
  readonly saisie: boolean
  /** Code of the profession or of the structures that it counts. */
  readonly code: string | null
  /** Profession that an equipment is. */
  readonly profession: string | null
}

interface Definition {
  readonly texte: string
  readonly source: string
}

const ECRIT = lireCatalogue(catalogueData)

const familles: ReadonlyMap<string, Famille> = new Map(ECRIT.familles.map((une) => [une.id, une]))
const ecrites: ReadonlyMap<string, EntreeEcrite> = new Map(ECRIT.indicateurs.map((une) => [une.id, une]))

function famillesDe(une: EntreeEcrite): readonly Famille[] {
  const noms = une.sources ?? [
    ...new Set(
      [...(une.numerateur ?? []), ...(une.denominateur ?? [])].flatMap((id) => ecrites.get(id)?.sources ?? []),
    ),
  ]
  return noms.flatMap((nom) => familles.get(nom) ?? [])
}

/** @param code what stands for {code}; @param nom for {nom} */
function entreeDe(une: EntreeEcrite, code: string | null, nom: string): Entree {
  const dire = (texte: string) => texte.replaceAll('{code}', code ?? '').replaceAll('{nom}', nom)
  const { id, mots, theme, unite, nature, decimales, poids, encadre, classes, ordre } = une
  const long = dire(mots.long)
  const [denominateur] = une.denominateur ?? []
  return {
    id: dire(id),
    libelle: long,
    unite,
    nature,
    theme,
    ...(decimales === undefined ? {} : { decimales }),
    ...(poids === undefined ? {} : { poids }),
    ...(encadre === undefined ? {} : { encadre }),
    ...(classes === undefined ? {} : { classes }),
    ...(ordre === undefined ? {} : { ordre }),
    mots: {
      court: dire(mots.court ?? mots.long),
      long,
      sujet: mots.sujet ?? null,
      definition: mots.definition ?? null,
    },
    calcul: une.calcul,
    numerateur: (une.numerateur ?? []).map(dire),
    denominateur: (une.denominateur ?? []).map(dire),
    facteur: une.facteur ?? 1,
    base: une.base ?? (denominateur === undefined ? null : (ecrites.get(denominateur)?.mots.long ?? null)),
    familles: famillesDe(une),
    forme: une.forme ?? (estMontant(unite, nature) ? 'cercles' : 'aplats'),
    ditAilleurs: une.ditAilleurs ?? null,
    saisie: une.saisie === true,
    code,
    profession: une.profession ?? null,
  }
}

const NOMS = {
  professions: new Map(PROFESSIONS.map(({ code, pluriel }) => [code, pluriel])),
  structures: new Map(STRUCTURES.map(({ code, pluriel }) => [code, pluriel])),
}

/** Entries that follow one another with the same key go code by code: a number, then its density. */
function developper(): Entree[] {
  const suites: EntreeEcrite[][] = []
  for (const une of ECRIT.indicateurs) {
    const suite = suites.at(-1)
    const [premiere] = suite ?? []
    if (une.cle !== undefined && JSON.stringify(une.cle) === JSON.stringify(premiere?.cle)) suite?.push(une)
    else suites.push([une])
  }
  return suites.flatMap((suite) =>
    codesDe(suite[0]).flatMap(([code, nom]) => suite.map((une) => entreeDe(une, code, nom))),
  )
}

/** An entry with a key stands for one of each code of its catalogue. */
function codesDe(une: EntreeEcrite | undefined): (readonly [string | null, string])[] {
  if (une?.cle === undefined) return [[null, '']]
  const { catalogue, parmi } = une.cle
  if (catalogue === undefined) return []
  return [...NOMS[catalogue]].filter(([code]) => parmi === undefined || parmi.includes(code))
}

/** In the order in which figures are shown. Codes that no catalogue has are known by `entree` alone. */
export const CATALOGUE: readonly Entree[] = developper()

const parId: ReadonlyMap<string, Entree> = new Map(CATALOGUE.map((une) => [une.id, une]))

/** Ids of codes that are not listed: "BPE:D999", "profession:99". */
const FORMES = ECRIT.indicateurs.flatMap((une) => {
  const { cle } = une
  if (cle === undefined || (cle.inconnu === undefined && cle.forme === undefined)) return []
  const [avant = '', apres = ''] = une.id.split('{code}')
  return [{ une, forme: new RegExp(`^${avant}(${cle.forme ?? '[^:]+'})${apres}$`), inconnu: cle.inconnu ?? '' }]
})

/** The entry of this id, whatever its making; undefined when the catalogue has none. */
export function entree(id: string): Entree | undefined {
  const connue = parId.get(id)
  if (connue !== undefined) return connue
  for (const { une, forme, inconnu } of FORMES) {
    const code = forme.exec(id)?.[1]
    if (code !== undefined) return entreeDe(une, code, inconnu.replaceAll('{code}', code))
  }
  return undefined
}

/** Figures read in files, commune by commune. */
export const INDICATEURS: readonly Entree[] = CATALOGUE.filter(({ calcul }) => calcul === 'lu')

/** Rates recomputed from figures of one source and vintage. */
export const DERIVES: readonly (Entree & IndicateurDerive)[] = CATALOGUE.filter(({ calcul }) => calcul === 'termes')

/** Rates whose numerator and denominator are read in files of their own; those that rules name are made elsewhere. */
export const CROISES: readonly (Entree & IndicateurDerive)[] = CATALOGUE.filter(
  ({ calcul, numerateur, denominateur }) =>
    calcul === 'croise' &&
    [...numerateur, ...denominateur].every((id) => parId.get(id)?.calcul === 'lu' && id !== 'PMUN'),
)

/** Populations cut in groups, each a table of the diagnostic. */
export const REPARTITIONS: readonly RepartitionCatalogue[] = ECRIT.repartitions

/** Ids of the counts of one of them, in its order. */
export function effectifsDe(repartition: string): readonly string[] {
  return REPARTITIONS.find(({ id }) => id === repartition)?.groupes.map(({ effectif }) => effectif) ?? []
}

/** Types of equipment that are people of one profession, in the present nomenclature and in the old one. */
export const PROFESSION_DE_BPE: ReadonlyMap<string, string> = new Map(
  CATALOGUE.flatMap(({ id, profession }) => (profession === null ? [] : [[id, profession]])),
)

/** Its part in the name of a file of several subjects; null when there is none, or several. */
export function sujetDe(id: string): string | null {
  const sujets = new Set(entree(id)?.familles.map(({ sujet }) => sujet ?? null))
  return sujets.size === 1 ? ([...sujets][0] ?? null) : null
}

/** The figure of this id read in files; undefined when neither the catalogue nor `propres` (the dossier's own) knows it. */
export function indicateur(id: string, propres: readonly Indicateur[] = []): Indicateur | undefined {
  const connue = entree(id)
  return connue?.calcul === 'lu' ? connue : propres.find((un) => un.id === id)
}
