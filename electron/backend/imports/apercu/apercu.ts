/** What a file is, before importing it: its source, its year, its first lines as they would be read. Writes nothing. */
import { MaillageError } from '../../../../shared/contract/errors.ts'
import type { Lecture as LectureMain } from '../../../../shared/domain/lecture.ts'
import type { Reference } from '../../reference/types.ts'
import * as errors from '../bilan/errors.ts'
import { francais } from '../bilan/french.ts'
import { choisir, type PartieVue } from '../conteneur/choix.ts'
import { partieAChoisir } from '../conteneur/errors.ts'
import { ouvrirFichier } from '../conteneur/ouvrir.ts'
import type { Partie } from '../conteneur/parties.ts'
import { accentsAbimes, accentuer } from '../generique/accents.ts'
import type { Memoire, Rappel } from '../generique/memoire.ts'
import { reconnaitreLecture } from '../generique/profil.ts'
import { lectureMain, rappelDe } from '../generique/rappel.ts'
import { HEAD, readHead, type SourceFile } from '../octets/bytes.ts'
import { decodeHead, ENCODING_LABELS, headEncoding } from '../octets/encoding.ts'
import { finCoupee } from '../octets/fin.ts'
import { refuseHead } from '../octets/formats.ts'
import { apporteDe, CONTOURS, type DemandeAnnee, demandeAnnee, LISTE, ordreDe } from '../profiles/traits.ts'
import { recognise } from '../recognise.ts'
import { splitRecord } from '../table/guillemets.ts'
import { SEPARATOR_LABELS, type Separator } from '../table/rang.ts'
import { firstLines, readRecords, voteSeparator } from '../table/table.ts'
import { contoursApercu } from './apercu-contours.ts'
import { type Lecture, lectureDe, PopulationsVues } from './apercu-lecture.ts'
import { estListeUtile, listeVue } from './apercu-liste-utile.ts'

export interface Apercu {
  readonly fichier: string
  /** The part shown below; null: the whole file, or the choice is the user's. */
  readonly partie: string | null
  /** Parts that can be chosen; empty for a plain file. */
  readonly parties: PartieVue[]
  readonly taille: number
  /** "contours" for a map file, profile ids joined by "+", null when not recognised. */
  readonly profil: string | null
  readonly libelle: string
  /** French: what such a file brings. */
  readonly apporte: string[]
  /** "2021", "2026-05-12", "2013 à 2023"; null when neither the content nor the name says it. */
  readonly millesime: string | null
  readonly annee: DemandeAnnee
  /** Among files imported together: 0 before, 2 after the others. */
  readonly ordre: 0 | 1 | 2
  readonly encodage: string | null
  readonly separateur: string | null
  readonly entete: string[]
  readonly lignes: string[][]
  /** Some accents were converted twice. */
  readonly accentsAbimes: boolean
  /** The last line is shorter than the others: the download stopped before the end. */
  readonly incomplet: boolean
  /** What the file is, is known, even where nothing of it is imported. */
  readonly connu: boolean
  /** Reading remembered for a file of these titles, and the key of that memory. */
  readonly lecture: LectureMain | null
  readonly memoire: string | null
  readonly message: string | null
}

/** A part may be asked for, accents repaired, readings remembered. */
export interface ApercuOptions {
  readonly partie?: string | undefined
  readonly accents?: boolean | undefined
  readonly memoire?: Memoire | undefined
}

const SANS_MEMOIRE = { accentsAbimes: false, incomplet: false, connu: true, lecture: null, memoire: null } as const

/** The way out of a table that no source is known for. */
const AU_CHOIX =
  'S’il donne des chiffres par commune, choisissez ses colonnes : Maillage s’en souviendra pour les suivants.'

const LIGNES = 8
/** Columns shown of a table that we do not know. */
const COLONNES = 8
const CELLULE = 60

/**
 * @throws MaillageError fichier-introuvable, fichier-illisible, fichier-abime (empty, damaged .gz), fichier-non-reconnu
 * (PDF, workbook, image, binary): such a file will never be read, whatever the user chooses.
 */
export async function apercevoir(path: string, reference: Reference, options: ApercuOptions = {}): Promise<Apercu> {
  const vu = await voir(path, reference, options)
  const { profil, millesime } = vu
  const annee = profil === null ? 'inutile' : demandeAnnee(profil, millesime)
  return { ...vu, annee, apporte: apporteDe(profil ?? ''), ordre: ordreDe(profil ?? '') }
}

/** The same, but for what its profile says of itself. */
type Lu = Omit<Apercu, 'annee' | 'apporte' | 'ordre'>

async function voir(path: string, reference: Reference, options: ApercuOptions): Promise<Lu> {
  const whole = await ouvrirFichier(path)
  const tete = await readHead(whole, HEAD)
  const file = { fichier: whole.nom, taille: whole.taille, partie: null, parties: [], ...SANS_MEMOIRE }
  if (estListeUtile(tete)) return { ...file, profil: LISTE, ...listeVue(whole.nom, tete, tete.length < HEAD) }
  const map = await contoursApercu(whole, tete, reference)
  if (map !== null) {
    const { format, iris, ...rest } = map
    return {
      ...file,
      profil: CONTOURS,
      libelle: iris ? `Contours d’IRIS, réunis par commune, ${format}` : `Contours de communes, ${format}`,
      encodage: null,
      separateur: null,
      message: null,
      ...rest,
    }
  }
  const { source: choisie, parties, remarques, conteneur } = await choisir(whole, options)
  const retenue = choisie ?? partieRetenue(conteneur?.parties ?? [], options.memoire)
  if (retenue === null) return { ...file, ...aChoisir(whole.nom, parties) }
  const source = options.accents === true ? accentuer(retenue) : retenue
  const head = await readHead(source, HEAD)
  refuseHead(source.nom, head)
  refuseBinary(source.nom, head)
  const shown = await table(source, head, reference, options.memoire)
  const message = [shown.message, ...remarques].filter((text) => text !== null).join(' ')
  return {
    ...file,
    partie: source.partie,
    parties: [...parties],
    ...shown,
    accentsAbimes: accentsAbimes(decodeHead(head)),
    message: message === '' ? null : francais(message),
  }
}

/** Several parts, none of a known source. */
const aChoisir = (nom: string, parties: readonly PartieVue[]): Omit<Lu, 'fichier' | 'taille' | 'partie'> => ({
  ...SANS_MEMOIRE,
  parties: [...parties],
  profil: null,
  libelle: 'Partie à choisir',
  millesime: null,
  encodage: null,
  separateur: null,
  entete: [],
  lignes: [],
  message: partieAChoisir(
    nom,
    parties.map(({ id }) => id),
  ).body.explication,
})

type Vue = Omit<Lu, 'fichier' | 'taille' | 'partie' | 'parties' | 'accentsAbimes'>

/** The part of a container that a remembered reading knows. */
function partieRetenue(parties: readonly Partie[], memoire: Memoire | undefined): SourceFile | null {
  if (memoire === undefined) return null
  const connue = parties.find(({ source, tete, entiere }) => rappelDe(source.nom, tete, entiere, memoire) !== null)
  return connue?.source ?? null
}

async function table(
  source: SourceFile,
  head: Buffer,
  reference: Reference,
  memoire: Memoire | undefined,
): Promise<Vue> {
  const { nom } = source
  const whole = head.length < HEAD
  const feuille = source.contenu !== null && source.contenu.forme !== 'texte'
  const encodage = feuille ? null : ENCODING_LABELS[headEncoding(head)]
  const rappel = memoire === undefined ? null : rappelDe(nom, head, whole, memoire)
  const reconnu = reconnaitre(nom, head, whole, rappel)
  if (reconnu.refus !== null) {
    const { separateur, ...vue } = unknownTable(head, whole)
    const libelle = reconnu.connu ? 'Fichier connu, qui n’est pas à importer' : vue.libelle
    return {
      ...vue,
      libelle,
      connu: reconnu.connu,
      encodage,
      separateur: feuille ? null : separateur,
      message: reconnu.refus,
    }
  }
  const { lecture } = reconnu
  const vues = new PopulationsVues(reference)
  const lignes: string[][] = []
  for (const cells of await dataRows(nom, head, whole, lecture)) {
    lecture.observer(cells, vues)
    if (lignes.length < LIGNES) lignes.push(lecture.colonnes.map(({ lire }) => lire(cells).trim().slice(0, CELLULE)))
  }
  const coupee = finCoupee(source, head, lecture)
  return {
    profil: lecture.profil,
    libelle: lecture.libelle,
    millesime: lecture.millesime(vues),
    encodage,
    separateur: feuille ? null : separatorLabel(lecture.separateur),
    entete: lecture.colonnes.map(({ titre }) => francais(titre)),
    lignes,
    lecture: reconnu.rappel?.lecture ?? null,
    memoire: reconnu.rappel?.cle ?? null,
    incomplet: coupee !== null,
    connu: true,
    message: lignes.length === 0 ? errors.enteteSeule(nom).body.explication : coupee,
  }
}

type Reconnu =
  | { readonly lecture: Lecture; readonly rappel: Rappel | null; readonly refus: null }
  | { readonly refus: string; readonly connu: boolean }

/** What was chosen by hand for these very titles comes first, then the known sources, then what looks like a choice. */
function reconnaitre(nom: string, head: Buffer, whole: boolean, rappel: Rappel | null): Reconnu {
  const retenue = (un: Rappel): Reconnu => ({
    lecture: lectureMain(nom, reconnaitreLecture(nom, head, whole, un.lecture), un.lecture),
    rappel: un,
    refus: null,
  })
  if (rappel?.exact === true) return retenue(rappel)
  try {
    return { lecture: lectureDe(nom, recognise(nom, head, whole, undefined)), rappel: null, refus: null }
  } catch (error) {
    if (!(error instanceof MaillageError) || error.body.kind !== 'fichier-non-reconnu') throw error
    if (rappel !== null) return retenue(rappel)
    const { explication, issue } = error.body
    const connu = errors.estConnu(error)
    return { refus: `${explication} ${connu ? issue : AU_CHOIX}`, connu }
  }
}

/** The records of the head after its header; a quote still open where the head was cut ends them. */
async function dataRows(nom: string, head: Buffer, whole: boolean, lecture: Lecture): Promise<string[][]> {
  const lines = firstLines(decodeHead(head).replace(/^\uFEFF/, ''), 50_000, whole)
  const rows: string[][] = []
  try {
    const text = (async function* () {
      yield lines.join('\n')
    })()
    const { separateur, largeur: colonnes, largeurNue: largeur, debuts } = lecture
    for await (const batch of readRecords(text, { nom, separateur, colonnes, minimum: 0, largeur, debuts })) {
      for (const { ligne, cells } of batch) if (ligne > lecture.ligneEntete && lecture.garde(cells)) rows.push(cells)
    }
  } catch (error) {
    if (!(error instanceof MaillageError)) throw error
  }
  return rows
}

function unknownTable(head: Buffer, whole: boolean): Omit<Vue, 'encodage' | 'message'> {
  const lines = firstLines(decodeHead(head).replace(/^\uFEFF/, ''), 50, whole).filter((line) => line.trim() !== '')
  const separateur = voteSeparator(lines)
  const rows = lines.map((line) => splitRecord(line, separateur).map((cell) => cell.trim()))
  // Titles above the header have fewer cells.
  const filled = rows.map((cells) => cells.filter((cell) => cell !== '').length)
  const header = filled.findIndex((count) => count >= 0.6 * Math.max(...filled))
  const [entete = [], ...lignes] = rows
    .slice(header, header + LIGNES + 1)
    .map((cells) => cells.slice(0, COLONNES).map((cell) => cell.slice(0, CELLULE)))
  return {
    ...SANS_MEMOIRE,
    profil: null,
    libelle: 'Fichier non reconnu',
    millesime: null,
    separateur: separatorLabel(separateur),
    entete,
    lignes,
  }
}

const separatorLabel = (separator: Separator | null): string | null =>
  separator === null ? null : SEPARATOR_LABELS[separator]

/** NUL outside UTF-16, or many control characters: no text was ever written so. */
function refuseBinary(nom: string, head: Buffer): void {
  const sample = head.subarray(0, 4096)
  const encoding = headEncoding(head)
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return
  let controls = 0
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32)) controls++
  if (sample.includes(0) || controls > sample.length * 0.02) {
    throw errors.mauvaisFormat(nom, 'un fichier binaire', 'Choisissez un fichier de données (.csv ou .txt).')
  }
}
