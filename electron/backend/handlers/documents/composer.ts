/** A document given as bytes: the preview shows these, a download keeps them. */
import { NOMS_DOCUMENTS } from '../../../../shared/contract/documents.ts'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { nomFichier } from '../../../../shared/domain/nom-fichier.ts'
import type { CallContext } from '../../contexte.ts'
import { withDossier } from '../dossier/ouvrir.ts'
import { matiereDocument } from './document.ts'

export async function composerDocument(
  { fichier, format, ...demande }: Parsed<'document.composer'>,
  context: CallContext,
): Promise<Output<'document.composer'>> {
  context.onProgress({ step: 'Lecture du dossier', done: 0, total: 3 })
  const { matiere, cpts } = await withDossier(fichier, context, (dossier) => matiereDocument(dossier, demande, context))
  const bytes = await context.composition.composer(matiere, format, context)
  const titre = `${NOMS_DOCUMENTS[demande.document]} ${cpts}`
  return { nom: nomFichier(titre, format), base64: Buffer.from(bytes).toString('base64') }
}
