/** Tells every window what changed, whoever changed it: a dossier, the list of dossiers, the application's library. */
import type { MethodName } from '../../../shared/contract/methods.ts'
import type { EvenementApplication, EvenementCommun } from '../../../shared/contract/transport.ts'
import type { Backend } from '../../backend/backend.ts'

/** Methods that change what stands outside the dossiers. Changes of a dossier are told by the backend itself. */
const HORS_DOSSIER: Readonly<Partial<Record<MethodName, EvenementApplication['quoi']>>> = {
  'dossier.creer': 'dossiers',
  'exemple.creer': 'dossiers',
  'dossier.copier': 'dossiers',
  'dossier.choisir': 'dossiers', // its name
  'dossier.ouvrir': 'dossiers', // the recent ones
  'contours.importer': 'bibliotheque',
  'dossier.importer': 'bibliotheque', // a table d'appartenance goes there
  'contours.retirer': 'bibliotheque',
}

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
      const quoi = HORS_DOSSIER[methode]
      if (quoi !== undefined) dire({ type: 'application', quoi })
    },
  }
}
