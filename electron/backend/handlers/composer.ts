/** A document given as bytes: the preview shows these, a download keeps them. */
import type { Output, Parsed } from '../../../shared/contract/methods.ts'
import type { CallContext } from '../backend.ts'
import { modeleDocument } from './document.ts'
import { nomFichier } from './nom-fichier.ts'
import { withDossier } from './ouvrir.ts'

const TITRES = { fiche: 'Fiche d’identité', diagnostic: 'Diagnostic', contrat: 'Contrat' } as const

export async function composerDocument(
  { fichier, format, ...demande }: Parsed<'document.composer'>,
  context: CallContext,
): Promise<Output<'document.composer'>> {
  const progress = (step: string, done: number): void => context.onProgress({ step, done, total: 3 })
  progress('Lecture du dossier', 0)
  const { model, cpts } = await withDossier(fichier, 'read', context, (dossier) =>
    modeleDocument(dossier, demande, context),
  )
  context.signal?.throwIfAborted()
  progress('Mise en page', 1)
  const { renderDocument } = await import('../documents/render.ts')
  const bytes = await renderDocument(model, format)
  progress('Envoi', 3)
  const titre = `${TITRES[demande.document]} ${cpts}`
  return { nom: nomFichier(titre, format), base64: Buffer.from(bytes).toString('base64') }
}
