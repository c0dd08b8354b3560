/** Study area, CPTS and their sectors. Codes are those of communes of today: the caller has resolved them. */
import { MaillageError } from '../../../shared/contract/errors.ts'
import { arrondissementsOf, communeOfArrondissement } from '../../../shared/domain/codes.ts'
import type { Elargissement } from '../../../shared/domain/elargissements.ts'
import type { Perimetre } from '../../../shared/domain/portrait-types.ts'
import { addElargissements } from './elargissements.ts'
import { cite } from './errors.ts'
import { all, codeList, one, run, runAll } from './sql.ts'
import type { CptsRow, Dossier, SecteurRow } from './types.ts'

export interface NewCpts {
  readonly nom: string
  readonly communes: Iterable<string>
  /** Default 'complet'. */
  readonly perimetre?: Perimetre
  readonly secteurs?: readonly SecteurRow[]
  readonly elargissements?: readonly Elargissement[]
}

/**
 * Codes of the study area, sorted: what imports keep. Of Paris, Lyon or Marseille and of its arrondissements, those that
 * a CPTS holds: the study area never shrinks, but a line is in one place only.
 */
export function listEtude(dossier: Dossier): string[] {
  const codes = all<{ code: string }>(dossier, 'SELECT code FROM commune_etude ORDER BY code').map(({ code }) => code)
  if (codes.every((code) => communeOfArrondissement(code) === null)) return codes
  const tenus = all<{ code: string }>(dossier, 'SELECT DISTINCT code FROM cpts_commune').map(({ code }) => code)
  const communes = new Set(tenus.map((code) => communeOfArrondissement(code) ?? code))
  return codes.filter((code) => {
    const commune = communeOfArrondissement(code) ?? code
    return arrondissementsOf(commune).length === 0 || !communes.has(commune) || tenus.includes(code)
  })
}

/** Adds communes to the study area. */
export function addEtude(dossier: Dossier, codes: Iterable<string>): void {
  runAll(dossier, 'INSERT OR IGNORE INTO commune_etude (code) VALUES (?)', codes, (code) => [code])
}

/** Makes the study area exactly these communes. @throws MaillageError 'territoire' when a CPTS keeps one left out */
export function setEtude(dossier: Dossier, codes: Iterable<string>): void {
  const wanted = codeList(codes)
  const kept = one<{ nom: string; code: string }>(
    dossier,
    `SELECT cpts.nom, m.code FROM cpts_commune AS m JOIN cpts ON cpts.id = m.cpts_id
     WHERE m.code NOT IN (SELECT value FROM json_each(?)) ORDER BY cpts.position, m.code LIMIT 1`,
    wanted,
  )
  if (kept) {
    throw territoireError(
      'La zone d’étude ne peut pas laisser de côté une commune d’une CPTS.',
      `La commune ${kept.code} appartient à la CPTS ${cite(kept.nom)}.`,
      'Gardez cette commune dans la zone d’étude, ou retirez-la d’abord de la CPTS.',
    )
  }
  run(dossier, 'DELETE FROM commune_etude WHERE code NOT IN (SELECT value FROM json_each(?))', wanted)
  addEtude(dossier, JSON.parse(wanted) as string[])
}

/** Creates a CPTS; its communes join the study area. @throws MaillageError 'territoire' (name empty or taken, sectors) */
export function createCpts(dossier: Dossier, cpts: NewCpts): CptsRow {
  const nom = checkName(dossier, cpts.nom, null)
  const { id } = run(
    dossier,
    'INSERT INTO cpts (nom, perimetre, position) VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM cpts))',
    nom,
    cpts.perimetre ?? 'complet',
  )
  setCommunes(dossier, id, cpts.communes)
  setSecteurs(dossier, id, cpts.secteurs ?? [])
  addElargissements(dossier, id, cpts.elargissements ?? [])
  return getCpts(dossier, id)
}

export function renameCpts(dossier: Dossier, id: number, nom: string): void {
  run(dossier, 'UPDATE cpts SET nom = ? WHERE id = ?', checkName(dossier, nom, id), id)
}

/** Removes a CPTS with its sectors, texts, settings and published figures. The study area and its data stay. */
export function deleteCpts(dossier: Dossier, id: number): void {
  run(dossier, 'DELETE FROM cpts WHERE id = ?', id)
}

/** Makes the CPTS exactly these communes; those that stay keep their sector, new ones join the study area. */
export function setCommunes(dossier: Dossier, id: number, codes: Iterable<string>): void {
  const wanted = [...new Set(codes)]
  addEtude(dossier, wanted)
  run(
    dossier,
    'DELETE FROM cpts_commune WHERE cpts_id = ? AND code NOT IN (SELECT value FROM json_each(?))',
    id,
    codeList(wanted),
  )
  runAll(dossier, 'INSERT OR IGNORE INTO cpts_commune (cpts_id, code) VALUES (?, ?)', wanted, (code) => [id, code])
}

export function setPerimetre(dossier: Dossier, id: number, perimetre: Perimetre): void {
  run(dossier, 'UPDATE cpts SET perimetre = ? WHERE id = ?', perimetre, id)
}

/** Replaces all sectors of a CPTS. @throws MaillageError 'territoire' when a commune is outside it or in two sectors */
export function setSecteurs(dossier: Dossier, id: number, secteurs: readonly SecteurRow[]): void {
  checkSecteurs(getCpts(dossier, id), secteurs)
  run(dossier, 'DELETE FROM secteur WHERE cpts_id = ?', id)
  for (const [position, secteur] of secteurs.entries()) {
    const { id: secteurId } = run(
      dossier,
      'INSERT INTO secteur (cpts_id, nom, couleur, position) VALUES (?, ?, ?, ?)',
      id,
      cleanName(secteur.nom),
      secteur.couleur,
      position,
    )
    runAll(
      dossier,
      'INSERT INTO secteur_commune (cpts_id, code, secteur_id) VALUES (?, ?, ?)',
      secteur.communes,
      (code) => [id, code, secteurId],
    )
  }
}

type Tete = Pick<CptsRow, 'id' | 'nom' | 'perimetre'>

const tetes = (dossier: Dossier): Tete[] =>
  all<Tete>(dossier, 'SELECT id, nom, perimetre FROM cpts ORDER BY position, id')

/** All CPTS in the order of creation; communes sorted by code. As many queries for one CPTS as for a thousand. */
export function listCpts(dossier: Dossier): CptsRow[] {
  const communes = Map.groupBy(
    all<{ id: number; code: string }>(dossier, 'SELECT cpts_id AS id, code FROM cpts_commune ORDER BY cpts_id, code'),
    ({ id }) => id,
  )
  const places = Map.groupBy(
    all<{ id: number; code: string }>(
      dossier,
      'SELECT secteur_id AS id, code FROM secteur_commune ORDER BY secteur_id, code',
    ),
    ({ id }) => id,
  )
  const secteurs = Map.groupBy(
    all<{ id: number; cpts: number; nom: string; couleur: string | null }>(
      dossier,
      'SELECT id, cpts_id AS cpts, nom, couleur FROM secteur ORDER BY cpts_id, position',
    ),
    ({ cpts }) => cpts,
  )
  const codes = (lignes: readonly { readonly code: string }[] = []): string[] => lignes.map(({ code }) => code)
  return tetes(dossier).map((tete) => ({
    ...tete,
    communes: codes(communes.get(tete.id)),
    secteurs: (secteurs.get(tete.id) ?? []).map(({ id, nom, couleur }) => ({
      nom,
      couleur,
      communes: codes(places.get(id)),
    })),
  }))
}

const remplir = (dossier: Dossier, tete: Tete): CptsRow => ({
  ...tete,
  communes: communesOf(dossier, tete.id),
  secteurs: secteursOf(dossier, tete.id),
})

/** @throws MaillageError 'introuvable' */
export function getCpts(dossier: Dossier, id: number): CptsRow {
  const tete = one<Tete>(dossier, 'SELECT id, nom, perimetre FROM cpts WHERE id = ?', id)
  if (!tete) throw notFound(dossier, `Aucune CPTS ne porte le numéro ${id}.`)
  return remplir(dossier, tete)
}

/**
 * The CPTS of this name (letter case and accents may differ when only one fits); without name, the only one.
 * @throws MaillageError 'introuvable', naming those of the dossier
 */
export function findCpts(dossier: Dossier, nom?: string): CptsRow {
  const every = tetes(dossier)
  if (nom === undefined) {
    const [only, second] = every
    if (only && !second) return remplir(dossier, only)
    throw notFound(dossier, only ? 'Ce dossier contient plusieurs CPTS.' : 'Ce dossier ne contient aucune CPTS.')
  }
  const exact = every.find((cpts) => cpts.nom === cleanName(nom))
  if (exact) return remplir(dossier, exact)
  const [near, other] = every.filter((cpts) => fold(cpts.nom) === fold(nom))
  if (near && !other) return remplir(dossier, near)
  throw notFound(dossier, `Aucune CPTS ne s’appelle ${cite(nom)}.`)
}

function communesOf(dossier: Dossier, id: number): string[] {
  return all<{ code: string }>(dossier, 'SELECT code FROM cpts_commune WHERE cpts_id = ? ORDER BY code', id).map(
    ({ code }) => code,
  )
}

function secteursOf(dossier: Dossier, id: number): SecteurRow[] {
  return all<{ id: number; nom: string; couleur: string | null }>(
    dossier,
    'SELECT id, nom, couleur FROM secteur WHERE cpts_id = ? ORDER BY position',
    id,
  ).map((secteur) => ({
    nom: secteur.nom,
    couleur: secteur.couleur,
    communes: all<{ code: string }>(
      dossier,
      'SELECT code FROM secteur_commune WHERE secteur_id = ? ORDER BY code',
      secteur.id,
    ).map(({ code }) => code),
  }))
}

function cleanName(nom: string): string {
  return nom.normalize('NFC').trim().replace(/\s+/gu, ' ')
}

/** Letter case, accents, hyphens and a leading "CPTS de" do not distinguish two names that a person types. */
function fold(nom: string): string {
  return cleanName(nom)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .replace(/^cpts (?:de |d |du )?/u, '')
    .trim()
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

function checkSecteurs(cpts: CptsRow, secteurs: readonly SecteurRow[]): void {
  const inside = new Set(cpts.communes)
  const placed = new Map<string, string>()
  const names = new Set<string>()
  for (const { nom, communes } of secteurs) {
    const clean = cleanName(nom)
    if (clean === '' || names.has(clean)) {
      throw territoireError(
        'Les secteurs doivent porter des noms différents.',
        clean === '' ? 'Un secteur n’a pas de nom.' : `Deux secteurs s’appellent ${cite(clean)}.`,
        'Donnez un nom différent à chaque secteur.',
      )
    }
    names.add(clean)
    for (const code of communes) {
      const other = placed.get(code)
      if (inside.has(code) && other === undefined) {
        placed.set(code, clean)
        continue
      }
      throw territoireError(
        'Un secteur contient une commune qui ne peut pas s’y trouver.',
        other === undefined
          ? `La commune ${code} du secteur ${cite(clean)} n’appartient pas à la CPTS ${cite(cpts.nom)}.`
          : `La commune ${code} est à la fois dans les secteurs ${cite(other)} et ${cite(clean)}.`,
        'Une commune de la CPTS appartient à un secteur au plus\u00A0; corrigez la liste des secteurs.',
      )
    }
  }
}

function territoireError(titre: string, explication: string, issue: string): MaillageError {
  return new MaillageError('territoire', titre, explication, issue)
}

function notFound(dossier: Dossier, explication: string): MaillageError {
  const noms = all<{ nom: string }>(dossier, 'SELECT nom FROM cpts ORDER BY position').map(({ nom }) => cite(nom))
  return new MaillageError(
    'introuvable',
    'Cette CPTS n’est pas dans le dossier.',
    explication,
    noms.length === 0
      ? 'Créez d’abord une CPTS dans ce dossier.'
      : `Précisez l’une de celles-ci\u00A0: ${noms.join(', ')}.`,
  )
}
