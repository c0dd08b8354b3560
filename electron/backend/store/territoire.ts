/** Study area, CPTS and their sectors. Codes are those of communes of today: the caller has resolved them. */
import { MaillageError } from '../../../shared/contract/errors.ts'
import type { Elargissement } from '../../../shared/domain/elargissements.ts'
import type { Perimetre } from '../../../shared/domain/portrait-types.ts'
import { addElargissements } from './elargissements.ts'
import { cite } from './errors.ts'
import { listToutes } from './etude.ts'
import { cleanName } from './noms.ts'
import { sortirDeReserve } from './reserve.ts'
import { setSecteurs } from './secteurs.ts'
import { all, column, one, run, runAll } from './sql.ts'
import type { CptsRow, Dossier, SecteurRow, SecteurVoulu } from './types.ts'

export interface NewCpts {
  readonly nom: string
  readonly communes: Iterable<string>
  /** Default 'complet'. */
  readonly perimetre?: Perimetre
  readonly secteurs?: readonly SecteurVoulu[]
  readonly elargissements?: readonly Elargissement[]
}

/** Adds communes to the study area, with what the sources of the dossier say of them. */
export function addEtude(dossier: Dossier, codes: Iterable<string>): void {
  const connues = new Set(listToutes(dossier))
  const nouvelles = [...new Set(codes)].filter((code) => !connues.has(code))
  runAll(dossier, 'INSERT INTO commune_etude (code) VALUES (?)', nouvelles, (code) => [code])
  sortirDeReserve(dossier, nouvelles)
}

/** Creates a CPTS; its communes join the study area. @throws MaillageError 'territoire' (name empty or taken, sectors) */
export function createCpts(dossier: Dossier, cpts: NewCpts): CptsRow {
  const nom = checkName(dossier, cpts.nom, null)
  const { id } = run(
    dossier,
    // The number of one that is gone is not given again while versions bear it: they are not this one's.
    `INSERT INTO cpts (id, nom, perimetre, position)
     VALUES (
       (SELECT max(coalesce((SELECT max(id) FROM cpts), 0), coalesce((SELECT max(cpts_id) FROM version), 0)) + 1),
       ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM cpts)
     )`,
    nom,
    cpts.perimetre ?? 'complet',
  )
  setCommunes(dossier, id, cpts.communes)
  if (cpts.secteurs !== undefined) setSecteurs(dossier, getCpts(dossier, id), cpts.secteurs)
  addElargissements(dossier, id, cpts.elargissements ?? [])
  return getCpts(dossier, id)
}

export function renameCpts(dossier: Dossier, id: number, nom: string): void {
  run(dossier, 'UPDATE cpts SET nom = ? WHERE id = ?', checkName(dossier, nom, id), id)
}

/** Removes a CPTS with its sectors, texts, settings and published figures. What the sources say of its communes stays. */
export function deleteCpts(dossier: Dossier, id: number): void {
  run(dossier, 'DELETE FROM cpts WHERE id = ?', id)
}

/** Makes the CPTS exactly these communes; those that stay keep their sector, new ones join the study area. */
export function setCommunes(dossier: Dossier, id: number, codes: Iterable<string>): void {
  const wanted = new Set(codes)
  addEtude(dossier, wanted)
  const avant = new Set(listMembres(dossier, id))
  const parties = [...avant].filter((code) => !wanted.has(code))
  const venues = [...wanted].filter((code) => !avant.has(code))
  runAll(dossier, 'DELETE FROM cpts_commune WHERE cpts_id = ? AND code = ?', parties, (code) => [id, code])
  runAll(dossier, 'INSERT INTO cpts_commune (cpts_id, code) VALUES (?, ?)', venues, (code) => [id, code])
}

export function setPerimetre(dossier: Dossier, id: number, perimetre: Perimetre): void {
  run(dossier, 'UPDATE cpts SET perimetre = ? WHERE id = ?', perimetre, id)
}

const listMembres = (dossier: Dossier, id: number): string[] =>
  column(dossier, 'SELECT code FROM cpts_commune WHERE cpts_id = ?', id)

/** A whole CPTS in one row: its communes sorted by code, its sectors in their order. */
const CPTS = `SELECT c.id, c.nom, c.perimetre,
  (SELECT json_group_array(code) FROM (SELECT m.code FROM cpts_commune AS m WHERE m.cpts_id = c.id ORDER BY m.code)) AS communes,
  (SELECT json_group_array(json_object('id', s.id, 'nom', s.nom, 'couleur', s.couleur, 'communes', json(
      (SELECT json_group_array(t.code ORDER BY t.code) FROM secteur_commune AS t WHERE t.secteur_id = s.id)
    )) ORDER BY s.position, s.id) FROM secteur AS s WHERE s.cpts_id = c.id) AS secteurs
  FROM cpts AS c`

interface LigneCpts extends Pick<CptsRow, 'id' | 'nom' | 'perimetre'> {
  /** JSON */
  readonly communes: string
  readonly secteurs: string
}

function lue(ligne: LigneCpts): CptsRow {
  return {
    ...ligne,
    communes: JSON.parse(ligne.communes) as string[],
    secteurs: JSON.parse(ligne.secteurs) as SecteurRow[],
  }
}

/** All CPTS in the order of creation; communes sorted by code. One query, for one CPTS as for a thousand. */
export function listCpts(dossier: Dossier): CptsRow[] {
  return all<LigneCpts>(dossier, `${CPTS} ORDER BY c.position, c.id`).map(lue)
}

/** Their names alone, in the same order. */
export function listNomsCpts(dossier: Dossier): { readonly id: number; readonly nom: string }[] {
  return all<{ id: number; nom: string }>(dossier, 'SELECT id, nom FROM cpts ORDER BY position, id')
}

/** @throws MaillageError 'introuvable' */
export function getCpts(dossier: Dossier, id: number): CptsRow {
  const ligne = one<LigneCpts>(dossier, `${CPTS} WHERE c.id = ?`, id)
  if (!ligne) throw notFound(dossier, 'Elle a peut-être été supprimée dans une autre fenêtre.')
  return lue(ligne)
}

/** The CPTS of this number; without one, the only CPTS. @throws MaillageError 'introuvable', naming those of the dossier */
export function findCpts(dossier: Dossier, quelle?: number): CptsRow {
  if (quelle !== undefined) return getCpts(dossier, quelle)
  const [only, second] = listNomsCpts(dossier)
  if (only && !second) return getCpts(dossier, only.id)
  throw notFound(dossier, only ? 'Ce dossier contient plusieurs CPTS.' : 'Ce dossier ne contient aucune CPTS.')
}

function checkName(dossier: Dossier, nom: string, self: number | null): string {
  const clean = cleanName(nom)
  if (clean === '') throw territoireError('Cette CPTS n’a pas de nom.', 'Le nom est vide.', 'Donnez un nom à la CPTS.')
  const same = one<{ id: number }>(dossier, 'SELECT id FROM cpts WHERE nom = ?', clean)
  if (same && same.id !== self) {
    throw territoireError(
      'Ce nom de CPTS est déjà pris.',
      `Le dossier contient déjà une CPTS nommée ${cite(clean)}.`,
      'Choisissez un autre nom, ou modifiez la CPTS existante.',
    )
  }
  return clean
}

function territoireError(titre: string, explication: string, issue: string): MaillageError {
  return new MaillageError('territoire', titre, explication, issue)
}

function notFound(dossier: Dossier, explication: string): MaillageError {
  const noms = listNomsCpts(dossier).map(({ nom }) => cite(nom))
  return new MaillageError(
    'introuvable',
    'Cette CPTS n’est pas dans le dossier.',
    explication,
    noms.length === 0
      ? 'Créez d’abord une CPTS dans ce dossier.'
      : `Précisez l’une de celles-ci\u00A0: ${noms.join(', ')}.`,
  )
}
