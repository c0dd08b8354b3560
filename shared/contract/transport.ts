/** What travels between the window and the backend, whatever carries it: HTTP lines or messages of a port. */
import { z } from 'zod'
import type { ErrorBody } from './errors.ts'
import type { Progress } from './methods.ts'

/** One answer to a call: any number of progress lines, then exactly one result or error. */
export type Ligne = { readonly progress: Progress } | { readonly result: unknown } | { readonly error: ErrorBody }

/** The name that a window gives itself for as long as it lives, and with each of its calls: it knows its own changes by it. */
export const auteur = z.string().min(1).max(64)
/** Where the web host reads it. */
export const ENTETE_AUTEUR = 'x-maillage-auteur'

/** Pushed to every window once a change of a dossier is on disk, before its author is answered. */
export interface EvenementDossier {
  readonly type: 'dossier'
  readonly fichier: string
  /** That of `etatDossier`. */
  readonly revision: number
  /** Numbers of the CPTS whose figures it may change; null: any of them. */
  readonly cpts: readonly number[] | null
  /** The window whose call made it; null: none that gave its name. */
  readonly auteur: string | null
  /** The line that the change added to the dossier's journal. `texte`: French words, « l’ajout de 3 communes ». */
  readonly journal: { readonly date: string; readonly texte: string }
}

/** What stands outside the dossiers changed: their list, or the library of contours. */
export interface EvenementApplication {
  readonly type: 'application'
  readonly quoi: 'dossiers' | 'bibliotheque'
}

/** Menu entries that the window carries out. */
export const commandesMenu = [
  'nouveau',
  'ouvrir',
  'copie',
  'annuler',
  'refaire',
  'chercher',
  'imprimer',
  'accueil',
  'territoire',
  'donnees',
  'chiffres',
  'documents',
] as const
export type CommandeMenu = (typeof commandesMenu)[number]

/** What the backend's own doings make every host push; the web host pushes nothing else. */
export type EvenementCommun = EvenementDossier | EvenementApplication

/** Everything a host pushes to the window. */
export type EvenementHote =
  | EvenementCommun
  | { readonly type: 'commande'; readonly commande: CommandeMenu }
  /** A dossier to open: double-clicked, or given to a second launch. */
  | { readonly type: 'ouvrir'; readonly fichier: string }
  /** The backend stopped by accident, then runs again: ask everything anew. */
  | { readonly type: 'moteur'; readonly etat: 'arrete' | 'reparti' }

/** `window.maillage`, present under Electron only: what the preload gives to the window. */
export interface Pont {
  /** Starts a call of `auteur`; `recevoir` is given its lines, the last being a result or an error. Returns what stops it. */
  appeler(methode: string, entree: unknown, auteur: string, recevoir: (ligne: Ligne) => void): () => void
  /** Returns what to call to stop listening. */
  abonner(recevoir: (evenement: EvenementHote) => void): () => void
  /** The `source` of a dropped or chosen File (a DOM `File`), null when it is not one of the disk. */
  source(fichier: unknown): Promise<string | null>
  /** Native dialogs: the chosen path, null when the user gave up. */
  choisirDossier(): Promise<string | null>
  enregistrerDossierSous(nom: string): Promise<string | null>
  /** Asks where, then writes these bytes. Null when the user gave up. */
  enregistrerFichier(nom: string, base64: string): Promise<string | null>
}
