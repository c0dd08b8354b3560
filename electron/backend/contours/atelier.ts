/** Runs an import of contours in a thread of its own, so that every other call is answered meanwhile. */
import { Fil, programme } from '../fils/fil.ts'
import type { OptionsImport, RapportContours } from './importer.ts'
import type { Commande } from './ouvrier.ts'

/** Same answer and same errors as `importerContours`, without holding the caller's thread. */
export async function importerAPart(
  bibliotheque: string,
  source: string,
  { millesime, producteur, now, reference, onProgress, signal }: OptionsImport,
): Promise<RapportContours> {
  const fil = new Fil<Commande, RapportContours>(programme(import.meta.url, 'ouvrier'))
  try {
    const commande = { bibliotheque, source, millesime, producteur, now, reference: reference.path }
    return await fil.demander(commande, { onProgress, signal })
  } finally {
    fil.fermer() // what 60 MB of contours took goes back to the system
  }
}
