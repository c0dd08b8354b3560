/** Brings a file into a dossier. */
import type { Output, Parsed } from '../../../shared/contract/methods.ts'
import type { CallContext } from '../backend.ts'
import type { ImportOptions } from '../imports/types.ts'
import { memoireDe } from './donnees.ts'
import { withDossier } from './ouvrir.ts'

/** Columns chosen by hand are remembered once they have served: next year's file is then recognised. */
export function importer(
  { fichier, source, ...choix }: Parsed<'dossier.importer'>,
  context: CallContext,
): Promise<Output<'dossier.importer'>> {
  const { reference, espace } = context
  return withDossier(fichier, context, async (dossier) => {
    const { importFile } = await import('../imports/import.ts')
    const retenir: ImportOptions['retenir'] = (...lue) => memoireDe(espace).retenir(...lue)
    const report = await importFile(dossier, reference, source, { ...optionsImport(choix, context), retenir })
    // The report's arrays are readonly on our side; the contract's are plain data.
    return structuredClone(report) as unknown as Output<'dossier.importer'>
  })
}

type Choix = Omit<Parsed<'dossier.importer'>, 'fichier' | 'source'>

export function optionsImport(choix: Choix, { onProgress, signal, now, espace }: CallContext): ImportOptions {
  return {
    onProgress,
    now: now(),
    bibliotheque: espace.bibliotheque,
    ...(signal === undefined ? {} : { signal }),
    ...Object.fromEntries(Object.entries(choix).filter(([, value]) => value !== undefined)),
  }
}
