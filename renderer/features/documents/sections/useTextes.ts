/** Sections and texts of a document on screen: read again when the dossier changes, and what changes them. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import type { DocumentKind } from '../../../../shared/contract/documents.ts'
import type { Input, Output } from '../../../../shared/contract/methods.ts'
import { call } from '../../../api/client.ts'
import { signaler } from '../../../api/hooks.ts'
import { rafraichir } from '../../../api/rafraichir.ts'

/** The document on screen. */
export interface Ou {
  readonly fichier: string
  readonly cpts: number
  readonly document: DocumentKind
}

export type Liste = Output<'textes.lister'>
export type Section = Liste['sections'][number]
export type SectionLue = Output<'textes.lire'>['sections'][number]
export type Texte = Extract<SectionLue['elements'][number], { type: 'texte' }>['texte']

type MethodeListe = 'textes.titrer' | 'textes.activer' | 'textes.ordonner' | 'textes.ajouter' | 'textes.retirer'
type MethodeLue = 'textes.revenir' | 'textes.repondre'
type Reste<M extends MethodeListe | MethodeLue> = Omit<Input<M>, keyof Ou>

/** What a query of this screen is of: another document's answer is never shown in its place. */
const cle = (quoi: string, { fichier, cpts, document }: Ou, ...suite: readonly unknown[]) =>
  ['textes', fichier, cpts, document, quoi, ...suite] as const

function memeObjet<T>(objet: readonly unknown[]) {
  return (avant: T | undefined, requete: { readonly queryKey: readonly unknown[] } | undefined): T | undefined =>
    objet.every((une, i) => requete?.queryKey[i] === une) ? avant : undefined
}

export function useListe(ou: Ou, { revision }: EtatDossier) {
  const objet = cle('liste', ou)
  return useQuery({
    queryKey: [...objet, revision],
    queryFn: () => call('textes.lister', ou),
    placeholderData: memeObjet<Liste>(objet),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })
}

export function useSection(ou: Ou, section: string, { revision }: EtatDossier) {
  const objet = cle('section', ou, section)
  return useQuery({
    queryKey: [...objet, revision],
    queryFn: () => call('textes.lire', { ...ou, section }),
    placeholderData: memeObjet<Output<'textes.lire'>>(objet),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })
}

export function useChiffres({ fichier, cpts }: Ou, { revision }: EtatDossier) {
  const objet = ['textes-chiffres', fichier, cpts] as const
  return useQuery({
    queryKey: [...objet, revision],
    queryFn: () => call('textes.chiffres', { fichier, cpts }),
    placeholderData: memeObjet<Output<'textes.chiffres'>>(objet),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })
}

/** Changes of the sections; a refusal is said and changes nothing (undefined). */
export function useActions(ou: Ou) {
  const client = useQueryClient()
  const { fichier, cpts, document } = ou
  const changer = useCallback(
    async <M extends MethodeListe | MethodeLue>(methode: M, reste: Reste<M>): Promise<Output<M> | undefined> => {
      try {
        const reponse = await call(methode, { fichier, cpts, document, ...reste } as Input<M>)
        await rafraichir(client, fichier)
        return reponse
      } catch (cause) {
        signaler(cause)
        return undefined
      }
    },
    [client, fichier, cpts, document],
  )
  return useMemo(() => ({ changer }), [changer])
}
export type Actions = ReturnType<typeof useActions>
