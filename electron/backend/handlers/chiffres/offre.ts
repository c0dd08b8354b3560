/** Professionals seen by several sources, and the choice of the one that is published. */
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import { MaillageError } from '../../../../shared/contract/errors.ts'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { libelleProfession } from '../../../../shared/domain/catalogues.ts'
import { offresComparees } from '../../../../shared/domain/offres-comparees.ts'
import type { CallContext } from '../../contexte.ts'
import { lireFaits } from '../../lecture/faits.ts'
import { choisirOffre, choisirProfession } from '../../store/choix-source.ts'
import { getSource } from '../../store/sources.ts'
import { findCpts } from '../../store/territoire.ts'
import { modifier } from '../dossier/etat.ts'
import { withDossier } from '../dossier/ouvrir.ts'

export function comparerOffre(
  { fichier, cpts }: Parsed<'offre.comparer'>,
  context: CallContext,
): Promise<Output<'offre.comparer'>> {
  return withDossier(fichier, context, (dossier) =>
    offresComparees(lireFaits(dossier, findCpts(dossier, cpts), context)),
  )
}

export function retenirOffre(
  { fichier, source, profession }: Parsed<'offre.retenir'>,
  context: CallContext,
): Promise<EtatDossier> {
  return modifier(fichier, 'offre.retenir', context, (dossier) => {
    const choisie = source === null ? null : getSource(dossier, source)
    if (choisie !== null && choisie.contenu !== 'offre') throw sansProfessionnels(choisie.libelle)
    if (profession !== undefined) {
      return {
        detail: { source: choisie?.libelle ?? 'celle des autres', profession: libelleProfession(profession) },
        ecrire: () => choisirProfession(dossier, profession, source),
      }
    }
    return {
      detail: { source: choisie?.libelle ?? 'la plus récente' },
      ecrire: () => choisirOffre(dossier, source),
    }
  })
}

function sansProfessionnels(libelle: string): MaillageError {
  return new MaillageError(
    'introuvable',
    'Cette source ne donne pas de professionnels.',
    `«\u00a0${libelle}\u00a0» ne permet pas de compter chaque personne une fois.`,
    'Choisissez l’Annuaire Santé ou l’annuaire Ameli parmi les sources importées.',
  )
}
