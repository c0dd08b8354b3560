/** A first reading of an unknown table: most files need no more than a look at it. */

import { POPULATION } from '../../../../shared/domain/chiffres/ids.ts'
import { indicateur as catalogue } from '../../../../shared/domain/indicateurs/catalogue.ts'
import type { Indicateur } from '../../../../shared/domain/indicateurs/types.ts'
import {
  type Lecture,
  type LieuLecture,
  NATURES_LECTURE,
  type NatureLecture,
  type ValeurLecture,
} from '../../../../shared/domain/lecture.ts'
import type { Unit } from '../../../../shared/domain/quantity.ts'
import { yearInName } from '../chiffres/millesime.ts'
import { normaliseName } from '../table/header.ts'
import { anneeDuTitre, estMoyenne, pourCombien } from '../table/mots-unites.ts'
import { parseNumber } from '../table/values.ts'
import type { ColonneVue } from './colonnes.ts'
import { libelleFichier } from './libelle-fichier.ts'
import { lireNombre } from './nombre.ts'

/** Values proposed at first: more would be a form, not a proposal. */
const PROPOSEES = 12

/** Columns of figures that measure nothing: ranks, identifiers, places, dates. */
const IDENTIFIANT =
  /^(?:dep|dept|reg|region|coder?eg|epci|siren|siret|id|objectid|fid|gid|num|numero|rang|lat|latitude|lon|lng|longitude|x|y|annee|an|millesime|tri|arr|arrondissement|canton|cv|ze|tel|telephone)$|^(?:cod|code|siren|id|num)(?!.*(?:nombre|taux))/

interface Table {
  readonly nom: string
  /** Lines above the titles. */
  readonly titres: readonly string[]
  /** Cells of the line above the titles: « Médecins » over « 2021 » and « 2022 ». */
  readonly dessus: readonly string[]
  readonly ligneEntete: number
  readonly colonnes: readonly ColonneVue[]
  readonly rows: readonly (readonly string[])[]
}

/** Null where no commune or no figure can be told: the user chooses from nothing. */
export function proposer(table: Table): Lecture | null {
  const lieu = lieuDe(table.colonnes)
  const valeurs = table.colonnes
    .filter(({ genre, titre }) => genre === 'nombre' && !IDENTIFIANT.test(sansAnnee(normaliseName(titre))))
    .slice(0, PROPOSEES)
    .map((colonne) => proposerValeur(colonne, table))
  if (lieu === null || valeurs.length === 0) return null
  return { ligneEntete: table.ligneEntete, libelle: libelleSource(table), lieu, valeurs }
}

/** Surest first: a code, its two halves, a postcode and its town, a name. */
export function lieuDe(colonnes: readonly ColonneVue[]): LieuLecture | null {
  const rang = (genre: ColonneVue['genre']): number | null => colonnes.find((une) => une.genre === genre)?.rang ?? null
  const nom = rang('nom')
  const code = rang('code')
  if (code !== null) return { type: 'code', code, nom }
  const departement = rang('departement')
  const commune = rang('commune')
  if (departement !== null && commune !== null) return { type: 'depcom', departement, commune }
  const codePostal = rang('postal')
  if (codePostal !== null) return { type: 'postal', codePostal, ville: nom }
  return nom === null ? null : { type: 'nom', nom, departement }
}

const ANNEE = /(?:19|20)\d{2}/
const sansAnnee = (nom: string): string => nom.replace(ANNEE, '')

/** Words of a title → unit and nature; the first that fits. */
const MOTS: readonly (readonly [RegExp, Unit, NatureLecture])[] = [
  [/mediane|niveau de vie|revenu/, 'euros', 'mediane'],
  [/%|pourcent|\btaux\b|\bparts?\b|proportion/, 'pourcent', 'rapport'],
  [/densite (?:de (?:la )?)?population|^densite$|hab.*km/, 'hab_km2', 'rapport'],
  [/densite/, 'ratio', 'rapport'],
  [/superficie|surface|km2/, 'km2', 'additif'],
  [/\bmoyen/, 'ratio', 'moyenne'],
  [/\btemps\b|\bduree|\bdelai|\bdistance|\bscore\b|quintile|decile|quartile|^age\b/, 'ratio', 'rapport'],
  [/indice|ratio|rapport/, 'ratio', 'rapport'],
  // Numbers in thousands are no number of people: said by the title alone.
  [/\bmilliers\b|\bmillions\b/, 'nombre', 'additif'],
  [/menages?\b/, 'menages', 'additif'],
  [/logements?\b/, 'logements', 'additif'],
  [/\blits?\b|\bplaces?\b/, 'places', 'additif'],
  [/vehicules?\b/, 'vehicules', 'additif'],
  [/equipements?\b/, 'equipements', 'additif'],
  [/structures?\b|etablissements?\b/, 'structures', 'additif'],
  [/euros?\b|€/, 'euros', 'additif'],
  [/habitants?\b|population/, 'habitants', 'additif'],
  [
    /patient|beneficiaire|assure|personne|medecin|infirmier|professionnel|naissance|deces|enfant|femme|homme|eleve/,
    'personnes',
    'additif',
  ],
]

/** Titles that are a figure of the catalogue under Insee's own name. */
const CATALOGUE: Readonly<Record<string, string>> = {
  pmun: POPULATION,
  populationmunicipale: POPULATION,
  ptot: 'PTOT',
  populationtotale: 'PTOT',
  pcap: 'PCAP',
  superf: 'SUPERF',
  superficiekm2: 'SUPERF',
}

export function proposerValeur(
  { rang, titre: ecrit }: ColonneVue,
  { nom, titres, rows, dessus, colonnes }: Table,
): ValeurLecture {
  const titre = titreEntier(rang, ecrit, dessus, colonnes)
  const annee = anneeDuTitre(titre) ?? (ANNEE.test(titre) ? null : (yearInName(nom) ?? anneeDesTitres(titres)))
  const decimale = decimaleDe(rows.map((row) => (row[rang] ?? '').trim()))
  const base = { colonne: rang, millesime: annee, vide: 'manquant', decimale } as const
  const connu = catalogue(CATALOGUE[sansAnnee(normaliseName(titre))] ?? '')
  if (connu !== undefined && connu.nature !== 'classe') return { ...base, ...motsDe(connu) }
  return { ...base, indicateur: null, libelle: libelleDe(titre), ...natureDe(titre, rang, rows) }
}

/**
 * A title that is only a year, or titles that come back further on, say nothing alone: with the words above it, those of a
 * merged cell, which spreadsheets write in its first column.
 */
function titreEntier(rang: number, titre: string, dessus: readonly string[], colonnes: readonly ColonneVue[]): string {
  const titres = colonnes.map((une) => une.titre)
  const repetes = new Set(titres).size < titres.length
  if (!repetes && !/^\D?(?:19|20)\d{2}\D?$/.test(titre.trim())) return titre
  const mots = dessus.slice(0, rang + 1).findLast((cell) => cell.trim() !== '')
  // « Médecins en 2022 » over « 2020 » and « 2021 »: the year is that of the title.
  const sans = ANNEE.test(titre) ? sansAnnee(mots ?? '') : (mots ?? '')
  return sans.trim() === '' || sans.trim() === titre.trim() ? titre : `${sans.trim()} ${titre}`
}

function motsDe({
  id,
  libelle,
  unite,
  nature,
}: Indicateur): Omit<ValeurLecture, 'colonne' | 'millesime' | 'vide' | 'decimale'> {
  return { indicateur: id, libelle, unite, nature: NATURES_LECTURE.find((une) => une === nature) ?? 'rapport' }
}

function natureDe(
  titre: string,
  rang: number,
  rows: readonly (readonly string[])[],
): { unite: Unit; nature: NatureLecture } {
  const cells = rows.map((row) => (row[rang] ?? '').trim())
  const decimale = decimaleDe(cells)
  const nombres = cells.flatMap((cell) => {
    const lu = lireNombre(cell, { unite: 'nombre', vide: 'manquant', decimale })
    return lu.kind === 'number' ? [lu.value] : []
  })
  const pourcents = cells.some((cell) => cell.endsWith('%'))
  const mots = titre.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[_.]/g, ' ')
  const trouve = MOTS.find(([motif]) => motif.test(mots))
  if (pourcents) return { unite: 'pourcent', nature: 'rapport' }
  const pour = pourCombien(mots)
  if (pour !== null) {
    return { unite: pour === 100_000 ? 'pour_100000' : pour === 10_000 ? 'pour_10000' : 'ratio', nature: 'rapport' }
  }
  if (trouve !== undefined) {
    const [, unite, nature] = trouve
    if (nature === 'additif' && estMoyenne(mots)) return { unite: 'ratio', nature: 'moyenne' }
    // A share written 0,123: a percentage that never passes 1.
    const petit = unite === 'pourcent' && nombres.length > 0 && nombres.every((n) => Math.abs(n) <= 1)
    return { unite: petit ? 'part' : unite, nature }
  }
  return nombres.every(Number.isInteger)
    ? { unite: 'nombre', nature: 'additif' }
    : { unite: 'ratio', nature: 'rapport' }
}

/** Cells that tell of thousands: three digits after each sign, and no number below one. */
const GROUPES = { virgule: /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+$/, point: /^[+-]?[1-9]\d{0,2}(?:,\d{3})+$/ } as const
/** Fewer cells prove nothing: "1.234" alone may be a little more than one. */
const PREUVES = 3

/** "1.234" is one thousand and more in a column where every point, and not only one, is followed by three digits. */
function decimaleDe(cells: readonly string[]): ValeurLecture['decimale'] {
  for (const [decimale, signe] of [
    ['virgule', '.'],
    ['point', ','],
  ] as const) {
    const avec = cells.filter((cell) => cell.includes(signe) && parseNumber(cell).kind !== 'missing')
    if (avec.length >= PREUVES && avec.every((cell) => GROUPES[decimale].test(cell))) return decimale
  }
  return 'auto'
}

/** "nb_patients_2023" → "nb patients"; a title that is nothing but a year, or has several, keeps them. */
function libelleDe(titre: string): string {
  if (anneeDuTitre(titre) === null) return motsDuTitre(titre, titre)
  const sans = titre.replace(new RegExp(`\\s*(?:\\ben\\b|[_(-])?\\s*${ANNEE.source}\\s*\\)?`), ' ')
  return motsDuTitre(sans, titre)
}

function motsDuTitre(sans: string, titre: string): string {
  const propres = sans.replace(/_/g, ' ').replace(/\s+/g, ' ').trim()
  const mots = propres === '' ? titre.trim() : propres
  return (mots.charAt(0).toUpperCase() + mots.slice(1)).slice(0, 120)
}

/** Words of the file: its title line, else its name without extension nor year. */
function libelleSource({ nom, titres }: Table): string {
  const titre = titres.map((ligne) => ligne.replace(/[;\t|"]+/g, ' ').trim()).find((ligne) => ligne.length > 8)
  return titre === undefined ? libelleFichier(nom) : titre.slice(0, 120)
}

function anneeDesTitres(titres: readonly string[]): string | null {
  const annees = new Set(titres.join(' ').match(/\b(?:19|20)\d{2}\b/g))
  return annees.size === 1 ? ([...annees][0] ?? null) : null
}
