/** Communes of the study area that a source of the dossier knows nothing of because they were not kept when it was imported. */
import { listEtude } from './etude.ts'
import { estGardee, type Garde, listGardes } from './garde.ts'
import { getCouverture, getSource } from './sources.ts'
import { all } from './sql.ts'
import type { Dossier } from './types.ts'

export interface Manque {
  readonly fichier: string
  readonly codes: readonly string[]
}

/** By source of figures by commune, in the order of the imports. */
export function listManques(dossier: Dossier): Manque[] {
  const etude = listEtude(dossier)
  const gardes = listGardes(dossier)
  const parGarde = new Map<Garde, readonly string[]>()
  const horsDe = (garde: Garde): readonly string[] => {
    const connus = parGarde.get(garde) ?? etude.filter((code) => !estGardee(garde, code))
    parGarde.set(garde, connus)
    return connus
  }
  return all<{ id: number; fichier: string }>(
    dossier,
    "SELECT id, nom_fichier AS fichier FROM source WHERE contenu IN ('observations', 'offre', 'structures') ORDER BY id",
  ).flatMap(({ id, fichier }) => {
    const garde = gardes.get(id)
    const codes = garde === undefined ? avant(dossier, id, etude) : horsDe(garde)
    return codes.length === 0 ? [] : [{ fichier, codes }]
  })
}

/** Of a source imported before what is around was kept: all but the communes that its report speaks of, if it says so. */
function avant(dossier: Dossier, id: number, etude: readonly string[]): string[] {
  const lues = manquantesDe(getSource(dossier, id).rapport)
  if (lues === null) return []
  const connues = new Set([...getCouverture(dossier, id), ...lues])
  return etude.filter((code) => !connues.has(code))
}

function manquantesDe(rapport: unknown): readonly unknown[] | null {
  if (typeof rapport !== 'object' || rapport === null || !('couverture' in rapport)) return null
  const { couverture } = rapport
  if (typeof couverture !== 'object' || couverture === null || !('manquantes' in couverture)) return null
  return Array.isArray(couverture.manquantes) ? couverture.manquantes : null
}
