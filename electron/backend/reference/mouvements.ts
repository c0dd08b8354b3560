/**
 * Movements of communes (Insee's v_mvtcommune_<year>.csv) that the embedded reference is too old to know. Each vintage
 * holds all the movements since 1943, so the newest is enough.
 */
import type { Mouvement } from '../../../shared/domain/mouvements.ts'
import { ecrireReferentiel, type MetaReferentiel, ouvrirReferentiel, type SorteReferentiel } from './referentiels.ts'

export interface TableMouvements extends MetaReferentiel {
  readonly lignes: readonly Mouvement[]
}

export const MOUVEMENTS: SorteReferentiel = {
  sorte: 'mouvements',
  format: '1',
  tables: `
CREATE TABLE mouvement (
  mod TEXT NOT NULL, date TEXT NOT NULL,
  avant TEXT NOT NULL CHECK (length(avant) = 5), nom_avant TEXT NOT NULL,
  apres TEXT NOT NULL CHECK (length(apres) = 5), nom_apres TEXT NOT NULL
) STRICT;`,
}

export function ecrireMouvements(bibliotheque: string, table: TableMouvements): void {
  ecrireReferentiel(bibliotheque, MOUVEMENTS, table, (db) => {
    const entree = db.prepare('INSERT INTO mouvement VALUES (?, ?, ?, ?, ?, ?)')
    for (const l of table.lignes) entree.run(l.mod, l.date, l.avant, l.nomAvant, l.apres, l.nomApres)
  })
}

/** The lines of the newest table of the library; none when there is none that can be read. */
export function lireMouvements(bibliotheque: string): readonly Mouvement[] {
  const ouvert = ouvrirReferentiel(bibliotheque, MOUVEMENTS)
  if (ouvert === undefined) return []
  try {
    return ouvert.db
      .prepare<[], Mouvement>(
        'SELECT mod, date, avant, nom_avant AS nomAvant, apres, nom_apres AS nomApres FROM mouvement ORDER BY rowid',
      )
      .all()
  } finally {
    ouvert.db.close()
  }
}
