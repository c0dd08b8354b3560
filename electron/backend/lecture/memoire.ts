/** What was read of an open dossier, kept as long as it holds: all of it until a change, what files brought until one comes or goes. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { dossierContours } from '../contours/bibliotheque.ts'
import type { Reference } from '../reference/types.ts'
import { all, one } from '../store/sql.ts'
import type { Dossier } from '../store/types.ts'

interface Gardee {
  readonly cle: string
  readonly valeurs: Map<string, unknown>
}

interface Memoire {
  /** Of the dossier as it is now. */
  tout?: Gardee
  /** Of its sources. */
  apports?: Gardee
}

const memoires = new WeakMap<object, Memoire>()

/** Changes with every commit, of this program (rows written) and of another (data_version). */
export function revision(dossier: Dossier): string {
  const ecrites = one<{ n: number }>(dossier, 'SELECT total_changes() AS n')?.n ?? 0
  return `${dossier.db.pragma('data_version', { simple: true })} ${ecrites}`
}

/**
 * Rows of a file are written with it and go with it; those of a commune that joins, before anyone asks for them. The
 * territories that it brings to compare with are read with the others.
 */
function empreinteSources(dossier: Dossier): string {
  return JSON.stringify([
    all(dossier, 'SELECT id, sha256, importe_le, millesime, lues, retenues, rapport FROM source ORDER BY id'),
    one(dossier, 'SELECT count(*) AS n FROM comparaison'),
    all(dossier, 'SELECT id, libelle, unite, nature, theme, decimales FROM indicateur ORDER BY id'),
  ])
}

const numeros = new WeakMap<object, number>()
let dernier = 0
/** Objects are told apart by a number: another reference, or newer movements, say other things. */
function numero(objet: object): number {
  const connu = numeros.get(objet)
  if (connu !== undefined) return connu
  dernier += 1
  numeros.set(objet, dernier)
  return dernier
}

/** Which maps the application's library holds. */
function empreinteContours(bibliotheque: string): string {
  const dossier = dossierContours(bibliotheque)
  if (statSync(dossier, { throwIfNoEntry: false }) === undefined) return '' // no library yet
  try {
    return readdirSync(dossier)
      .map((nom) => `${nom} ${statSync(join(dossier, nom)).mtimeMs}`)
      .join(' ')
  } catch {
    return '' // just removed, or not to be read
  }
}

function garder<T>(gardee: Gardee, nom: string, lire: () => T): T {
  if (gardee.valeurs.has(nom)) return gardee.valeurs.get(nom) as T
  const valeur = lire()
  gardee.valeurs.set(nom, valeur)
  return valeur
}

const neuve = (cle: string): Gardee => ({ cle, valeurs: new Map() })

export interface Garde {
  /** State of the dossier that what is kept speaks of. */
  readonly revision: string
  /** Read again after any change of the dossier, of the reference or of the library. */
  tout<T>(nom: string, lire: () => T): T
  /** Read again after an import, or the removal of a source. */
  apports<T>(nom: string, lire: () => T): T
}

/** Inside a transaction nothing is kept: it may be undone. */
export function gardeDe(dossier: Dossier, reference: Reference, bibliotheque: string): Garde {
  const etat = revision(dossier)
  if (dossier.db.inTransaction) return garde(etat, neuve(''), neuve(''))
  const memoire = memoires.get(dossier.db) ?? {}
  memoires.set(dossier.db, memoire)
  const cle = `${etat} ${numero(reference)} ${reference.mouvements === null ? 0 : numero(reference.mouvements)} ${empreinteContours(bibliotheque)}`
  if (memoire.tout?.cle !== cle) memoire.tout = neuve(cle)
  const { tout } = memoire
  const sources = garder(tout, 'sources', () => empreinteSources(dossier))
  if (memoire.apports?.cle !== sources) memoire.apports = neuve(sources)
  return garde(etat, tout, memoire.apports)
}

function garde(etat: string, tout: Gardee, apports: Gardee): Garde {
  return {
    revision: etat,
    tout: (nom, lire) => garder(tout, nom, lire),
    apports: (nom, lire) => garder(apports, nom, lire),
  }
}
