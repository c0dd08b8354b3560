/** Facts about a perimeter on the map. */
export interface VoisinsCommune {
  readonly voisins: readonly string[]
  /** Metres of limit with nothing known behind: coast, frontier, rim of the map. */
  readonly bord: number
}

/** Extent of one commune in the contours at hand. */
export interface EtendueContour {
  /** Why it is not surely the one of today; null: it is. */
  readonly doute: string | null
  /** Communes of the contours' year that make it, km². */
  readonly parties: readonly { readonly code: string; readonly nom: string | null; readonly km2: number }[]
}

export interface PerimetreAControler {
  readonly nom: string
  readonly communes: readonly string[]
  /** False: communes are missing, so that parts far from each other are no surprise. */
  readonly complete: boolean
  /** Other CPTS of the dossier. */
  readonly autres: readonly { readonly nom: string; readonly communes: readonly string[] }[]
  readonly nomCommune: (code: string) => string
  /** Neighbours of any commune; undefined when the map does not have it. */
  readonly voisins: (code: string) => VoisinsCommune | undefined
  /** True when neighbours are those of the schematic cells. */
  readonly schematique: boolean
  /** Codes of the perimeter that are no longer of today, with the communes that took over. */
  readonly disparues: readonly {
    readonly code: string
    readonly vers: readonly string[]
    readonly quand: string | null
  }[]
  /** Contours that give areas here; null without any. */
  readonly contours: {
    readonly millesime: string
    readonly etendue: (code: string) => EtendueContour | undefined
  } | null
  readonly millesimePopulation: string
  /** EPCI that the perimeter reaches into: its communes inside, and those left out. */
  readonly epci: readonly {
    readonly nom: string
    readonly dedans: readonly string[]
    readonly absentes: readonly string[]
  }[]
}
