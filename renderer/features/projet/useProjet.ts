/** The projet de santé on screen: read again when the dossier changes, and what changes it. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import type { Input, Output } from '../../../shared/contract/methods.ts'
import { call } from '../../api/client.ts'
import { type Cpts, signaler } from '../../api/hooks.ts'
import { useLecture } from '../../api/lecture.ts'
import { rafraichir } from '../../api/rafraichir.ts'

export type Projet = Output<'projet.lire'>
export type Mission = Projet['missions'][number]
export type Action = Projet['action'][number]
export type Besoin = Projet['besoin'][number]
export type Indicateur = Projet['indicateur'][number]
export type Cible = Projet['cible'][number]
export type Etape = Projet['etape'][number]
export type Membre = Projet['membre'][number]
export type Lignes = Input<'projet.ecrire'>['lignes']
type Genre = Input<'projet.retirer'>['genre']

export function useProjet({ fichier }: EtatDossier, { id: cpts, revision }: Cpts) {
  return useLecture({
    objet: ['projet', fichier, cpts],
    revision,
    lire: () => call('projet.lire', { fichier, cpts }),
  })
}

export interface Actions {
  /** Numbers of the rows; undefined: refused, which was said. */
  ecrire(...lignes: Lignes): Promise<readonly number[] | undefined>
  retirer(genre: Genre, id: number): Promise<boolean>
  ordonner(genre: Genre, ordre: readonly number[], mission?: string): Promise<boolean>
}

export function useActions({ fichier }: EtatDossier, { id: cpts }: Cpts): Actions {
  const client = useQueryClient()
  const faire = useCallback(
    async <T>(travail: () => Promise<T>): Promise<T | undefined> => {
      try {
        const fait = await travail()
        await rafraichir(client, fichier)
        return fait
      } catch (cause) {
        signaler(cause)
        return undefined
      }
    },
    [client, fichier],
  )
  return useMemo(
    () => ({
      ecrire: (...lignes) => faire(async () => (await call('projet.ecrire', { fichier, cpts, lignes })).ids),
      retirer: async (genre, id) =>
        (await faire(() => call('projet.retirer', { fichier, cpts, genre, id }))) !== undefined,
      ordonner: async (genre, ordre, mission) =>
        (await faire(() =>
          call('projet.ordonner', {
            fichier,
            cpts,
            genre,
            ordre: [...ordre],
            ...(mission === undefined ? {} : { mission }),
          }),
        )) !== undefined,
    }),
    [faire, fichier, cpts],
  )
}
