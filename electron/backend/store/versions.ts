/** Named versions of a CPTS: a photo of what it said that day. A trace, outside the history of undo. */
import { MaillageError } from '../../../shared/contract/errors.ts'
import { type Photo, photoSchema } from '../../../shared/domain/versions/photo.ts'
import { cite } from './errors.ts'
import { all, one, run } from './sql.ts'
import type { Dossier } from './types.ts'

export interface VersionRow {
  readonly id: number
  readonly nom: string
  /** ISO 8601. */
  readonly creeLe: string
  /** Last line of the journal that it holds. */
  readonly journal: number
}

const COLONNES = 'id, nom, cree_le AS creeLe, journal_id AS journal'

/** The newest first. */
export function listVersions(dossier: Dossier, cpts: number): VersionRow[] {
  return all<VersionRow>(dossier, `SELECT ${COLONNES} FROM version WHERE cpts_id = ? ORDER BY id DESC`, cpts)
}

/** @throws MaillageError 'introuvable' when the CPTS has no such version, 'fichier-abime' when it cannot be read */
export function getVersion(dossier: Dossier, cpts: number, id: number): VersionRow & { readonly photo: Photo } {
  const row = one<VersionRow & { photo: string }>(
    dossier,
    `SELECT ${COLONNES}, photo FROM version WHERE cpts_id = ? AND id = ?`,
    cpts,
    id,
  )
  if (row === undefined)
    throw new MaillageError(
      'introuvable',
      'Cette version n’existe pas.',
      `La CPTS n’a pas, ou n’a plus, de version ${id}.`,
      'Relisez la liste des versions, puis recommencez.',
    )
  const lue = photoSchema.safeParse(JSON.parse(row.photo))
  if (!lue.success)
    throw new MaillageError(
      'fichier-abime',
      'Cette version ne peut pas être lue.',
      `${cite(row.nom)} a été enregistrée par un autre logiciel, ou le dossier est abîmé. Le reste du dossier se lit.`,
      'Supprimez cette version, ou reprenez une sauvegarde du dossier.',
      lue.error,
    )
  return { ...row, photo: lue.data }
}

export function addVersion(
  dossier: Dossier,
  cpts: number,
  { nom, creeLe, journal, photo }: Omit<VersionRow, 'id'> & { readonly photo: Photo },
): number {
  const { id } = run(
    dossier,
    'INSERT INTO version (cpts_id, nom, cree_le, journal_id, photo) VALUES (?, ?, ?, ?, ?)',
    ...[cpts, nom, creeLe, journal, JSON.stringify(photo)],
  )
  return id
}

export function deleteVersion(dossier: Dossier, cpts: number, id: number): void {
  run(dossier, 'DELETE FROM version WHERE cpts_id = ? AND id = ?', cpts, id)
}
