/** Supply: kept activities of the directories of professionals, and structures. Several sources may stand side by side. */

import { arrondissementsOf, communeOfArrondissement } from '../../../shared/domain/codes.ts'
import { declaree, type Portee } from '../../../shared/domain/listes.ts'
import { SOURCE_OFFRE } from './choix-source.ts'
import { listEtude } from './etude.ts'
import { getReglage } from './reglages.ts'
import { getCouverture, getPortee, listSources, sourcesCouvrant } from './sources.ts'
import { all, codeList, one, runAll } from './sql.ts'
import type { ActiviteRow, Dossier, SourceRow, StructureRow } from './types.ts'

export interface ActiviteLue extends ActiviteRow {
  /** Without commune: 1 when the person has one in the study area by another activity. */
  readonly comptee?: 0 | 1
}

/** The people of one list. */
export interface Offre {
  readonly source: SourceRow
  readonly couverture: ReadonlySet<string>
  readonly portee: Portee | null
  /** Of the communes asked for, and those without commune (`code` null: à placer). */
  readonly activites: readonly ActiviteLue[]
}
export interface Structures {
  readonly source: SourceRow
  readonly couverture: ReadonlySet<string>
  readonly portee: Portee | null
  readonly structures: readonly StructureRow[]
}

/** Gives how many were written. */
export function insertActivites(dossier: Dossier, sourceId: number, rows: Iterable<ActiviteRow>): number {
  return runAll(
    dossier,
    `INSERT INTO activite (source_id, code, code_postal, profession, savoir_faire, mode, personne, possibles)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    rows,
    (row) => [
      sourceId,
      row.code,
      row.codePostal,
      row.profession,
      row.savoirFaire,
      row.mode,
      row.personne,
      row.possibles ? JSON.stringify(row.possibles) : null,
    ],
  )
}

/** Gives how many were written. A FINESS number twice in one source is a programming error. */
export function insertStructures(dossier: Dossier, sourceId: number, rows: Iterable<StructureRow>): number {
  return runAll(
    dossier,
    `INSERT INTO structure (source_id, finess, code, categorie, libelle_categorie, raison_sociale)
     VALUES (?, ?, ?, ?, ?, ?)`,
    rows,
    (row) => [sourceId, row.finess, row.code, row.categorie, row.libelleCategorie, row.raisonSociale],
  )
}

/** What is taken where the user chose nothing: it counts each person by an identifier, and says the commune. */
const ANNUAIRE_SANTE = 'annuaire-sante'

/** Directories that know a person, or a place, by the same identifier, whatever their edition. */
const FAMILLES: readonly string[] = ['annuaire-sante', 'ameli-annuaire', 'finess']

export function familleDe({ profil }: SourceRow): string {
  return FAMILLES.find((une) => profil.startsWith(une)) ?? profil
}

interface Rangees {
  readonly larges: readonly SourceRow[]
  /** Cover less than half of what another covers: they must not hide it. */
  readonly extraits: readonly SourceRow[]
}

/**
 * Newest data first, whatever the order of the imports; a file that does not say its date is of the day it came. What a
 * list covers whole counts; where none covers anything, the communes it has lines of.
 */
function parDate(dossier: Dossier, contenu: 'offre' | 'structures', codes: Iterable<string>): Rangees {
  if (one(dossier, 'SELECT 1 FROM source WHERE contenu = ? LIMIT 1', contenu) === undefined)
    return { larges: [], extraits: [] }
  const asked = new Set(codes)
  const couvrant = sourcesCouvrant(dossier, contenu, asked).map(({ source, couvertes }) => {
    const portee = getPortee(dossier, source.id)
    const partielles = portee?.partielles.filter((code) => asked.has(code) && !declaree(portee, code)) ?? []
    return { source, couvertes, entieres: couvertes - partielles.length }
  })
  const etendue = couvrant.some(({ entieres }) => entieres > 0)
    ? ({ entieres }: (typeof couvrant)[number]) => entieres
    : ({ couvertes }: (typeof couvrant)[number]) => couvertes
  const mieux = Math.max(0, ...couvrant.map(etendue))
  const date = ({ millesime, importeLe }: SourceRow) => millesime ?? importeLe.slice(0, 10)
  const triees = couvrant.sort((a, b) =>
    date(a.source) < date(b.source) ? 1 : date(a.source) > date(b.source) ? -1 : 0,
  )
  const garder = (large: boolean) =>
    triees.filter((une) => etendue(une) * 2 >= mieux === large).map(({ source }) => source)
  return { larges: garder(true), extraits: garder(false) }
}

/**
 * Every source of professionals that covers one of these communes: first the one published where no other was chosen for
 * a profession, then newest first, extracts last.
 */
export function listOffres(dossier: Dossier, codes: Iterable<string>): SourceRow[] {
  const { larges, extraits } = parDate(dossier, 'offre', codes)
  const sources = [...larges, ...extraits]
  const choisie = getReglage(dossier, SOURCE_OFFRE)
  const retenue =
    sources.find(({ id }) => String(id) === choisie) ?? larges.find(({ profil }) => profil === ANNUAIRE_SANTE)
  return retenue === undefined ? sources : [retenue, ...sources.filter((source) => source !== retenue)]
}

/**
 * Where the supply of these communes is kept: an import that knows both puts a line in the arrondissement, and a whole
 * commune holds what is in all of its own.
 */
function lieux(codes: Iterable<string>): Set<string> {
  return new Set([...codes].flatMap((code) => [code, ...arrondissementsOf(code)]))
}

/** A line of an arrondissement is one of its commune, when this one is asked for. */
function ramener<T extends { readonly code: string | null }>(lignes: readonly T[], codes: ReadonlySet<string>): T[] {
  return lignes.map((ligne) => {
    const commune = ligne.code === null ? null : communeOfArrondissement(ligne.code)
    return commune !== null && codes.has(commune) ? { ...ligne, code: commune } : ligne
  })
}

/** Professionals of one source on these communes, and those it could not place. */
export function lireOffre(dossier: Dossier, source: SourceRow, codes: Iterable<string>): Offre {
  const demandes = new Set(codes)
  const columns = `code, code_postal AS codePostal, profession, savoir_faire AS savoirFaire, mode, personne`
  const placees = all<ActiviteRow>(
    dossier,
    `SELECT ${columns} FROM activite WHERE source_id = ? AND code IN (SELECT value FROM json_each(?))`,
    source.id,
    codeList(lieux(demandes)),
  )
  const famille = listSources(dossier).filter((une) => une.contenu === 'offre' && familleDe(une) === familleDe(source))
  const etude = codeList(lieux(listEtude(dossier)))
  const sansCommune = all<ActiviteLue>(
    dossier,
    `SELECT ${columns}, personne IN (
       SELECT personne FROM activite
       WHERE source_id IN (SELECT value FROM json_each(?)) AND code IN (SELECT value FROM json_each(?))
         AND mode = 'L') AS comptee
     FROM activite WHERE source_id = ? AND code IS NULL AND (possibles IS NULL OR EXISTS (
       SELECT 1 FROM json_each(possibles) WHERE value IN (SELECT value FROM json_each(?))))`,
    JSON.stringify(famille.map(({ id }) => id)),
    etude,
    source.id,
    etude,
  )
  return { ...liste(dossier, source), activites: [...ramener(placees, demandes), ...sansCommune] }
}

function liste(dossier: Dossier, source: SourceRow) {
  return { source, couverture: getCouverture(dossier, source.id), portee: getPortee(dossier, source.id) }
}

/** Did the user choose it? */
export const estImposee = (dossier: Dossier, { id }: SourceRow): boolean =>
  getReglage(dossier, SOURCE_OFFRE) === String(id)

/**
 * Structures from the newest FINESS that covers these communes, else from the newest source: a list of one category must
 * not hide all the others. The others say what it does not. Null when none covers any.
 */
export function structuresRetenues(
  dossier: Dossier,
  codes: readonly string[],
): (Structures & { readonly complements: readonly Structures[] }) | null {
  const { larges, extraits } = parDate(dossier, 'structures', codes)
  const sources = [...larges, ...extraits]
  const finess = (source: SourceRow) => familleDe(source) === 'finess'
  const [source, ...autres] = [...sources.filter(finess), ...sources.filter((une) => !finess(une))]
  if (source === undefined) return null
  return {
    ...lireStructures(dossier, source, codes),
    complements: autres.map((une) => lireStructures(dossier, une, codes)),
  }
}

function lireStructures(dossier: Dossier, source: SourceRow, codes: readonly string[]): Structures {
  const demandes = new Set(codes)
  // Without statistics SQLite prefers the primary key, and reads the whole source once per commune: hence INDEXED BY.
  const structures = all<StructureRow>(
    dossier,
    `SELECT s.finess, s.code, s.categorie, s.libelle_categorie AS libelleCategorie, s.raison_sociale AS raisonSociale
     FROM json_each(?) AS voulu CROSS JOIN structure AS s INDEXED BY structure_code
       ON s.source_id = ? AND s.code = voulu.value
     ORDER BY s.finess`,
    codeList(lieux(demandes)),
    source.id,
  )
  return { ...liste(dossier, source), structures: ramener(structures, demandes) }
}

/** People and activities of a list in the study area, those to be placed included. */
export function compterOffre(
  dossier: Dossier,
  sourceId: number,
): { readonly personnes: number; readonly activites: number } {
  const etude = codeList(lieux(listEtude(dossier)))
  const compte = one<{ personnes: number; activites: number }>(
    dossier,
    `SELECT count(DISTINCT personne) AS personnes, count(*) AS activites FROM activite
     WHERE source_id = ? AND (code IN (SELECT value FROM json_each(?)) OR (code IS NULL AND (possibles IS NULL OR EXISTS (
       SELECT 1 FROM json_each(possibles) WHERE value IN (SELECT value FROM json_each(?))))))`,
    sourceId,
    etude,
    etude,
  )
  return compte ?? { personnes: 0, activites: 0 }
}
