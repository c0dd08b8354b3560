/** What the host pushes: another window, an import or an undo elsewhere changed something on screen here. */
import { notifications } from '@mantine/notifications'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { EtatDossier } from '../../shared/contract/application.ts'
import type { EvenementDossier, EvenementHote } from '../../shared/contract/transport.ts'
import { call } from './client.ts'
import { signaler } from './hooks.ts'
import { CETTE_FENETRE, transport } from './transport.ts'

/** A change of ours answers with the new state meanwhile: nothing is left to read. Several at once are read once. */
const DELAI_MILLISECONDES = 100

export function useEvenements(): void {
  const client = useQueryClient()
  useEffect(() => {
    const attentes = new Map<string, ReturnType<typeof setTimeout>>()
    const arreter = transport.abonner((evenement) => recevoir(client, evenement, attentes))
    return () => {
      arreter()
      for (const attente of attentes.values()) clearTimeout(attente)
    }
  }, [client])
}

function recevoir(
  client: QueryClient,
  evenement: EvenementHote,
  attentes: Map<string, ReturnType<typeof setTimeout>>,
): void {
  if (evenement.type === 'moteur' && evenement.etat === 'reparti') void client.invalidateQueries()
  // Contours bring areas as well as a base: every figure may change.
  if (evenement.type === 'application')
    void client.invalidateQueries(evenement.quoi === 'dossiers' ? { queryKey: ['app'] } : {})
  if (evenement.type !== 'dossier') return
  const { fichier, auteur, journal } = evenement
  if (auteur !== CETTE_FENETRE && enRetard(client, evenement))
    notifications.show({
      id: `ailleurs ${fichier}`,
      title: 'Ce dossier vient de changer dans une autre fenêtre',
      message: `${journal.texte.charAt(0).toUpperCase()}${journal.texte.slice(1)}.`,
      autoClose: 8000,
    })
  clearTimeout(attentes.get(fichier))
  attentes.set(
    fichier,
    setTimeout(() => {
      attentes.delete(fichier)
      if (enRetard(client, evenement)) relire(client, fichier).catch(signaler)
    }, DELAI_MILLISECONDES),
  )
}

/** True when this window shows the dossier as it was before that change. */
function enRetard(client: QueryClient, { fichier, revision }: EvenementDossier): boolean {
  const connu = client.getQueryData<EtatDossier>(['dossier', fichier])
  return connu !== undefined && connu.revision < revision
}

async function relire(client: QueryClient, fichier: string): Promise<void> {
  const etat = await call('dossier.etat', { fichier })
  // An edit of ours may have answered meanwhile.
  client.setQueryData<EtatDossier>(['dossier', etat.fichier], (su) =>
    su !== undefined && su.revision > etat.revision ? su : etat,
  )
}
