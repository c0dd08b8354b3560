/** Columns chosen by hand, as a profile: from there on, the table is read like any other. */

import { createHash } from 'node:crypto'
import { POPULATIONS_LEGALES } from '../../../../shared/domain/chiffres/ids.ts'
import type { Indicateur } from '../../../../shared/domain/indicateurs/types.ts'
import type { Lecture, LieuLecture, ValeurLecture } from '../../../../shared/domain/lecture.ts'
import * as refusOctets from '../bilan/errors-octets.ts'
import { decodeHead } from '../octets/encoding.ts'
import type { CodeColumns } from '../profiles/types-communs.ts'
import type { Mesure, ObservationLayout, ObservationProfile } from '../profiles/types-mesures.ts'
import type { Recognition } from '../recognise.ts'
import { splitRecord } from '../table/guillemets.ts'
import { Header } from '../table/header.ts'
import { LIGNES_VUES, refuserPlusFin } from '../table/plus-fin.ts'
import type { Separator } from '../table/rang.ts'
import { firstLines, voteSeparator } from '../table/table.ts'
import { colonneAbsente } from './errors.ts'
import { lireNombre } from './nombre.ts'

/** Profile id of what was chosen by hand; what follows tells two choices apart. */
export const GENERIQUE = 'generique'

/** Lines that are looked at for the titles. */
export const LIGNES_TETE = 60

/**
 * @throws MaillageError donnees-invalides: a column chosen is not in the file; fichier-non-reconnu: finer than communes.
 */
export function reconnaitreLecture(
  nom: string,
  head: Buffer,
  whole: boolean,
  lecture: Lecture,
): Recognition & { readonly kind: 'observations' } {
  const lines = firstLines(decodeHead(head), Math.max(LIGNES_TETE, lecture.ligneEntete), whole)
  if (lines.every((line) => line.trim() === '')) throw refusOctets.vide(nom)
  const separateur = voteSeparator(lines)
  const header = enteteDe(lines, lecture.ligneEntete, separateur)
  const layout = disposition(lecture)
  const derniere = Math.max(...lecture.valeurs.map(({ colonne }) => colonne), ...colonnesDe(layout.code))
  if (derniere >= header.cells.length) throw colonneAbsente(nom, derniere, header.cells.length)
  const profile: ObservationProfile = {
    id: `${GENERIQUE}:${empreinte(layout)}`,
    libelle: lecture.libelle,
    producteur: null,
    licence: null,
    telecharger: null,
    contenu: 'observations',
    attendu: 'les colonnes choisies',
    layout: () => layout,
  }
  const lignes = firstLines(decodeHead(head), lecture.ligneEntete + LIGNES_VUES, whole).slice(lecture.ligneEntete)
  refuserPlusFin(nom, [layout], { header, separateur, lignes })
  return {
    kind: 'observations',
    found: [{ profile, layout }],
    header,
    ligneEntete: lecture.ligneEntete,
    separateur,
  }
}

/** The titles; made for a table without any ("Colonne A"). A title may be missing where cells are not. */
export function enteteDe(lines: readonly string[], ligne: number, separateur: Separator | null): Header {
  const rows = lines.map((line) => splitRecord(line, separateur))
  const titles = ligne === 0 ? [] : (rows[ligne - 1] ?? [])
  const width = ligne === 0 ? Math.max(...rows.map(largeur)) : largeur(titles)
  return new Header(
    Array.from({ length: width }, (_, i) => {
      const title = (titles[i] ?? '').replace(/^\uFEFF/, '').trim()
      return title === '' ? `Colonne ${lettre(i)}` : title
    }),
  )
}

function largeur(cells: readonly string[]): number {
  let width = cells.length
  while (width > 0 && (cells[width - 1] ?? '').trim() === '') width--
  return width
}

/** 0 → "A", 25 → "Z", 26 → "AA": as spreadsheets name columns. */
export function lettre(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26))
  return index < 26 ? rest : lettre(Math.floor(index / 26) - 1) + rest
}

function disposition(lecture: Lecture): ObservationLayout {
  const { lieu, valeurs } = lecture
  return {
    code: lieuEnColonnes(lieu),
    nom: lieu.type === 'code' ? (lieu.nom ?? -1) : -1,
    mesures: valeurs.map(mesure),
    definitions: valeurs.flatMap((valeur) => (valeur.indicateur === null ? [definition(valeur)] : [])),
  }
}

function lieuEnColonnes(lieu: LieuLecture): CodeColumns {
  switch (lieu.type) {
    case 'code':
      return { code: lieu.code, departement: -1 }
    case 'depcom':
      return { code: lieu.commune, departement: lieu.departement }
    case 'nom':
      return { code: -1, departement: lieu.departement ?? -1, nom: lieu.nom }
    default:
      return {
        code: -1,
        departement: -1,
        codePostal: lieu.codePostal,
        ...(lieu.ville === null ? {} : { nom: lieu.ville }),
      }
  }
}

const colonnesDe = ({ code, departement, nom = -1, codePostal = -1 }: CodeColumns): number[] => [
  code,
  departement,
  nom,
  codePostal,
]

/** Populations are counted one by one. */
const ENTIERS: ReadonlySet<string> = new Set(POPULATIONS_LEGALES)

function mesure(valeur: ValeurLecture): Mesure {
  return {
    index: valeur.colonne,
    indicateur: valeur.indicateur ?? definition(valeur).id,
    millesime: valeur.millesime,
    facteur: 1,
    videAbsent: false,
    note: -1,
    entier: ENTIERS.has(valeur.indicateur ?? ''),
    jamaisNul: valeur.indicateur === 'SUPERF',
    lire: (cell) => lireNombre(cell, valeur),
  }
}

/** The same words, unit and nature are the same figure, whatever the year and the file. */
function definition({ libelle, unite, nature }: ValeurLecture): Indicateur {
  const mots = libelle
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)
  return { id: `perso:${mots}:${unite}:${nature}`, libelle, unite, nature, theme: 'autres' }
}

function empreinte({ mesures }: ObservationLayout): string {
  const lues = mesures.map(({ index, indicateur, millesime }) => `${index} ${indicateur} ${millesime ?? ''}`)
  return createHash('sha256').update(lues.sort().join('\n')).digest('hex').slice(0, 10)
}
