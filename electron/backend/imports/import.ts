/**
 * One file into one dossier: recognise, read to the end, then write everything in one transaction. Nothing is written
 * before the whole file has been read and found unchanged, so a refusal, a cancellation or a killed process leaves the
 * dossier as it was.
 */
import '../ramassage.ts'
import type { Reference } from '../reference/types.ts'
import type { Dossier } from '../store/types.ts'
import { checkRejets, writeRejets } from './bilan/rejets.ts'
import { type Prepare, preparer, rejetsDe } from './preparer.ts'
import type { ImportOptions, ImportReport } from './types.ts'

/**
 * Imports a file. Only the communes of the study area are kept; a list of CPTS creates it.
 * @throws MaillageError: every kind of refusal, in French; the dossier is then unchanged.
 */
export async function importFile(
  dossier: Dossier,
  reference: Reference,
  path: string,
  options: ImportOptions,
): Promise<ImportReport> {
  return writeImport(dossier, await readImport(dossier, reference, path, options), options)
}

/** Reads the file to its end; nothing is written. What it gives is good for the dossier as it then is. */
export function readImport(
  dossier: Dossier,
  reference: Reference,
  path: string,
  options: ImportOptions,
): Promise<Prepare> {
  if (options.rejets !== undefined) checkRejets(options.rejets, [path, dossier.path])
  return preparer(dossier, reference, path, options)
}

export async function writeImport(dossier: Dossier, pret: Prepare, options: ImportOptions): Promise<ImportReport> {
  if (options.rejets !== undefined) await writeRejets(options.rejets, rejetsDe(pret))
  if (pret.gathered === null) return pret.ecrire(dossier)
  const [remplacee] = pret.remplacees
  const detail = (done: ImportReport): unknown => ({
    sourceId: done.sourceId,
    fichier: done.fichier,
    profil: done.profil,
    lues: done.lues,
    retenues: done.retenues,
    ...(remplacee === undefined ? {} : { remplace: remplacee.id }),
  })
  const report = dossier.transaction('import', detail, () => pret.ecrire(dossier))
  if (options.lecture !== undefined && 'header' in pret.recognition) {
    options.retenir?.(pret.recognition.header, options.lecture, pret.source.nom)
  }
  return report
}
