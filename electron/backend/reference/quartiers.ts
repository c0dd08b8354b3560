/** The quarters of the city policy (QPV) and the communes that each is in, in the application's library. */
import type { Quartier } from '../../../shared/domain/quartiers.ts'
import {
  ecrireReferentiel,
  listerReferentiels,
  type MetaReferentiel,
  ouvrirReferentiel,
  ouvrirUn,
  type SorteReferentiel,
} from './referentiels.ts'

/** Who makes the list. */
export const PRODUCTEUR_QUARTIERS = 'ANCT'

export const QUARTIERS: SorteReferentiel = {
  sorte: 'quartiers',
  format: '1',
  tables: `
CREATE TABLE quartier (code TEXT PRIMARY KEY, nom TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE lieu (
  quartier TEXT NOT NULL REFERENCES quartier (code), code TEXT NOT NULL CHECK (length(code) = 5),
  PRIMARY KEY (quartier, code)
) STRICT, WITHOUT ROWID;`,
}

export interface ListeQuartiers extends MetaReferentiel {
  readonly quartiers: readonly Quartier[]
}

export function ecrireQuartiers(bibliotheque: string, liste: ListeQuartiers): void {
  ecrireReferentiel(bibliotheque, QUARTIERS, liste, (db) => {
    const quartier = db.prepare('INSERT INTO quartier VALUES (?, ?)')
    const lieu = db.prepare('INSERT INTO lieu VALUES (?, ?)')
    for (const { code, nom, lieux } of liste.quartiers) {
      quartier.run(code, nom)
      for (const un of new Set(lieux)) lieu.run(code, un)
    }
  })
}

/** The newest list of the library that can be read, with what it says of itself; undefined: none. */
export function lireQuartiers(bibliotheque: string): ListeQuartiers | undefined {
  const ouvert = ouvrirReferentiel(bibliotheque, QUARTIERS)
  if (ouvert === undefined) return undefined
  const { db, millesime } = ouvert
  try {
    const rows = db
      .prepare<[], { code: string; nom: string; lieu: string }>(
        'SELECT q.code, q.nom, l.code AS lieu FROM quartier AS q JOIN lieu AS l ON l.quartier = q.code ORDER BY q.code, l.code',
      )
      .all()
    const quartiers = [...Map.groupBy(rows, ({ code }) => code)].map(([code, siens]) => ({
      code,
      nom: siens[0]?.nom ?? '',
      lieux: siens.map(({ lieu }) => lieu),
    }))
    const meta = listerReferentiels(bibliotheque, QUARTIERS).find((un) => un.millesime === millesime)
    return meta === undefined ? undefined : { ...meta, quartiers }
  } finally {
    db.close()
  }
}

/** How many quarters one list of the library has, by its id there; 0 once it is gone. */
export function compterQuartiers(bibliotheque: string, id: string): number {
  const db = ouvrirUn(bibliotheque, id, QUARTIERS)
  if (db === undefined) return 0
  try {
    return db.prepare<[], number>('SELECT count(*) FROM quartier').pluck().get() ?? 0
  } finally {
    db.close()
  }
}
