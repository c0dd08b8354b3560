/** The supply commune by commune that a printed map shows: general practitioners, who are where they work. */
import { GENERALISTE } from './catalogues.ts'
import type { Faits } from './chiffres/faits.ts'
import { PROFESSION, PROFESSIONNELS } from './chiffres/ids.ts'
import { offreDe } from './chiffres/offre.ts'
import { resoudre } from './chiffres/resoudre.ts'
import { surCommunes } from './chiffres/territoire.ts'
import type { Quantity } from './quantity.ts'
import { valeurOuMinimum } from './quantity-ops.ts'

export interface OffreCommunes {
  /** "Médecins généralistes libéraux". */
  readonly titre: string
  /** By commune code, 'personnes'; missing where the source does not speak of the commune. */
  readonly valeurs: ReadonlyMap<string, Quantity>
}

/**
 * General practitioners by commune; without any on the territory, all the libéral professionals. Null when no supply was
 * imported, or nobody found: a map of zeros says less than a sentence.
 */
export function offreParCommune(faits: Faits): OffreCommunes | null {
  if (offreDe(faits) === null) return null
  const parCommune = (titre: string, id: string): OffreCommunes | null => {
    const chiffre = resoudre(faits, id, surCommunes(faits.communes))
    // Nothing but lower bounds: circles would have no size to be drawn at.
    const dites = [...(chiffre?.parCommune.values() ?? [])].some((une) => une.kind === 'known')
    return chiffre === undefined || !valeurOuMinimum(chiffre.quantite) || !dites
      ? null
      : { titre, valeurs: chiffre.parCommune }
  }
  return (
    parCommune('Médecins généralistes libéraux', `${PROFESSION}${GENERALISTE}`) ??
    parCommune('Professionnels de santé libéraux', PROFESSIONNELS)
  )
}
