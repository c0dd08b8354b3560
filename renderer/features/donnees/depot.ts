/** The files laid down on the screen, from their arrival to their report. Pure: what happens to each is told by actions. */
import type { ErrorBody } from '../../../shared/contract/errors.ts'
import type { Output, Progress } from '../../../shared/contract/methods.ts'

export type Apercu = Output<'donnees.reconnaitre'>
export type Rapport = Output<'dossier.importer'>
export type RapportContours = Output<'contours.importer'>
export type Doublons = 'refuser' | 'sommer' | 'remplacer'

export interface Fichier {
  readonly id: string
  readonly nom: string
  readonly taille: number
  /** `refuse`: nothing can be done with it. `pret` with an `erreur`: the last attempt failed, another may not. */
  readonly etape: 'envoi' | 'refuse' | 'pret' | 'attente' | 'import' | 'fait'
  /** What the backend calls it, once received. */
  readonly source: string | null
  readonly apercu: Apercu | null
  /** Year typed by the user; empty: the file says it. */
  readonly annee: string
  readonly doublons: Doublons
  readonly progress: Progress | null
  readonly rapport: Rapport | RapportContours | null
  readonly erreur: ErrorBody | null
}

export type Action =
  | { readonly type: 'ajouter'; readonly fichiers: readonly Pick<Fichier, 'id' | 'nom' | 'taille'>[] }
  | { readonly type: 'changer'; readonly id: string; readonly champs: Partial<Omit<Fichier, 'id'>> }
  | { readonly type: 'retirer'; readonly id: string }

const NEUF: Omit<Fichier, 'id' | 'nom' | 'taille'> = {
  etape: 'envoi',
  source: null,
  apercu: null,
  annee: '',
  doublons: 'refuser',
  progress: null,
  rapport: null,
  erreur: null,
}

export function reduire(fichiers: readonly Fichier[], action: Action): readonly Fichier[] {
  switch (action.type) {
    case 'ajouter':
      return [...action.fichiers.map((un) => ({ ...NEUF, ...un })), ...fichiers]
    case 'changer':
      return fichiers.map((un) => (un.id === action.id ? { ...un, ...action.champs } : un))
    default:
      return fichiers.filter(({ id }) => id !== action.id)
  }
}

export const estContours = (apercu: Apercu): boolean => apercu.profil === 'contours'

/** Profiles whose figures are of one year, that the columns may not say. */
const AVEC_ANNEE = ['contours', 'insee-populations', 'superficie']

/** How much the year is wanted: `requise` stops the import, `facultative` is worth typing, `inutile` is not asked. */
export function demandeAnnee({ profil, millesime }: Apercu): 'requise' | 'facultative' | 'inutile' {
  if (profil === null) return 'inutile'
  const parts = profil.split('+')
  if (millesime === null && (parts.includes('contours') || parts.includes('insee-populations'))) return 'requise'
  if (parts.includes('contours')) return 'requise'
  if (millesime !== null) return 'inutile'
  return parts.some((part) => AVEC_ANNEE.includes(part)) || /annuaire|finess/.test(profil) ? 'facultative' : 'inutile'
}

export const anneeValide = (annee: string): boolean => /^(?:19|20)\d{2}$/.test(annee)

/** The year to give with the import; undefined: the file says it. */
export function anneeDonnee({ annee, apercu }: Pick<Fichier, 'annee' | 'apercu'>): string | undefined {
  if (anneeValide(annee)) return annee
  const read = apercu?.millesime ?? ''
  return apercu !== null && estContours(apercu) && anneeValide(read) ? read : undefined
}

/** What stops the import of a file, in French; null: it may start. */
export function empeche(fichier: Fichier): string | null {
  const { etape, apercu, annee } = fichier
  if (etape !== 'pret' || apercu === null) return 'Le fichier n’est pas prêt.'
  if (apercu.profil === null) return 'Ce fichier n’est pas reconnu.'
  if (annee !== '' && !anneeValide(annee)) return 'Une année a quatre chiffres, par exemple 2021.'
  if (demandeAnnee(apercu) === 'requise' && anneeDonnee(fichier) === undefined) return 'Indiquez l’année des données.'
  return null
}

/** Files to import, in the order in which they help one another: a list of CPTS makes the territory that others fill. */
export function aImporter(fichiers: readonly Fichier[]): readonly Fichier[] {
  const rang = ({ apercu }: Fichier): number => (apercu?.profil === 'cpts-liste' ? 0 : 1)
  return fichiers
    .filter((un) => empeche(un) === null)
    .reverse()
    .sort((a, b) => rang(a) - rang(b))
}

/** The refusal can be passed over by saying what to do with duplicates. */
export const proposeDoublons = (erreur: ErrorBody | null): boolean =>
  erreur?.kind === 'donnees-invalides' && /additionner|remplac/.test(erreur.issue)
