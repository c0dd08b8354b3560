/** The import's promises: options in, report out. */
import type { Lecture } from '../../../shared/domain/lecture.ts'
import type { MissingReason } from '../../../shared/domain/quantity.ts'
import type { GenreReparation, Reparation } from '../../../shared/domain/reparations.ts'
import type { Header } from './table/header.ts'

export interface ImportOptions {
  /** Profile id to force; otherwise recognised. */
  readonly profil?: string
  /** Sheet, or file of an archive; otherwise the one that is recognised. */
  readonly partie?: string
  readonly millesime?: string
  /** Columns chosen by hand, in place of a profile. */
  readonly lecture?: Lecture
  /** Repairs accents converted twice (« Ã© » → « é »). */
  readonly accents?: boolean
  /** Repairs that the user refuses: lines that need one are rejected. */
  readonly sansReparations?: readonly GenreReparation[]
  /** The user declares that this list has all those of the study area. */
  readonly complete?: boolean
  /** With `remplace`: only the bytes of that source may take its place. */
  readonly memeContenu?: boolean
  /** What to do when the dossier holds the same content already: refused unless stated. */
  readonly identique?: 'remplacer' | 'ajouter'
  /** Source of the dossier that this file takes the place of. */
  readonly remplace?: number
  /** Is given the titles of a table read by hand, once it is in. */
  readonly retenir?: (header: Header, lecture: Lecture, nom: string) => void
  /** Read again for its rejected lines: that it is in the dossier already does not matter. */
  readonly relecture?: boolean
  /** Same code twice: refused unless stated. */
  readonly doublons?: 'refuser' | 'sommer' | 'remplacer'
  readonly onProgress?: (progress: ImportProgress) => void
  readonly signal?: AbortSignal
  /** Path of a CSV to write rejected lines to. */
  readonly rejets?: string
  /** Folder of the application's own library, where tables of reference are kept. */
  readonly bibliotheque?: string
  /** ISO date-time of the import; default now. */
  readonly now?: string
}
export interface ImportProgress {
  readonly step: string // French
  readonly done: number // bytes
  readonly total: number
}
export interface IgnoredCause {
  readonly cause: string // French: "hors de la zone d'étude"
  readonly lignes: number
  /** First line numbers (at most 10). */
  readonly premieres: readonly number[]
  /** false: expected filtering (outside the area); true: something is wrong in the line and it may be exported. */
  readonly rejet: boolean
}
export interface ImportReport {
  readonly sourceId: number
  readonly fichier: string
  readonly profil: string
  readonly libelle: string
  readonly millesimes: readonly string[]
  readonly encodage: string
  readonly separateur: string | null
  readonly ligneEntete: number | null
  readonly lues: number
  readonly retenues: number
  readonly ignorees: readonly IgnoredCause[]
  readonly codesInconnus: readonly string[] // at most 50
  /** `nom`: what the file calls the old commune. */
  readonly codesDeplaces: readonly {
    readonly de: string
    readonly vers: string
    readonly lignes: number
    readonly nom?: string
  }[]
  readonly aPlacer: number
  readonly couverture: {
    readonly connues: number
    readonly total: number
    readonly manquantes: readonly string[]
    /** Of a list of people or places: those of `manquantes` that it has lines of, without covering them. */
    readonly partielles?: readonly string[]
  }
  readonly avertissements: readonly string[]
  /** What was brought: "PMUN 2021 : 25 communes". */
  readonly apports: readonly string[]
  readonly reparations: Reparations
  /** A vintage of the population newer than the one that the dossier shows: it may be shown. */
  readonly plusRecente?: string
}
/** Lines that were mended or told apart without being asked, counted. */
export interface Reparations {
  /** Codes whose first zero was put back. */
  readonly zeros: number
  /** Codes freed of what stood around them. */
  readonly ecriture: number
  /** Names that several communes bear, told by the rest of the file. */
  readonly noms: number
  /** Lines of former communes, and of arrondissements of Paris, Lyon and Marseille, brought to today's communes. */
  readonly anciennes: number
  readonly arrondissements: number
  readonly totaux: number
  readonly notes: number
  /** Cells of the study area without a value, by reason. */
  readonly marques: readonly { readonly motif: MissingReason; readonly cellules: number }[]
  /** Repairs that the user refused, and the lines rejected for it. */
  readonly refusees: readonly { readonly genre: GenreReparation; readonly lignes: number }[]
  /** Mended lines: at most 520 by kind. */
  readonly exemples: readonly Reparation[]
}
