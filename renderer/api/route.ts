/** The address of a screen: `#/territoire?fichier=…&cpts=…`. A tiny router: the hash is the only state of navigation. */
import { useSyncExternalStore } from 'react'

/** Rooms of the journey, as the rail shows them. */
export const pieces = [
  'accueil',
  'territoire',
  'donnees',
  'chiffres',
  'projet',
  'documents',
  'financement',
  'completude',
] as const
export const ecrans = [...pieces, 'fichiers'] as const
export type Ecran = (typeof ecrans)[number]

/** Screens that need no dossier. */
const LIBRES: ReadonlySet<Ecran> = new Set<Ecran>(['accueil', 'fichiers'])

/** What begins the `vue` of the map that shows a figure. */
export const FIGURE = 'figure:'

/** What begins the `vue` of Documents that opens the contract at one of its fields; the key of the field follows. */
export const CHAMP = 'champ:'

export interface Route {
  readonly ecran: Ecran
  /** Path of the open dossier; null on the welcome screen. */
  readonly fichier: string | null
  /** Number of the CPTS on screen; null: the first. */
  readonly cpts: number | null
  /** Part of the screen to begin with (a tab); null: its first. */
  readonly vue: string | null
}

export function lireRoute(hash: string): Route {
  const [chemin = '', requete = ''] = hash.replace(/^#\/?/, '').split('?')
  const parametres = new URLSearchParams(requete)
  const ecran = ecrans.find((e) => e === chemin) ?? 'accueil'
  const fichier = parametres.get('fichier')
  const cpts = parametres.get('cpts') ?? ''
  return {
    ecran: fichier === null && !LIBRES.has(ecran) ? 'accueil' : ecran,
    fichier,
    cpts: /^[1-9]\d{0,15}$/.test(cpts) ? Number(cpts) : null,
    vue: parametres.get('vue'),
  }
}

export function ecrireRoute({ ecran, fichier, cpts, vue }: Route): string {
  const parametres = new URLSearchParams()
  if (fichier !== null) parametres.set('fichier', fichier)
  if (cpts !== null) parametres.set('cpts', String(cpts))
  if (vue !== null) parametres.set('vue', vue)
  const requete = parametres.toString()
  return `#/${ecran}${requete === '' ? '' : `?${requete}`}`
}

export function aller(route: Partial<Route>): void {
  window.location.hash = ecrireRoute({ ...lireRoute(window.location.hash), vue: null, ...route })
}

/** The same dossier under the name that the backend gives it (no link, whole path): the former leaves the history. */
export function renommer(fichier: string, vrai: string): void {
  const route = lireRoute(window.location.hash)
  if (route.fichier === fichier) window.location.replace(ecrireRoute({ ...route, fichier: vrai }))
}

function ecouter(suite: () => void): () => void {
  window.addEventListener('hashchange', suite)
  return () => window.removeEventListener('hashchange', suite)
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(ecouter, () => window.location.hash)
  return lireRoute(hash)
}
