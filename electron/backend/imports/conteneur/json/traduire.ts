/**
 * A published JSON of data (not a map) read as the table it stands for, while it streams. What it is is told from its first
 * bytes; what no rule knows stays JSON, and is refused in words where tables are read.
 */
import { type Contenu, type Reading, type ReadOptions, readAll, readHead, type SourceFile } from '../../octets/bytes.ts'
import * as errors from '../errors.ts'
import { activites, COLONNES_ACTIVITES } from './activites.ts'
import { Decoupe } from './decoupe.ts'
import { COLONNES, etablissements, jourDe } from './finess.ts'

/** Keys of the root of a FINESS file, met in its first bytes; its legal persons may stand after long lists of groups. */
const RACINE = /^(?:\uFEFF)?\s*\{\s*"(?:schemaVersion|generatedAt|gco|gcc|pmej)"\s*:/
const DEBUT = 4096
/** How far the first legal persons are looked for, and how many of them tell what the file is. */
const RECHERCHE = 128 * 1024 * 1024
const PERSONNES = 100
/** Text given at a time. */
const LOT = 256 * 1024

/** A JSON that is known: what tells one of its legal persons, and the lines that one legal person gives. */
interface Forme {
  readonly cle: RegExp
  readonly colonnes: readonly string[]
  /** Column whose title says the day of the extraction: "fermeture au 2026-09-11". */
  readonly datee: string
  lignes(pmej: unknown, jour: string | null): Iterable<readonly string[]>
}

const FORMES: readonly Forme[] = [
  {
    cle: /"informationsGeneralesPMEJ"/,
    colonnes: COLONNES,
    datee: 'fermeture',
    lignes: etablissements,
  },
  {
    cle: /"activites(?:Autorisees|Exercees)"/,
    colonnes: COLONNES_ACTIVITES,
    datee: 'ligne',
    lignes: activites,
  },
]

/** `source` with its table for content when its JSON is known; else the same. */
export async function traduireJson(source: SourceFile): Promise<SourceFile> {
  if (!RACINE.test((await readHead(source, DEBUT)).toString('utf8'))) return source
  const forme = await formeDe(source)
  return forme === undefined ? source : { ...source, contenu: contenuFiness(source, forme) }
}

/** Told by the keys of the first legal persons; undefined: they have none of ours, or it is no JSON. */
async function formeDe(source: SourceFile): Promise<Forme | undefined> {
  const decoupe = new Decoupe()
  let [octetsLus, personnes] = [0, 0]
  for await (const morceau of readAll(source, {}).chunks) {
    octetsLus += morceau.length
    for (const { cle, octets } of pousser(source.nom, decoupe, morceau)) {
      if (cle !== 'pmej') continue
      const texte = octets.toString('latin1')
      const forme = FORMES.find((une) => une.cle.test(texte))
      if (forme !== undefined || ++personnes >= PERSONNES) return forme
    }
    if (octetsLus > RECHERCHE) return undefined
  }
  return undefined
}

function contenuFiness(source: SourceFile, forme: Forme): Contenu {
  let jour: Promise<string | null> | undefined
  const leJour = () => {
    jour ??= jourDuFichier(source)
    return jour
  }
  return {
    forme: 'JSON',
    async tete(taille) {
      const morceaux: Buffer[] = []
      let longueur = 0
      const { chunks } = readAll(source, {})
      for await (const morceau of lignes(source.nom, chunks, forme, leJour)) {
        morceaux.push(morceau)
        longueur += morceau.length
        if (longueur >= taille) break
      }
      return Buffer.concat(morceaux).subarray(0, taille)
    },
    lire(options: ReadOptions): Reading {
      const lecture = readAll(source, options)
      return { chunks: lignes(source.nom, lecture.chunks, forme, leJour), finish: () => lecture.finish() }
    },
    avertissements: () => [],
  }
}

/** Day of the extraction where it stands after the legal persons: the file is gone through once for it. */
async function jourDuFichier(source: SourceFile): Promise<string | null> {
  const decoupe = new Decoupe()
  for await (const morceau of readAll(source, {}).chunks) pousser(source.nom, decoupe, morceau)
  return jourDe(decoupe.racine)
}

/** @throws MaillageError fichier-abime: cut short, or no JSON. */
async function* lignes(
  nom: string,
  chunks: AsyncIterable<Buffer>,
  forme: Forme,
  leJour: () => Promise<string | null>,
): AsyncGenerator<Buffer> {
  const decoupe = new Decoupe()
  let lot = ''
  let jour: string | null | undefined
  let lus = 0
  for await (const morceau of chunks) {
    for (const { cle, octets } of pousser(nom, decoupe, morceau)) {
      if (cle !== 'pmej') continue
      if (jour === undefined) {
        jour = jourDe(decoupe.racine) ?? (await leJour())
        lot += ligne(forme.colonnes.map((une) => (une === forme.datee && jour != null ? `${une} au ${jour}` : une)))
      }
      lus++
      for (const cellules of forme.lignes(analyser(nom, octets, lus), jour)) lot += ligne(cellules)
      if (lot.length < LOT) continue
      yield Buffer.from(lot)
      lot = ''
    }
  }
  if (!decoupe.fini) throw errors.jsonCoupe(nom, lus)
  if (lot !== '') yield Buffer.from(lot)
}

function pousser(nom: string, decoupe: Decoupe, morceau: Buffer) {
  try {
    return decoupe.pousser(morceau)
  } catch (cause) {
    throw errors.jsonIllisible(nom, null, cause)
  }
}

function analyser(nom: string, octets: Buffer, rang: number): unknown {
  try {
    return JSON.parse(octets.toString('utf8'))
  } catch (cause) {
    throw errors.jsonIllisible(nom, rang, cause)
  }
}

const ligne = (cellules: readonly string[]): string => `${cellules.map(cellule).join(';')}\n`

/** Quoted when it must be (RFC 4180); a line break would be a second line. */
const cellule = (texte: string): string => {
  const seul = texte.replace(/[\r\n]+/g, ' ')
  return /[";]/.test(seul) ? `"${seul.replaceAll('"', '""')}"` : seul
}
