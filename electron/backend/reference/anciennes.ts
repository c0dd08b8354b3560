/** What was written (a code or a name) and is today a part of a larger commune. */
import type Database from 'better-sqlite3'
import { normaliserNom } from '../../../shared/domain/nom-commune.ts'
import type { AncienneCommune, Resolution } from './types.ts'

/** The reference's own statements, each prepared once. */
type Ordre = <T>(sql: string) => Database.Statement<unknown[], T>

/** The same commune under another code: nothing was added to it. */
const MEME_ETENDUE = /^(?:Changement de chef-lieu|Changement de département$|Devenue |Ancien code)/

/** undefined: what was written is the commune itself, under this or a former name or code. */
export function ancienneCommune(
  ordre: Ordre,
  ecrit: string,
  commune: string,
  resoudre: (code: string) => Resolution,
): AncienneCommune | undefined {
  const nom = normaliserNom(ecrit)
  const code = ecrit.trim().toUpperCase()
  if (code === commune) return undefined
  const actuel = ordre<{ nom: string }>('SELECT nom FROM commune WHERE code = ?').get(commune)
  if (actuel === undefined || normaliserNom(actuel.nom) === nom) return undefined
  const parties = ordre<{ code: string; nom: string; type: 'deleguee' | 'associee' }>(
    'SELECT code, nom, type FROM commune_partie WHERE commune = ? ORDER BY type DESC',
  ).all(commune)
  const partie = parties.find((une) => une.code === code) ?? parties.find((une) => normaliserNom(une.nom) === nom)
  if (partie !== undefined) return { nom: partie.nom, genre: partie.type }
  const borne = ordre<{ nom: string; code: string }>(
    'SELECT ancien AS nom, code FROM nom WHERE commune = ? AND ancien IS NOT NULL AND (code = ? OR norme = ?)',
  ).get(commune, code, nom)
  if (borne === undefined) return deCode(resoudre(code), code)
  if (borne.code === commune) return chefLieu(ordre, commune, borne.nom)
  return deCode(resoudre(borne.code), borne.nom)
}

/** « Commune nouvelle d’Arrou » was the whole already. */
const LE_TOUT = /^commune nouvelle d/

/**
 * The commune that gave its code to a commune nouvelle of another name, without a déléguée of its own: Bruis is a part of
 * Valdoule. Older mergers are left out: nothing dates their names.
 */
function chefLieu(ordre: Ordre, commune: string, nom: string): AncienneCommune | undefined {
  if (LE_TOUT.test(normaliserNom(nom))) return undefined
  const reunie = ordre(
    `SELECT 1 FROM passage WHERE vers = ? AND sort = 'moved'
     AND (evenement LIKE 'Commune nouvelle%' OR evenement LIKE '%et commune nouvelle' OR evenement = 'Fusion' OR evenement LIKE 'Fusion entre %')`,
  ).get(commune)
  return reunie === undefined ? undefined : { nom, genre: 'ancienne' }
}

function deCode(resolution: Resolution, nom: string): AncienneCommune | undefined {
  if (resolution.kind !== 'moved' || MEME_ETENDUE.test(resolution.event)) return undefined
  return { nom, genre: 'ancienne' }
}
