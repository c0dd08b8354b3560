/** The French words of what is refused in a container: an archive of several files, a workbook of several sheets. */

import { type ErrorKind, MaillageError } from '../../../../shared/contract/errors.ts'
import { accord, compte } from '../../../../shared/domain/francais.ts'
import { extrait, francais } from '../bilan/french.ts'

export { annule } from '../bilan/errors.ts'

const q = (texte: string): string => `« ${texte} »`
const EN_CSV = 'Ouvrez-le dans un tableur et enregistrez la feuille utile en « CSV UTF-8 ».'
const EN_XLSX = 'Ouvrez-le dans un tableur et enregistrez-le en « Classeur Excel (.xlsx) », ou en « CSV UTF-8 ».'

function refus(kind: ErrorKind, titre: string, explication: string, issue: string, cause?: unknown): MaillageError {
  return new MaillageError(kind, francais(titre), francais(explication), francais(issue), cause)
}

export const classeurAbime = (nom: string, cause?: unknown): MaillageError =>
  refus(
    'fichier-abime',
    'Le classeur est incomplet ou abîmé.',
    `Les feuilles de ${q(nom)} ne peuvent pas être lues.`,
    `Téléchargez de nouveau le fichier. S’il s’ouvre dans un tableur, enregistrez-le de nouveau en « Classeur Excel (.xlsx) ».`,
    cause,
  )

export const classeurTropGros = (nom: string, cause?: unknown): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Ce classeur est trop grand.',
    `${q(nom)} a trop de cellules pour être ouvert d’un seul tenant.`,
    `Téléchargez la version CSV des mêmes données : elle est lue ligne à ligne, quelle que soit sa taille. Sinon : ${EN_CSV.charAt(0).toLowerCase()}${EN_CSV.slice(1)}`,
    cause,
  )

export const classeurProtege = (nom: string, cause?: unknown): MaillageError =>
  refus(
    'fichier-illisible',
    'Le classeur est protégé par un mot de passe.',
    `${q(nom)} est chiffré : ses feuilles ne peuvent pas être lues.`,
    'Ouvrez-le dans un tableur avec son mot de passe, et enregistrez-en une copie sans mot de passe.',
    cause,
  )

export const autreClasseur = (nom: string, nature: string): MaillageError =>
  refus('fichier-non-reconnu', 'Cette forme de classeur n’est pas lue.', `${q(nom)} est ${nature}.`, EN_XLSX)

export const pasUnClasseur = (nom: string, nature: string): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Ce n’est pas un tableau de données.',
    `${q(nom)} est ${nature}.`,
    'Cherchez à la même source la version CSV ou Excel de ces données, ou copiez son tableau dans un tableur.',
  )

export const sansFeuille = (nom: string, masquees: readonly string[]): MaillageError =>
  refus(
    'donnees-invalides',
    'Le classeur n’a aucune feuille à lire.',
    masquees.length === 0
      ? `Les feuilles de ${q(nom)} sont vides.`
      : `Dans ${q(nom)}, seules des feuilles masquées ont un contenu : ${extrait(masquees)}.`,
    masquees.length === 0 ? 'Vérifiez qu’il s’agit du bon fichier.' : 'Affichez la feuille utile et enregistrez.',
  )

export const sansDonnees = (nom: string, contenu: readonly string[]): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Cette archive ne contient pas de données à lire.',
    contenu.length === 0
      ? `${q(nom)} est une archive vide.`
      : `${q(nom)} ne contient ni tableau (.csv, .txt, .xlsx, .xls, .ods) ni contours : on y trouve ${extrait(contenu)}.`,
    'Vérifiez qu’il s’agit du bon fichier, ou décompressez-le et choisissez le fichier de données.',
  )

export const archiveDansArchive = (nom: string, contenu: readonly string[]): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Une archive dans une archive.',
    `${q(nom)} ne contient que d’autres archives : ${extrait(contenu)}.`,
    'Décompressez l’archive sur votre ordinateur, puis déposez celles qu’elle contient.',
  )

export const partieInconnue = (nom: string, partie: string, connues: readonly string[]): MaillageError =>
  refus(
    'introuvable',
    'Cette partie du fichier n’existe pas.',
    `${q(nom)} n’a pas de partie ${q(partie)}.`,
    connues.length === 0 ? 'Ce fichier se lit en entier.' : `Choisissez parmi : ${extrait(connues, 20)}.`,
  )

export const partieAChoisir = (nom: string, connues: readonly string[]): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Choisissez ce qui doit être lu.',
    `${q(nom)} contient ${compte(connues.length, 'partie')}, et aucune n’est d’une source connue : ${extrait(connues, 12)}.`,
    'Choisissez celle qui contient les données, ou imposez-la avec --partie.',
  )

export const cestUneCarte = (nom: string): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Ce sont des contours, et non des données.',
    `${q(nom)} contient une carte.`,
    'Déposez-le dans l’écran Données ou sur la carte : ses contours rejoindront la bibliothèque.',
  )

/** @param rang 1-based, of the object that is no JSON; null: before it. */
export const jsonIllisible = (nom: string, rang: number | null, cause: unknown): MaillageError =>
  refus(
    'fichier-abime',
    'Ce fichier JSON est abîmé.',
    `${q(nom)} ne peut pas être lu${rang === null ? '' : ` à partir de son objet n° ${rang}`}.`,
    'Téléchargez-le de nouveau, et ne l’ouvrez pas avec un autre programme avant de le déposer.',
    cause,
  )

/** @param lus objects read before the end. */
export const jsonCoupe = (nom: string, lus: number): MaillageError =>
  refus(
    'fichier-abime',
    'Ce fichier JSON s’arrête trop tôt.',
    `${q(nom)} n’a pas de fin : ${compte(lus, 'objet')} ${accord(lus, 'a été lu', 'ont été lus')} avant la coupure.`,
    'Le téléchargement a sans doute été interrompu : recommencez-le.',
  )

export const parquetAbime = (nom: string, cause: unknown): MaillageError =>
  refus(
    'fichier-abime',
    'Ce fichier Parquet est incomplet ou abîmé.',
    `${q(nom)} ne peut pas être lu jusqu’au bout.`,
    'Le téléchargement a sans doute été interrompu : recommencez-le.',
    cause,
  )

export const parquetCodec = (nom: string, cause: unknown): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Ce fichier Parquet est comprimé d’une façon que Maillage ne lit pas.',
    `${q(nom)} n’est ni en Snappy, ni en gzip, ni en Brotli, ni en Zstandard.`,
    'Cherchez à la même source un fichier CSV ou Excel.',
    cause,
  )

export const parquetTropGrand = (nom: string): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Ce fichier Parquet est trop grand.',
    `${q(nom)} ne tient pas dans la mémoire de l’ordinateur une fois ouvert.`,
    'Déposez-le sans archive ni .gz autour, ou cherchez à la même source un fichier CSV.',
  )
