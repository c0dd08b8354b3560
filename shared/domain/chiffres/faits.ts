/**
 * What is known before any figure is computed, read once by `electron/backend/lecture/`. A series may hold more communes
 * than the territory: whoever reads it asks for the communes it means, and never counts what is stored.
 */
import type { Elargissement } from '../elargissements.ts'
import type { Ecart } from '../indicateurs/ecart.ts'
import type { Indicateur } from '../indicateurs/types.ts'
import type { Niveau } from '../niveaux.ts'
import type { EcartPopulation } from '../populations-contredites.ts'
import type {
  ChiffrePublie,
  CommuneInfo,
  OffreFacts,
  Perimetre,
  SourcePassport,
  StructuresFacts,
} from '../portrait-types.ts'
import type { Quantity, SourceRef } from '../quantity.ts'

/**
 * Whose voice a series is, in the order in which they are heard: a file of the dossier; the reference that ships with
 * Maillage; a file that contradicts it; the shapes of imported contours.
 */
export const VOIX = ['fichier', 'incluse', 'contredite', 'contours'] as const
export type Voix = (typeof VOIX)[number]

/** Values by commune of today; one that is not there is `non_importe`. */
export interface Valeurs {
  has(code: string): boolean
  get(code: string): Quantity | undefined
}

/** Values of one figure and vintage, from one source. */
export interface Serie {
  readonly definition: Indicateur
  readonly millesime: string
  /** Id of the source in the dossier; null: none of its files. */
  readonly source: number | null
  /** Absent: a file. */
  readonly voix?: Voix
  /** Words of the source: "Insee, populations de référence (donnees_communes_2021.csv)". */
  readonly libelleSource: string
  readonly valeurs: Valeurs
  readonly comparaisons: readonly Comparaison[]
  /** The file gives it for larger territories only: nothing to be had of any commune. */
  readonly sansCommune?: boolean
  /** Of a newer application: its code is all that is known of it. */
  readonly inconnue?: boolean
}

/** Given by the file for the territory itself; summed, averaged, or computed from other figures by Maillage. */
export type OrigineComparaison = 'donnee' | 'somme' | 'moyenne' | 'calcul'

export interface Comparaison {
  readonly niveau: Niveau
  readonly territoire: string
  readonly nom: string
  readonly valeur: Quantity
  /** Null or absent: imported before this was kept. */
  readonly origine?: OrigineComparaison | null
  /** The same for two sums over the same communes. */
  readonly empreinte?: string | null
}

/** The same figure and vintage in another source. */
export interface AutreSource extends Ecart {
  readonly source: number | null
  readonly libelleSource: string
  readonly valeur: Quantity
}

/** The directories of professionals of a dossier that speak of the territory, and what the user chose among them. */
export interface FaitsOffre {
  /** In the order in which they are published: the first where no other was chosen. */
  readonly listes: readonly { readonly id: number; readonly facts: OffreFacts }[]
  /** The user chose the first. */
  readonly imposee: boolean
  /** Source that the user publishes for one profession, by its code; one that is not in `listes` holds for nothing. */
  readonly choix: ReadonlyMap<string, number>
}

export interface Faits {
  readonly id: number
  readonly nom: string
  readonly perimetre: Perimetre
  /** Vintage of the populations chosen for the dossier. */
  readonly millesime: string
  readonly versionAci: string
  /** Codes, each place once. */
  readonly communes: readonly string[]
  /** What the reference knows of them, in the same order. */
  readonly infos: readonly CommuneInfo[]
  readonly secteurs: readonly {
    /** In the dossier: it outlives the name. Absent: not read from one. */
    readonly id?: number
    readonly nom: string
    readonly couleur: string | null
    readonly communes: readonly string[]
  }[]
  /** SIREN → communes of the whole EPCI. */
  readonly epciTotaux: ReadonlyMap<string, number>
  /** Département → its population in `millesime`. */
  readonly departementPopulations: ReadonlyMap<string, Quantity>
  /** The files of the dossier. */
  readonly sources: ReadonlyMap<number, SourceRef>
  /** Newest source first. */
  readonly series: readonly Serie[]
  /** Vintage → commune → year really counted, where it is not the vintage (Mayotte: 2017). */
  readonly recensements: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** People of each commune, to tell how much of a territory is known; one that is not there weighs nothing known. */
  readonly habitants: ReadonlyMap<string, number>
  /** Source that the user keeps for a figure, where he chose one; null: the embedded reference. */
  readonly retenues: ReadonlyMap<string, number | null>
  readonly offre: FaitsOffre
  readonly structures: StructuresFacts | null
  readonly publies: readonly ChiffrePublie[]
  readonly elargissements: readonly Elargissement[]
  readonly passeport: readonly SourcePassport[]
  /** Populations of files that are not those of Insee for the same year. */
  readonly ecartsPopulation: readonly EcartPopulation[]
}
