/**
 * The sets of Insee's long files, each known by its columns: which crossing of their codes gives which of our figures.
 * A column that a set of the census does not have means another set: its "total" may be of employed people only, so
 * nothing is read of it.
 *
 * Sources: data-formats §1.2 for the reference populations and Filosofi; for the census and the equipments, the columns
 * and codes that public programs read in the files of 2022 to 2025 (docs/donnees/insee-melodi.md says how sure each is).
 */
import type { Header } from '../table/header.ts'

export interface Jeu {
  /** Column of the measure, normalised. */
  readonly mesure: string
  /** Columns that the figures are told apart by: all there. */
  readonly dimensions: readonly string[]
  /** Columns that may stand beside, and the codes that the rows read have there. */
  readonly constantes?: Readonly<Record<string, readonly string[]>>
  /** Any other column is passed over where it holds the total. */
  readonly ouvert?: boolean
  /** Several rows make one figure. */
  readonly sommer?: boolean
  /** Of these rows, the codes of the last of the `dimensions` that a figure is made of; empty: of one row. */
  readonly termes?: (indicateur: string) => readonly string[]
  /** Of the `dimensions`, one whose codes say the same: a figure is read of the first that is met, never of two. */
  readonly unCode?: string
  /** A commune without a row has none. */
  readonly exhaustif?: boolean
  /** Told by its first rows, where another set has the same columns. */
  readonly lignes?: (cells: (nom: string) => string) => boolean
  /** Ids of the figures that a measure and the codes of the `dimensions`, in their order, count in; null: none of ours. */
  chiffre(mesure: string, codes: readonly string[]): string | readonly string[] | null
}

/** "POP _T Y_LT15" → id. */
type Croisements = ReadonlyMap<string, string>
const lire =
  (croisements: Croisements) =>
  (mesure: string, codes: readonly string[]): string | null =>
    croisements.get([mesure, ...codes].join(' ')) ?? null

const TOTAL = ['_T', '']
const totaux = (...colonnes: readonly string[]) => Object.fromEntries(colonnes.map((nom) => [nom, TOTAL]))

/** Groups of ages of the files in columns, then those of the census of 2023 on. */
const AGES = [
  ['Y_LT15', '0014'],
  ['Y15T29', '1529'],
  ['Y30T44', '3044'],
  ['Y45T59', '4559'],
  ['Y60T74', '6074'],
  ['Y75T89', '7589'],
  ['Y_GE90', '90P'],
] as const
/** Known for both sexes together only. */
const AGES_ENSEMBLE = [
  ['Y15T24', '1524'],
  ['Y25T39', '2539'],
  ['Y40T54', '4054'],
  ['Y55T64', '5564'],
  ['Y65T79', '6579'],
  ['Y_GE80', '80P'],
  ['Y15T64', '1564'],
] as const

/**
 * Groups made of single years of age, by the first and the last of them. Only the years are read: the bands that stand
 * beside them in the file (Y0T4, Y0T2, Y_GE95…) say the same people again.
 */
const GROUPES: readonly (readonly [string, number, number, boolean])[] = [
  ['0014', 0, 14, true],
  ['1529', 15, 29, true],
  ['3044', 30, 44, true],
  ['4559', 45, 59, true],
  ['6074', 60, 74, true],
  ['7589', 75, 89, true],
  ['90P', 90, 199, true],
  ['1524', 15, 24, false],
  ['2539', 25, 39, false],
  ['4054', 40, 54, false],
  ['5564', 55, 64, false],
  ['6579', 65, 79, false],
  ['80P', 80, 199, false],
  ['85P', 85, 199, false],
  ['1564', 15, 64, false],
]
const ANNEE_D_AGE = /^Y\d+$/

/** Groups that a year of age counts in; men and women are kept for the first seven. */
function parAnnee(mesure: string, [sexe = '', age = '']: readonly string[]): readonly string[] | null {
  if (mesure !== 'POP') return null
  const prefixe = { _T: 'RP:POP', '': 'RP:POP', M: 'RP:H', F: 'RP:F' }[sexe]
  if (prefixe === undefined) return null
  if (age === '_T' || age === '') return [prefixe === 'RP:POP' ? prefixe : `RP:POP${sexe === 'M' ? 'H' : 'F'}`]
  const annee = age === 'Y_GE100' ? 100 : Number(/^Y(\d{1,2})$/.exec(age)?.[1] ?? -1)
  if (annee < 0) return null
  return GROUPES.filter(([, de, a, sexes]) => annee >= de && annee <= a && (sexes || prefixe === 'RP:POP')).map(
    ([groupe]) => `${prefixe}${groupe}`,
  )
}

/** Years of age that a group is made of. */
function anneesDe(indicateur: string): readonly string[] {
  const groupe = GROUPES.find(([nom]) => /^RP:(?:POP|H|F)(\d\w*)$/.exec(indicateur)?.[1] === nom)
  if (groupe === undefined) return []
  const [, de, a] = groupe
  return Array.from({ length: Math.min(a, 100) - de + 1 }, (_, i) => (de + i === 100 ? 'Y_GE100' : `Y${de + i}`))
}

const POPULATION: Croisements = new Map([
  ['POP _T _T', 'RP:POP'],
  ['POP M _T', 'RP:POPH'],
  ['POP F _T', 'RP:POPF'],
  ...AGES.flatMap(([code, age]): [string, string][] => [
    [`POP _T ${code}`, `RP:POP${age}`],
    [`POP M ${code}`, `RP:H${age}`],
    [`POP F ${code}`, `RP:F${age}`],
  ]),
  ...AGES_ENSEMBLE.map(([code, age]): [string, string] => [`POP _T ${code}`, `RP:POP${age}`]),
])

/** Eight groups: « autres sans activité » is 8 in the older years of a file, 9 in the newer ones. */
const CATEGORIES: Croisements = new Map([
  ['POP _T Y_GE15 _T', 'RP:POP15P'],
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((cs): [string, string] => [`POP _T Y_GE15 ${cs}`, `RP:POP15P_CS${cs}`]),
  ['POP _T Y_GE15 9', 'RP:POP15P_CS8'],
])

const LOGEMENTS = [
  ['_T', 'RP:LOG'],
  ['DW_MAIN', 'RP:RP'],
  ['DW_SEC_DW_OCC', 'RP:RSECOCC'],
  ['DW_VAC', 'RP:LOGVAC'],
] as const

const DIPLOMES = ['Y_GE15', '_T'].flatMap((age): [string, string][] =>
  [
    ['_T', 'RP:NSCOL15P'],
    ['001T100_RP', 'RP:NSCOL15P_DIPLMIN'],
    ['200_RP', 'RP:NSCOL15P_DIPLMIN'],
    ['500T702_RP', 'RP:NSCOL15P_SUP'],
  ].map(([code, id = '']): [string, string] => [`POP _T ${age} ${code}`, id]),
)

const POPREF: Croisements = new Map(['PMUN', 'PCAP', 'PTOT'].map((nom) => [nom, nom]))
const FILOSOFI: Croisements = new Map([
  ['MED_SL', 'FILO:MED'],
  ['PR_MD60', 'FILO:TP60'],
  ['S_HH_TAX', 'FILO:PIMP'],
  ['IR_D9_D1_SL', 'FILO:RD'],
  ['NUM_HH', 'FILO:NBMENFISC'],
  ['NUM_PER', 'FILO:NBPERSMENFISC'],
])

const JEUX: readonly Jeu[] = [
  { mesure: 'poprefmeasure', dimensions: [], ouvert: true, chiffre: lire(POPREF) },
  { mesure: 'filosofimeasure', dimensions: [], ouvert: true, chiffre: lire(FILOSOFI) },
  // DS_RP_TD_POPULATION_AGESEX_PRINC: single years of age, each row a part of several groups.
  {
    mesure: 'rpmeasure',
    dimensions: ['sex', 'age'],
    sommer: true,
    lignes: (cellule) => ANNEE_D_AGE.test(cellule('age')),
    termes: anneesDe,
    chiffre: parAnnee,
  },
  // DS_RP_POPULATION_PRINC
  { mesure: 'rpmeasure', dimensions: ['sex', 'age'], chiffre: lire(POPULATION) },
  // DS_RP_POPULATION_COMP
  { mesure: 'rpmeasure', dimensions: ['sex', 'age', 'pcs'], chiffre: lire(CATEGORIES) },
  // DS_RP_SERIE_HISTORIQUE
  {
    mesure: 'rpmeasure',
    dimensions: ['ocs'],
    chiffre: lire(
      new Map([
        ['POP _T', 'RP:POP'],
        ['SUP _T', 'SUPERF'],
        ...LOGEMENTS.map(([code, id]): [string, string] => [`DWELLINGS ${code}`, id]),
      ]),
    ),
  },
  // DS_RP_LOGEMENT_PRINC
  {
    mesure: 'rpmeasure',
    dimensions: ['ocs', 'cars'],
    constantes: totaux('lstay', 'tdw', 'carpark', 'nor', 'tsh', 'buildend', 'nrgsrc'),
    chiffre: lire(
      new Map([
        ...LOGEMENTS.map(([code, id]): [string, string] => [`DWELLINGS ${code} _T`, id]),
        ['DWELLINGS DW_MAIN C_GE1', 'RP:RP_VOIT1P'],
      ]),
    ),
  },
  // DS_RP_MENAGES_COMP: households are main residences there.
  {
    mesure: 'rpmeasure',
    dimensions: ['tph', 'pcs'],
    constantes: { prefph: ['1', ...TOTAL], ocs: ['DW_MAIN', ...TOTAL] },
    chiffre: lire(
      new Map([
        ['DWELLINGS _T _T', 'RP:MEN'],
        ['DWELLINGS 11 _T', 'RP:MENPSEUL'],
      ]),
    ),
  },
  // DS_RP_MENAGES_PRINC
  {
    mesure: 'rpmeasure',
    dimensions: ['age', 'noc', 'couple'],
    constantes: { ...totaux('civilstatus', 'sex'), ocs: ['DW_MAIN', ...TOTAL] },
    chiffre: lire(new Map([['ONEPERS Y_GE80 P1 _T', 'RP:POP80P_PSEUL']])),
  },
  // DS_RP_FAMILLE_COMP counts families only, whatever the code of its measure.
  {
    mesure: 'rpmeasure',
    dimensions: ['tfn', 'nch'],
    chiffre: (_, [famille, enfants]) =>
      enfants === '_T' ? ({ _T: 'RP:FAM', 1: 'RP:FAMMONO' }[famille ?? ''] ?? null) : null,
  },
  // DS_RP_EMPLOI_LR_PRINC
  {
    mesure: 'rpmeasure',
    dimensions: ['sex', 'age', 'empstaenq', 'educ'],
    chiffre: lire(
      new Map([
        ['POP _T Y15T64 _T _T', 'RP:POP1564'],
        ['POP _T Y15T64 1T2 _T', 'RP:ACT1564'],
        ['POP _T Y15T64 2 _T', 'RP:CHOM1564'],
      ]),
    ),
  },
  // DS_RP_DIPLOMES_PRINC: « sans diplôme » and « brevet » are two rows of one figure.
  {
    mesure: 'rpmeasure',
    dimensions: ['sex', 'age', 'educ'],
    sommer: true,
    unCode: 'age',
    termes: (indicateur) => (indicateur === 'RP:NSCOL15P_DIPLMIN' ? ['001T100_RP', '200_RP'] : []),
    chiffre: lire(new Map(DIPLOMES)),
  },
  // DS_BPE: the finest rows have their domain and its part; the others are their totals.
  {
    mesure: 'bpemeasure',
    dimensions: ['facilitytype', 'facilitydom', 'facilitysdom'],
    ouvert: true,
    exhaustif: true,
    chiffre: (mesure, [type = '', domaine, partie]) =>
      mesure === 'FACILITIES' && /^D\d{3}$/.test(type) && domaine === 'D' && partie !== '_T' ? `BPE:${type}` : null,
  },
]

/** What a set is called by its readers, by its column of measures. */
const LIBELLES: Readonly<Record<string, string>> = {
  poprefmeasure: 'Insee, populations de référence',
  filosofimeasure: 'Insee, revenus et pauvreté (Filosofi)',
  rpmeasure: 'Insee, recensement de la population',
  bpemeasure: 'Insee, base permanente des équipements',
}
export const libelleDe = ({ mesure }: Jeu): string | undefined => LIBELLES[mesure]

/** The set that a header is of, among those with these columns of figures; null: none that is known. */
export function jeuDe(
  header: Header,
  decrivent: ReadonlySet<string>,
  premieres: readonly (readonly string[])[],
): Jeu | null {
  const coupent = new Set(header.names.filter((nom) => !decrivent.has(nom)))
  const tenus = JEUX.filter(
    ({ mesure, dimensions, constantes = {}, ouvert = false, lignes }) =>
      coupent.has(mesure) &&
      (lignes === undefined || premieres.some((cells) => lignes((nom) => (cells[header.find(nom)] ?? '').trim()))) &&
      dimensions.every((nom) => coupent.has(nom)) &&
      (ouvert ||
        [...coupent].every((nom) => nom === mesure || dimensions.includes(nom) || Object.hasOwn(constantes, nom))),
  )
  return tenus[0] ?? null
}
