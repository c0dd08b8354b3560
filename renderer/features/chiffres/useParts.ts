/** The communes behind a figure: those of the portrait, or read for the people and the structures that a map shows too. */
import { useQuery } from '@tanstack/react-query'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import type { Portrait } from '../../../shared/domain/portrait-types.ts'
import type { Quantity } from '../../../shared/domain/quantity.ts'
import { call } from '../../api/client.ts'
import { figureDe, type Part, partsDe, partsLues } from './parts.ts'

export function useParts(
  { fichier, revision }: EtatDossier,
  portraits: readonly Portrait[],
  quantite: Quantity | null,
): readonly Part[] {
  const trouvee = quantite === null ? null : figureDe(portraits, quantite)
  const { data } = useQuery({
    queryKey: ['parts', fichier, revision, trouvee?.cpts.id, trouvee?.figure],
    queryFn: () => call('carte.valeurs', { fichier, cpts: trouvee?.cpts.id, figure: trouvee?.figure ?? '' }),
    enabled: trouvee !== null && quantite?.kind !== 'missing',
    retry: false, // a figure that no commune has is no map's: the whole alone is told
  })
  if (quantite === null) return []
  return trouvee === null || data === undefined
    ? partsDe(portraits, quantite)
    : partsLues(trouvee.cpts, quantite.unit, data)
}
