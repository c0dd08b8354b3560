/** The communes without a general practitioner, in one sentence. */
import { compte } from '../domain/francais.ts'
import type { EntreeDocument } from './entree.ts'
import type { Phrase } from './plan/phrase.ts'
import { estConnu, nombre, valeurNue } from './valeurs.ts'

/** Empty where it is not known, and for a single commune, of which the table says it. */
export function phraseSansGeneraliste({ sansGeneraliste: lu, portrait }: EntreeDocument): Phrase {
  if (lu == null || lu.total < 2) return []
  const { connues, sans, total, habitants } = lu
  const parmi =
    connues === total
      ? `Sur les ${nombre(total)} communes du territoire`
      : `Parmi les ${compte(connues, 'commune')} sur ${nombre(total)} dont le nombre de généralistes est connu`
  if (sans === 0) return [`${parmi}, toutes ont au moins un médecin généraliste libéral.`]
  const debut =
    sans === 1
      ? `${parmi}, une n’a aucun médecin généraliste libéral`
      : `${parmi}, ${nombre(sans)} n’ont aucun médecin généraliste libéral`
  if (habitants === null) return [`${debut}.`]
  const { population } = portrait
  const part =
    connues === total && estConnu(population) && population.kind === 'known' && population.value > 0
      ? `, soit ${valeurNue(habitants / population.value, 'part', 1)}\u00a0% de la population`
      : ''
  return [`${debut}\u00a0: ${compte(habitants, 'habitant')} y ${habitants > 1 ? 'vivent' : 'vit'}${part}.`]
}
