/** Sections and texts of a document on screen: read again when the dossier changes, and what changes them. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import type { DocumentKind } from '../../../../shared/contract/documents.ts'
import type { Input, Output } from '../../../../shared/contract/methods.ts'
import { call } from '../../../api/client.ts'
import { signaler } from '../../../api/hooks.ts'
import { useLecture } from '../../../api/lecture.ts'
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

export const useListe = (ou: Ou, { revision }: EtatDossier) =>
  useLecture({ objet: cle('liste', ou), revision, lire: () => call('textes.lister', ou) })

export const useSection = (ou: Ou, section: string, { revision }: EtatDossier) =>
  useLecture({ objet: cle('section', ou, section), revision, lire: () => call('textes.lire', { ...ou, section }) })

export const useChiffres = ({ fichier, cpts }: Ou, { revision }: EtatDossier) =>
  useLecture({
    objet: ['textes-chiffres', fichier, cpts],
    revision,
    lire: () => call('textes.chiffres', { fichier, cpts }),
  })

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
