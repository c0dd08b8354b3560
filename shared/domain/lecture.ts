/**
 * How a table that no profile knows is read: columns chosen by hand. Plain data: it travels from the window, is
 * remembered in the application's library, and is read by the imports. Columns are numbered from 0.
 */
import type { Unit } from './quantity.ts'
import { unite } from './unites.ts'

/** Where the commune of a row stands. */
export type LieuLecture =
  | { readonly type: 'code'; readonly code: number; readonly nom: number | null }
  | { readonly type: 'depcom'; readonly departement: number; readonly commune: number }
  | { readonly type: 'nom'; readonly nom: number; readonly departement: number | null }
  | { readonly type: 'postal'; readonly codePostal: number; readonly ville: number | null }

export const NATURES_LECTURE = ['additif', 'rapport', 'mediane', 'moyenne'] as const
export type NatureLecture = (typeof NATURES_LECTURE)[number]
export const VIDES = ['manquant', 'zero', 'secret'] as const
/** What an empty cell means. */
export type Vide = (typeof VIDES)[number]
export const DECIMALES_LECTURE = ['auto', 'virgule', 'point'] as const
/** Which sign is the decimal mark; `auto`: a lone comma or point is. */
export type DecimaleLecture = (typeof DECIMALES_LECTURE)[number]

export interface ValeurLecture {
  readonly colonne: number
  /** Id of the catalogue ("PMUN"); null: a figure of the dossier's own, made of the words below. */
  readonly indicateur: string | null
  readonly libelle: string
  readonly unite: Unit
  readonly nature: NatureLecture
  /** Year of the values; null: that of the import. */
  readonly millesime: string | null
  readonly vide: Vide
  readonly decimale: DecimaleLecture
}

export interface Lecture {
  /** Line of the titles in the file, from 1; 0: there is none. */
  readonly ligneEntete: number
  /** Words of the source: "File active de la MSP". */
  readonly libelle: string
  readonly lieu: LieuLecture
  readonly valeurs: readonly ValeurLecture[]
}

export const NATURE_LABELS: Readonly<Record<NatureLecture, string>> = {
  additif: 'un nombre que l’on additionne',
  rapport: 'un taux ou une part',
  mediane: 'une médiane',
  moyenne: 'une moyenne',
}

export const VIDE_LABELS: Readonly<Record<Vide, string>> = {
  manquant: 'valeur manquante',
  zero: 'zéro',
  secret: 'secret statistique',
}

export const DECIMALE_LABELS: Readonly<Record<DecimaleLecture, string>> = {
  auto: 'selon chaque nombre',
  virgule: 'virgule (1\u202F234,5)',
  point: 'point (1,234.5)',
}

/** Units that a column may be of, in plain words, the most frequent first. */
export const UNITES_LECTURE: readonly (readonly [Unit, string])[] = (
  [
    'nombre',
    'personnes',
    'habitants',
    'pourcent',
    'part',
    'euros',
    'menages',
    'logements',
    'structures',
    'equipements',
    'places',
    'vehicules',
    'km2',
    'hab_km2',
    'pour_10000',
    'pour_100000',
    'consultations',
    'etp_100000',
    'ratio',
  ] as const
).map((unit) => [unit, unite(unit).choix])

/** Columns that a reading needs, values first. */
export function colonnesDe({ lieu, valeurs }: Lecture): number[] {
  return [...valeurs.map(({ colonne }) => colonne), ...colonnesDuLieu(lieu)]
}

function colonnesDuLieu(lieu: LieuLecture): number[] {
  switch (lieu.type) {
    case 'code':
      return lieu.nom === null ? [lieu.code] : [lieu.code, lieu.nom]
    case 'depcom':
      return [lieu.departement, lieu.commune]
    case 'nom':
      return lieu.departement === null ? [lieu.nom] : [lieu.nom, lieu.departement]
    default:
      return lieu.ville === null ? [lieu.codePostal] : [lieu.codePostal, lieu.ville]
  }
}

/** The same reading with each column put elsewhere; null when one has no place. */
export function deplacerColonnes(lecture: Lecture, ou: (colonne: number) => number | undefined): Lecture | null {
  const places = new Map(colonnesDe(lecture).map((colonne) => [colonne, ou(colonne)]))
  if ([...places.values()].includes(undefined)) return null
  const place = (colonne: number): number => places.get(colonne) ?? -1
  return {
    ...lecture,
    lieu: deplacerLieu(lecture.lieu, place),
    valeurs: lecture.valeurs.map((valeur) => ({ ...valeur, colonne: place(valeur.colonne) })),
  }
}

function deplacerLieu(lieu: LieuLecture, place: (colonne: number) => number): LieuLecture {
  const facultative = (colonne: number | null): number | null => (colonne === null ? null : place(colonne))
  switch (lieu.type) {
    case 'code':
      return { ...lieu, code: place(lieu.code), nom: facultative(lieu.nom) }
    case 'depcom':
      return { ...lieu, departement: place(lieu.departement), commune: place(lieu.commune) }
    case 'nom':
      return { ...lieu, nom: place(lieu.nom), departement: facultative(lieu.departement) }
    default:
      return { ...lieu, codePostal: place(lieu.codePostal), ville: facultative(lieu.ville) }
  }
}
