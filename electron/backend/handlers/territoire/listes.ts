/** Lists of communes: pasted, in a file, or given to the creation of a dossier. One reader for all. */
import type { CheminDossier } from '../../../../shared/contract/chemins.ts'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import type { CallContext } from '../../contexte.ts'
import { lireFichierListe } from '../../listes/fichier.ts'
import { type Cadre, type Lecture, placerTexte } from '../../listes/liste.ts'
import { listEtude } from '../../store/etude.ts'
import { readDossier } from '../dossier/ouvrir.ts'

interface Pour {
  readonly fichier?: CheminDossier | undefined
  readonly departement?: string | undefined
}

async function cadreDe({ fichier, departement }: Pour, context: CallContext): Promise<Cadre> {
  const dossier = fichier === undefined ? [] : await readDossier(fichier, context, listEtude)
  return { reference: context.reference, signal: context.signal, departement, dossier }
}

export async function lireListe(
  { texte, ...pour }: Parsed<'territoire.lireListe'>,
  context: CallContext,
): Promise<Lecture> {
  return placerTexte(texte, await cadreDe(pour, context))
}

export async function lireFichier(
  { source, feuille, colonne, ...pour }: Parsed<'territoire.lireFichier'>,
  context: CallContext,
): Promise<Output<'territoire.lireFichier'>> {
  return lireFichierListe(source, { feuille, colonne }, await cadreDe(pour, context))
}
