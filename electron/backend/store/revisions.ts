/**
 * Which CPTS each change touched, read in the lines of its history: a window reads again the figures of those alone.
 * Kept with the open dossier; what was before it is one revision for all.
 */
import type { Database } from 'better-sqlite3'
import { arrondissementsOf, communeOfArrondissement } from '../../../shared/domain/codes.ts'
import { formesDe } from './lignes.ts'
import type { Dossier } from './types.ts'

/** Tables whose rows belong to one CPTS, and the column that says which. A row without one is the whole dossier's. */
const DES_CPTS: ReadonlyMap<string, string> = new Map([
  ['cpts', 'id'],
  ...[
    'cpts_commune',
    'elargissement',
    'secteur',
    'secteur_commune',
    'chiffre_publie',
    'texte',
    'reglage',
    'document_section',
    'document_texte',
    'document_ordre',
    'projet_besoin',
    'projet_axe',
    'projet_action',
    'projet_etape',
    'projet_indicateur',
    'projet_cible',
    'projet_preuve',
    'projet_membre',
  ].map((table) => [table, 'cpts_id'] as const),
])
const ETUDE = 'commune_etude'
/** A commune in a CPTS is a row, put in or taken out. */
const TENUES = 'cpts_commune'
const PAS: Readonly<Record<string, number>> = { insertion: 1, suppression: -1 }

/** Numbers of the CPTS touched; null: any of them may be. */
export type Touchees = ReadonlySet<number> | null

interface Suivi {
  /** Last line of the journal that this connection wrote or found. */
  derniere: number
  /** Revision of a CPTS that no change of its own followed. */
  commune: number
  readonly propres: Map<number, number>
}

const suivis = new WeakMap<Database, Suivi>()

interface Ligne {
  readonly nom: string
  readonly operation: string
  readonly valeurs: string
}

/** What the lines of the history after `avant` change. To be read before they are closed into a step. */
export function touchees(db: Database, avant: number): Touchees {
  const tables = db.prepare('SELECT DISTINCT nom FROM historique_ligne WHERE id > ?').pluck().all(avant) as string[]
  if (!tables.every((table) => DES_CPTS.has(table) || table === ETUDE)) return null
  const formes = formesDe(db)
  const numeros = new Set<number>()
  const lignes = db.prepare('SELECT nom, operation, valeurs FROM historique_ligne WHERE id > ?').all(avant) as Ligne[]
  const tenues = new Map<string, number>()
  for (const { nom, operation, valeurs: texte } of lignes) {
    const forme = formes[nom]
    if (forme === undefined) return null
    const valeurs = JSON.parse(texte) as unknown[]
    const noms = operation === 'insertion' ? forme.cle : forme.colonnes
    const code = valeurs[noms.indexOf('code')]
    if (typeof code === 'string') {
      if (communeOfArrondissement(code) !== null || arrondissementsOf(code).length > 0) return null
      if (nom === TENUES) tenues.set(code, (tenues.get(code) ?? 0) + (PAS[operation] ?? 0))
    }
    if (nom === ETUDE) continue
    const place = noms.indexOf(DES_CPTS.get(nom) ?? '')
    const numero = place >= 0 ? valeurs[place] : cptsDe(db, nom, valeurs[0])
    if (numero === undefined) continue // come and gone in the same change: its other line says whose it was
    if (typeof numero !== 'number') return null
    numeros.add(numero)
  }
  return changeEtude(db, tenues) ? null : numeros
}

/**
 * What a source brings is told of the whole study area (how many rows it keeps of it, which of two files is published,
 * `lecture/contredites.ts`): a commune that enters it, or leaves it, changes what is said of every CPTS. One that only
 * passes from a CPTS to another does not. Of a city and its arrondissements, the area depends on what the CPTS hold.
 * @param tenues by commune, in how many more CPTS it is now than before the change.
 */
function changeEtude(db: Database, tenues: ReadonlyMap<string, number>): boolean {
  if (db.prepare('SELECT 1 FROM source LIMIT 1').get() === undefined) return false
  const compter = db.prepare(`SELECT count(*) FROM ${TENUES} WHERE code = ?`).pluck()
  return [...tenues].some(([code, difference]) => {
    const maintenant = compter.get(code) as number
    return maintenant > 0 !== maintenant - difference > 0
  })
}

/** CPTS of a row told by its number alone. */
function cptsDe(db: Database, table: string, id: unknown): unknown {
  return db.prepare(`SELECT cpts_id FROM ${table} WHERE id = ?`).pluck().get(id)
}

/** The change of this line of the journal is on disk. */
export function noterRevision(db: Database, revision: number, touche: Touchees): void {
  const suivi = suiviDe(db, revision - 1)
  suivi.derniere = revision
  if (touche === null) suivi.commune = revision
  else for (const numero of touche) suivi.propres.set(numero, revision)
}

/** Revision of a CPTS of a dossier that is now at `revision`: its figures are the same as long as it is. */
export function revisionCpts({ db }: Dossier, revision: number, numero: number): number {
  const suivi = suiviDe(db, revision)
  return Math.max(suivi.commune, suivi.propres.get(numero) ?? 0)
}

/** Lines of the journal that this connection did not write may have changed anything. */
function suiviDe(db: Database, revision: number): Suivi {
  let suivi = suivis.get(db)
  if (suivi === undefined) {
    suivi = { derniere: revision, commune: revision, propres: new Map() }
    suivis.set(db, suivi)
  } else if (suivi.derniere !== revision) {
    suivi.derniere = suivi.commune = revision
  }
  return suivi
}
