/** The fields of the contract that only the user can give. */
import { MaillageError } from '../../../../shared/contract/errors.ts'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { erreurReglage, normaliserReglage, REGLAGES_CONTRAT } from '../../../../shared/document/reglages-contrat.ts'
import type { CallContext } from '../../contexte.ts'
import { listReglages, setReglage } from '../../store/reglages.ts'
import { findCpts } from '../../store/territoire.ts'
import { withDossier } from '../dossier/ouvrir.ts'

export function regler(
  { fichier, cpts: quelle, reglages }: Parsed<'dossier.regler'>,
  context: CallContext,
): Promise<Output<'dossier.regler'>> {
  const erreurs = Object.entries(reglages).flatMap(([cle, valeur]) => erreurReglage(cle, valeur) ?? [])
  if (erreurs.length > 0)
    throw new MaillageError(
      'donnees-invalides',
      'Un réglage ne peut pas être enregistré.',
      erreurs.join('\n'),
      'Corrigez la valeur, puis recommencez. Rien n’a été enregistré.',
    )
  return withDossier(fichier, context, (dossier) => {
    const cpts = findCpts(dossier, quelle)
    dossier.transaction('reglage', { cpts: cpts.nom, cles: Object.keys(reglages) }, () => {
      for (const [cle, valeur] of Object.entries(reglages))
        setReglage(dossier, cle, normaliserReglage(cle, valeur) || null, cpts.id)
    })
    return { cpts: cpts.nom, reglages: Object.fromEntries(listReglages(dossier, cpts.id)) }
  })
}

export function lireReglages(
  { fichier, cpts: quelle }: Parsed<'dossier.reglages'>,
  context: CallContext,
): Promise<Output<'dossier.reglages'>> {
  return withDossier(fichier, context, (dossier) => {
    const cpts = findCpts(dossier, quelle)
    const valeurs = listReglages(dossier, cpts.id)
    return {
      cptsId: cpts.id,
      cpts: cpts.nom,
      cles: REGLAGES_CONTRAT.map((reglage) => ({ ...reglage, valeur: valeurs.get(reglage.cle) ?? null })),
    }
  })
}
