/**
 * Readings chosen by hand, remembered in the application's own library: next year's file is recognised by its titles,
 * years aside. A library that cannot be read or written remembers nothing, and stops nobody.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { colonnesDe, deplacerColonnes, type Lecture } from '../../../../shared/domain/lecture.ts'
import { ecrireTexte } from '../../../disque/entier.ts'
import { yearInName } from '../chiffres/millesime.ts'
import { type Header, normaliseName } from '../table/header.ts'
import { libelleFichier } from './libelle-fichier.ts'

const FICHIER = 'lectures.json'
const LIMITE = 200
/** A header that has so many of the titles remembered, and all of those that are read, is the same table. */
const RESSEMBLANCE = 0.8

/**
 * `titres`: titles as written, so that the year of each can be told. `duFichier`: the words of the source are those of
 * its file name, so that another file takes its own (CPAM 03, then CPAM 71).
 */
export interface Souvenir {
  readonly cle: string
  readonly titres: readonly string[]
  readonly lecture: Lecture
  readonly duFichier: boolean
}

export interface Rappel {
  readonly cle: string
  /** The very titles that were remembered, years aside; else titles that look like them. */
  readonly exact: boolean
  readonly lecture: Lecture
}

type Valide = (lecture: unknown) => Lecture | null

const ANNEE = /(?:19|20)\d{2}/
/** "Taux 2023" and "Taux 2024", "P21_POP" and "P22_POP" are one title. */
function neutre(titre: string): string {
  return normaliseName(titre)
    .replace(new RegExp(ANNEE.source, 'g'), '*')
    .replace(/^([a-z])\d{2}(?=[a-z])/, '$1*')
}

const cleDe = (titres: readonly string[]): string =>
  createHash('sha256').update(titres.map(neutre).join('\n')).digest('hex').slice(0, 16)

export class Memoire {
  readonly #dossier: string
  readonly #valide: Valide

  constructor(bibliotheque: string, valide: Valide) {
    this.#dossier = bibliotheque
    this.#valide = valide
  }

  /** The reading of a table of these titles, its columns and years brought to this file. */
  rappeler(header: Header, nom: string): Rappel | null {
    const titres = header.cells.slice(0, header.width)
    const cle = cleDe(titres)
    const tous = this.#lire()
    const meme = tous.find((un) => un.cle === cle) ?? tous.find((un) => ressemble(un, titres))
    if (meme === undefined) return null
    const places = placesDe(titres)
    const lecture =
      meme.cle === cle
        ? meme.lecture
        : deplacerColonnes(meme.lecture, (colonne) => places.get(neutre(meme.titres[colonne] ?? '')))
    const libelle = meme.duFichier ? { libelle: libelleFichier(nom) } : {}
    return lecture === null
      ? null
      : { cle: meme.cle, exact: meme.cle === cle, lecture: { ...avecAnnees(lecture, meme, titres, nom), ...libelle } }
  }

  /** A table without titles has nothing to be known by. `nom`: of the file, or of its part. */
  retenir(header: Header, lecture: Lecture, nom: string): void {
    if (lecture.ligneEntete === 0) return
    const titres = header.cells.slice(0, header.width)
    const cle = cleDe(titres)
    const duFichier = lecture.libelle === libelleFichier(nom)
    this.#ecrire([{ cle, titres, lecture, duFichier }, ...this.#lire().filter((un) => un.cle !== cle)].slice(0, LIMITE))
  }

  /** Forgets; true when there was something to forget. */
  oublier(cle: string): boolean {
    const tous = this.#lire()
    const reste = tous.filter((un) => un.cle !== cle)
    if (reste.length === tous.length) return false
    this.#ecrire(reste)
    return true
  }

  #lire(): Souvenir[] {
    try {
      const lu: unknown = JSON.parse(readFileSync(join(this.#dossier, FICHIER), 'utf8'))
      if (!Array.isArray(lu)) return []
      return lu.flatMap((un: unknown): Souvenir[] => {
        const { cle, titres, lecture, duFichier } = (typeof un === 'object' && un !== null ? un : {}) as Record<
          string,
          unknown
        >
        const valide = this.#valide(lecture)
        if (typeof cle !== 'string' || !Array.isArray(titres) || valide === null) return []
        return [{ cle, titres: titres.map(String), lecture: valide, duFichier: duFichier === true }]
      })
    } catch {
      return []
    }
  }

  #ecrire(souvenirs: readonly Souvenir[]): void {
    try {
      mkdirSync(this.#dossier, { recursive: true })
      ecrireTexte(join(this.#dossier, FICHIER), `${JSON.stringify(souvenirs)}\n`)
    } catch {
      // Said above.
    }
  }
}

/** Place of each title that stands once: one met twice says nothing. */
function placesDe(titres: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  const doubles = new Set<string>()
  for (const [rang, titre] of titres.entries()) {
    const nom = neutre(titre)
    if (places.has(nom)) doubles.add(nom)
    else places.set(nom, rang)
  }
  for (const nom of doubles) places.delete(nom)
  return places
}

function ressemble({ titres, lecture }: Souvenir, autres: readonly string[]): boolean {
  const noms = new Set(autres.map(neutre))
  if (!colonnesDe(lecture).every((colonne) => noms.has(neutre(titres[colonne] ?? '')))) return false
  const communs = titres.filter((titre) => noms.has(neutre(titre))).length
  return communs >= Math.max(titres.length, autres.length) * RESSEMBLANCE
}

/** A year that stood in the title is read there again; another one is that of the new file, when its name says it. */
function avecAnnees(
  lecture: Lecture,
  { titres, lecture: avant }: Souvenir,
  nouveaux: readonly string[],
  nom: string,
): Lecture {
  return {
    ...lecture,
    valeurs: lecture.valeurs.map((valeur, i) => {
      const ancien = titres[avant.valeurs[i]?.colonne ?? -1] ?? ''
      const annee = ANNEE.exec(nouveaux[valeur.colonne] ?? '')?.[0]
      const dansLeTitre = valeur.millesime !== null && ancien.includes(valeur.millesime)
      return { ...valeur, millesime: dansLeTitre && annee !== undefined ? annee : yearInName(nom) }
    }),
  }
}
