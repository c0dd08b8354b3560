/** What every profile declares, whatever its file holds. */

/** What stands around a header and may say what its columns do not: a title, the name of the sheet. */
export interface Contexte {
  /** File, and sheet or member: "Zonage_medecin.xlsx › Zonage_TVS". */
  readonly nom: string
  /** Lines above the header. */
  readonly titres: readonly string[]
  /** First lines under the header, in cells. */
  readonly lignes: () => readonly (readonly string[])[]
}

export interface ProfileBase {
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
