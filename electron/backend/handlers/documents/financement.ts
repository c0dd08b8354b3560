/** The money of a contract, from the settings of a CPTS and the size its population gives. */
import { basename } from 'node:path'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { MISSIONS } from '../../../../shared/domain/aci.ts'
import type { Faits } from '../../../../shared/domain/chiffres/faits.ts'
import { calendrierContrat } from '../../../../shared/domain/financement/calendrier.ts'
import { echeancier } from '../../../../shared/domain/financement/echeancier.ts'
import { motif, phraseAvis, titreCourt } from '../../../../shared/domain/financement/mots.ts'
import {
  aidesDe,
  type Contexte,
  contratFinance,
  missionsDuContrat,
  montantsContrat,
  prorataDe,
  tailleAnnee,
} from '../../../../shared/domain/financement/reglages.ts'
import type { Ligne } from '../../../../shared/domain/financement/types.ts'
import { buildPortrait } from '../../../../shared/domain/portrait.ts'
import type { Portrait } from '../../../../shared/domain/portrait-types.ts'
import type { CallContext } from '../../contexte.ts'
import { lireFaits } from '../../lecture/faits.ts'
import { getReglage, listReglages } from '../../store/reglages.ts'
import { findCpts } from '../../store/territoire.ts'
import type { CptsRow, Dossier } from '../../store/types.ts'
import { withDossier } from '../dossier/ouvrir.ts'

type Financement = Output<'financement.lire'>

export function lireFinancement(
  { fichier, cpts: quelle }: Parsed<'financement.lire'>,
  context: CallContext,
): Promise<Financement> {
  return withDossier(fichier, context, (dossier) => {
    const { cpts, portrait, contexte } = lireContexte(dossier, quelle, context)
    return {
      version: 1,
      dossier: getReglage(dossier, 'nom') ?? basename(fichier),
      cpts: cpts.nom,
      accord: { id: portrait.versionAci.id, libelle: portrait.versionAci.libelle },
      taille: contexte.taille,
      missions: missionsDuContrat(contexte),
      montants: montantsContrat(contexte.version, contexte.taille, contexte.reglages).map(
        ({ cle, libelle, montant, statut, source }) => ({
          cle,
          libelle,
          cents: montant === null ? null : Math.round(montant * 100),
          statut,
          source,
        }),
      ),
      ...annees(contexte),
    }
  })
}

export function lireCalendrier(
  { fichier, cpts: quelle }: Parsed<'calendrier.lire'>,
  context: CallContext,
): Promise<Output<'calendrier.lire'>> {
  return withDossier(fichier, context, (dossier) => {
    const { cpts, contexte } = lireContexte(dossier, quelle, context)
    return {
      version: 1,
      dossier: getReglage(dossier, 'nom') ?? basename(fichier),
      cpts: cpts.nom,
      signature: contratFinance(contexte)?.signature ?? null,
      evenements: [...calendrierContrat(contexte)],
    }
  })
}

/** What the money of a CPTS is counted from. */
export function lireContexte(
  dossier: Dossier,
  quelle: number | undefined,
  context: CallContext,
): { readonly cpts: CptsRow; readonly faits: Faits; readonly portrait: Portrait; readonly contexte: Contexte } {
  const cpts = findCpts(dossier, quelle)
  return { cpts, ...contexteDe(dossier, cpts, lireFaits(dossier, cpts, context)) }
}

export function contexteDe(
  dossier: Dossier,
  cpts: CptsRow,
  faits: Faits,
): { readonly faits: Faits; readonly portrait: Portrait; readonly contexte: Contexte } {
  const portrait = buildPortrait(faits)
  const contexte: Contexte = {
    version: portrait.versionAci.id,
    taille: portrait.taille.classe,
    reglages: Object.fromEntries(listReglages(dossier, cpts.id)),
  }
  return { faits, portrait, contexte }
}

function annees(
  contexte: Contexte,
): Pick<Financement, 'signature' | 'prorata' | 'annees' | 'paiements' | 'aides' | 'avis'> {
  const contrat = contratFinance(contexte)
  if (contrat === null)
    return {
      signature: null,
      prorata: prorataDe(contexte.reglages),
      annees: [],
      paiements: [],
      aides: [...aidesDe(contexte.reglages)],
      avis: [],
    }
  const { paiements, aides, avis, ...lu } = echeancier(contrat)
  const court = titreCourt(MISSIONS)
  return {
    signature: contrat.signature,
    prorata: contrat.prorata,
    annees: lu.annees.map((annee) => ({
      ...annee,
      lignes: [...annee.lignes],
      taille: tailleAnnee(contexte, annee.numero),
      totaux: totaux(annee.lignes),
    })),
    paiements: paiements.map((paiement) => ({ ...paiement, motif: motif(paiement, court) })),
    aides: [...aides],
    avis: avis.map((un) => ({ type: un.type, phrase: phraseAvis(un, court) })),
  }
}

function totaux(lignes: readonly Ligne[]): Financement['annees'][number]['totaux'] {
  const somme = (simulation: boolean): number =>
    lignes.filter((l) => l.simulation === simulation).reduce((total, { du }) => total + (du ?? 0), 0)
  return { du: somme(false), simule: somme(true), inconnus: lignes.filter(({ du }) => du === null).length }
}
