/** Figures by commune of the CPTS wanted, read only when their tab is open. */
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import { type IndicateursCpts, tableauIndicateurs } from '../../../shared/domain/tableau-indicateurs.ts'
import type { Tableau } from '../../../shared/domain/tableaux.ts'
import { call } from '../../api/client.ts'
import type { Cpts } from '../../api/hooks.ts'

interface Lus {
  readonly cpts: readonly IndicateursCpts[]
  readonly tableau: Tableau
  readonly erreur: unknown
  readonly attend: boolean
}

export function useIndicateurs({ fichier }: EtatDossier, voulues: readonly Cpts[], ouvert: boolean): Lus {
  const { cpts, erreur, attend } = useQueries({
    queries: voulues.map(({ id, nom, revision }) => ({
      queryKey: ['indicateurs', fichier, id, revision],
      queryFn: async (): Promise<IndicateursCpts> => ({
        nom,
        syntheses: await call('indicateurs.lire', { fichier, cpts: id }),
      }),
      enabled: ouvert,
      staleTime: Number.POSITIVE_INFINITY,
      placeholderData: (avant: IndicateursCpts | undefined) => (avant?.nom === nom ? avant : undefined),
    })),
    combine: (resultats) => ({
      cpts: resultats.flatMap(({ data }) => data ?? []),
      erreur: resultats.find(({ error }) => error !== null)?.error ?? null,
      attend: ouvert && resultats.some(({ isPending }) => isPending),
    }),
  })
  const tableau = useMemo(() => tableauIndicateurs(cpts), [cpts])
  return { cpts, tableau, erreur, attend }
}
