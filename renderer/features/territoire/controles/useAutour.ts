/** What surrounds the territory: its neighbours in the dossier, what the proof-reader says, the areas known. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import type { Output } from '../../../../shared/contract/methods.ts'
import type { Portrait } from '../../../../shared/domain/portrait-types.ts'
import { call } from '../../../api/client.ts'
import type { Cpts } from '../edition/useTerritoire.ts'

export type Controles = Output<'dossier.verifier'>

/** What the proof-reader says of this CPTS; the former answer stays while the new one comes. Undefined: none yet. */
export function useControles(etat: EtatDossier, cpts: Cpts): Controles | undefined {
  const { data } = useQuery({
    queryKey: ['dossier.verifier', etat.fichier, cpts.id, etat.revision],
    queryFn: () => call('dossier.verifier', { fichier: etat.fichier, cpts: cpts.id }),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (avant: Controles | undefined) => avant,
  })
  return data
}

export function useVoisines(etat: EtatDossier, cpts: Cpts) {
  return useMemo(
    () => etat.cpts.filter((une) => une.id !== cpts.id).map(({ nom, communes }) => ({ nom, communes })),
    [etat.cpts, cpts.id],
  )
}

/** Inhabitants of each commune of the territory, from the source that is published; undefined: no exact value. */
export function populationsPubliees(portrait: Portrait): ReadonlyMap<string, number | undefined> {
  return new Map(
    portrait.communes.map(({ code, population }) => [code, population.kind === 'known' ? population.value : undefined]),
  )
}

export function superficiesConnues(portrait: Portrait): ReadonlyMap<string, number> {
  return new Map(
    portrait.communes.flatMap(({ code, superficie }) =>
      superficie.kind === 'known' ? [[code, superficie.value] as const] : [],
    ),
  )
}
