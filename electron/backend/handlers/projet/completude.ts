/** What a CPTS still lacks before its contract can be sent. */
import { basename } from 'node:path'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { REGLAGES_CONTRAT } from '../../../../shared/document/reglages-contrat.ts'
import { completude } from '../../../../shared/domain/projet/completude.ts'
import type { CallContext } from '../../contexte.ts'
import { lireProjet } from '../../store/projet.ts'
import { getReglage } from '../../store/reglages.ts'
import { lireContexte } from '../documents/financement.ts'
import { withDossier } from '../dossier/ouvrir.ts'
import { avisDe } from './lire.ts'

export function lireCompletude(
  { fichier, cpts: quelle }: Parsed<'completude.lire'>,
  context: CallContext,
): Promise<Output<'completude.lire'>> {
  return withDossier(fichier, context, (dossier) => {
    const { cpts, portrait, contexte } = lireContexte(dossier, quelle, context)
    const projet = lireProjet(dossier, cpts.id)
    return {
      version: 1,
      dossier: getReglage(dossier, 'nom') ?? basename(fichier),
      cpts: cpts.nom,
      points: completude({
        contexte,
        champs: REGLAGES_CONTRAT,
        perimetre: portrait.perimetre,
        taille: portrait.taille,
        avis: avisDe(projet, contexte).avis,
        fiches: projet.action.length,
        membres: projet.membre.length,
      }),
    }
  })
}
