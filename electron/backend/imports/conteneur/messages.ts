/** What passes between the imports and the thread that reads a workbook. */

export interface Commande {
  readonly path: string
  /** Name for the messages. */
  readonly nom: string
  readonly gz: boolean
  /** The workbook is this file of an archive. */
  readonly membre: string | null
  /** Null: list the sheets. */
  readonly feuille: string | null
  /** Enough text for a head of this many bytes; null: the whole sheet. */
  readonly octets: number | null
}

export interface Feuille {
  readonly nom: string
  /** Rows, as announced: the number serves to compare sheets. */
  readonly lignes: number
  /** First rows, as the text of the sheet (UTF-8). */
  readonly tete: Uint8Array
  /** They are all. */
  readonly entiere: boolean
}

export type Reponse =
  | { readonly type: 'feuilles'; readonly feuilles: readonly Feuille[]; readonly masquees: readonly string[] }
  | {
      readonly type: 'texte'
      readonly texte: Uint8Array
      /** False: only a head, as was asked. */
      readonly entier: boolean
      readonly avertissements: readonly string[]
    }
