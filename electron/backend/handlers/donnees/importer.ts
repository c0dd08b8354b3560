/** Brings a file into a dossier. */
import { isDeepStrictEqual } from 'node:util'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import type { CallContext } from '../../contexte.ts'
import type { ImportOptions, ImportReport } from '../../imports/types.ts'
import { lastJournal } from '../../store/journal.ts'
import { readDossier, withDossier } from '../dossier/ouvrir.ts'
import { memoireDe } from './donnees.ts'

/** Readings that changes of the dossier may make vain before the next one keeps them away. */
const LECTURES = 2

/**
 * The file is read while the dossier may still be changed, then written at once. A dossier that changed meanwhile is not
 * the one it was read for (a commune more, a source less): it is read again, at last with the dossier held.
 * Columns chosen by hand are remembered once they have served: next year's file is then recognised.
 */
export async function importer(
  { fichier, source, ...choix }: Parsed<'dossier.importer'>,
  context: CallContext,
): Promise<Output<'dossier.importer'>> {
  const { reference, espace } = context
  const retenir: ImportOptions['retenir'] = (...lue) => memoireDe(espace).retenir(...lue)
  const options = { ...optionsImport(choix, context), retenir }
  const { importFile, readImport, writeImport } = await import('../../imports/import.ts')
  // Before a long reading: may it be written at all, by us, now?
  await withDossier(fichier, context, () => {})
  for (let essai = 1; essai <= LECTURES; essai++) {
    const { avant, pret } = await readDossier(fichier, context, async (dossier) => ({
      avant: lastJournal(dossier),
      pret: await readImport(dossier, reference, source, options),
    }))
    const report = await withDossier(fichier, context, (dossier) =>
      isDeepStrictEqual(lastJournal(dossier), avant) ? writeImport(dossier, pret, options) : null,
    )
    if (report !== null) return plain(report)
  }
  return plain(await withDossier(fichier, context, (dossier) => importFile(dossier, reference, source, options)))
}

/** The report's arrays are readonly on our side; the contract's are plain data. */
const plain = (report: ImportReport): Output<'dossier.importer'> =>
  structuredClone(report) as unknown as Output<'dossier.importer'>

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
