/** The French words of every refusal of an archive, the same wherever it is opened. */
import { type ErrorKind, MaillageError } from '../../../shared/contract/errors.ts'

const RETELECHARGER = 'Téléchargez de nouveau le fichier en entier, puis recommencez.'
const DECOMPRESSER = 'Décompressez l’archive sur votre ordinateur et choisissez le fichier de données qu’elle contient.'

function refus(kind: ErrorKind, titre: string, explication: string, issue: string, cause?: unknown): MaillageError {
  return new MaillageError(kind, titre, explication, issue, cause)
}

export const archiveCoupee = (nom: string, cause?: unknown): MaillageError =>
  // A workbook is an archive, but nobody calls it so.
  /\.(?:xlsx|xlsm|ods)$/i.test(nom)
    ? refus(
        'fichier-abime',
        'Le classeur est incomplet ou abîmé.',
        `« ${nom} » s’arrête trop tôt, ou son contenu est abîmé : ses feuilles ne peuvent pas être lues.`,
        RETELECHARGER,
        cause,
      )
    : refus(
        'fichier-abime',
        'L’archive est incomplète ou abîmée.',
        `« ${nom} » est une archive incomplète : elle s’arrête trop tôt, ou son contenu ne correspond plus à sa liste.`,
        RETELECHARGER,
        cause,
      )

export const membreCoupe = (nom: string, membre: string, cause?: unknown): MaillageError =>
  refus(
    'fichier-abime',
    'L’archive est incomplète ou abîmée.',
    `Dans « ${nom} », « ${membre} » ne peut pas être décompressé jusqu’au bout.`,
    RETELECHARGER,
    cause,
  )

export const motDePasse = (nom: string, membre: string): MaillageError =>
  refus(
    'fichier-illisible',
    'L’archive est protégée par un mot de passe.',
    `« ${nom} » protège « ${membre} » par un mot de passe.`,
    DECOMPRESSER,
  )

export const enPlusieursMorceaux = (nom: string): MaillageError =>
  refus(
    'fichier-illisible',
    'L’archive est en plusieurs morceaux.',
    `« ${nom} » n’est qu’un morceau d’une archive découpée.`,
    DECOMPRESSER,
  )

export const compressionInconnue = (nom: string, membre: string, methode: number): MaillageError =>
  refus(
    'fichier-illisible',
    'La compression de cette archive n’est pas connue.',
    `Dans « ${nom} », « ${membre} » est compressé d’une façon inhabituelle (méthode ${methode}).`,
    DECOMPRESSER,
  )

export const tropDeMembres = (nom: string, nombre: number, maximum: number): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'L’archive contient trop de fichiers.',
    `« ${nom} » annonce ${nombre} fichiers ; au-delà de ${maximum}, ce n’est pas une archive de données.`,
    DECOMPRESSER,
  )

export const demesure = (nom: string, maximum: number): MaillageError =>
  refus(
    'fichier-abime',
    'Le contenu de ce fichier est démesuré.',
    `« ${nom} » donne, une fois décompressé, plus de ${taille(maximum)} : aucun fichier de données publié n’est aussi gros.`,
    'Vérifiez qu’il s’agit du bon fichier. Si c’est le cas, prenez l’extrait de votre région ou de votre département.',
  )

export const bombe = (nom: string, rapport: number): MaillageError =>
  refus(
    'fichier-abime',
    'Le contenu de ce fichier est démesuré.',
    `« ${nom} » est compressé plus de ${rapport} fois : c’est le signe d’un fichier piégé, il n’a pas été ouvert.`,
    'Téléchargez de nouveau le fichier à sa source officielle.',
  )

/** 600e6 -> "600 Mo", 4e9 -> "4 Go". */
const taille = (octets: number): string =>
  octets >= 1e9 ? `${octets / 1e9}\u00A0Go` : `${Math.round(octets / 1e6)}\u00A0Mo`
