/** What the values of a table of figures are refused for. */

import type { MaillageError } from '../../../../shared/contract/errors.ts'
import { formatNumber } from '../../../../shared/domain/format.ts'
import { donneesInvalides, q } from './errors.ts'

export const negatif = (nom: string, ligne: number, colonne: string, valeur: number): MaillageError =>
  donneesInvalides(
    'Une valeur est négative.',
    `Ligne ${ligne} de ${q(nom)}, colonne ${q(colonne)} : ${String(valeur).replace('-', '−').replace('.', ',')}. Une population ou une superficie ne peut pas être négative.`,
    'Corrigez cette ligne ou téléchargez de nouveau le fichier : rien n’a été importé.',
  )

/** Lines without year fall on the year of the file, which other lines name. */
export const sansAnnee = (nom: string, libelle: string, millesime: string): MaillageError =>
  donneesInvalides(
    'Des lignes ne disent pas leur année.',
    `Dans ${q(nom)}, ${q(libelle)} est donné pour ${millesime} par des lignes qui nomment cette année, et par d’autres qui n’en nomment aucune : elles ne peuvent pas être additionnées sans risque.`,
    'Complétez la colonne de l’année ou téléchargez de nouveau le fichier : rien n’a été importé.',
  )

export const sansValeur = (nom: string): MaillageError =>
  donneesInvalides(
    'Le fichier n’a aucune valeur pour le territoire.',
    `Les communes du territoire sont dans ${q(nom)}, mais toutes leurs cellules sont vides dans les colonnes à lire.`,
    'Vérifiez que le fichier a été rempli, ou téléchargez-le de nouveau : rien n’a été importé.',
  )

/** Read as they are written, these numbers would be a thousand times too small. */
export const milliers = (nom: string, ligne: number, colonne: string, cell: string): MaillageError =>
  donneesInvalides(
    'Des milliers semblent séparés par un point ou une virgule.',
    `Ligne ${ligne} de ${q(nom)}, colonne ${q(colonne)} : ${q(cell)}. Dans toute la colonne, ce signe est suivi de trois chiffres : il sépare sans doute des milliers, et lu comme une décimale il donnerait des nombres mille fois trop petits.`,
    `Dans un tableur, donnez à cette colonne le format « Nombre » sans séparateur de milliers (${q(cell.replace(/[.,]/, ''))}), enregistrez et recommencez : rien n’a été importé.`,
  )

export const pourcentsMeles = (nom: string, ligne: number, colonne: string, cell: string): MaillageError =>
  donneesInvalides(
    'Des pourcentages sont écrits de deux façons.',
    `Ligne ${ligne} de ${q(nom)}, colonne ${q(colonne)} : ${q(cell)} n’a pas le signe « % » que d’autres lignes ont. Cette valeur peut être une part (0,12 pour 12 %) ou un pourcentage inférieur à 1.`,
    'Dans un tableur, donnez le même format à toute la colonne, enregistrez et recommencez : rien n’a été importé.',
  )

export const enParts = (nom: string, ligne: number, colonne: string, cell: string): MaillageError =>
  donneesInvalides(
    'Des taux sont écrits en parts de 1.',
    `Ligne ${ligne} de ${q(nom)}, colonne ${q(colonne)} : ${q(cell)}. Aucun taux de la colonne ne dépasse 1, alors que l’Insee les publie en pourcentages : lus tels quels, ils seraient cent fois trop petits.`,
    'Multipliez cette colonne par 100, ou téléchargez de nouveau le fichier de l’Insee : rien n’a été importé.',
  )

/** A table of several years, one line each: none is that of the file. */
export const plusieursAnnees = (nom: string, colonne: string, annees: string): MaillageError =>
  donneesInvalides(
    'Le fichier a plusieurs années.',
    `La colonne ${q(colonne)} de ${q(nom)} nomme plusieurs années (${annees}) : les lignes ne sont pas toutes de la même.`,
    'Ne gardez dans le fichier que les lignes d’une année, et importez une année à la fois. Si cette colonne dit autre chose que l’année des chiffres, retirez-la : rien n’a été importé.',
  )

/** Hectares or square metres under a title that says neither. */
export const superficieImpossible = (nom: string, ligne: number | null, code: string, km2: number): MaillageError =>
  donneesInvalides(
    'Les superficies ne sont pas en km².',
    `${ligne === null ? 'Dans' : `Ligne ${ligne} de`} ${q(nom)}, la commune ${code} aurait ${formatNumber(Math.round(km2))} km² : aucune n’est aussi grande. La colonne est sans doute en hectares ou en mètres carrés.`,
    'Nommez-la « superficie_ha » si elle est en hectares, ou divisez-la (par 100 pour des hectares, par 1 000 000 pour des mètres carrés), puis recommencez : rien n’a été importé.',
  )
