/** What the bytes of a file are refused for, before anything of it is a table. */

import type { MaillageError } from '../../../../shared/contract/errors.ts'
import { formatNumber } from '../../../../shared/domain/format.ts'
import { q, refus } from './errors.ts'

export const introuvable = (nom: string, cause?: unknown): MaillageError =>
  refus(
    'fichier-introuvable',
    'Fichier introuvable.',
    `Le fichier ${q(nom)} n’existe pas à cet emplacement.`,
    'Vérifiez le nom et le dossier du fichier, puis recommencez.',
    cause,
  )

export const estUnDossier = (nom: string): MaillageError =>
  refus(
    'fichier-illisible',
    'Ce n’est pas un fichier.',
    `${q(nom)} est un répertoire.`,
    'Ouvrez ce répertoire et choisissez le fichier de données qu’il contient.',
  )

export const pasUnFichier = (nom: string): MaillageError =>
  refus(
    'fichier-illisible',
    'Ce n’est pas un fichier ordinaire.',
    `${q(nom)} est un élément spécial du système (tube, prise ou périphérique), il ne contient pas de données à lire.`,
    'Choisissez un fichier de données (.csv ou .txt).',
  )

export const illisible = (nom: string, cause?: unknown): MaillageError =>
  refus(
    'fichier-illisible',
    'Fichier illisible.',
    `Le système refuse la lecture de ${q(nom)}${codeOf(cause)}.`,
    'Vérifiez que vous avez le droit de lire ce fichier, qu’aucun autre logiciel ne le bloque et que le support est bien branché.',
    cause,
  )

export const vide = (nom: string): MaillageError =>
  refus(
    'fichier-abime',
    'Le fichier est vide.',
    `${q(nom)} ne contient aucune donnée.`,
    'Téléchargez de nouveau le fichier : le premier téléchargement a sans doute échoué.',
  )

export const aChange = (nom: string): MaillageError =>
  refus(
    'fichier-illisible',
    'Le fichier a changé pendant la lecture.',
    `${q(nom)} a été modifié ou remplacé pendant que Maillage le lisait : rien n’a été importé.`,
    'Attendez la fin du téléchargement ou de l’enregistrement, fermez le tableur, puis recommencez.',
  )

export const ligneTropLongue = (nom: string, ligne: number): MaillageError =>
  refus(
    'fichier-abime',
    'Une ligne est démesurée.',
    `La ligne ${ligne} de ${q(nom)} dépasse 1\u00A0Mo sans retour à la ligne : ce n’est pas un tableau de données.`,
    'Vérifiez qu’il s’agit du bon fichier et téléchargez-le de nouveau à sa source.',
  )

export const tropDeColonnes = (nom: string, colonnes: number, maximum: number): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Le tableau a trop de colonnes.',
    `${q(nom)} a au moins ${formatNumber(colonnes)} colonnes ; aucun fichier publié n’en a plus de ${formatNumber(maximum)}.`,
    'Vérifiez qu’il s’agit du bon fichier, et que ses lignes et ses colonnes ne sont pas inversées.',
  )

export const demesure = (nom: string, octets: number, maximum: number): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Le fichier est démesuré.',
    `${q(nom)} pèse ${Math.round(octets / 1e9)}\u00A0Go ; au-delà de ${maximum / 1e9}\u00A0Go, ce n’est pas un fichier de données publié.`,
    'Vérifiez qu’il s’agit du bon fichier. Si c’est le cas, prenez l’extrait de votre région ou de votre département.',
  )

export const tronque = (nom: string): MaillageError =>
  refus(
    'fichier-abime',
    'Le fichier est tronqué.',
    `${q(nom)} s’arrête au milieu d’un caractère (UTF-8 incomplet) : il en manque la fin.`,
    'Téléchargez de nouveau le fichier en entier, puis recommencez.',
  )

export const coupe = (nom: string, ligne: number): MaillageError =>
  refus(
    'fichier-abime',
    'Le fichier est tronqué.',
    `La dernière ligne de ${q(nom)} (ligne ${formatNumber(ligne)}) est coupée : il manque la fin du fichier.`,
    'Téléchargez de nouveau le fichier en entier, puis recommencez.',
  )

export const gzAbime = (nom: string, cause?: unknown): MaillageError =>
  refus(
    'fichier-abime',
    'L’archive .gz est abîmée.',
    `${q(nom)} ne peut pas être décompressé jusqu’au bout.`,
    'Téléchargez de nouveau le fichier, puis recommencez.',
    cause,
  )

function codeOf(cause: unknown): string {
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return ` (${cause.code})`
  return ''
}
