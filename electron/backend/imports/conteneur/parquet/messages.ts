/** What passes between the imports and the thread that reads a Parquet file. */

export type Commande =
  /** `octets`: the whole file, shared, where it stands inside another one; else it is read at `path`. */
  | {
      readonly type: 'ouvrir'
      readonly nom: string
      readonly path: string
      readonly taille: number
      readonly octets: Uint8Array | null
    }
  | { readonly type: 'suite' }

export type Reponse =
  /** `cellules`: of the largest group of rows, in the columns that are read. */
  | { readonly type: 'ouvert'; readonly cellules: number }
  /** Null: the end. `done`, `total`: rows. */
  | { readonly type: 'morceau'; readonly texte: Uint8Array | null; readonly done: number; readonly total: number }
