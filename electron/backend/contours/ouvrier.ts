/** The thread that reads a contours file: parsing 60 MB and building arcs takes seconds without a pause. */
import { servir } from '../fils/servir.ts'
import { lireMouvements } from '../reference/mouvements.ts'
import { openReference } from '../reference/reference.ts'
import { importerContours, type RapportContours } from './importer.ts'

export interface Commande {
  readonly bibliotheque: string
  readonly source: string
  readonly millesime: string
  readonly producteur: string | undefined
  readonly now: string
  /** Path of the reference database: a thread opens its own connection. */
  readonly reference: string
}

servir<Commande, RapportContours>(async ({ bibliotheque, source, reference: chemin, ...reste }, moyens) => {
  const reference = openReference(chemin)
  try {
    reference.suivre(lireMouvements(bibliotheque))
    return await importerContours(bibliotheque, source, { ...reste, reference, ...moyens })
  } finally {
    reference.close()
  }
})
