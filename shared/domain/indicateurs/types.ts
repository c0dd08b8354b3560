/**
 * What a figure by commune is: its words, its unit, and how a territory's value is made from those of its communes.
 * The catalogue (`catalogue.ts`) holds the figures of the known sources; a dossier may define its own.
 */

import type { Nature } from '../natures.ts'
import type { Unit } from '../quantity.ts'

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
  /** In which order to tell them, where it is not that of their numbers: those that files are kept with never move. */
  readonly ordre?: readonly number[]
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
