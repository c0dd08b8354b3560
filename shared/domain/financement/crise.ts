/**
 * The crisis mission: three amounts, each paid by what happened. The plan once, at its first writing; its update, once in
 * each later contract year; a crisis that the ARS recognises, to a community that has written its plan.
 */
import { addMonths } from '../echeances.ts'
import type { Annee } from './annees.ts'
import type { Avis, ContratFinance, Ligne, Part, RaisonNonPaye } from './types.ts'

export const CRISE = 'crise'

export interface EvenementPaye {
  readonly annee: Annee
  readonly ligne: Ligne
  readonly date: string
}

/** Events that give a right to money, in order; those that do not are told in `avis`. */
export function evenements(
  contrat: ContratFinance,
  annees: readonly Annee[],
  fin: string,
  avis: Avis[],
): EvenementPaye[] {
  const { crise, signature } = contrat
  if (crise === null) return []
  const limite = crise.delai === null ? null : addMonths(signature, crise.delai)
  const { redaction } = crise
  if (redaction === null) avis.push({ type: 'plan-absent', limite })
  else if (limite !== null && redaction > limite) avis.push({ type: 'plan-tardif', date: redaction, limite })

  const payes: EvenementPaye[] = []
  const refuser = (part: Part, date: string, raison: RaisonNonPaye) =>
    avis.push({ type: 'evenement-non-paye', part, date, raison })
  const retenir = (part: Part, date: string): void => {
    const annee = annees.find((une) => date >= une.debut && date < une.suivant)
    if (annee === undefined || date >= fin) {
      refuser(part, date, 'hors-contrat')
      return
    }
    if (part !== 'redaction') {
      if (redaction === null || date < redaction) {
        refuser(part, date, 'sans-plan')
        return
      }
      if (part === 'mise-a-jour' && redaction >= annee.debut) {
        refuser(part, date, 'annee-de-redaction')
        return
      }
      if (payes.some((paye) => paye.ligne.part === part && paye.annee.numero === annee.numero)) {
        refuser(part, date, 'deja-cette-annee')
        return
      }
    }
    const montant = contrat.bareme(annee.numero).find(({ cle }) => cle === `mission:${CRISE}:${part}`)
    if (montant === undefined) return
    const { libelle, cents, statut, source } = montant
    const ligne: Ligne = {
      poste: CRISE,
      part,
      libelle,
      annuel: cents,
      du: cents,
      statut,
      source,
      prorata: null,
      simulation: false,
    }
    payes.push({ annee, ligne, date })
  }
  if (redaction !== null) retenir('redaction', redaction)
  for (const date of crise.misesAJour.toSorted()) retenir('mise-a-jour', date)
  for (const date of crise.survenues.toSorted()) retenir('survenue', date)
  return payes
}
