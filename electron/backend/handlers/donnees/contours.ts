/** Brings contours into the library, in a thread of their own. */
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import type { CallContext } from '../../contexte.ts'

export async function importerContours(
  { source, millesime, producteur }: Parsed<'contours.importer'>,
  { reference, espace, now, onProgress, signal }: CallContext,
): Promise<Output<'contours.importer'>> {
  const { importerAPart } = await import('../../contours/atelier.ts')
  const rapport = await importerAPart(espace.bibliotheque, source, {
    millesime,
    producteur,
    reference,
    now: now(),
    onProgress,
    signal,
  })
  return { ...rapport, inconnus: [...rapport.inconnus], avertissements: [...rapport.avertissements] }
}
