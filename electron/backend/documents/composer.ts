/** Matter → blocks → bytes of a PDF or Word file, in whatever thread this runs. */
import { setImmediate as tour } from 'node:timers/promises'
import type { OptionsDemande } from '../fils/messages.ts'
import { abandonne } from './abandon.ts'
import { type Matiere, modele, type Pret } from './matiere.ts'
import { type DocumentFormat, renderDocument } from './render.ts'

/** Steps after the dossier's reading, which is the first of four. */
const ETAPES = ['Cartes et tableaux', 'Mise en page'] as const

/** @throws MaillageError 'annule' between two steps; 'interne' when the template refuses the blocks. */
export async function composer(
  matiere: Matiere | Pret,
  format: DocumentFormat,
  { onProgress, signal }: OptionsDemande = {},
): Promise<Uint8Array> {
  const etape = async (i: 0 | 1): Promise<void> => {
    onProgress?.({ step: ETAPES[i], done: i + 1, total: ETAPES.length + 1 })
    await tour() // lets a cancel through
    if (signal?.aborted) throw abandonne()
  }
  await etape(0)
  const blocs = await modele(matiere)
  await etape(1)
  return renderDocument(blocs, format)
}
