/** What the read-only reference database answers. Built from npm packages; see scripts/reference/. */
import type { MultiPolygon } from 'geojson'
import type { GenreElargissement } from '../../../shared/domain/elargissements.ts'
import type { Mouvement, MouvementsRecents } from '../../../shared/domain/mouvements.ts'
import type { CommuneInfo } from '../../../shared/domain/portrait-types.ts'

/** Fate of a commune code ever used since 1943. */
export type Resolution =
  | { readonly kind: 'today'; readonly code: string }
  /**
   * Merged, renamed code, or arrondissement of Paris, Lyon or Marseille: `to` is the one commune of today. A perimeter
   * may hold such an arrondissement as itself: `commune` knows it.
   */
  | {
      readonly kind: 'moved'
      readonly code: string
      readonly to: string
      readonly date: string | null
      readonly event: string
    }
  /** Split between several communes of today, or restored: no automatic answer. */
  | {
      readonly kind: 'split'
      readonly code: string
      readonly to: readonly string[]
      readonly date: string | null
      readonly event: string
    }
  | { readonly kind: 'unknown'; readonly code: string }

/** A commune of today that lists older than `cog` held inside `parent`: their line of `parent` speaks of both. */
export interface Retablie {
  readonly commune: string
  readonly parent: string
  /** Year of the first list that has it: 2024. */
  readonly cog: number
}

export interface SearchHit {
  readonly code: string
  readonly nom: string
  readonly departement: string
  readonly codesPostaux: readonly string[]
  /** Set when the hit is an old or delegated commune: the commune of today it leads to is `code`. */
  readonly ancienNom: string | null
}

/** What was written (a code or a name) and is today a part of a larger commune. */
export interface AncienneCommune {
  /** As the reference has it; its code when no list names it. */
  readonly nom: string
  readonly genre: GenreElargissement
}

/** A commune of today by one of its names. */
export interface Nommee {
  readonly commune: string
  /** The code that bears or bore the name: another than `commune` when it is only a part of it. */
  readonly code: string
  /** The name as written, when it is one of the past; null: the name of today. */
  readonly ancien: string | null
}

/** Municipal population of a commune of today in one vintage, with the lines that were summed. */
export interface PopulationRef {
  readonly value: number
  /** The published lines (predecessors, arrondissements) that make it; one element when unchanged. */
  readonly parts: readonly { readonly code: string; readonly nom: string; readonly value: number }[]
  /** Year really counted when it is not the vintage ("2017" in Mayotte, whatever the vintage); null otherwise. */
  readonly recensement: string | null
}

/** One published population for several communes of today: those restored since, and the one that held them. */
export interface PopulationReunie {
  /** The same for all those of the group. */
  readonly cle: string
  /** How many they are. */
  readonly membres: number
  readonly value: number
}

export interface Epci {
  readonly siren: string
  readonly nom: string
  readonly nature: string // "CC", "CA", "CU", "METRO"
  readonly communes: readonly string[]
}

/** A whole that a territory may be built from. */
export interface Ensemble {
  /** 'municipaux': a city as its arrondissements. */
  readonly type: 'municipaux' | 'epci' | 'arrondissement' | 'departement'
  readonly code: string
  readonly nom: string
  /** Codes of its communes of today, sorted. */
  readonly communes: readonly string[]
}

/** One line for the map and the lists. */
export interface LigneTableau {
  readonly code: string
  readonly nom: string
  readonly centre: readonly [number, number] | null
  readonly epci: string | null
  /** null in the COM and in Mayotte. */
  readonly arrondissement: string | null
  readonly population: number | null
}

export interface Reference {
  /** Year of the official geographic code: "2026". */
  readonly cog: string
  readonly path: string
  /** What happened to communes since, as far as `suivre` was told; null when nothing did. */
  readonly mouvements: MouvementsRecents | null
  /** Takes movements of the application's library: those after its own date are then known to `resolve`. */
  suivre(lignes: readonly Mouvement[]): void
  /** Commune of today, or arrondissement of Paris, Lyon or Marseille; undefined otherwise. */
  commune(code: string): CommuneInfo | undefined
  communes(codes: Iterable<string>): CommuneInfo[]
  /** All codes of today's communes (COM included), sorted. Never arrondissements: they are parts of those. */
  codes(): string[]
  resolve(code: string): Resolution
  /** The 45 arrondissements of Paris, Lyon and Marseille, as `tableau` gives communes. */
  arrondissements(millesime: string): readonly LigneTableau[]
  /** Former communes by name, with that of today: communes déléguées and associées, lines of older populations. */
  anciennes(): { readonly code: string; readonly nom: string; readonly commune: string }[]
  /** What was written, a code or a name, when it is a part of that commune of today; undefined: the commune itself. */
  ancienne(ecrit: string, commune: string): AncienneCommune | undefined
  /** Communes restored since the oldest of the lists that the reference is built from. */
  retablies(): readonly Retablie[]
  /** Every code that leads to one commune of today: mergers, renamed codes, arrondissements of PLM. */
  deplaces(): Extract<Resolution, { kind: 'moved' }>[]
  /** All communes of today at once, sorted by code, with their population in a vintage. */
  tableau(millesime: string): readonly LigneTableau[]
  search(query: string, limit: number): SearchHit[]
  /** By a whole name, normalised (`normaliserNom`), of today or of the past. */
  nommees(norme: string): readonly Nommee[]
  /** Does some name begin with these normalised words? */
  commenceUnNom(norme: string): boolean
  /** Codes of the départements, COM included. */
  departements(): readonly { readonly code: string; readonly nom: string }[]
  communesOfPostcode(codePostal: string): readonly string[]
  /** The arrondissement municipal of a postcode: "69005" → "69385"; undefined for any other postcode. */
  arrondissementOfPostcode(codePostal: string): string | undefined
  communesOfDepartement(code: string): string[]
  epci(siren: string): Epci | undefined
  departement(code: string): { readonly code: string; readonly nom: string; readonly region: string } | undefined
  region(code: string): { readonly code: string; readonly nom: string } | undefined
  /** EPCI, arrondissement and département of a commune of today. */
  ensembles(code: string): Ensemble[]
  /** EPCI, arrondissements and départements by name or code, best first. */
  searchEnsembles(query: string, limit: number): Ensemble[]
  /** Vintages of municipal populations, oldest first: ["2016","2019",…,"2023"]. */
  millesimes(): string[]
  /** Of a commune of today or an arrondissement municipal. */
  population(code: string, millesime: string): PopulationRef | undefined
  /** Of a commune whose population that vintage gives together with others only. */
  populationReunie(code: string, millesime: string): PopulationReunie | undefined
  /** Sum over the département's communes of that vintage. */
  populationDepartement(code: string, millesime: string): number | undefined
  /** Communes whose centre lies in the box [west, south, east, north], in degrees. */
  communesInBox(box: readonly [number, number, number, number]): CommuneInfo[]
  /** Coastline/land of France (metropole and DROM) from world-atlas, WGS84. */
  land(): MultiPolygon
  close(): void
}
