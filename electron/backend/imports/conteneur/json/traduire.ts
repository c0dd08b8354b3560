/**
 * A published JSON of data (not a map) read as the table it stands for, while it streams. What it is is told from its first
 * bytes; what no rule knows stays JSON, and is refused in words where tables are read.
 */
import { type Contenu, type Reading, type ReadOptions, readAll, readHead, type SourceFile } from '../../octets/bytes.ts'
import * as errors from '../errors.ts'
import { Decoupe } from './decoupe.ts'
import { COLONNES, etablissements, jourDe } from './finess.ts'

/** Enough for the keys of the root and of the first legal person. */
const DEBUT = 256 * 1024
/** Text given at a time. */
const LOT = 256 * 1024

/** `source` with its table for content when its JSON is known; else the same. */
export async function traduireJson(source: SourceFile): Promise<SourceFile> {
  const debut = (await readHead(source, DEBUT)).toString('latin1')
  if (!estFinessStructures(debut)) return source
  return { ...source, contenu: contenuFiness(source) }
}

/** The keys of the root, then those of a legal person or of an establishment. */
export function estFinessStructures(debut: string): boolean {
  return /^(?:ï»¿)?\s*\{\s*"/.test(debut) && debut.includes('"informationsGeneralesPMEJ"') && debut.includes('"pmej"')
}

function contenuFiness(source: SourceFile): Contenu {
  return {
    forme: 'JSON',
    async tete(taille) {
      const morceaux: Buffer[] = []
      let longueur = 0
      const { chunks } = readAll(source, {})
      for await (const morceau of lignes(source.nom, chunks)) {
        morceaux.push(morceau)
        longueur += morceau.length
        if (longueur >= taille) break
      }
      return Buffer.concat(morceaux).subarray(0, taille)
    },
    lire(options: ReadOptions): Reading {
      const lecture = readAll(source, options)
      return { chunks: lignes(source.nom, lecture.chunks), finish: () => lecture.finish() }
    },
    avertissements: () => [],
  }
}

/** @throws MaillageError fichier-abime: cut short, or no JSON. */
async function* lignes(nom: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const decoupe = new Decoupe()
  let lot = ''
  let titre = false
  let lus = 0
  for await (const morceau of chunks) {
    for (const { cle, octets } of pousser(nom, decoupe, morceau)) {
      if (cle !== 'pmej') continue
      const jour = jourDe(decoupe.racine)
      if (!titre)
        lot += ligne(COLONNES.map((une) => (une === 'fermeture' && jour !== null ? `fermeture au ${jour}` : une)))
      titre = true
      lus++
      for (const cellules of etablissements(analyser(nom, octets, lus), jour)) lot += ligne(cellules)
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
