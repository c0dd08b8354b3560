/** Versions of a CPTS on screen, and what changed since the one chosen. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import type { Output } from '../../../../shared/contract/methods.ts'
import type { ComparaisonVersions } from '../../../../shared/contract/versions.ts'
import { call, enregistrer } from '../../../api/client.ts'
import { signaler } from '../../../api/hooks.ts'
import { useLecture } from '../../../api/lecture.ts'
import { rafraichir } from '../../../api/rafraichir.ts'

export type Version = Output<'versions.lister'>[number]
export type Comparaison = ComparaisonVersions

export interface Ou {
  readonly fichier: string
  readonly cpts: number
}

/** A version, or what the dossier says now (null). */
export interface Entre {
  readonly de: number
  readonly a: number | null
}

export const useListe = (ou: Ou, { revision }: EtatDossier) =>
  useLecture({ objet: ['versions', ou.fichier, ou.cpts], revision, lire: () => call('versions.lister', ou) })

export const useComparaison = (ou: Ou, entre: Entre | null, { revision }: EtatDossier) =>
  useLecture({
    objet: ['comparaison', ou.fichier, ou.cpts, entre?.de, entre?.a],
    revision,
    lire: () => call('versions.comparer', { ...ou, ...(entre ?? { de: 0 }) }),
    attendre: entre === null,
  })

/** What is done with versions; a refusal is said, and answers undefined. */
export function useActions(ou: Ou) {
  const client = useQueryClient()
  const [enCours, setEnCours] = useState(false)
  const { fichier, cpts } = ou
  const agir = useCallback(
    async <T>(travail: () => Promise<T>, change: boolean): Promise<T | undefined> => {
      setEnCours(true)
      try {
        const reponse = await travail()
        if (change) await rafraichir(client, fichier)
        return reponse
      } catch (cause) {
        signaler(cause)
        return undefined
      } finally {
        setEnCours(false)
      }
    },
    [client, fichier],
  )
  return {
    enCours,
    nommer: (nom: string) => agir(() => call('versions.nommer', { fichier, cpts, nom }), true),
    supprimer: (id: number) => agir(() => call('versions.supprimer', { fichier, cpts, id }), true),
    exporter: (entre: Entre, format: 'pdf' | 'docx') =>
      agir(async () => {
        const { nom, base64 } = await call('versions.composer', { fichier, cpts, ...entre, format })
        await enregistrer(nom, base64)
      }, false),
  }
}
