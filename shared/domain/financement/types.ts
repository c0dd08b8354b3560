/**
 * Money of an ACI contract. Every amount is in euro cents, a whole number; `null` is an amount nobody has given yet, never
 * zero. A year is a contract year, from one anniversary of the signature to the next.
 */

/**
 * confirmed: read in a sure source. seen_in_contract: seen in annexes of signed contracts, to be checked with the CPAM.
 * typed: given by the user, with its source. to_check: unknown, or not sure enough to be printed.
 */
export const STATUTS_MONTANT = ['confirmed', 'seen_in_contract', 'typed', 'to_check'] as const
export type StatutMontant = (typeof STATUTS_MONTANT)[number]

/** One row of amounts for a contract year, whatever the moment the year's work begins. */
export interface MontantAnnuel {
  /** "fonctionnement", "mission:acces-soins:fixe", "mission:crise:redaction". */
  readonly cle: string
  readonly libelle: string
  readonly cents: number | null
  readonly statut: StatutMontant
  readonly source: string
}

/** How a part of a year is counted. No source says which; it is agreed with the CPAM. */
export type Prorata = 'jours' | 'mois'

/** The rules of payment, as data (assets/aci/versements.json). */
export interface ReglesVersement {
  /** Share paid in advance, percent: 75. */
  readonly avance: number
}

export interface MissionFinancee {
  readonly cle: string
  readonly titre: string
  /** ISO day on which its work begins; null: not begun, nothing is due. */
  readonly debut: string | null
  /** Months after the signature within which it must begin; null: free. */
  readonly delai: number | null
  /** Hypothesis of the simulation: share of the variable part reached, 0 to 100, the same every year. Null: none made. */
  readonly atteinte: number | null
}

/** The crisis mission is paid by events, not by a fixed and a variable part. ISO days. */
export interface CriseFinancee {
  readonly redaction: string | null
  readonly misesAJour: readonly string[]
  /** Crises that the ARS recognised. */
  readonly survenues: readonly string[]
  readonly delai: number | null
}

/** Money outside the ACI, as the user typed it. */
export interface Aide {
  readonly libelle: string
  readonly date: string | null
  readonly cents: number
  readonly source: string
}

export interface ContratFinance {
  /** ISO day of the signature. */
  readonly signature: string
  /** Length in years. */
  readonly annees: number
  /** ISO day from which the contract no longer runs, before its term; null: it runs to its term. */
  readonly fin: string | null
  readonly prorata: Prorata
  readonly regles: ReglesVersement
  readonly missions: readonly MissionFinancee[]
  /** Null: this version of the accord has no crisis mission. */
  readonly crise: CriseFinancee | null
  readonly aides: readonly Aide[]
  /** Amounts of the contract year `numero` (1…): they change with the size by an avenant, at an anniversary. */
  readonly bareme: (numero: number) => readonly MontantAnnuel[]
}

export type Part = 'fonctionnement' | 'fixe' | 'variable' | 'redaction' | 'mise-a-jour' | 'survenue'

/** What a contract year owes for one part of one item. */
export interface Ligne {
  /** "fonctionnement" or the key of a mission. */
  readonly poste: string
  readonly part: Part
  readonly libelle: string
  /** Amount of a whole year (for the variable part, its maximum). */
  readonly annuel: number | null
  readonly du: number | null
  readonly statut: StatutMontant
  readonly source: string
  /** The part of the year that counts, when it is not the whole: "274 jours sur 365". */
  readonly prorata: { readonly compte: number; readonly sur: number } | null
  /** True: a hypothesis of the simulation, which no contract promises. */
  readonly simulation: boolean
}

export interface AnneeContrat {
  readonly numero: number
  readonly debut: string
  /** Last day of the year. */
  readonly dernierJour: string
  readonly lignes: readonly Ligne[]
}

export type NaturePaiement = 'totalite' | 'avance' | 'solde' | 'regularisation'

export interface Paiement {
  /** ISO day from which it can be paid. */
  readonly date: string
  /** Contract year it pays. */
  readonly annee: number
  readonly poste: string
  readonly part: Part
  /** Row of the amounts that it pays. */
  readonly libelle: string
  readonly nature: NaturePaiement
  /** Negative: to be given back. */
  readonly cents: number | null
  readonly statut: StatutMontant
  readonly simulation: boolean
}

/** What the schedule says besides its amounts; words are made by `mots.ts`. */
export type Avis =
  | { readonly type: 'debut-avant-signature'; readonly mission: string; readonly date: string }
  | { readonly type: 'debut-tardif'; readonly mission: string; readonly date: string; readonly limite: string }
  | { readonly type: 'debut-apres-fin'; readonly mission: string; readonly date: string }
  | { readonly type: 'non-commencee'; readonly mission: string }
  | { readonly type: 'plan-tardif'; readonly date: string; readonly limite: string }
  | { readonly type: 'plan-absent'; readonly limite: string | null }
  | { readonly type: 'evenement-non-paye'; readonly part: Part; readonly date: string; readonly raison: RaisonNonPaye }
  | { readonly type: 'fin-avant-signature'; readonly date: string }

export type RaisonNonPaye = 'hors-contrat' | 'annee-de-redaction' | 'deja-cette-annee' | 'sans-plan'

export interface Echeancier {
  readonly annees: readonly AnneeContrat[]
  /** In order of dates. */
  readonly paiements: readonly Paiement[]
  readonly aides: readonly Aide[]
  readonly avis: readonly Avis[]
}
