/**
 * The units of the field: their words, how they are printed, and what a figure in that unit is. Whether a figure is an
 * amount, a rate or adds up is asked of its unit *and* of its nature in the catalogue (`estMontant`, `estTaux`): a median
 * in euros is no amount, a sum of euros is one.
 */
import type { Nature } from './natures.ts'

interface Unite {
  /** Printed after a number: [singular, plural]; empty where the label of the figure says it. */
  readonly mots: readonly [string, string]
  /** In a sentence, where it is not `mots`. */
  readonly enToutes?: string
  /** Where a person chooses the unit of a column. */
  readonly choix: string
  /** Usual digits after the comma. */
  readonly decimales: number
  /** "%" and "€" are printed after each number. */
  readonly toujours?: true
  /** `compte`: an amount; `taux`: a rate, a mean, an index; `argent`: an amount when it adds up, else a median or a mean. */
  readonly sorte: 'compte' | 'taux' | 'argent'
  /** A published amount that adds up over disjoint territories. People do not: one may practise in two sectors. */
  readonly additive?: true
}

const NBSP = '\u00a0'
const POUR_10000 = `pour 10\u202f000${NBSP}hab.`
const POUR_100000 = `pour 100\u202f000${NBSP}hab.`

const UNITES = {
  habitants: {
    mots: ['habitant', 'habitants'],
    choix: 'habitants',
    decimales: 0,
    sorte: 'compte',
    additive: true,
  },
  km2: { mots: ['km²', 'km²'], choix: 'km²', decimales: 1, sorte: 'compte', additive: true },
  hab_km2: {
    mots: ['hab./km²', 'hab./km²'],
    enToutes: 'habitants au km²',
    choix: 'habitants par km²',
    decimales: 1,
    sorte: 'taux',
  },
  personnes: { mots: ['personne', 'personnes'], choix: 'personnes', decimales: 0, sorte: 'compte' },
  pour_10000: {
    mots: [POUR_10000, POUR_10000],
    enToutes: 'pour 10\u202f000 habitants',
    choix: 'pour 10\u202f000 habitants',
    decimales: 1,
    sorte: 'taux',
  },
  pour_100000: {
    mots: [POUR_100000, POUR_100000],
    enToutes: 'pour 100\u202f000 habitants',
    choix: 'pour 100\u202f000 habitants',
    decimales: 1,
    sorte: 'taux',
  },
  /** A ratio from 0 to 1, printed in percent. */
  part: {
    mots: ['%', '%'],
    choix: 'part (écrite 0,123 pour 12,3 %)',
    decimales: 1,
    toujours: true,
    sorte: 'taux',
  },
  /** A percentage kept as published: 30.2 means 30,2 %. */
  pourcent: {
    mots: ['%', '%'],
    choix: '% (écrit 12,3 pour 12,3 %)',
    decimales: 1,
    toujours: true,
    sorte: 'taux',
  },
  euros: { mots: ['€', '€'], choix: 'euros', decimales: 0, toujours: true, sorte: 'argent' },
  communes: { mots: ['commune', 'communes'], choix: 'communes', decimales: 0, sorte: 'compte', additive: true },
  structures: {
    mots: ['structure', 'structures'],
    choix: 'structures',
    decimales: 0,
    sorte: 'compte',
    additive: true,
  },
  vehicules: { mots: ['véhicule', 'véhicules'], choix: 'véhicules', decimales: 0, sorte: 'compte', additive: true },
  places: { mots: ['place', 'places'], choix: 'places ou lits', decimales: 0, sorte: 'compte', additive: true },
  menages: { mots: ['ménage', 'ménages'], choix: 'ménages', decimales: 0, sorte: 'compte', additive: true },
  logements: { mots: ['logement', 'logements'], choix: 'logements', decimales: 0, sorte: 'compte', additive: true },
  equipements: {
    mots: ['équipement', 'équipements'],
    choix: 'équipements',
    decimales: 0,
    sorte: 'compte',
    additive: true,
  },
  /** Per year and per standardised inhabitant (APL, DREES). */
  consultations: {
    mots: [`consultation par an et par${NBSP}hab. standardisé`, `consultations par an et par${NBSP}hab. standardisé`],
    choix: 'consultations par an et par habitant',
    enToutes: 'consultations par an et par habitant standardisé',
    decimales: 1,
    sorte: 'taux',
  },
  /** Full-time equivalents per 100 000 standardised inhabitants (APL, DREES). */
  etp_100000: {
    mots: [`ETP ${POUR_100000}`, `ETP ${POUR_100000}`],
    choix: 'équivalents temps plein pour 100\u202f000 habitants',
    enToutes: 'équivalents temps plein pour 100\u202f000 habitants standardisés',
    decimales: 1,
    sorte: 'taux',
  },
  /** A count whose unit is in its label. */
  nombre: { mots: ['', ''], choix: 'un nombre (sans unité)', decimales: 0, sorte: 'compte' },
  ratio: { mots: ['', ''], choix: 'un rapport ou un indice', decimales: 2, sorte: 'taux' },
} as const satisfies Readonly<Record<string, Unite>>

export type Unit = keyof typeof UNITES

export const UNITS = Object.keys(UNITES) as [Unit, ...Unit[]]

/** What the table says of a unit. */
export function unite(unit: Unit): Unite {
  return UNITES[unit]
}

/** Natures that are never an amount, whatever their unit. */
const JAMAIS: ReadonlySet<Nature> = new Set<Nature>(['moyenne', 'rapport', 'mediane', 'classe'])

/** Something counted or measured: drawn as circles, never set above or below that of a larger territory. */
export function estMontant(unit: Unit, nature: Nature | null = null): boolean {
  if (nature !== null && JAMAIS.has(nature)) return false
  const { sorte } = UNITES[unit]
  return sorte === 'compte' || (sorte === 'argent' && nature === 'additif')
}

/** A rate, a mean, a median, an index: drawn in shades, compared, never added up. */
export function estTaux(unit: Unit, nature: Nature | null = null): boolean {
  return !estMontant(unit, nature)
}

/** Published figures in that unit add up over disjoint territories. */
export function sAdditionne(unit: Unit): boolean {
  return unite(unit).additive === true
}

/** People or things, counted one by one: at most 10 of them are fewer than 11, as publications say. */
export function estDenombre(unit: Unit, decimales = 0): boolean {
  const { sorte, decimales: usuelles } = UNITES[unit]
  return decimales === 0 && usuelles === 0 && sorte === 'compte'
}
