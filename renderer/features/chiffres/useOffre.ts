/** What several sources say of the professionals of a CPTS, read only when their tab is open. */
import { useQuery } from '@tanstack/react-query'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import type { OffresComparees } from '../../../shared/domain/offres-comparees.ts'
import { call } from '../../api/client.ts'
import type { Cpts } from '../../api/hooks.ts'

/** Null until it is read, and where a single source speaks. */
export function useOffre({ fichier }: EtatDossier, { id, revision }: Cpts, ouvert: boolean): OffresComparees | null {
  const { data } = useQuery({
    queryKey: ['offre', fichier, id, revision],
    queryFn: () => call('offre.comparer', { fichier, cpts: id }),
    enabled: ouvert,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (avant: OffresComparees | undefined) => avant,
  })
  return ouvert && data !== undefined && data.sources.length > 1 ? data : null
}
