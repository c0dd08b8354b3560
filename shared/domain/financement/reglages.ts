/**
 * What the user gives of the money of a contract, as settings of the CPTS: days, sizes by avenant, amounts of the sheet of
 * the CPAM, hypotheses. Read here into a `ContratFinance`.
 */
import { AVANCE, missionsDe, missionsOptionnelles, montants } from '../aci.ts'
import { jourExiste } from '../dates.ts'
import { addMonths } from '../echeances.ts'
import type { MontantAci, Portrait, TailleClasse } from '../portrait-types.ts'
import { CRISE } from './crise.ts'
import type { Aide, ContratFinance, CriseFinancee, MissionFinancee, MontantAnnuel, Prorata } from './types.ts'

/** Five years, as the ACI has it. */
export const ANNEES = 5

export type Reglages = Readonly<Record<string, string>>

function texte(reglages: Reglages, cle: string): string | null {
  const valeur = reglages[cle]?.trim()
  return valeur === undefined || valeur === '' ? null : valeur
}

function jour(reglages: Reglages, cle: string): string | null {
  const valeur = texte(reglages, cle)
  return valeur !== null && jourExiste(valeur) && /^(19|20|21)/.test(valeur) ? valeur : null
}

/** "2027-09-01, 2028-09-04", as stored. */
function jours(reglages: Reglages, cle: string): string[] {
  return (texte(reglages, cle) ?? '').split(', ').filter(jourExiste)
}

/** Stored amounts are euros with a point: "12500" or "12500.50". Cents, or null. */
function cents(reglages: Reglages, cle: string): number | null {
  const valeur = texte(reglages, cle)
  return valeur !== null && /^\d{1,9}(\.\d{1,2})?$/.test(valeur) ? Math.round(Number(valeur) * 100) : null
}

function pourcent(reglages: Reglages, cle: string): number | null {
  const valeur = texte(reglages, cle)
  return valeur !== null && /^\d{1,3}$/.test(valeur) && Number(valeur) <= 100 ? Number(valeur) : null
}

function tailleDe(reglages: Reglages, numero: number): TailleClasse | null {
  const valeur = texte(reglages, `contrat.taille.annee${numero}`)
  return valeur === '1' || valeur === '2' || valeur === '3' || valeur === '4' ? (Number(valeur) as TailleClasse) : null
}

/** "saisi d’après la fiche de la CPAM du 12 mars 2026" is the user's; without it, what was typed says so. */
function sourceSaisie(reglages: Reglages): string {
  return texte(reglages, 'montants.source') ?? 'Saisi, source à préciser'
}

/**
 * Amounts of one version and size, euros, what the user typed taking the place of the table. An amount typed where the
 * table has another row is kept beside its source.
 */
export function montantsContrat(
  version: string,
  taille: TailleClasse | null,
  reglages: Reglages,
): readonly MontantAci[] {
  return montants(version, taille).map((montant) => {
    const saisi = cents(reglages, `montant.${montant.cle}`)
    return saisi === null
      ? montant
      : { ...montant, montant: saisi / 100, statut: 'typed', source: sourceSaisie(reglages) }
  })
}

/** The portrait with the amounts that the user typed in the place of the table's. */
export function avecMontants(portrait: Portrait, reglages: Reglages): Portrait {
  return { ...portrait, montants: montantsContrat(portrait.versionAci.id, portrait.taille.classe, reglages) }
}

export interface Contexte {
  /** Version of the accord. */
  readonly version: string
  /** Size of the CPTS as its population says. */
  readonly taille: TailleClasse | null
  readonly reglages: Reglages
}

/** Missions that the contract takes: the socle ones, and the optional ones that were chosen. */
function missionsPrises({ version, reglages }: Contexte): ReturnType<typeof missionsDe> {
  const choisies = missionsOptionnelles(texte(reglages, 'missions.optionnelles') ?? '')
  return missionsDe(version).filter((mission) => mission.type === 'socle' || choisies.includes(mission.cle))
}

export interface MissionDuContrat {
  readonly cle: string
  readonly court: string
  readonly type: 'socle' | 'complementaire'
  readonly prise: boolean
  readonly debut: string | null
  readonly limite: string | null
}

/** Every mission of the accord, taken or not, with the day it starts and the last day for that. */
export function missionsDuContrat(contexte: Contexte): MissionDuContrat[] {
  const { version, reglages } = contexte
  const prises = new Set(missionsPrises(contexte).map(({ cle }) => cle))
  const signature = jour(reglages, 'contrat.dateSignature')
  return missionsDe(version).map(({ cle, court, type, demarrageMois }) => ({
    cle,
    court,
    type,
    prise: prises.has(cle),
    debut: jour(reglages, cle === CRISE ? 'crise.redaction' : `mission.${cle}.debut`),
    limite: signature === null || demarrageMois === null ? null : addMonths(signature, demarrageMois),
  }))
}

function missionFinancee(
  { cle, titre, demarrageMois }: ReturnType<typeof missionsDe>[number],
  reglages: Reglages,
): MissionFinancee {
  return {
    cle,
    titre,
    debut: jour(reglages, `mission.${cle}.debut`),
    delai: demarrageMois,
    atteinte: pourcent(reglages, `atteinte.${cle}`) ?? pourcent(reglages, 'atteinte.toutes'),
  }
}

function criseFinancee(contexte: Contexte): CriseFinancee | null {
  const mission = missionsPrises(contexte).find(({ cle }) => cle === CRISE)
  if (mission === undefined) return null
  const { reglages } = contexte
  return {
    redaction: jour(reglages, 'crise.redaction'),
    misesAJour: jours(reglages, 'crise.misesAJour'),
    survenues: jours(reglages, 'crise.survenues'),
    delai: mission.demarrageMois,
  }
}

/** Money outside the contract: it needs no signature. */
export function aidesDe(reglages: Reglages): readonly Aide[] {
  const montant = cents(reglages, 'aide.ars.montant')
  if (montant === null) return []
  return [
    {
      libelle: 'Aide de l’ARS',
      date: jour(reglages, 'aide.ars.date'),
      cents: montant,
      source: texte(reglages, 'aide.ars.source') ?? 'Saisi, source à préciser',
    },
  ]
}

/** The size of a contract year: that of the last avenant, else that of the population. */
export function tailleAnnee({ taille, reglages }: Contexte, numero: number): TailleClasse | null {
  for (let annee = numero; annee > 1; annee--) {
    const avenant = tailleDe(reglages, annee)
    if (avenant !== null) return avenant
  }
  return taille
}

/** How an incomplete year is counted; by days unless the user says otherwise. */
export function prorataDe(reglages: Reglages): Prorata {
  return texte(reglages, 'contrat.prorata') === 'mois' ? 'mois' : 'jours'
}

/** The contract as the engine reads it; null: no day of signature yet. */
export function contratFinance(contexte: Contexte): ContratFinance | null {
  const { reglages } = contexte
  const signature = jour(reglages, 'contrat.dateSignature')
  if (signature === null) return null
  return {
    signature,
    annees: ANNEES,
    fin: jour(reglages, 'contrat.fin'),
    prorata: prorataDe(reglages),
    regles: { avance: AVANCE },
    missions: missionsPrises(contexte)
      .filter(({ cle }) => cle !== CRISE)
      .map((mission) => missionFinancee(mission, reglages)),
    crise: criseFinancee(contexte),
    aides: aidesDe(reglages),
    bareme: (numero) => bareme(contexte, numero),
  }
}

/** What was typed is of the size of the day: an avenant that changes it goes back to the table. */
function bareme(contexte: Contexte, numero: number): readonly MontantAnnuel[] {
  const { version, taille, reglages } = contexte
  const sienne = tailleAnnee(contexte, numero)
  const lus = sienne === taille ? montantsContrat(version, sienne, reglages) : montants(version, sienne)
  return lus.map(({ cle, libelle, montant, statut, source }) => ({
    cle,
    libelle,
    // What is to be checked is not counted.
    cents: montant === null || statut === 'to_check' ? null : Math.round(montant * 100),
    statut,
    source,
  }))
}
