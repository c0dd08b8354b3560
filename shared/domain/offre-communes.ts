/** The supply commune by commune that a printed map shows: general practitioners, who are where they work. */
import { GENERALISTE } from './catalogues.ts'
import { effectif, effectifTotal, indexerOffre } from './offre.ts'
import type { PortraitInput } from './portrait-types.ts'
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
export function offreParCommune({ communes, offre: faits }: Pick<PortraitInput, 'communes' | 'offre'>) {
  if (faits === null) return null
  const offre = indexerOffre(faits)
  const codes = communes.map(({ info }) => info.code)
  const parCommune = (titre: string, valeur: (codes: readonly string[]) => Quantity): OffreCommunes | null =>
    !valeurOuMinimum(valeur(codes)) ? null : { titre, valeurs: new Map(codes.map((code) => [code, valeur([code])])) }
  return (
    parCommune('Médecins généralistes libéraux', (ici) => effectif(offre, GENERALISTE, ici)) ??
    parCommune('Professionnels de santé libéraux', (ici) => effectifTotal(offre, ici))
  )
}
