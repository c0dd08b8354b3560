/**
 * The portrait of a CPTS: everything that `chiffres` prints and that the documents are built from.
 * A view of its figures (`chiffres/`), made by the pure function `buildPortrait` (portrait.ts).
 */

import type { Mesure } from './evolution.ts'
import type { StatutMontant } from './financement/types.ts'
import type { Liste } from './listes.ts'
import type { EcartPopulation } from './populations-contredites.ts'
import type { MissingReason, Quantity, SourceRef } from './quantity.ts'

/** How well the list of communes is known. Published figures stand in for sums when it is not 'complet'. */
export type Perimetre = 'complet' | 'partiel' | 'inconnu'

/** What the reference knows of a commune of today. */
export interface CommuneInfo {
  readonly code: string
  readonly nom: string
  readonly departement: { readonly code: string; readonly nom: string }
  readonly region: { readonly code: string; readonly nom: string }
  readonly epci: { readonly siren: string; readonly nom: string } | null
  readonly codesPostaux: readonly string[]
  /** [longitude, latitude] in degrees (WGS84), centre of the bounding box; null when unknown. */
  readonly centre: readonly [number, number] | null
}

export interface PortraitCommune extends CommuneInfo {
  readonly population: Quantity // habitants
  readonly superficie: Quantity // km2
  readonly densite: Quantity // hab_km2
  readonly secteur: string | null
}

export interface PortraitSecteur {
  /** In the dossier; absent: not read from one. */
  readonly id?: number
  readonly nom: string
  readonly couleur: string | null
  readonly communes: readonly string[] // codes
  readonly population: Quantity
  readonly superficie: Quantity
  readonly densite: Quantity
}

export interface PortraitProfession {
  /** Code of the catalogue: the official TRE_G15 code, "10-MG" for general practitioners, "10-SPE" for other doctors. */
  readonly code: string
  readonly libelle: string
  readonly effectif: Quantity // personnes
  /** By unit. */
  readonly densites: { readonly pour_10000: Quantity; readonly pour_100000: Quantity }
}

export interface PortraitStructure {
  readonly categorie: string // FINESS category code(s), "354+209" when counted together
  readonly libelle: string
  readonly effectif: Quantity // structures
}

export type TailleClasse = 1 | 2 | 3 | 4

export interface Taille {
  readonly classe: TailleClasse | null // null: population unknown
  readonly libelle: string // "moins de 40 000 habitants"
  /** Inhabitants to the nearest threshold (always >= 0), and on which side it stands. */
  readonly margeSeuil: number | null
  readonly seuilProche: number | null
  readonly direction: 'au-dessous' | 'au-dessus' | null
  /** Within 2 % of a threshold. */
  readonly alerte: boolean
}

/** One amount of the ACI rate table. `montant` null: to be confirmed by the CPAM. */
export interface MontantAci {
  readonly cle: string // "plafond", "fonctionnement", "mission:acces-soins:fixe"
  readonly libelle: string
  readonly montant: number | null
  readonly statut: StatutMontant
  readonly source: string
}

/** Both bounds belong to it. */
export interface Intervalle {
  readonly min: number
  readonly max: number | null
}

/** A figure published by a third party (press kit, CPAM sheet) or typed by hand, kept as published. */
export interface ChiffrePublie {
  readonly id: number
  /** null: the study area as a whole (département table, text...). */
  readonly cptsId: number | null
  /** Its name today. */
  readonly cpts: string | null
  /** null: the CPTS as a whole, or a sector that the dossier does not have (or no longer). */
  readonly secteurId: number | null
  /** Name of the sector today; as published when the dossier does not have it. */
  readonly secteur: string | null
  readonly territoire: 'cpts' | 'secteur' | 'departement' | 'region' | 'france'
  /** "population", "densite", "superficie", "communes", "professionnels", "adherents", "profession:60",
   * "structure:603", "transport:ambulance", "part_population", "taux:c2s"... */
  readonly indicateur: string
  readonly libelle: string
  /** null when the publication hides it (`motif` says why), or gives bounds only (`intervalle`). */
  readonly valeur: number | null
  /** « moins de 11 » is [0, 10]; max null: no upper bound. Absent for a value or a reason. */
  readonly intervalle?: Intervalle | undefined
  readonly motif: MissingReason | null
  readonly unite: Quantity['unit']
  /** Digits after the comma as published (for a share, of its percentage), so that a check knows the rounding. */
  readonly decimales: number
  readonly millesime: string | null
  readonly base: string | null // what a rate is a share of, in words
  readonly source: string
}

/** A published figure to keep: names are read, never written, but that of a sector that the dossier may not have. */
export type NouveauChiffre = Omit<ChiffrePublie, 'id' | 'cpts' | 'secteurId'>

/** One line of the vintage passport. */
export interface SourcePassport {
  readonly label: string
  readonly producteur: string | null
  readonly licence: string | null
  /** Year or date; "2013 à 2023" for a file of several years. */
  readonly millesime: string | null
  readonly file: string | null
  readonly size: number | null // bytes
  readonly sha256: string | null
  readonly importeLe: string | null // ISO date-time
  readonly kept: number | null // lines kept
}

export interface Portrait {
  readonly id: number
  readonly nom: string
  readonly perimetre: Perimetre
  /** Number of communes: of the list when complete, else as published. */
  readonly nombreCommunes: Quantity
  /** Vintage of the populations (PMUN) used. */
  readonly millesime: string
  readonly departements: readonly { readonly code: string; readonly nom: string; readonly communes: number }[]
  readonly regions: readonly { readonly code: string; readonly nom: string }[]
  readonly epci: readonly {
    readonly siren: string
    readonly nom: string
    readonly communes: number // of the CPTS
    readonly total: number // of the EPCI
  }[]
  readonly communes: readonly PortraitCommune[]
  readonly population: Quantity
  readonly superficie: Quantity
  readonly densite: Quantity
  /** Population of every vintage the application has, oldest first. */
  readonly populations: readonly Mesure[]
  readonly partsDepartements: readonly {
    readonly departement: { readonly code: string; readonly nom: string }
    readonly part: Quantity
  }[]
  readonly secteurs: readonly PortraitSecteur[]
  readonly professions: readonly PortraitProfession[]
  /** All libéral professionals, each person once. */
  readonly professionnels: Quantity
  readonly structures: readonly PortraitStructure[]
  /** Professionals whose line could not be given a commune. */
  readonly aPlacer: number
  readonly taille: Taille
  readonly versionAci: { readonly id: string; readonly libelle: string }
  readonly montants: readonly MontantAci[]
  readonly publies: readonly ChiffrePublie[]
  /** Parts of communes that were given, and are counted with the whole: the commune, and the sentence that says it. */
  readonly elargissements: readonly { readonly code: string; readonly phrase: string }[]
  readonly ecartsPopulation?: readonly EcartPopulation[]
  readonly sources: readonly SourceRef[]
  readonly passeport: readonly SourcePassport[]
}

/** One kept activity of the Annuaire Santé. `commune` null = à placer. */
export interface ActiviteFact {
  readonly commune: string | null
  readonly profession: string // TRE_G15
  readonly savoirFaire: string | null // "SM54"
  readonly mode: string | null // "L"
  readonly personne: string // salted hash, hex
  /** Without commune: those where the person may be; absent or null: anywhere around. */
  readonly possibles?: readonly string[] | null
  /** Without commune: has one by another activity, in the dossier. */
  readonly comptee?: boolean
}

export interface StructureFact {
  readonly commune: string | null
  readonly categorie: string // FINESS code
  readonly finess: string
}

/** Supply read from imported lists; what each says of a commune is decided in `listes.ts`. */
export interface OffreFacts extends Liste {
  readonly activites: readonly ActiviteFact[]
  /** Other lists of the same directory, read where this one says less: one file per département, per profession. */
  readonly complements?: readonly (Liste & { readonly activites: readonly ActiviteFact[] })[]
  /** The user chose this source. */
  readonly imposee?: boolean
  /** Professions that the user publishes from another source, by code of the catalogue ("60", "10-MG"). */
  readonly ailleurs?: ReadonlyMap<string, Omit<OffreFacts, 'ailleurs'>>
}
export interface StructuresFacts extends Liste {
  readonly structures: readonly StructureFact[]
  readonly complements?: readonly (Liste & { readonly structures: readonly StructureFact[] })[]
}
