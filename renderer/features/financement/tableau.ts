/** What the screen shows, from the answer of the backend: rows year by year, payments by day. Pure. */
import type { Output } from '../../../shared/contract/methods.ts'
import type { StatutMontant } from '../../../shared/domain/financement/types.ts'

export type Financement = Output<'financement.lire'>
type Montant = Financement['montants'][number]

export interface LigneTableau {
  readonly cle: string
  readonly libelle: string
  readonly statut: StatutMontant
  readonly source: string
  readonly simulee: boolean
  /** Amount of a whole year, cents. */
  readonly annuel: number | null
  /** By contract year, cents: `absent` when nothing is due that year, null when the amount is not known. */
  readonly annees: readonly (number | null | 'absent')[]
  /** Null: nothing known. */
  readonly total: number | null
}

/** Rows of the running costs and of the missions that the contract takes, in the order of the amounts. */
export function lignes({ montants, annees, missions }: Financement): LigneTableau[] {
  const ecartees = new Set(missions.filter(({ prise }) => !prise).map(({ cle }) => cle))
  return montants
    .filter(({ cle }) => cle !== 'plafond' && !ecartees.has(missionDe(cle) ?? ''))
    .map((montant) => ligne(montant, annees))
}

/** "acces-soins" of "mission:acces-soins:fixe". */
export function missionDe(cle: string): string | null {
  return /^mission:([^:]+):/.exec(cle)?.[1] ?? null
}

function ligne({ cle, libelle, cents, statut, source }: Montant, annees: Financement['annees']): LigneTableau {
  const parAnnee = annees.map(({ lignes: siennes }) => {
    // A row of the table and its line of a year bear the same words.
    const sienne = siennes.find((une) => une.libelle === libelle)
    return sienne === undefined ? ('absent' as const) : sienne.du
  })
  const connus = parAnnee.filter((un) => typeof un === 'number')
  return {
    cle,
    libelle,
    statut,
    source,
    simulee: cle.endsWith(':variable'),
    annuel: statut === 'to_check' ? null : cents,
    annees: parAnnee,
    total: connus.length === 0 ? null : connus.reduce((total, un) => total + un, 0),
  }
}

/** Rows without an amount: what the sheet of the CPAM is to give. */
export function vides(financement: Financement): number {
  return lignes(financement).filter(({ statut }) => statut === 'to_check').length
}

export type Genre = 'totalite' | 'avance' | 'solde' | 'crise' | 'simule'

export interface Barre {
  readonly date: string
  /** Known amounts by kind, cents, in the order drawn from the ground up; money to give back is below it. */
  readonly parts: readonly { readonly genre: Genre; readonly cents: number }[]
  readonly total: number
  /** Payments that day whose amount nobody gave. */
  readonly inconnus: number
}

const ORDRE: readonly Genre[] = ['totalite', 'avance', 'crise', 'solde', 'simule']

function genre({ poste, nature, simulation }: Financement['paiements'][number]): Genre {
  if (simulation) return 'simule'
  if (poste === 'crise') return 'crise'
  return nature === 'regularisation' ? 'solde' : nature
}

/** One bar a day of payment, in order. */
export function barres({ paiements }: Financement): Barre[] {
  return [...new Set(paiements.map(({ date }) => date))].map((date) => {
    const duJour = paiements.filter((p) => p.date === date)
    const parts = ORDRE.flatMap((un) => {
      const cents = duJour.filter((p) => genre(p) === un).reduce((total, p) => total + (p.cents ?? 0), 0)
      return cents === 0 ? [] : [{ genre: un, cents }]
    })
    return {
      date,
      parts,
      total: parts.reduce((total, { cents }) => total + cents, 0),
      inconnus: duJour.filter(({ cents }) => cents === null).length,
    }
  })
}
