/** Imported files: what they were, what they brought, which communes they speak of. */
import { MaillageError } from '../../../shared/contract/errors.ts'
import { type Portee, type PorteeFichier, porteeSur } from '../../../shared/domain/listes.ts'
import { oublierChoix } from './choix-source.ts'
import { listEtude, listToutes } from './etude.ts'
import { deletePubliesDuFichier } from './publies.ts'
import { all, codeList, one, run, runAll } from './sql.ts'
import type { Dossier, SourceContenu, SourceRow } from './types.ts'

interface StoredSource {
  id: number
  contenu: SourceContenu
  nom_fichier: string
  taille: number
  sha256: string
  profil: string
  libelle: string
  producteur: string | null
  licence: string | null
  millesime: string | null
  importe_le: string
  lues: number
  retenues: number
  rapport: string
  partie: string | null
}

function toRow(stored: StoredSource): SourceRow {
  const { nom_fichier, importe_le, rapport, ...rest } = stored
  return { ...rest, nomFichier: nom_fichier, importeLe: importe_le, rapport: JSON.parse(rapport) as unknown }
}

const COLONNES = [
  'contenu',
  'nom_fichier',
  'taille',
  'sha256',
  'profil',
  'libelle',
  'producteur',
  'licence',
  'millesime',
  'importe_le',
  'lues',
  'retenues',
  'rapport',
  'partie',
] as const

/** In the order of `COLONNES`. */
function enColonnes(source: Omit<SourceRow, 'id'>): (string | number | null)[] {
  const stored: Record<(typeof COLONNES)[number], string | number | null> = {
    ...source,
    nom_fichier: source.nomFichier,
    importe_le: source.importeLe,
    rapport: JSON.stringify(source.rapport ?? null),
  }
  return COLONNES.map((colonne) => stored[colonne])
}

/** Adds a source and gives its id. A streamed import adds it first with what it knows, then calls `updateSource`. */
export function insertSource(dossier: Dossier, source: Omit<SourceRow, 'id'>): number {
  return run(
    dossier,
    `INSERT INTO source (${COLONNES.join(', ')}) VALUES (${COLONNES.map(() => '?').join(', ')})`,
    ...enColonnes(source),
  ).id
}

/** Rewrites a source whose counts, report or hash are known only at the end of its stream. */
export function updateSource(dossier: Dossier, id: number, changes: Partial<Omit<SourceRow, 'id'>>): void {
  const source = { ...getSource(dossier, id), ...changes }
  run(
    dossier,
    `UPDATE source SET ${COLONNES.map((colonne) => `${colonne} = ?`).join(', ')} WHERE id = ?`,
    ...enColonnes(source),
    id,
  )
}

/**
 * Declares the communes a source speaks of (adds to those already declared). For a count, a covered commune without
 * line is zero; a commune outside the coverage is missing.
 * @param lignes how many lines of the file are of a commune; null: not counted.
 */
export function addCouverture(
  dossier: Dossier,
  sourceId: number,
  codes: Iterable<string>,
  lignes: (code: string) => number | null = () => null,
): void {
  runAll(
    dossier,
    'INSERT OR IGNORE INTO source_couverture (source_id, code, lignes) VALUES (?, ?, ?)',
    codes,
    (code) => [sourceId, code, lignes(code)],
  )
}

export function getCouverture(dossier: Dossier, sourceId: number): Set<string> {
  const rows = all<{ code: string }>(dossier, 'SELECT code FROM source_couverture WHERE source_id = ?', sourceId)
  return new Set([...rows.map(({ code }) => code), ...(getPortee(dossier, sourceId)?.declarees ?? [])])
}

/** What the whole file of a list showed. */
export function putPortee(dossier: Dossier, sourceId: number, portee: PorteeFichier): void {
  run(dossier, 'INSERT INTO source_portee (source_id, portee) VALUES (?, ?)', sourceId, JSON.stringify(portee))
}

function exigerPortee(dossier: Dossier, sourceId: number): PorteeFichier {
  const portee = porteeFichier(dossier, sourceId)
  if (portee !== null) return portee
  throw new MaillageError(
    'usage',
    'Cette source ne se déclare pas complète.',
    `« ${getSource(dossier, sourceId).nomFichier} » n’est pas une liste de professionnels ou d’établissements, ou a été importée par une ancienne version.`,
    'Importez de nouveau ce fichier si c’en est une, puis déclarez-la complète.',
  )
}

/** The user declares that a list is complete in these communes; none: takes the declaration back. */
export function declarerListe(dossier: Dossier, sourceId: number, communes: Iterable<string>): void {
  const { declarees: _, ...portee } = exigerPortee(dossier, sourceId)
  const declarees = [...new Set(communes)].sort()
  const nouvelle: PorteeFichier = declarees.length === 0 ? portee : { ...portee, declarees }
  run(dossier, 'UPDATE source_portee SET portee = ? WHERE source_id = ?', JSON.stringify(nouvelle), sourceId)
}

/** The same, of the study area as it is now. Null: imported before this was kept. */
export function getPortee(dossier: Dossier, sourceId: number): Portee | null {
  const portee = porteeFichier(dossier, sourceId)
  return portee === null ? null : porteeSur(portee, listEtude(dossier))
}

/** What the whole file showed, wherever the study area is. Null: imported before this was kept. */
export function porteeFichier(dossier: Dossier, sourceId: number): PorteeFichier | null {
  const stored = one<{ portee: string }>(dossier, 'SELECT portee FROM source_portee WHERE source_id = ?', sourceId)
  return stored === undefined ? null : (JSON.parse(stored.portee) as PorteeFichier)
}

/** Newest first. */
export function listSources(dossier: Dossier): SourceRow[] {
  return all<StoredSource>(dossier, 'SELECT * FROM source ORDER BY id DESC').map(toRow)
}

/** Lines that each source has of the study area of now; of one imported before they were counted by commune, those of then. */
export function listRetenues(dossier: Dossier): Map<number, number> {
  const etude = new Set(listEtude(dossier))
  // Nearly always a few, or none: what the tables hold is counted whole, less what is no more of the study area.
  const sorties = codeList(listToutes(dossier).filter((code) => !etude.has(code)))
  const rows = all<{ id: number; retenues: number }>(
    dossier,
    `WITH lignes AS (
       SELECT source_id AS id, sum(lignes) AS n FROM source_couverture GROUP BY source_id
       UNION ALL SELECT c.source_id, -sum(c.lignes) FROM source_garde AS g CROSS JOIN json_each(?) AS sortie
         CROSS JOIN source_couverture AS c ON c.source_id = g.source_id AND c.code = sortie.value GROUP BY c.source_id
       UNION ALL SELECT g.source_id, count(*) FROM source_garde AS g
         CROSS JOIN activite AS a ON a.source_id = g.source_id AND a.code IS NULL
         WHERE ? = '[]' OR EXISTS (SELECT 1 FROM json_each(a.possibles) WHERE value IN (SELECT value FROM json_each(?)))
         GROUP BY g.source_id)
     SELECT s.id, CASE WHEN g.source_id IS NULL THEN s.retenues ELSE
       coalesce((SELECT sum(n) FROM lignes WHERE lignes.id = s.id), 0) END AS retenues
     FROM source AS s LEFT JOIN source_garde AS g ON g.source_id = s.id`,
    sorties,
    sorties,
    codeList(etude),
  )
  return new Map(rows.map(({ id, retenues }) => [id, retenues]))
}

/** Vintages that each source of several years brought, by commune or to compare with. */
export function millesimesDesSources(dossier: Dossier): Map<number, string[]> {
  const rows = all<{ id: number; millesime: string }>(
    dossier,
    `WITH plusieurs AS (SELECT id FROM source WHERE millesime IS NULL AND contenu = 'observations')
     SELECT source_id AS id, millesime FROM observation WHERE source_id IN plusieurs
     UNION SELECT source_id, millesime FROM comparaison WHERE source_id IN plusieurs`,
  )
  const lus = new Map<number, string[]>()
  for (const { id, millesime } of rows) lus.set(id, [...(lus.get(id) ?? []), millesime])
  return lus
}

/** @throws MaillageError 'introuvable' */
export function getSource(dossier: Dossier, id: number): SourceRow {
  const stored = one<StoredSource>(dossier, 'SELECT * FROM source WHERE id = ?', id)
  if (!stored) {
    throw new MaillageError(
      'introuvable',
      'Cette source n’est pas dans le dossier.',
      `Aucune source ne porte le numéro ${id}.`,
      'Rafraîchissez la liste des sources, puis choisissez-en une.',
    )
  }
  return toRow(stored)
}

/** Sources of this kind that cover at least one of the communes, newest import first, and how many they cover. */
export function sourcesCouvrant(
  dossier: Dossier,
  contenu: SourceContenu,
  codes: Iterable<string>,
): { readonly source: SourceRow; readonly couvertes: number }[] {
  const voulues = new Set(codes)
  return all<StoredSource & { readonly couvertes: number }>(
    dossier,
    `SELECT source.*, (
       SELECT count(*) FROM json_each(?) AS voulu
       CROSS JOIN source_couverture AS c ON c.source_id = source.id AND c.code = voulu.value) AS couvertes
     FROM source WHERE contenu = ? ORDER BY id DESC`,
    codeList(voulues),
    contenu,
  )
    .map((stored) => {
      if ((getPortee(dossier, stored.id)?.declarees ?? []).length === 0) return stored
      const couverture = getCouverture(dossier, stored.id)
      return { ...stored, couvertes: [...voulues].filter((code) => couverture.has(code)).length }
    })
    .filter(({ couvertes }) => couvertes > 0)
    .map(({ couvertes, ...stored }) => ({ source: toRow(stored), couvertes }))
}

/** Removes a source and all that it brought. @throws MaillageError 'introuvable' */
/** Its values are published figures, kept with those that are typed. */
const PROFIL_PUBLIES = 'cpts-publies'

export function deleteSource(dossier: Dossier, id: number): void {
  const { nomFichier, profil } = getSource(dossier, id)
  if (profil === PROFIL_PUBLIES) deletePubliesDuFichier(dossier, nomFichier)
  oublierChoix(dossier, id)
  run(dossier, 'DELETE FROM source WHERE id = ?', id)
}
