/** The words of a schedule: what a payment is for, what the engine noticed. French, as printed and shown. */
import { formatDate, formatNumber } from '../format.ts'
import { minuscule } from '../francais.ts'
import type { Avis, NaturePaiement, Paiement, Part, RaisonNonPaye, StatutMontant } from './types.ts'

const NBSP = '\u00a0'

/** "53 075,34 €", "75 000 €": cents are written when there are some; an amount nobody gave is "à confirmer". */
export function euros(cents: number | null): string {
  if (cents === null) return 'à confirmer'
  return `${formatNumber(cents / 100, cents % 100 === 0 ? 0 : 2)}${NBSP}€`
}

export const STATUTS: Readonly<Record<StatutMontant, string>> = {
  confirmed: 'confirmé',
  seen_in_contract: 'relevé dans des annexes de contrats, à vérifier avec la CPAM',
  typed: 'saisi',
  to_check: 'montant à confirmer par la CPAM',
}

const PARTS: Readonly<Record<Part, string>> = {
  fonctionnement: 'fonctionnement',
  fixe: 'part fixe',
  variable: 'part variable',
  redaction: 'première rédaction du plan',
  'mise-a-jour': 'mise à jour du plan',
  survenue: 'crise reconnue',
}

/** Of two fixed parts of a mission (that of 2019 for unplanned care), each has its own words. */
function partMots(part: Part, libelle: string): string {
  const propre = libelle.split(`${NBSP}: `).at(-1) ?? ''
  return part === 'fixe' && libelle.includes(`${NBSP}: `) ? propre : PARTS[part]
}

const NATURES: Readonly<Record<NaturePaiement, string>> = {
  totalite: 'Totalité',
  avance: 'Avance',
  solde: 'Solde',
  regularisation: 'Régularisation',
}

/** "Avance, année 2 : part fixe, accès aux soins". `court`: the name of a mission for narrow tables. */
export function motif(
  { nature, annee, poste, part, libelle, cents, simulation }: Paiement,
  court: (cle: string) => string,
): string {
  const quoi = poste === 'fonctionnement' ? PARTS.fonctionnement : `${partMots(part, libelle)}, ${court(poste)}`
  const mot = nature === 'regularisation' && cents !== null && cents < 0 ? 'Remboursement' : NATURES[nature]
  return `${mot}, année${NBSP}${annee}${NBSP}: ${quoi}${simulation ? ' (simulation, non contractuelle)' : ''}`
}

const RAISONS: Readonly<Record<RaisonNonPaye, string>> = {
  'hors-contrat': 'ce jour n’est pas dans le contrat',
  'annee-de-redaction': 'le plan a été rédigé la même année de contrat',
  'deja-cette-annee': 'une autre est déjà comptée la même année de contrat',
  'sans-plan': 'le plan n’était pas encore rédigé',
}

const jour = (iso: string): string => formatDate(iso).replace(' ', NBSP)

/** One sentence. `titre`: the name of a mission, as in "la mission « accès aux soins »". */
export function phraseAvis(avis: Avis, titre: (cle: string) => string): string {
  const mission = (cle: string): string => `La mission «${NBSP}${titre(cle)}${NBSP}»`
  switch (avis.type) {
    case 'debut-avant-signature':
      return `${mission(avis.mission)} commence le ${jour(avis.date)}, avant la signature${NBSP}: elle est comptée à partir de la signature.`
    case 'debut-tardif':
      return `${mission(avis.mission)} commence le ${jour(avis.date)}, après la date limite du ${jour(avis.limite)}.`
    case 'debut-apres-fin':
      return `${mission(avis.mission)} commence le ${jour(avis.date)}, quand le contrat ne court plus${NBSP}: rien ne lui est dû.`
    case 'non-commencee':
      return `${mission(avis.mission)} attend sa date de début${NBSP}: elle n’est pas comptée.`
    case 'plan-tardif':
      return `Le plan de crise est rédigé le ${jour(avis.date)}, après la date limite du ${jour(avis.limite)}.`
    case 'plan-absent':
      return avis.limite === null
        ? `Le plan de crise attend sa date de rédaction${NBSP}: il n’est pas compté.`
        : `Le plan de crise attend sa date de rédaction (au plus tard le ${jour(avis.limite)})${NBSP}: il n’est pas compté.`
    case 'evenement-non-paye': {
      const quoi =
        avis.part === 'survenue'
          ? 'La crise'
          : avis.part === 'redaction'
            ? 'La rédaction du plan'
            : 'La mise à jour du plan'
      return `${quoi} du ${jour(avis.date)} n’est pas comptée${NBSP}: ${RAISONS[avis.raison]}.`
    }
    case 'fin-avant-signature':
      return `La fin anticipée du ${jour(avis.date)} est avant la signature${NBSP}: le contrat n’a pas couru.`
  }
}

/** "accès aux soins" of a key; a key that is no mission of these comes back as itself. */
export function titreCourt(
  missions: readonly { readonly cle: string; readonly court: string }[],
): (cle: string) => string {
  const noms = new Map(missions.map(({ cle, court }) => [cle, minuscule(court)]))
  return (cle) => noms.get(cle) ?? cle
}
