/** What the consistency checks read, and what they say. Gathered by one function of the backend for every road. */
import type { ARedeposer } from '../a-redeposer.ts'
import type { Portee } from '../listes.ts'
import type { GenreListe } from '../listes-mots.ts'
import type { ChiffrePublie, Perimetre, Portrait } from '../portrait-types.ts'
import type { Quantity } from '../quantity.ts'
import type { PerimetreAControler } from './perimetre-types.ts'

export type CheckLevel = 'information' | 'attention' | 'erreur'

/** A published figure that a finding speaks of. */
export interface ChiffreCite {
  readonly libelle: string
  /** The CPTS, sector or « département » it is of. */
  readonly territoire: string
  /** As the publication prints it: "11,9 %". */
  readonly valeur: string
  /** Publication, or file and line: "tableau.csv, ligne 5". */
  readonly source: string
}

/** What a rule finds; what it does not say is that of its entry in the registry. */
export interface Trouvaille {
  readonly level?: CheckLevel
  readonly titre: string
  readonly explication: string
  readonly faire?: string
  /** All the communes it speaks of, in or out of the territory; the words may cite only the first. */
  readonly codes?: readonly string[] | undefined
  /** CPTS it is about. */
  readonly cpts: readonly string[]
  readonly chiffres?: readonly ChiffrePublie[]
}

/** One finding, as every road says it. */
export interface Check {
  /** Id of the rule: "somme", "part", "double-arrondi", "contradiction", "seuil"… */
  readonly code: string
  readonly groupe: Groupe
  readonly level: CheckLevel
  readonly titre: string
  readonly explication: string
  /** What to do about it. */
  readonly faire: string
  readonly cpts: readonly string[]
  readonly codes: readonly string[]
  readonly chiffres: readonly ChiffreCite[]
}

/** What a rule is about, in the order of the screen. */
export type Groupe = 'perimetre' | 'population' | 'tableau' | 'offre' | 'donnees'

export interface Regle {
  readonly id: string
  /** Shown in « ce qui a été vérifié ». */
  readonly titre: string
  /** What is set beside what. */
  readonly compare: string
  readonly groupe: Groupe
  /** Unless a finding says less, or more. */
  readonly gravite: CheckLevel
  readonly faire: string
  readonly trouver: (input: ControlesInput) => readonly Trouvaille[]
  /** What it had to leave aside and why, in words. Absent: it can always be done. */
  readonly impossible?: (input: ControlesInput) => readonly string[]
}

/** The answer of the proof-reader. */
export interface Controles {
  /** Most serious first. */
  readonly points: readonly Check[]
  /** Every rule that was run. */
  readonly verifies: readonly { readonly id: string; readonly titre: string; readonly compare: string }[]
  /** What could not be looked at, with the reason. */
  readonly nonVerifies: readonly string[]
}

/** A CPTS that is looked at, with all that is known of it. */
export interface CptsDetaillee {
  readonly portrait: Portrait
  /** Σ municipal population of its communes by vintage that the application has. */
  readonly populations: ReadonlyMap<string, Quantity>
  /** The same for each of its sectors. */
  readonly secteurs: ReadonlyMap<string, ReadonlyMap<string, Quantity>>
  /** Σ total population (PTOT) by vintage; empty: not imported. */
  readonly totales: ReadonlyMap<string, Quantity>
  /** Null: no commune yet. */
  readonly perimetre: PerimetreAControler | null
  /** Lists of people and places that its figures are read from. */
  readonly listes: readonly { readonly fichier: string; readonly genre: GenreListe; readonly portee: Portee }[]
}

export interface CptsAControler {
  readonly nom: string
  /** Commune codes of today. */
  readonly communes: readonly string[]
  readonly perimetre: Perimetre
  /** Codes of the départements its communes are in. */
  readonly departements: readonly string[]
  /** Figures published for it and its sectors, and those typed beside for larger territories. */
  readonly publies: readonly ChiffrePublie[]
  /** Null: it only stands beside the one that is looked at. */
  readonly detail: CptsDetaillee | null
}

/** A known total that published shares may be shares of: population of a département in one vintage. */
export interface BaseConnue {
  readonly libelle: string // "population municipale 2021, Puy-de-Dôme (63)"
  readonly millesime: string | null
  readonly valeur: number
}

export interface ControlesInput {
  readonly cpts: readonly CptsAControler[]
  /** Figures of the study area as a whole. */
  readonly publies: readonly ChiffrePublie[]
  readonly bases: readonly BaseConnue[]
  /** Vintage chosen for the dossier; null: none was. */
  readonly millesime: string | null
  /** Vintages of municipal populations that the application has, oldest first. */
  readonly millesimes: readonly string[]
  /** Files that lack communes of the territory, and must be dropped again. */
  readonly aRedeposer: readonly ARedeposer[]
  /** Name of a commune by its code. */
  readonly nomCommune: (code: string) => string
  /** The département that the dossier says it covers; null: it says none. */
  readonly departement: {
    readonly code: string
    readonly nom: string
    readonly communes: readonly string[]
  } | null
}
