/** Tells every window that a dossier changed, whoever changed it. */
import type { MethodName } from '../../../shared/contract/methods.ts'
import type { EvenementDossier } from '../../../shared/contract/transport.ts'
import type { Backend } from '../../backend/backend.ts'

/** Methods that write a dossier without answering its state; the others tell their revision themselves. */
const ECRIVENT_SANS_ETAT: ReadonlySet<MethodName> = new Set<MethodName>([
  'dossier.creer',
  'exemple.creer',
  'dossier.importer',
  'dossier.regler',
])

export interface Annonces {
  /** Returns what to call to stop listening. */
  abonner(recevoir: (evenement: EvenementDossier) => void): () => void
  /** To call after each call that succeeded: announces the dossier when its revision is a new one. */
  apresAppel(methode: MethodName, entree: unknown, resultat: unknown): Promise<void>
}

function texteDe(objet: unknown, champ: string): string | undefined {
  const valeur = typeof objet === 'object' && objet !== null ? (objet as Record<string, unknown>)[champ] : undefined
  return typeof valeur === 'string' ? valeur : undefined
}

function revisionDe(objet: unknown): number | undefined {
  const valeur = typeof objet === 'object' && objet !== null ? (objet as Record<string, unknown>).revision : undefined
  return typeof valeur === 'number' ? valeur : undefined
}

export function creerAnnonces(backend: Backend): Annonces {
  const abonnes = new Set<(evenement: EvenementDossier) => void>()
  const connues = new Map<string, number>()
  return {
    abonner(recevoir) {
      abonnes.add(recevoir)
      return () => abonnes.delete(recevoir)
    },
    async apresAppel(methode, entree, resultat) {
      const fichier = texteDe(resultat, 'fichier') ?? texteDe(entree, 'fichier')
      if (fichier === undefined) return
      const etat = ECRIVENT_SANS_ETAT.has(methode) ? await backend.call('dossier.etat', { fichier }) : resultat
      const revision = revisionDe(etat)
      if (revision === undefined || connues.get(fichier) === revision) return
      const lecture = methode === 'dossier.ouvrir' || methode === 'dossier.etat'
      const premiere = !connues.has(fichier)
      connues.set(fichier, revision)
      if (premiere && lecture) return // first sight of a dossier, not a change
      for (const recevoir of abonnes) recevoir({ type: 'dossier', fichier, revision })
    },
  }
}
