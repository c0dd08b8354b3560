/** What a profile declares of a list of places (Finess) or of people (directories). */
import type { Header } from '../table/header.ts'
import type { CodeColumns, Contexte, ProfileBase } from './types-communs.ts'

export interface StructureLayout {
  /** -1: the file has no FINESS number, and an establishment is known by the cells of `identite`. */
  readonly finess: number
  readonly code: CodeColumns
  /** -1: all are of the `unique` category. */
  readonly categorie: number
  readonly libelleCategorie: number
  readonly raisonSociale: number
  /** « 69005 LYON »: its postcode tells the arrondissement of a line coded for the whole city. */
  readonly acheminement?: number
  /** Column of the date of closing, in an extract that keeps closed establishments. */
  readonly fermeture?: number
  readonly unique?: { readonly categorie: string; readonly libelle: string }
  readonly identite?: readonly number[]
  /** An establishment has as many lines as specialties. */
  readonly repete?: boolean
  /** Day of the extraction, YYYY-MM-DD, where the file says it. */
  readonly jour?: string | null
  /** French: why a line is none of the establishments counted (a legal person, a closed one); null: it is one. */
  readonly exclut?: (cells: readonly string[]) => string | null
  /** French: why nobody knows whether a line is one of the establishments counted; null: it is told. */
  readonly doute?: (cells: readonly string[]) => string | null
  /** Complete register: an empty category is its own, and hides none of the others. */
  readonly sansCategorie?: boolean
  /** French: the series is no longer published, and what took its place. */
  readonly arrete?: string
  /** Columns of the contract ACI of a CPTS (category 604): ISO dates, "ARS-84". */
  readonly aci?: Readonly<Record<'signature' | 'effet' | 'fin' | 'autorite', number>>
}

export interface StructureProfile extends ProfileBase {
  readonly contenu: 'structures'
  layout(header: Header, contexte: Contexte): StructureLayout | null
  readonly attendu: string
}

/** FINESS stock: no header, rows known by their first cell. */
export interface StockProfile extends ProfileBase {
  readonly contenu: 'structures'
  readonly enregistrement: string
  readonly structure: StructureLayout
  /** First cells of the lines passed over in silence. */
  readonly autres: readonly string[]
  /** Fewest cells of a record. */
  readonly largeur: number
}

export interface AnnuaireLayout {
  readonly profession: number
  readonly categorie: number
  readonly savoirFaire: number
  readonly mode: number
  readonly codePostal: number
  readonly commune: number
  /** "Identification nationale PP"; -1 in editions that lack it. */
  readonly identifiantNational: number
  /** Type and identifier, put together when the national one is absent; -1. */
  readonly typeIdentifiant: number
  readonly identifiant: number
  /** Name of the commune; -1. */
  readonly ville: number
  /** "Bureau cedex"; -1. */
  readonly cedex: number
  /** "Code genre activité"; -1 before 2023: replacements cannot be told apart. */
  readonly genre: number
  readonly largeur: number
}

export interface AnnuaireProfile extends ProfileBase {
  readonly contenu: 'offre'
  layout(header: Header): AnnuaireLayout | null
  readonly attendu: string
}

export interface AmeliLayout {
  readonly nom: number
  readonly prenom: number
  /** « Infirmier », « Cardiologue »: the profession in words. */
  readonly specialite: number
  readonly codePostal: number
  readonly ville: number
  /** « Médecins généralistes et spécialistes »: what the speciality is one of; -1. */
  readonly groupe: number
  /** « Libéral intégral »; -1. */
  readonly nature: number
}

/** Directory of the health insurance: people by name, postcode and town, without identifier nor commune code. */
export interface AmeliProfile extends ProfileBase {
  readonly contenu: 'ameli'
  layout(header: Header): AmeliLayout | null
  readonly attendu: string
}

/** The same without header: known by the shape of its first lines. */
export interface SansEnteteProfile extends ProfileBase {
  readonly contenu: 'ameli'
  /** Null when these lines are not of this file. */
  reconnaitre(rows: readonly (readonly string[])[]): { readonly header: Header; readonly layout: AmeliLayout } | null
  readonly attendu: string
}

export interface ActivitesLayout {
  /** What a line is: places of an establishment, commune of a zone. */
  readonly ligne: number
  /** Number of the establishment; those that go to a zone, with spaces. */
  readonly finess: number
  /** "60", "60+" where some cannot be told, "". */
  readonly installees: number
  readonly autorisees: number
  /** Whole Insee code. */
  readonly commune: number
  /** Number of the legal person, and that of its authorisation. */
  readonly personne: number
  readonly autorisation: number
  /** Day of the extraction, YYYY-MM-DD. */
  readonly jour: string | null
}

/** What establishments of a register do, without their place: it is that of the register in the dossier. */
export interface ActivitesProfile extends ProfileBase {
  readonly contenu: 'activites'
  layout(header: Header): ActivitesLayout | null
  readonly attendu: string
}
