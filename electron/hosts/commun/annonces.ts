/** Tells every window what changed, whoever changed it: a dossier, the list of dossiers, the application's library. */
import type { Methode } from '../../../shared/contract/methode.ts'
import { type MethodName, methods } from '../../../shared/contract/methods.ts'
import type { EvenementCommun } from '../../../shared/contract/transport.ts'
import type { Backend } from '../../backend/backend.ts'

export interface Annonces {
  /** Returns what to call to stop listening. */
  abonner(recevoir: (evenement: EvenementCommun) => void): () => void
  /** To call after each call that succeeded. */
  apresAppel(methode: MethodName): void
}

export function creerAnnonces(backend: Backend): Annonces {
  const abonnes = new Set<(evenement: EvenementCommun) => void>()
  const dire = (evenement: EvenementCommun): void => {
    for (const recevoir of abonnes)
      try {
        recevoir(evenement)
      } catch {
        // A window that is going away: the others are told all the same, and the change stands.
      }
  }
  backend.abonner(dire)
  return {
    abonner(recevoir) {
      abonnes.add(recevoir)
      return () => abonnes.delete(recevoir)
    },
    apresAppel(methode) {
      const { announces: quoi }: Methode = methods[methode]
      if (quoi !== undefined) dire({ type: 'application', quoi })
    },
  }
}
