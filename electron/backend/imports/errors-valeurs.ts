/** What the values of a table of figures are refused for. */
import type { MaillageError } from '../../../shared/contract/errors.ts'
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
    `Les communes de la zone d’étude sont dans ${q(nom)}, mais toutes leurs cellules sont vides dans les colonnes à lire.`,
    'Vérifiez que le fichier a été rempli, ou téléchargez-le de nouveau : rien n’a été importé.',
  )
