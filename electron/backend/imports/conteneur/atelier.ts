/** Reads a workbook in a thread of its own: other calls are answered meanwhile, and too much memory ends the thread only. */
import { Fil, FilArrete, programme } from '../../fils/fil.ts'
import * as errors from './errors.ts'
import type { Commande, Reponse } from './messages.ts'

/** For the parsed cells of the largest workbook accepted. */
const LIMITES = { maxOldGenerationSizeMb: 2048 }

type Bonne<T extends Reponse['type']> = Extract<Reponse, { readonly type: T }>

/** The sheets of a workbook. @throws MaillageError: what it is refused for; annule. */
export const demanderFeuilles = (commande: Commande, signal?: AbortSignal): Promise<Bonne<'feuilles'>> =>
  demander({ ...commande, feuille: null }, signal) as Promise<Bonne<'feuilles'>>

/** The text of one sheet. @throws MaillageError: what it is refused for; annule. */
export const demanderTexte = (commande: Commande, signal?: AbortSignal): Promise<Bonne<'texte'>> =>
  demander(commande, signal) as Promise<Bonne<'texte'>>

async function demander(commande: Commande, signal: AbortSignal | undefined): Promise<Reponse> {
  if (signal?.aborted) throw errors.annule(commande.nom)
  const fil = new Fil<Commande, Reponse>(programme(import.meta.url, 'ouvrier'), null, LIMITES)
  // Parsing does not pause to hear a cancel: the thread is ended.
  const arreter = (): void => fil.fermer()
  signal?.addEventListener('abort', arreter, { once: true })
  try {
    return await fil.demander(commande)
  } catch (cause) {
    if (signal?.aborted) throw errors.annule(commande.nom)
    if (cause instanceof FilArrete) throw errors.classeurTropGros(commande.nom, cause)
    throw cause
  } finally {
    signal?.removeEventListener('abort', arreter)
    fil.fermer() // what the cells took goes back to the system
  }
}
