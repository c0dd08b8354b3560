/** Which canton, bassin de vie… each commune belongs to: Insee's table d'appartenance, in the application's library. */
import type Database from 'better-sqlite3'
import { normaliserNom } from '../../../shared/domain/nom-commune.ts'
import {
  ecrireReferentiel,
  type MetaReferentiel,
  ouvrirReferentiel,
  ouvrirUn,
  type SorteReferentiel,
} from './referentiels.ts'
import type { Reference } from './types.ts'

export const TYPES_APPARTENANCE = ['canton', 'bassin'] as const
export type TypeAppartenance = (typeof TYPES_APPARTENANCE)[number]

export interface EnsembleAppartenance {
  readonly type: TypeAppartenance
  readonly code: string
  readonly nom: string
  /** Codes of its communes of today, sorted. */
  readonly communes: readonly string[]
}

export interface Appartenances extends MetaReferentiel {
  readonly lignes: readonly { readonly code: string; readonly type: TypeAppartenance; readonly valeur: string }[]
  /** "canton 0306" → "Gannat". */
  readonly libelles: ReadonlyMap<string, string>
}

export const APPARTENANCE: SorteReferentiel = {
  sorte: 'appartenance',
  format: '1',
  tables: `
CREATE TABLE appartenance (
  code TEXT NOT NULL CHECK (length(code) = 5), type TEXT NOT NULL, valeur TEXT NOT NULL, PRIMARY KEY (type, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX appartenance_valeur ON appartenance (type, valeur, code);
CREATE TABLE libelle (
  type TEXT NOT NULL, valeur TEXT NOT NULL, nom TEXT NOT NULL, PRIMARY KEY (type, valeur)
) STRICT, WITHOUT ROWID;`,
}

export function ecrireAppartenances(bibliotheque: string, table: Appartenances): void {
  ecrireReferentiel(bibliotheque, APPARTENANCE, table, (db) => {
    const entree = db.prepare('INSERT INTO appartenance VALUES (?, ?, ?)')
    const nom = db.prepare('INSERT INTO libelle VALUES (?, ?, ?)')
    for (const { code, type, valeur } of table.lignes) entree.run(code, type, valeur)
    for (const [cle, libelle] of table.libelles) {
      const coupe = cle.indexOf(' ')
      nom.run(cle.slice(0, coupe), cle.slice(coupe + 1), libelle)
    }
  })
}

/** The newest table of the library; undefined when there is none that can be read. */
export function lireAppartenances(bibliotheque: string): TableAppartenance | undefined {
  const ouvert = ouvrirReferentiel(bibliotheque, APPARTENANCE)
  return ouvert && new TableAppartenance(ouvert.db, ouvert.millesime)
}

/** What one table of the library has, by its id there; nothing once it is gone. */
export function lireTypes(bibliotheque: string, id: string): TypeAppartenance[] {
  const db = ouvrirUn(bibliotheque, id, APPARTENANCE)
  if (db === undefined) return []
  const table = new TableAppartenance(db, '')
  try {
    return table.types()
  } finally {
    table.close()
  }
}

interface Tete {
  readonly type: TypeAppartenance
  readonly valeur: string
  readonly nom: string | null
  readonly communes: number
}

export class TableAppartenance {
  readonly #db: Database.Database
  readonly millesime: string

  /** Takes the connection, and closes it when it is closed. */
  constructor(db: Database.Database, millesime: string) {
    this.#db = db
    this.millesime = millesime
  }

  types(): TypeAppartenance[] {
    const presents = new Set(this.#db.prepare<[], string>('SELECT DISTINCT type FROM appartenance').pluck().all())
    return TYPES_APPARTENANCE.filter((type) => presents.has(type))
  }

  deCommune(code: string, reference: Reference): EnsembleAppartenance[] {
    return TYPES_APPARTENANCE.flatMap((type) => {
      const valeur = this.#db
        .prepare<[string, string], string>('SELECT valeur FROM appartenance WHERE type = ? AND code = ?')
        .pluck()
        .get(type, code)
      return valeur === undefined ? [] : [this.#ensemble(type, valeur, reference)]
    })
  }

  /** At most `limite` by name or code, the beginning of the name first. */
  chercher(requete: string, limite: number, reference: Reference): EnsembleAppartenance[] {
    const demande = /^(canton|bassin de vie)?\s*(?:de |du |des |d |la |le |les |l )*(.*)$/.exec(normaliserNom(requete))
    const voulu = demande?.[2] ?? ''
    if (voulu === '') return []
    const seul = demande?.[1] === undefined ? null : demande[1] === 'canton' ? 'canton' : 'bassin'
    return this.#tetes(reference)
      .filter(({ type }) => seul === null || type === seul)
      .map((tete) => ({ tete, norme: normaliserNom(tete.nom ?? '') }))
      .flatMap(({ tete, norme }) => {
        const rang = norme === voulu || tete.valeur.toLowerCase() === voulu ? 0 : norme.startsWith(voulu) ? 1 : 2
        const trouve = rang < 2 || norme.split(' ').some((mot) => mot.startsWith(voulu))
        return trouve ? [{ tete, rang }] : []
      })
      .sort((a, b) => a.rang - b.rang || b.tete.communes - a.tete.communes || (a.tete.valeur < b.tete.valeur ? -1 : 1))
      .slice(0, limite)
      .map(({ tete }) => this.#ensemble(tete.type, tete.valeur, reference))
  }

  /** Canton of every commune, for the outlines of the map. */
  cantons(): ReadonlyMap<string, string> {
    const rows = this.#db
      .prepare<[], { code: string; valeur: string }>("SELECT code, valeur FROM appartenance WHERE type = 'canton'")
      .all()
    return new Map(rows.map(({ code, valeur }) => [code, valeur]))
  }

  close(): void {
    this.#db.close()
  }

  #tetes(reference: Reference): Tete[] {
    return this.#db
      .prepare<[], Tete>(
        `SELECT a.type, a.valeur, l.nom, count(*) AS communes FROM appartenance AS a
         LEFT JOIN libelle AS l ON l.type = a.type AND l.valeur = a.valeur GROUP BY a.type, a.valeur`,
      )
      .all()
      .map((tete) => (tete.nom === null ? { ...tete, nom: this.#nom(tete.type, tete.valeur, reference) } : tete))
  }

  #communes(type: string, valeur: string): string[] {
    return this.#db
      .prepare<[string, string], string>('SELECT code FROM appartenance WHERE type = ? AND valeur = ? ORDER BY code')
      .pluck()
      .all(type, valeur)
  }

  #ensemble(type: TypeAppartenance, valeur: string, reference: Reference): EnsembleAppartenance {
    const communes = this.#communes(type, valeur).filter((code) => reference.commune(code) !== undefined)
    const libelle = this.#db
      .prepare<[string, string], string>('SELECT nom FROM libelle WHERE type = ? AND valeur = ?')
      .pluck()
      .get(type, valeur)
    return { type, code: valeur, nom: libelle ?? this.#nom(type, valeur, reference), communes }
  }

  /**
   * A table without names: a bassin de vie has the code of its chef-lieu; a canton is told by the most populated of its
   * communes, which is a description and not its name.
   */
  #nom(type: TypeAppartenance, valeur: string, reference: Reference): string {
    if (type === 'bassin') return reference.commune(valeur)?.nom ?? valeur
    const dernier = reference.millesimes().at(-1) ?? ''
    const [plus] = this.#communes(type, valeur)
      .map((code) => ({ code, habitants: reference.population(code, dernier)?.value ?? 0 }))
      .sort((a, b) => b.habitants - a.habitants)
    const nom = plus === undefined ? undefined : reference.commune(plus.code)?.nom
    return nom === undefined ? `Canton ${valeur}` : `${nom} et environs (${valeur})`
  }
}
