/** The days of a contract in order: what must be done by when, what is planned, what is paid. */
import { missionsDe } from '../aci.ts'
import { addDays, addMonths } from '../echeances.ts'
import { formatNumber } from '../format.ts'
import { accord, enumeration, majuscule, minuscule } from '../francais.ts'
import { anneesContrat } from './annees.ts'
import { echeancier, finEffective } from './echeancier.ts'
import { euros, motif, titreCourt } from './mots.ts'
import { type Contexte, contratFinance } from './reglages.ts'
import type { ContratFinance, Paiement } from './types.ts'

const NBSP = '\u00a0'

export const GENRES_EVENEMENT = ['signature', 'limite', 'debut', 'plan', 'anniversaire', 'versement', 'fin'] as const

export interface Evenement {
  /** ISO day. */
  readonly date: string
  readonly genre: (typeof GENRES_EVENEMENT)[number]
  readonly titre: string
  /** What stands behind it; null: nothing more to say. */
  readonly detail: string | null
}

/** Nothing before the signature: a day that the user set earlier is told by the schedule's own notices. */
export function calendrierContrat(contexte: Contexte): readonly Evenement[] {
  const contrat = contratFinance(contexte)
  if (contrat === null) return []
  const terme = anneesContrat(contrat.signature, contrat.annees).at(-1)?.suivant ?? contrat.signature
  const fin = finEffective(contrat, terme)
  const evenements = [
    { date: contrat.signature, genre: 'signature' as const, titre: 'Signature du contrat', detail: null },
    ...missions(contexte, contrat),
    ...anniversaires(contrat),
    ...versements(contexte, contrat),
    {
      // A contract that ended before it began has one day: that of its signature.
      date: fin === contrat.signature ? fin : addDays(fin, -1),
      genre: 'fin' as const,
      titre: fin < terme ? 'Fin anticipée du contrat' : 'Fin du contrat',
      detail: fin < terme ? 'Les avances sont régularisées au prorata.' : 'Le renouvellement est à préparer avant.',
    },
  ]
  return evenements
    .filter(({ date }) => date >= contrat.signature && date <= fin)
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

function missions({ version }: Contexte, contrat: ContratFinance): Evenement[] {
  const prises = new Set([...contrat.missions.map(({ cle }) => cle), ...(contrat.crise === null ? [] : ['crise'])])
  const limites = missionsDe(version)
    .filter(({ cle }) => prises.has(cle))
    .flatMap(({ court, demarrageMois, deploiementMois, source }) => {
      const un = (mois: number | null, quoi: string): Evenement[] =>
        mois === null
          ? []
          : [
              {
                date: addMonths(contrat.signature, mois),
                genre: 'limite',
                titre: `Au plus tard${NBSP}: ${quoi}, ${minuscule(court)}`,
                detail: `${mois}${NBSP}mois après la signature. Source${NBSP}: ${source}.`,
              },
            ]
      return [...un(demarrageMois, 'démarrage'), ...un(deploiementMois, 'déploiement complet')]
    })
  const court = titreCourt(missionsDe(version))
  const debuts = contrat.missions.flatMap(({ cle, debut }): Evenement[] =>
    debut === null ? [] : [{ date: debut, genre: 'debut', titre: `Début prévu${NBSP}: ${court(cle)}`, detail: null }],
  )
  const plan = [
    ...(contrat.crise?.redaction == null ? [] : [{ date: contrat.crise.redaction, titre: 'Plan de crise rédigé' }]),
    ...(contrat.crise?.misesAJour ?? []).map((date) => ({ date, titre: 'Plan de crise mis à jour' })),
    ...(contrat.crise?.survenues ?? []).map((date) => ({ date, titre: 'Crise reconnue par l’ARS' })),
  ].map((un): Evenement => ({ ...un, genre: 'plan', detail: null }))
  return [...limites, ...debuts, ...plan]
}

function anniversaires(contrat: ContratFinance): Evenement[] {
  return anneesContrat(contrat.signature, contrat.annees)
    .slice(1)
    .map(({ numero, debut }) => ({
      date: debut,
      genre: 'anniversaire',
      titre: `Anniversaire du contrat, début de l’année${NBSP}${numero}`,
      detail: 'Le dialogue de gestion de l’année écoulée précède la part variable.',
    }))
}

/** One event a day: its sum, and each payment behind it. */
function versements({ version }: Contexte, contrat: ContratFinance): Evenement[] {
  const { paiements } = echeancier(contrat)
  const court = titreCourt(missionsDe(version))
  return [...new Set(paiements.map(({ date }) => date))].map((date) => {
    const duJour = paiements.filter((p) => p.date === date)
    return {
      date,
      genre: 'versement',
      titre: `Versements attendus${NBSP}: ${somme(duJour)}`,
      detail: duJour.map((p) => `${majuscule(motif(p, court))}${NBSP}: ${euros(p.cents)}`).join('\n'),
    }
  })
}

function somme(paiements: readonly Paiement[]): string {
  const surs = paiements.filter(({ simulation }) => !simulation)
  const connus = surs.flatMap(({ cents }) => cents ?? [])
  const simules = paiements.filter(({ simulation }) => simulation).reduce((total, { cents }) => total + (cents ?? 0), 0)
  const inconnus = surs.length - connus.length
  const morceaux = [
    connus.length === 0 ? null : euros(connus.reduce((total, cents) => total + cents, 0)),
    inconnus === 0 ? null : `${formatNumber(inconnus)}${NBSP}${accord(inconnus, 'montant')} à confirmer`,
    simules === 0 ? null : `${euros(simules)} simulés`,
  ].filter((un) => un !== null)
  return morceaux.length === 0 ? 'selon le dialogue de gestion' : enumeration(morceaux)
}
