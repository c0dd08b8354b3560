/** After a write that does not answer with the new state (an import, a setting): reads it again. */
import type { QueryClient } from '@tanstack/react-query'
import { call } from './client.ts'

export async function rafraichir(client: QueryClient, fichier: string): Promise<void> {
  client.setQueryData(['dossier', fichier], await call('dossier.etat', { fichier }))
}
