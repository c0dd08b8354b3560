/**
 * What a figure by commune is: its words, its unit, and how a territory's value is made from those of its communes.
 * The catalogue (`catalogue.ts`) holds the figures of the known sources; a dossier may define its own.
 */
import type { Unit } from '../quantity.ts'

/**
 * How the value of a territory follows from those of its communes:
 * - `additif`: a count or a measure, summed (through mergers too);
 * - `moyenne`: a mean per person; weighted by the figure named in `poids` (APL: standardised population);
 * - `rapport`, `mediane`: never summed nor averaged. The value of a territory lies between the smallest and the
 *   greatest of its communes, and nothing more is said of it.
 * - `distinct`: people, each counted once per territory: that of a territory is counted again, never summed;
 * - `local`: read commune by commune, of no meaning for a larger territory (total population counts some people twice);
 * - `classe`: a label of a zoning, kept as a number of `classes`; never computed with.
 */
export const NATURES = ['additif', 'distinct', 'moyenne', 'rapport', 'mediane', 'local', 'classe'] as const
export type Nature = (typeof NATURES)[number]

/** Headings under which figures are shown, in this order. */
export const THEMES = [
  'population',
  'ages',
  'menages',
  'emploi',
  'revenus',
  'sante',
  'offre',
  'equipements',
  'territoire',
  'autres',
  'professionnels',
  'structures',
] as const
export type Theme = (typeof THEMES)[number]

export const THEME_LABELS: Readonly<Record<Theme, string>> = {
  population: 'Population',
  ages: 'Âges',
  menages: 'Ménages et logements',
  emploi: 'Activité, catégories sociales et diplômes',
  revenus: 'Revenus et pauvreté',
  sante: 'Santé et recours aux soins',
  offre: 'Offre de soins et accès',
  equipements: 'Équipements',
  territoire: 'Territoire',
  autres: 'Autres chiffres',
  professionnels: 'Professionnels de santé libéraux',
  structures: 'Structures de santé',
}

export interface Indicateur {
  /** Kept in dossiers: never renamed. Without vintage: "PMUN", "RP:POP0014", "APL:MG". Own figures: "perso:…". */
  readonly id: string
  readonly libelle: string
  readonly unite: Unit
  readonly nature: Nature
  readonly theme: Theme
  /** Digits after the comma when they are not those of the unit. */
  readonly decimales?: number
  /** Figure that weights a `moyenne`. */
  readonly poids?: string
  /** false: a measure of gaps, that may be larger over a territory than in any of its communes. */
  readonly encadre?: boolean
  /** Labels of a `classe`, in the order of their numbers, from 0. */
  readonly classes?: readonly string[]
}

/**
 * A rate recomputed for any territory from additive figures of the same source and vintage:
 * facteur × Σ numérateurs / Σ dénominateurs.
 */
export interface IndicateurDerive {
  readonly id: string
  readonly libelle: string
  readonly unite: Unit
  readonly theme: Theme
  readonly decimales?: number
  readonly numerateur: readonly string[]
  readonly denominateur: readonly string[]
  /** Default 1. */
  readonly facteur?: number
}
