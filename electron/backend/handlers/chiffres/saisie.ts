/** Figures typed by hand: read as lines, kept all at once. */
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { chiffresDeLigne, lignesSaisies } from '../../../../shared/domain/saisie.ts'
import type { CallContext } from '../../contexte.ts'
import { deletePublie, insertPublie, listPublies } from '../../store/publies.ts'
import { findCpts } from '../../store/territoire.ts'
import { modifier } from '../dossier/etat.ts'
import { withDossier } from '../dossier/ouvrir.ts'

export function lireSaisie(
  { fichier, cpts: quelle }: Parsed<'saisie.lire'>,
  context: CallContext,
): Promise<Output<'saisie.lire'>> {
  return withDossier(fichier, context, (dossier) => {
    const cpts = findCpts(dossier, quelle)
    return lignesSaisies(listPublies(dossier, cpts.id), cpts.id)
  })
}

export function enregistrerSaisie(
  { fichier, cpts: quelle, lignes }: Parsed<'saisie.enregistrer'>,
  context: CallContext,
): Promise<EtatDossier> {
  return modifier(fichier, 'saisie', context, (dossier) => {
    const cpts = findCpts(dossier, quelle)
    const avant = listPublies(dossier, cpts.id).filter(
      (p) => p.cptsId === cpts.id && p.secteur === null && p.territoire !== 'secteur',
    )
    const memes = JSON.stringify(lignesSaisies(avant, cpts.id)) === JSON.stringify(lignes)
    if (memes) return null
    return {
      detail: { cpts: cpts.nom, nombre: lignes.length },
      ecrire: () => {
        for (const { id } of avant) deletePublie(dossier, id)
        for (const ligne of lignes)
          for (const chiffre of chiffresDeLigne(ligne, cpts.id)) insertPublie(dossier, chiffre)
      },
    }
  })
}
