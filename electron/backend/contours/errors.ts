/** The French words of every refusal of a contours file. */
import { type ErrorKind, MaillageError } from '../../../shared/contract/errors.ts'

const NBSP = '\u00A0'

/** No-break spaces before : ; ? ! and inside « »; sentences below are written with plain spaces. */
export const francais = (texte: string): string => texte.replace(/ ([:;?!»%])/g, `${NBSP}$1`).replace(/« /g, `«${NBSP}`)

const FORMATS = 'un GeoJSON ou un TopoJSON (.gz accepté), un Shapefile en .zip ou un GeoPackage (.gpkg)'
const CONSEIL = `Choisissez ${FORMATS} des communes, par exemple « communes-100m.geojson » des contours administratifs d’Etalab (data.gouv.fr).`

function refus(kind: ErrorKind, titre: string, explication: string, issue: string, cause?: unknown): MaillageError {
  return new MaillageError(kind, francais(titre), francais(explication), francais(issue), cause)
}

export function fichierIllisible(nom: string, cause: unknown): MaillageError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'ENOENT')
    return refus(
      'fichier-introuvable',
      'Fichier introuvable.',
      `Le fichier « ${nom} » n’existe pas à cet emplacement.`,
      'Vérifiez son nom et son dossier, puis recommencez.',
      cause,
    )
  return refus(
    'fichier-illisible',
    'Fichier illisible.',
    `Le système refuse la lecture de « ${nom} »${code === '' ? '' : ` (${code})`}.`,
    'Vérifiez que c’est bien un fichier et que vous avez le droit de le lire.',
    cause,
  )
}

export const pasUneCarte = (nom: string, quoi: string): MaillageError =>
  refus('fichier-non-reconnu', 'Ce fichier n’est pas un fond de carte.', `« ${nom} » ${quoi}.`, CONSEIL)

export const abime = (nom: string, pourquoi: string, cause?: unknown): MaillageError =>
  refus(
    'fichier-abime',
    'Le fichier de contours est incomplet ou abîmé.',
    `« ${nom} » ${pourquoi}. Rien n’a été importé.`,
    'Téléchargez-le de nouveau en entier, puis recommencez.',
    cause,
  )

export const tropGros = (nom: string, quoi: string): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Ce fichier de contours est trop détaillé.',
    `« ${nom} » ${quoi}.`,
    'Prenez une version généralisée (« communes-100m » ou « communes-50m » des contours administratifs d’Etalab), ou un extrait de votre région.',
  )

export const sansCode = (nom: string, colonnes: readonly string[]): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Aucun code de commune dans ce fichier.',
    `« ${nom} » ${colonnes.length === 0 ? 'ne décrit pas ses contours par des colonnes' : `a pour colonnes : ${colonnes.slice(0, 12).join(', ')}. Aucune ne donne le code Insee de communes connues`}.`,
    'Prenez un fichier de communes (et non de cantons, d’EPCI ou de départements) dont une colonne s’appelle code, insee ou INSEE_COM.',
  )

const COMMUNES =
  'Prenez les contours des communes elles-mêmes, par exemple « communes-100m.geojson » des contours administratifs d’Etalab (data.gouv.fr), ou la couche COMMUNE d’Admin Express (IGN). Les contours déjà gardés n’ont pas changé.'

/** Shapes whose code of commune only says where they are. */
export const plusFin = (nom: string, mots: string, colonne: string): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Ces contours ne sont pas ceux des communes.',
    `« ${nom} » dessine ${mots} (colonne « ${colonne} ») : le code de commune y dit seulement où ils se trouvent.`,
    COMMUNES,
  )

/** Shapes made of communes: the map draws their limits from the communes themselves. */
export const plusGrands = (nom: string, mots: string): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Ces contours ne sont pas ceux des communes.',
    `« ${nom} » dessine ${mots}.`,
    `${COMMUNES} Les limites des EPCI, des arrondissements, des cantons et des départements se tracent d’après leurs communes : écran Territoire, « Carte… ».`,
  )

/** Shapes that cannot be communes, whatever their columns say. */
export const pasDesCommunes = (nom: string, quoi: string): MaillageError =>
  refus('fichier-non-reconnu', 'Ces contours ne sont pas ceux des communes.', `« ${nom} » ${quoi}.`, COMMUNES)

export const pasDesSurfaces = (nom: string, type: string): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Ce fichier ne contient pas de contours.',
    `« ${nom} » décrit des ${type}, pas des surfaces.`,
    'Prenez le fichier des contours (polygones) des communes, et non celui de leurs centres ou de leurs limites.',
  )

export const projectionInconnue = (nom: string, quoi: string): MaillageError =>
  refus(
    'donnees-invalides',
    'La projection de ce fichier n’est pas reconnue.',
    `« ${nom} » ${quoi}. Sont lus : les degrés WGS84, le Lambert-93 (métropole) et l’UTM des départements d’outre-mer.`,
    'Téléchargez la version WGS84 (EPSG:4326) ou Lambert-93 (EPSG:2154) de ce fichier, ou convertissez-le avec QGIS.',
  )

export const zipSansShp = (nom: string, contenu: readonly string[]): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Cette archive ne contient pas de fond de carte.',
    `« ${nom} » ne contient aucun fichier .shp${contenu.length === 0 ? '' : ` : on y trouve ${contenu.slice(0, 6).join(', ')}${contenu.length > 6 ? '…' : ''}`}.`,
    'Un Shapefile se dépose en .zip, avec au moins ses fichiers .shp, .dbf et .prj.',
  )

export const contoursIntrouvables = (id: string): MaillageError =>
  refus(
    'introuvable',
    'Ces contours ne sont plus dans la bibliothèque.',
    `Aucun fond de carte ne porte l’identifiant « ${id} ».`,
    'Choisissez un autre fond, ou importez de nouveau le fichier de contours.',
  )

export function ecritureImpossible(dossier: string, cause: unknown): MaillageError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const plein = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL'].includes(code)
  return refus(
    'ecriture-impossible',
    plein ? 'Il n’y a plus assez de place.' : 'La bibliothèque de contours ne peut pas être écrite.',
    `Le dossier « ${dossier} » ${plein ? 'est sur un disque plein' : 'refuse l’écriture'}. Rien n’a été modifié.`,
    plein ? 'Libérez de la place, puis recommencez.' : 'Vérifiez vos droits sur ce dossier, puis recommencez.',
    cause,
  )
}

export const annule = (): MaillageError =>
  refus('annule', 'Importation annulée.', 'La bibliothèque est restée comme avant.', 'Vous pouvez recommencer.')
