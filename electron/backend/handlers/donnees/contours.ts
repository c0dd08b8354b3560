/** The library of contours: importing, listing, removing. */
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import type { CallContext } from '../../contexte.ts'
import { listerContours as lister, retirerContours as retirer } from '../../contours/bibliotheque.ts'

export async function importerContours(
  { source, millesime }: Parsed<'contours.importer'>,
  { reference, espace, now, onProgress, signal }: CallContext,
): Promise<Output<'contours.importer'>> {
  const { importerAPart } = await import('../../contours/atelier.ts')
  const rapport = await importerAPart(espace.bibliotheque, source, {
    millesime,
    reference,
    now: now(),
    onProgress,
    signal,
  })
  return { ...rapport, inconnus: [...rapport.inconnus], avertissements: [...rapport.avertissements] }
}

export function listerContours(_: Parsed<'contours.lister'>, { espace }: CallContext): Output<'contours.lister'> {
  return lister(espace.bibliotheque).map(({ octets: _octets, sha256: _sha256, ...contours }) => contours)
}

export function retirerContours({ id }: Parsed<'contours.retirer'>, { espace }: CallContext): null {
  retirer(espace.bibliotheque, id)
  return null
}
