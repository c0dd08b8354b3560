/** Brings a file into a dossier. */
import type { Output, Parsed } from '../../../shared/contract/methods.ts'
import type { CallContext } from '../backend.ts'
import type { ImportOptions } from '../imports/types.ts'
import { withDossier } from './ouvrir.ts'

export function importer(
  { fichier, source, ...choix }: Parsed<'dossier.importer'>,
  context: CallContext,
): Promise<Output<'dossier.importer'>> {
  const { reference, onProgress, signal, now, espace } = context
  const options: ImportOptions = {
    onProgress,
    now: now(),
    bibliotheque: espace.bibliotheque,
    ...(signal === undefined ? {} : { signal }),
    ...Object.fromEntries(Object.entries(choix).filter(([, value]) => value !== undefined)),
  }
  return withDossier(fichier, 'write', context, async (dossier) => {
    const { importFile } = await import('../imports/import.ts')
    // The report's arrays are readonly on our side; the contract's are plain data.
    return structuredClone(await importFile(dossier, reference, source, options)) as Output<'dossier.importer'>
  })
}
