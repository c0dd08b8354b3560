/** What a source profile declares: one file per profile, the reading itself is shared. Lists of communes and CPTS, and the whole union. */
import type { Unit } from '../../../../shared/domain/quantity.ts'
import type { Header } from '../table/header.ts'
import type { CodeColumns, Contexte, ProfileBase } from './types-communs.ts'
import type { ObservationProfile } from './types-mesures.ts'
import type {
  ActivitesProfile,
  AmeliProfile,
  AnnuaireProfile,
  SansEnteteProfile,
  StockProfile,
  StructureProfile,
} from './types-offre.ts'

export interface AppartenanceLayout {
  readonly code: CodeColumns
  readonly nom: number
  /** Column that tells communes from communes déléguées; -1. */
  readonly type: number
  /** -1 when there is none; so for `bassin`. */
  readonly canton: number
  readonly bassin: number
}

/** Which larger territories each commune is in: kept in the application's library, not in the dossier. */
export interface AppartenanceProfile extends ProfileBase {
  readonly contenu: 'appartenance'
  layout(header: Header): AppartenanceLayout | null
  readonly attendu: string
}

/** Columns of a movement; the names (-1: none) are those before and after it. */
export interface MouvementsLayout {
  readonly mod: number
  readonly date: number
  readonly typeAvant: number
  readonly avant: number
  readonly nomAvant: number
  readonly typeApres: number
  readonly apres: number
  readonly nomApres: number
}

/** What became of the communes: kept in the application's library too. */
export interface MouvementsProfile extends ProfileBase {
  readonly contenu: 'mouvements'
  layout(header: Header): MouvementsLayout | null
  readonly attendu: string
}

export interface QuartiersLayout {
  /** Code of the quarter, which tells one from another, and its name. */
  readonly quartier: number
  readonly nom: number
  /** Its communes: one cell may hold several codes. */
  readonly code: CodeColumns
}

/** Quarters of the city policy, parts of communes: kept in the application's library as a layer of their own. */
export interface QuartiersProfile extends ProfileBase {
  readonly contenu: 'quartiers'
  layout(header: Header): QuartiersLayout | null
  readonly attendu: string
}

export interface CptsLayout {
  readonly cpts: number
  readonly code: CodeColumns
  readonly nom: number
  readonly confiance: number
}

export interface CptsProfile extends ProfileBase {
  readonly contenu: 'territoire'
  layout(header: Header, contexte: Contexte): CptsLayout | null
  readonly attendu: string
}

/** A column of figures of a table by CPTS. */
export interface FigurePubliee {
  readonly index: number
  readonly libelle: string
  readonly indicateur: string
  readonly unite: Unit
  /** Year written in its title. */
  readonly millesime: string | null
}

export interface CptsPubliesLayout {
  readonly cpts: number
  /** Column of the year; -1. */
  readonly annee: number
  readonly figures: readonly FigurePubliee[]
}

/** Published figures, one line per CPTS. */
export interface CptsPubliesProfile extends ProfileBase {
  readonly contenu: 'publies'
  layout(header: Header): CptsPubliesLayout | null
  readonly attendu: string
}

/** A file that is known and brings nothing here: what it is, and which one to take instead. */
export interface ProfilExplique {
  reconnait(header: Header, contexte: Contexte): boolean
  /** « le fichier des diplômes de l’Annuaire Santé ». */
  readonly nature: string
  readonly issue: string
}

export type HeaderProfile =
  | ObservationProfile
  | StructureProfile
  | ActivitesProfile
  | CptsProfile
  | CptsPubliesProfile
  | AnnuaireProfile
  | AmeliProfile
  | AppartenanceProfile
  | MouvementsProfile
  | QuartiersProfile
export type Profile = HeaderProfile | StockProfile | SansEnteteProfile
