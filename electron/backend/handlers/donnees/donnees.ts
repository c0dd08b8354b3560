/** What a file is and how it may be read, before it is brought in. Nothing here writes into a dossier. */

import { lecture } from '../../../../shared/contract/donnees.ts'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import type { CallContext, Espace } from '../../contexte.ts'
import { Memoire } from '../../imports/generique/memoire.ts'

/** Readings chosen by hand, remembered in the application's library. What does not fit the contract is left out. */
export const memoireDe = ({ bibliotheque }: Espace): Memoire =>
  new Memoire(bibliotheque, (lue) => lecture.safeParse(lue).data ?? null)

export async function reconnaitre(
  { source, partie, accents }: Parsed<'donnees.reconnaitre'>,
  context: CallContext,
): Promise<Output<'donnees.reconnaitre'>> {
  const { reference, espace } = context
  const { apercevoir } = await import('../../imports/apercu/apercu.ts')
  const vu = await apercevoir(source, reference, { partie, accents, memoire: memoireDe(espace) })
  const liste =
    vu.profil === null && !vu.connu
      ? await (await import('../../listes/seule.ts')).listeSeule(source, vu, context)
      : null
  return structuredClone({ ...vu, ...liste }) as Output<'donnees.reconnaitre'>
}

export async function colonnes(
  { source, ...choix }: Parsed<'donnees.colonnes'>,
  { reference, espace }: CallContext,
): Promise<Output<'donnees.colonnes'>> {
  const { examiner } = await import('../../imports/generique/examiner.ts')
  const examen = await examiner(source, reference, { ...choix, memoire: memoireDe(espace) })
  return structuredClone(examen) as Output<'donnees.colonnes'>
}

export function oublier({ cle }: Parsed<'donnees.oublier'>, { espace }: CallContext): null {
  memoireDe(espace).oublier(cle)
  return null
}
