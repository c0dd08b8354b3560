/** How the reserve of a source is written: what it says of one commune, or of a territory around, is one short JSON line. */
import type { MissingReason } from '../../../shared/domain/quantity.ts'
import type { ActiviteRow, ComparaisonRow, ObservationRow, StructureRow } from './types.ts'

/** All that one source says of one commune. */
export interface CommuneGardee {
  /** Lines of the file; null: not counted; undefined: the source does not cover the commune. */
  lignes?: number | null
  observations?: ObservationRow[]
  /** Without `code`: they may be here. */
  activites?: ActiviteRow[]
  structures?: StructureRow[]
}

/** An indicator and its vintage, by their rank in the reserve of the source. */
export type Figure = readonly [indicateur: string, millesime: string]

/** What is written of a commune. Short names: there are thousands of them. */
export interface Ligne {
  /** Lines of the file; absent: not covered. */
  readonly c?: number | null
  readonly t: readonly string[]
  readonly o?: LigneObservations
  readonly a?: readonly LigneActivite[]
  readonly p?: readonly LigneAPlacer[]
  readonly s?: readonly LigneStructure[]
}
interface LigneObservations {
  /** Known values by rank of their figure; null: none, or among the others. */
  readonly v: readonly (number | null)[]
  /** Their line in the file, when it is the same for all; else one for each. */
  readonly l: number | null | readonly (number | null)[]
  readonly x: readonly (readonly [figure: number, row: Omit<ObservationRow, 'indicateur' | 'millesime' | 'code'>])[]
}
type LigneActivite = readonly [profession: string, savoirFaire: string | null, mode: string | null, personne: string]
type LigneAPlacer = readonly [...LigneActivite, codePostal: string | null, possibles: readonly string[]]
type LigneStructure = readonly [finess: string, categorie: string, libelle: string | null, nom: string | null]
export type LigneComparaison = readonly [
  figure: number,
  etat: ComparaisonRow['etat'],
  valeur: number | null,
  min: number | null,
  max: number | null,
  motif: MissingReason | null,
  connues: number,
  communes: number,
  origine: ComparaisonRow['origine'],
  empreinte: string | null,
]

export class Figures {
  readonly liste: Figure[] = []
  readonly #rangs = new Map<string, number>()

  rang({ indicateur, millesime }: { readonly indicateur: string; readonly millesime: string }): number {
    const cle = `${indicateur} ${millesime}`
    const connu = this.#rangs.get(cle)
    if (connu !== undefined) return connu
    this.#rangs.set(cle, this.liste.length)
    return this.liste.push([indicateur, millesime]) - 1
  }
}

export function enLigne(commune: CommuneGardee, territoires: readonly string[], figures: Figures): Ligne {
  const { lignes, observations = [], activites = [], structures = [] } = commune
  const placees = activites.filter(({ code }) => code !== null)
  const aPlacer = activites.filter(({ code }) => code === null)
  return {
    ...(lignes === undefined ? {} : { c: lignes }),
    t: territoires,
    ...(observations.length === 0 ? {} : { o: observationsEnLigne(observations, figures) }),
    ...(placees.length === 0 ? {} : { a: placees.map(activiteEnLigne) }),
    ...(aPlacer.length === 0
      ? {}
      : { p: aPlacer.map((une): LigneAPlacer => [...activiteEnLigne(une), une.codePostal, une.possibles ?? []]) }),
    ...(structures.length === 0
      ? {}
      : {
          s: structures.map(
            (une): LigneStructure => [une.finess, une.categorie, une.libelleCategorie, une.raisonSociale],
          ),
        }),
  }
}

function observationsEnLigne(rows: readonly ObservationRow[], figures: Figures): LigneObservations {
  const v: (number | null)[] = []
  const l: (number | null)[] = []
  const x: [number, Omit<ObservationRow, 'indicateur' | 'millesime' | 'code'>][] = []
  for (const row of rows) {
    const rang = figures.rang(row)
    const { indicateur: _i, millesime: _m, code: _c, ...reste } = row
    if (row.etat !== 'connue' || row.note !== null || row.parts !== null) {
      x.push([rang, reste])
      continue
    }
    while (v.length <= rang) {
      v.push(null)
      l.push(null)
    }
    v[rang] = row.valeur
    l[rang] = row.ligne
  }
  const lues = l.filter((_, rang) => v[rang] !== null)
  const [premiere = null] = lues
  return { v, l: lues.every((une) => une === premiere) ? premiere : l, x }
}

export function observationsDe(
  code: string,
  { v, l, x }: LigneObservations,
  figures: readonly Figure[],
): ObservationRow[] {
  const cle = (rang: number) => {
    const [indicateur = '', millesime = ''] = figures[rang] ?? []
    return { indicateur, millesime, code }
  }
  const rien = { min: null, max: null, motif: null, note: null, parts: null }
  return [
    ...v.flatMap((valeur, rang): ObservationRow[] => {
      if (valeur === null) return []
      const ligne = typeof l === 'number' || l === null ? l : (l[rang] ?? null)
      return [{ ...cle(rang), etat: 'connue', valeur, ligne, ...rien }]
    }),
    ...x.map(([rang, reste]) => ({ ...cle(rang), ...reste })),
  ]
}

/** A hash is 32 hexadecimal digits; 22 characters say the same. */
const activiteEnLigne = ({ profession, savoirFaire, mode, personne }: ActiviteRow): LigneActivite => [
  profession,
  savoirFaire,
  mode,
  Buffer.from(personne, 'hex').toString('base64url'),
]

export function activiteDe(code: string | null, [profession, savoirFaire, mode, personne]: LigneActivite): ActiviteRow {
  const hash = Buffer.from(personne, 'base64url').toString('hex')
  return { code, codePostal: null, profession, savoirFaire, mode, personne: hash }
}

export function aPlacerDe([profession, savoirFaire, mode, personne, codePostal, possibles]: LigneAPlacer): ActiviteRow {
  return { ...activiteDe(null, [profession, savoirFaire, mode, personne]), codePostal, possibles }
}

export function structureDe(
  code: string,
  [finess, categorie, libelleCategorie, raisonSociale]: LigneStructure,
): StructureRow {
  return { finess, code, categorie, libelleCategorie, raisonSociale }
}

export function comparaisonEnLigne(row: ComparaisonRow, figures: Figures): LigneComparaison {
  const { etat, valeur, min, max, motif, connues, communes, origine, empreinte } = row
  return [figures.rang(row), etat, valeur, min, max, motif, connues, communes, origine, empreinte]
}

export function comparaisonDe(cle: string, ligne: LigneComparaison, figures: readonly Figure[]): ComparaisonRow {
  const [rang, etat, valeur, min, max, motif, connues, communes, origine, empreinte] = ligne
  const [niveau = '', territoire = ''] = cle.split(' ')
  const [indicateur = '', millesime = ''] = figures[rang] ?? []
  return {
    indicateur,
    millesime,
    niveau: niveau as ComparaisonRow['niveau'],
    territoire,
    etat,
    valeur,
    min,
    max,
    motif,
    connues,
    communes,
    origine,
    empreinte,
  }
}
