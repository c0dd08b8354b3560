/** What the store gives and takes. SQL stays inside `store/`; every write goes through `transaction`. */
import type { Database } from 'better-sqlite3'
import type { OrigineComparaison } from '../../../shared/domain/chiffres/faits.ts'
import type { Niveau } from '../../../shared/domain/niveaux.ts'
import type { ChiffrePublie, NouveauChiffre, Perimetre } from '../../../shared/domain/portrait-types.ts'
import type { MissingReason } from '../../../shared/domain/quantity.ts'

export interface Dossier {
  readonly path: string
  readonly readonly: boolean
  /** Only `store/` modules may use it. */
  readonly db: Database
  /** Time of the journal lines, ISO 8601. */
  now(): string
  /**
   * One IMMEDIATE transaction, one journal line. Throws and rolls back whole. Nested calls are a programming error; a
   * call while another process writes throws MaillageError 'dossier-occupe'.
   */
  transaction<T>(action: string, detail: JournalDetail<T>, work: () => T): T
  /** The same rolled back whole, whatever `work` answers: what would be. */
  rehearse<T>(work: () => T): T
  /** Rolls back what is not committed, checkpoints the WAL and leaves a single clean file. Idempotent. */
  close(): void
}

/** Detail of the journal line (kept as JSON), or a function that makes it from the result of the work. */
export type JournalDetail<T> = string | number | boolean | null | object | ((result: T) => unknown)

export interface JournalRow {
  readonly id: number
  readonly date: string
  readonly action: string
  readonly detail: unknown
}

export interface CptsRow {
  readonly id: number
  readonly nom: string
  readonly perimetre: Perimetre
  readonly communes: readonly string[]
  readonly secteurs: readonly SecteurRow[]
}
export interface SecteurRow {
  readonly id: number
  readonly nom: string
  readonly couleur: string | null
  readonly communes: readonly string[]
}
/** What a source brings: tells which is the latest supply even when a file brought no line for a covered commune. */
export type SourceContenu = 'observations' | 'offre' | 'structures' | 'territoire'

export interface SourceRow {
  readonly id: number
  readonly contenu: SourceContenu
  readonly nomFichier: string
  /** Sheet of a workbook, member of an archive; null: the whole file. */
  readonly partie: string | null
  readonly taille: number
  readonly sha256: string
  readonly profil: string
  readonly libelle: string
  readonly producteur: string | null
  readonly licence: string | null
  readonly millesime: string | null
  readonly importeLe: string
  readonly lues: number
  readonly retenues: number
  readonly rapport: unknown
}
export interface ObservationRow {
  readonly indicateur: string
  readonly millesime: string
  readonly code: string
  readonly etat: 'connue' | 'intervalle' | 'manquante'
  readonly valeur: number | null
  readonly min: number | null
  readonly max: number | null
  readonly motif: MissingReason | null
  readonly note: string | null
  readonly ligne: number | null
  /**
   * The lines that make the value. Of a missing value: communes that the file gives as one, whose sum is the value of all
   * of them together; those without a line count for 0 there.
   */
  readonly parts: readonly { readonly code: string; readonly valeur: number; readonly ligne: number | null }[] | null
}
/** A value of a territory larger than a commune, as the file gives it or as the sum of all its communes. */
export interface ComparaisonRow {
  readonly indicateur: string
  readonly millesime: string
  readonly niveau: Niveau
  /** SIREN, "03", "84"; "FR" for France. */
  readonly territoire: string
  readonly etat: ObservationRow['etat']
  readonly valeur: number | null
  readonly min: number | null
  readonly max: number | null
  readonly motif: MissingReason | null
  /** Communes with a value, and communes that the file speaks of. */
  readonly connues: number
  readonly communes: number
  /** Given by the file, or summed or averaged by Maillage; null: imported before this was kept. */
  readonly origine: Exclude<OrigineComparaison, 'calcul'> | null
  /** The same for two sums over the same communes; null when no sum made it. */
  readonly empreinte: string | null
}
export interface ActiviteRow {
  readonly code: string | null
  readonly codePostal: string | null
  readonly profession: string
  readonly savoirFaire: string | null
  readonly mode: string | null
  readonly personne: string
  /** Without `code`: communes kept where they may be; absent where that was not told. */
  readonly possibles?: readonly string[] | null
}
export interface StructureRow {
  readonly finess: string
  readonly code: string | null
  readonly categorie: string
  readonly libelleCategorie: string | null
  readonly raisonSociale: string | null
}
/** A sector to keep: with its number, the one that the CPTS has, under whatever name; without, the one of this name. */
export type SecteurVoulu = Omit<SecteurRow, 'id'> & { readonly id?: number | undefined }
export type { ChiffrePublie, NouveauChiffre }
