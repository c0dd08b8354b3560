/** The files laid down on the screen, from their arrival to their report. Pure: what happens to each is told by actions. */
import type { ErrorBody } from '../../../shared/contract/errors.ts'
import type { Input, Output, Progress } from '../../../shared/contract/methods.ts'
import type { Lecture } from '../../../shared/domain/lecture.ts'
import type { GenreReparation } from '../../../shared/domain/reparations.ts'

export type Apercu = Output<'donnees.reconnaitre'>
export type Rapport = Output<'dossier.importer'>
export type RapportListe = Output<'donnees.majTelechargements'>
export type RapportContours = Output<'contours.importer'>
export type Doublons = 'refuser' | 'sommer' | 'remplacer'

/** Source of the dossier that a file takes the place of. */
export interface Remplacee {
  readonly id: number
  readonly libelle: string
  /** The same file, read again with other repairs: nothing else may change. */
  readonly memeContenu?: boolean
}

export interface Fichier {
  readonly id: string
  readonly nom: string
  readonly taille: number
  /** `refuse`: nothing can be done with it. `pret` with an `erreur`: the last attempt failed, another may not. */
  readonly etape: 'envoi' | 'refuse' | 'pret' | 'attente' | 'import' | 'fait'
  /** Share received, from 0 to 1, while it arrives. */
  readonly envoye: number
  /** What the backend calls it, once received. */
  readonly source: string | null
  readonly apercu: Apercu | null
  /** Columns chosen by hand, now or an earlier year; null: read by its profile. */
  readonly lecture: Lecture | null
  readonly accents: boolean
  readonly remplace: Remplacee | null
  /** Year typed by the user; empty: the file says it. */
  readonly annee: string
  /** Who drew a map, typed by the user; empty: what its file shows. */
  readonly producteur: string
  readonly doublons: Doublons
  /** What to do with the same content that the dossier holds already; null: refuse. */
  readonly identique: 'remplacer' | 'ajouter' | null
  /** Repairs that the user refuses. */
  readonly refus: readonly GenreReparation[]
  readonly progress: Progress | null
  readonly rapport: Rapport | RapportContours | RapportListe | null
  readonly erreur: ErrorBody | null
}

/** What the user may change of a file before its import. */
export type Choix = Partial<Pick<Fichier, 'annee' | 'producteur' | 'doublons' | 'identique' | 'lecture' | 'refus'>>

/** How a source was read, to read its file so again. */
export type Redite = Choix & { readonly partie: string | null; readonly accents: boolean }

export type Action =
  | {
      readonly type: 'ajouter'
      readonly fichiers: readonly (Pick<Fichier, 'id' | 'nom' | 'taille'> & Partial<Fichier>)[]
    }
  | { readonly type: 'changer'; readonly id: string; readonly champs: Partial<Omit<Fichier, 'id'>> }
  | { readonly type: 'retirer'; readonly id: string }

const NEUF: Omit<Fichier, 'id' | 'nom' | 'taille'> = {
  etape: 'envoi',
  envoye: 0,
  source: null,
  apercu: null,
  lecture: null,
  accents: false,
  remplace: null,
  annee: '',
  producteur: '',
  doublons: 'refuser',
  identique: null,
  refus: [],
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
/** A newer list of useful files: it goes to the application, like contours. */
export const estListe = (apercu: Apercu): boolean => apercu.profil === 'fichiers-utiles'
/** It is known, and nothing of it is to be imported. */
export const estSansSuite = (fichier: Pick<Fichier, 'apercu' | 'lecture'>): boolean =>
  estInconnu(fichier) &&
  fichier.apercu?.connu === true &&
  (fichier.apercu.parties.length < 2 || fichier.apercu.partie !== null)
/** No source is known for it and nothing was chosen by hand. */
export const estInconnu = ({ apercu, lecture }: Pick<Fichier, 'apercu' | 'lecture'>): boolean =>
  apercu !== null && apercu.profil === null && lecture === null

/** How much the year is wanted: `requise` stops the import, `facultative` may be typed over, `inutile` is not asked. */
export function demandeAnnee({ apercu, lecture }: Pick<Fichier, 'apercu' | 'lecture'>): Apercu['annee'] {
  if (lecture !== null) return lecture.valeurs.some(({ millesime }) => millesime === null) ? 'requise' : 'inutile'
  return apercu?.annee ?? 'inutile'
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
  if (estInconnu(fichier)) return estSansSuite(fichier) ? 'Il n’y a rien à importer.' : 'Ce fichier n’est pas reconnu.'
  if (annee !== '' && !anneeValide(annee)) return 'Une année a quatre chiffres, par exemple 2021.'
  if (demandeAnnee(fichier) === 'requise' && anneeDonnee(fichier) === undefined)
    return estContours(apercu)
      ? 'Indiquez l’année des contours\u00a0: elle est dite là où on les télécharge.'
      : 'Indiquez l’année des données.'
  return null
}

/** How the file is to be read: for its import, its rehearsal and the export of its rejects. */
export function choixDe(fichier: Fichier): Omit<Input<'donnees.essayer'>, 'fichier' | 'source'> {
  const { apercu, lecture, accents, remplace, doublons, identique, refus } = fichier
  const millesime = anneeDonnee(fichier)
  const partie = apercu?.partie ?? null
  return {
    ...(partie === null ? {} : { partie }),
    ...(millesime === undefined ? {} : { millesime }),
    ...(doublons === 'refuser' ? {} : { doublons }),
    ...(identique === null ? {} : { identique }),
    ...(lecture === null ? {} : { lecture }),
    ...(accents ? { accents } : {}),
    ...(refus.length === 0 ? {} : { sansReparations: [...refus] }),
    ...(remplace === null ? {} : { remplace: remplace.id }),
    ...(remplace?.memeContenu === true ? { memeContenu: true } : {}),
  }
}

/** It may be imported, and nothing in it asks to be looked at first. */
const estPret = (un: Fichier): boolean => empeche(un) === null && un.erreur === null && un.apercu?.incomplet !== true

/**
 * Files to import together, in the order in which they help one another: a list of CPTS makes the territory that others
 * fill, the places of establishments come after these; then as they are listed. A doubtful file waits for its own click.
 */
export function aImporter(fichiers: readonly Fichier[]): readonly Fichier[] {
  const rang = ({ apercu }: Fichier): number => apercu?.ordre ?? 1
  return fichiers.filter(estPret).sort((a, b) => rang(a) - rang(b))
}

/** Sheets of the same communes cut smaller: they have a known form, and nothing to bring. */
const MORCEAUX = /associ|d[ée]l[ée]gu|fraction/i

/** The other parts of a file that are worth reading too: of a known source. */
export const autresParties = ({ partie, parties }: Apercu): Apercu['parties'] =>
  parties.filter(({ id, libelle, profil }) => id !== partie && profil !== null && !MORCEAUX.test(libelle))

/** Nothing is to be chosen or read about it, and nothing was: among many files, a line is enough. */
export function estSimple(fichier: Fichier): boolean {
  const { apercu, annee, producteur, remplace, accents, lecture, doublons, refus } = fichier
  if (apercu === null || remplace !== null || !estPret(fichier)) return false
  // The form does not fold under the hand that fills it.
  if (annee !== '' || producteur !== '') return false
  if (accents || lecture !== null || doublons !== 'refuser' || refus.length > 0) return false
  return (
    apercu.message === null && apercu.memoire === null && !apercu.accentsAbimes && autresParties(apercu).length === 0
  )
}

/** How many files are in each state, in words: "9 prêts, 2 à compléter, 1 illisible". */
export function bilan(fichiers: readonly Fichier[]): string {
  const genres: readonly (readonly [string, string, (un: Fichier) => boolean])[] = [
    ['en lecture', 'en lecture', ({ etape }) => etape === 'envoi'],
    ['prêt', 'prêts', estPret],
    ['à vérifier', 'à vérifier', (un) => empeche(un) === null && un.erreur === null && un.apercu?.incomplet === true],
    ['non importé', 'non importés', (un) => un.etape === 'pret' && un.erreur !== null],
    ['à ne pas importer', 'à ne pas importer', (un) => un.etape === 'pret' && un.erreur === null && estSansSuite(un)],
    [
      'à compléter',
      'à compléter',
      (un) => un.etape === 'pret' && un.erreur === null && !estSansSuite(un) && empeche(un) !== null,
    ],
    ['en cours', 'en cours', ({ etape }) => etape === 'import' || etape === 'attente'],
    ['importé', 'importés', ({ etape }) => etape === 'fait'],
    ['illisible', 'illisibles', ({ etape }) => etape === 'refuse'],
  ]
  return genres
    .flatMap(([un, plusieurs, est]) => {
      const nombre = fichiers.filter(est).length
      return nombre === 0 ? [] : [`${nombre}\u00a0${nombre < 2 ? un : plusieurs}`]
    })
    .join(', ')
}
