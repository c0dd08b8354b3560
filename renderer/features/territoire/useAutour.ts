/** What surrounds the territory: its neighbours in the dossier, the checks of its perimeter, the areas known. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import { reunirControles } from '../../../shared/domain/controles-reunis.ts'
import type { Check, Portrait } from '../../../shared/domain/portrait-types.ts'
import { call } from '../../api/client.ts'
import type { Cpts } from './useTerritoire.ts'

const AUCUN: readonly Check[] = []

/** Checks of the perimeter and of the figures; the former ones stay while the new ones come. */
export function useControles(etat: EtatDossier, cpts: Cpts, portrait: Portrait): readonly Check[] {
  const { data = AUCUN } = useQuery({
    queryKey: ['territoire.controles', etat.fichier, cpts.nom, etat.revision],
    queryFn: () => call('territoire.controles', { fichier: etat.fichier, cpts: cpts.nom }),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (avant: Check[] | undefined) => avant,
  })
  return useMemo(() => reunirControles(data, portrait.controles), [data, portrait.controles])
}

export function useVoisines(etat: EtatDossier, cpts: Cpts) {
  return useMemo(
    () => etat.cpts.filter((une) => une.nom !== cpts.nom).map(({ nom, communes }) => ({ nom, communes })),
    [etat.cpts, cpts.nom],
  )
}

export function superficiesConnues(portrait: Portrait): ReadonlyMap<string, number> {
  return new Map(
    portrait.communes.flatMap(({ code, superficie }) =>
      superficie.kind === 'known' ? [[code, superficie.value] as const] : [],
    ),
  )
}
