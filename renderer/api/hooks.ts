/** The backend's state on screen: queries, and edits that bring the new state with them. */
import { notifications } from '@mantine/notifications'
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { EtatDossier } from '../../shared/contract/application.ts'
import type { Input, MethodName, Output } from '../../shared/contract/methods.ts'
import type { Portrait } from '../../shared/domain/portrait-types.ts'
import { call, enErreur } from './client.ts'
import { useLecture } from './lecture.ts'
import { renommer, useRoute } from './route.ts'

/** Methods that answer with the new state of the dossier. */
export type MethodeEdition = {
  [M in MethodName]: Output<M> extends EtatDossier ? (EtatDossier extends Output<M> ? M : never) : never
}[MethodName]

export function useApp() {
  // Opening, renaming and copying change the list of dossiers: it is read again by each screen that comes to show it.
  return useQuery({ queryKey: ['app'], queryFn: () => call('app.etat', {}), refetchOnMount: 'always' })
}

/** State of the open dossier; the first read opens it. */
export function useDossier(): { readonly etat: EtatDossier | undefined; readonly erreur: unknown } {
  const { fichier } = useRoute()
  const client = useQueryClient()
  const { data, error } = useQuery({
    queryKey: ['dossier', fichier],
    queryFn: () => ouvrirSousSonNom(client, fichier ?? ''),
    enabled: fichier !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return { etat: data, erreur: error }
}

/** A dossier reached by a link or a bare name is kept under the path that every later answer bears, or none would be seen. */
async function ouvrirSousSonNom(client: QueryClient, fichier: string): Promise<EtatDossier> {
  const etat = await call('dossier.ouvrir', { fichier })
  if (etat.fichier !== fichier) {
    client.setQueryData(['dossier', etat.fichier], etat)
    renommer(fichier, etat.fichier)
  }
  return etat
}

export type Cpts = EtatDossier['cpts'][number]

/** The CPTS on screen: the one of the address, else the first. */
export function useCpts(): Cpts | undefined {
  const { etat } = useDossier()
  const { cpts } = useRoute()
  return etat?.cpts.find(({ id }) => id === cpts) ?? etat?.cpts[0]
}

/** Number of the CPTS last created. */
export function derniere({ cpts }: EtatDossier): number | null {
  return cpts.length === 0 ? null : Math.max(...cpts.map(({ id }) => id))
}

/** Portrait of the CPTS on screen; kept while the next one is computed, so that nothing blinks. */
export function usePortrait(): { readonly portrait: Portrait | undefined; readonly erreur: unknown } {
  const { etat } = useDossier()
  const cpts = useCpts()
  const { data, error } = useLecture({
    objet: ['portrait', etat?.fichier, cpts?.id],
    revision: cpts?.revision,
    lire: () => call('portrait.lire', { fichier: etat?.fichier ?? '', cpts: cpts?.id ?? 0 }),
    attendre: etat === undefined || cpts === undefined,
  })
  return { portrait: data, erreur: error }
}

/** An edit of the open dossier. The answer replaces the state at once; a refusal is said and changes nothing. */
export function useEdition() {
  const client = useQueryClient()
  const { mutateAsync, isPending } = useMutation({
    mutationFn: ({ methode, entree }: { methode: MethodeEdition; entree: unknown }) =>
      call(methode, entree as Input<typeof methode>) as Promise<EtatDossier>,
    onSuccess: (etat) => client.setQueryData(['dossier', etat.fichier], etat),
    onError: (cause) => signaler(cause),
  })
  const editer = useCallback(
    <M extends MethodeEdition>(methode: M, entree: Input<M>): Promise<EtatDossier> => mutateAsync({ methode, entree }),
    [mutateAsync],
  )
  /** The same where nothing is to be done next: a refusal has been said. */
  const lancer = useCallback(
    <M extends MethodeEdition>(methode: M, entree: Input<M>): void => {
      editer(methode, entree).catch(() => {})
    },
    [editer],
  )
  return { editer, lancer, enCours: isPending }
}

/** All communes of today (parallel arrays); read once. */
export function useCommunes() {
  const { etat } = useDossier()
  const millesime = etat?.millesime
  return useQuery({
    queryKey: ['communes', millesime],
    queryFn: () => call('carte.communes', millesime === undefined ? {} : { millesime }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Says a failure in a notification, with its way out. */
export function signaler(cause: unknown): void {
  const { titre, explication, issue } = enErreur(cause)
  // The same one again while it is on screen is not said twice.
  notifications.show({
    id: `${titre} ${explication}`,
    color: 'argile',
    title: titre,
    message: `${explication}\n${issue}`,
    autoClose: 20_000,
  })
}
