/** The base of the map: the one chosen, else the one that shows the territory best. */

import { useQuery } from '@tanstack/react-query'
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import type { Output } from '../../../../shared/contract/methods.ts'
import { accord } from '../../../../shared/domain/francais.ts'
import { call } from '../../../api/client.ts'
import type { Cpts } from '../../../api/hooks.ts'

export type Fonds = Output<'carte.fonds'>

/** Bases that may be chosen. Keys begin with 'fond': an import of contours reads them again. */
export function useFonds(etat: EtatDossier | undefined, cpts: Cpts | undefined) {
  const { fichier = '', revision } = etat ?? {}
  return useQuery({
    queryKey: ['fond', 'liste', fichier, cpts?.id, revision],
    queryFn: () => call('carte.fonds', { fichier, ...(cpts === undefined ? {} : { cpts: cpts.id }) }),
    enabled: etat !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (avant: Fonds | undefined) => avant,
  })
}

/** Its drawing: megabytes, read once for the life of the window. */
export function useFondCarte(
  fonds: Fonds | undefined,
  choisi: string | null | undefined,
  decoupees: readonly string[],
) {
  // Removed from the library since it was chosen: back to the best one.
  const id = fonds?.fonds.some((fond) => fond.id === choisi) ? choisi : fonds?.defaut
  return useQuery({
    queryKey: ['fond', id, ...decoupees],
    queryFn: () => call('carte.fond', { id: id ?? '', decoupees: [...decoupees] }),
    enabled: id !== undefined && id !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    placeholderData: (avant: Output<'carte.fond'> | undefined) => avant,
  })
}

/** What the base in use does not show, in one line; null: all that is asked of it. */
export function remarqueFond(fonds: Fonds | undefined, id: string): string | null {
  const limite = fonds?.fonds.find((fond) => fond.id === id)?.limite ?? null
  if (limite === null || limite.length === 0) return null
  return limite.length > 3
    ? `Contours de ${limite.length}\u00a0départements seulement`
    : `Contours limités au département\u00a0: ${limite.join(', ')}`.replace(
        'au département',
        accord(limite.length, 'au département', 'aux départements'),
      )
}
