/** What a source profile declares. One file per profile; the reading itself is shared. */
import type { Indicateur } from '../../../../shared/domain/indicateurs/types.ts'
import type { Niveau } from '../../../../shared/domain/niveaux.ts'
import type { MissingReason, Unit } from '../../../../shared/domain/quantity.ts'
import type { Header } from '../table/header.ts'
import type { NumberCell } from '../table/values.ts'

/** What stands around a header and may say what its columns do not: a title, the name of the sheet. */
export interface Contexte {
  /** File, and sheet or member: "Zonage_medecin.xlsx › Zonage_TVS". */
  readonly nom: string
  /** Lines above the header. */
  readonly titres: readonly string[]
  /** First lines under the header, in cells. */
  readonly lignes: () => readonly (readonly string[])[]
}

interface ProfileBase {
  /** Kept in the dossier and given to `--profil`: never renamed. */
  readonly id: string
  /** French, as printed in the vintage passport. */
  readonly libelle: string
  readonly producteur: string | null
  readonly licence: string | null
  /** French: what a file laid down brings. Absent: what is said of the file to download. */
  readonly apporte?: string
  /** Its line in the list of files to download (`telechargements.ts`); null: no public file, the user's own. */
  readonly telecharger: string | null
  /** Its figures are of one year that its columns may not say: it may be typed, or must be where it was not found. */
  readonly annee?: 'facultative' | 'requise'
  /** French: what stands in the place of its coverage, where no figure by commune is to be expected. */
  readonly sansCouverture?: string
}

/**
 * Where the commune of a row stands: one column with its code, completed by the département when it has 3 digits or
 * fewer. Without code (-1): its postcode and town, else its name and département.
 */
export interface CodeColumns {
  readonly code: number
  /** -1 when there is none. */
  readonly departement: number
  /** Columns of a file without codes. */
  readonly nom?: number
  readonly codePostal?: number
}

/** One figure read in each row. */
export interface Mesure {
  /** Column of the value; -1: the row counts for one. */
  readonly index: number
  /** Columns added to it: a heading that later editions split ("SUP" into "SUP2", "SUP34", "SUP5"). */
  readonly plus?: readonly number[]
  /** Id of the catalogue (shared/domain/indicateurs), or of a figure that `definitions` adds. */
  readonly indicateur: string
  /** Null: the vintage of the file. */
  readonly millesime: string | null
  /** The year of its title is of something else: « Population standardisée 2021 » weights the APL of 2023. */
  readonly anneeAilleurs?: boolean
  /** The year stands above the table. */
  readonly anneeDessus?: boolean
  /** Multiplies the cell (hectares to km2). */
  readonly facteur: number
  /** An empty cell is an absent commune (true) or a fault of the line (false). */
  readonly videAbsent: boolean
  /** Why an empty cell of a line that is there has no value; `absent` unless said. */
  readonly vide?: MissingReason
  /** No commune has zero of it (a median income): a zero written there stands for what is not published. */
  readonly jamaisNul?: boolean
  /** Column copied as a note (superficie_source); -1 when there is none. */
  readonly note: number
  /** The figure is kept in percents: a cell "12,3 %" is 12.3. */
  readonly pourcent?: boolean
  /** People counted one by one: "38.634" is no such number, and is refused rather than read as 38 and a bit. */
  readonly entier?: boolean
  /** Labels of a zoning to their number ("1_ZIP" → 1); null: unknown label. A number is then no value. */
  readonly classe?: (cell: string) => number | null
  /** Reads the cell in place of the usual reading: a column chosen by hand. */
  readonly lire?: (cell: string) => NumberCell
}

/** Where a row is of a larger territory than a commune: its value is kept to compare with. */
export interface NiveauLigne {
  readonly niveau: Niveau
  readonly territoire: string
}

export interface ObservationLayout {
  readonly code: CodeColumns
  /** Column of the commune's name, to check the codes; -1 when there is none. */
  readonly nom: number
  /** Figures in columns; empty in a long table. */
  readonly mesures: readonly Mesure[]
  /** Long table: the figures that a row gives, null when it has none of ours. The same object for the same figure. */
  readonly mesure?: (cells: readonly string[]) => Mesure | readonly Mesure[] | null
  /** Rows of one commune and figure are parts to add up (one row per equipment), not duplicates. */
  readonly sommer?: boolean
  /** Its lines are parts of communes (IRIS): nothing in the file says whether all of them are there. */
  readonly morceaux?: boolean
  /** Of rows to add up: which part of the figure a row is. The same part twice for one commune is a duplicate. */
  readonly terme?: (cells: readonly string[]) => string
  /** Once the file is read: it has no row at all of some part of this figure, so that its sums are minimums. */
  readonly incomplet?: (mesure: Mesure) => boolean
  /**
   * The table lists everything there is (a census of equipments): in the départements that it speaks of, a commune
   * without a row has none, which is a zero and not a gap.
   */
  readonly exhaustif?: boolean
  /** French: why a row that gives none of our figures is left out. */
  readonly horsSujet?: string
  /** A status column that says the value of a row is not there, whatever its cell holds; null: it may be read. */
  readonly absence?: (cells: readonly string[]) => MissingReason | null
  /** Columns of a long table worth showing before the import. */
  readonly apercu?: readonly number[]
  /** French: what the report says of the choices made among the columns. */
  readonly remarques?: readonly string[]
  /** Level of a row, where the table mixes them; null: passed over in silence. Absent: every row is a commune. */
  readonly niveau?: (cells: readonly string[]) => NiveauLigne | 'commune' | null
  /** Figures that the catalogue does not know, to be written with the values. */
  readonly definitions?: readonly Indicateur[]
}

/** A table of figures by commune: one row per commune and figures in columns, or one row per figure. */
export interface ObservationProfile extends ProfileBase {
  readonly contenu: 'observations'
  /**
   * How it stands beside others that recognise the same header: `seul`, it reads the table alone (its other columns are
   * not what they seem); `defaut`, only where no other does. Absent: their figures are read together.
   */
  readonly avec?: 'seul' | 'defaut'
  /** Null when the header is not this profile's. */
  layout(header: Header, contexte: Contexte): ObservationLayout | null
  /** What the header must have, for the message when the profile is forced: "une colonne « PMUN »…". */
  readonly attendu: string
}

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
  | CptsProfile
  | CptsPubliesProfile
  | AnnuaireProfile
  | AmeliProfile
  | AppartenanceProfile
  | MouvementsProfile
export type Profile = HeaderProfile | StockProfile | SansEnteteProfile
