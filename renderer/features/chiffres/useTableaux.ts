/** The tables of one CPTS, or of all those of the dossier. */
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import type { Portrait } from '../../../shared/domain/portrait-types.ts'
import { type Tableau, tableaux } from '../../../shared/domain/tableaux.ts'
import { call } from '../../api/client.ts'
import type { Cpts } from '../../api/hooks.ts'

interface Lus {
  readonly portraits: readonly Portrait[]
  readonly tableaux: readonly Tableau[]
  readonly erreur: unknown
  readonly attend: boolean
}

/** `cpts`: those wanted. Same query keys as `usePortrait`: nothing is read twice. */
export function useTableaux({ fichier }: EtatDossier, cpts: readonly Cpts[]): Lus {
  const { portraits, erreur, attend } = useQueries({
    queries: cpts.map(({ id, revision }) => ({
      queryKey: ['portrait', fichier, id, revision],
      queryFn: () => call('portrait.lire', { fichier, cpts: id }),
      staleTime: Number.POSITIVE_INFINITY,
      placeholderData: (avant: Portrait | undefined) => (avant?.id === id ? avant : undefined),
    })),
    combine: (resultats) => ({
      portraits: resultats.flatMap(({ data }) => data ?? []),
      erreur: resultats.find(({ error }) => error !== null)?.error ?? null,
      attend: resultats.some(({ isPending }) => isPending),
    }),
  })
  const faits = useMemo(() => tableaux(portraits), [portraits])
  return { portraits, tableaux: faits, erreur, attend }
}
