/** One base map in one SQLite file of the library: written at once, read by the few communes asked for. */

import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { MultiPolygon, Position } from 'geojson'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { communeOfArrondissement } from '../../../shared/domain/codes.ts'
import { ecrireEntier } from '../../disque/entier.ts'
import { Ordres } from '../reference/ordres.ts'
import { ecritureImpossible } from './errors.ts'
import type { Arc } from './simplifier.ts'
import type { ArcsPolygones, TopologieCommunes } from './topologie.ts'
import { GRILLE } from './types.ts'

/** To raise when the tables change: older files are then ignored. */
export const FORMAT = '1'

const TABLES = `
CREATE TABLE meta (cle TEXT PRIMARY KEY, valeur TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE entite ( -- the file's own communes, by the codes of its year
  code TEXT PRIMARY KEY, nom TEXT, aire REAL NOT NULL, commune TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE commune ( -- communes of today
  code TEXT PRIMARY KEY, aire REAL, doute TEXT, bord REAL NOT NULL, arcs TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE arc (id INTEGER PRIMARY KEY, points TEXT NOT NULL) STRICT; -- TopoJSON deltas
CREATE TABLE voisin (
  a TEXT NOT NULL, b TEXT NOT NULL, metres REAL NOT NULL, PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX entite_commune ON entite (commune);
`

export interface ContenuFond {
  readonly meta: Readonly<Record<string, string>>
  readonly topologie: TopologieCommunes
  readonly entites: readonly {
    readonly code: string
    readonly nom: string | null
    readonly aire: number
    readonly commune: string | null
  }[]
  /** By commune of today; absent: no area and no doubt. */
  readonly etendues: ReadonlyMap<string, { readonly aire: number | null; readonly doute: string | null }>
}

/** Nobody sees half a file. Errors: MaillageError when the folder refuses. */
export function ecrireFond(chemin: string, contenu: ContenuFond): void {
  try {
    mkdirSync(dirname(chemin), { recursive: true })
    ecrireEntier(chemin, (brouillon) => {
      const db = new Database(brouillon)
      try {
        db.pragma('journal_mode = MEMORY')
        db.pragma('synchronous = OFF') // the finished file is made safe at once: an unfinished one is thrown away
        db.exec(TABLES)
        db.transaction(() => remplir(db, contenu))()
      } finally {
        db.close()
      }
    })
  } catch (cause) {
    if (cause instanceof MaillageError) throw cause
    throw ecritureImpossible(dirname(chemin), cause)
  }
}

function remplir(db: Database.Database, { meta, topologie, entites, etendues }: ContenuFond): void {
  const ecrireMeta = db.prepare('INSERT INTO meta VALUES (?, ?)')
  for (const [cle, valeur] of Object.entries({ ...meta, pas: String(topologie.pas), format: FORMAT }))
    ecrireMeta.run(cle, valeur)
  const ecrireEntite = db.prepare('INSERT INTO entite VALUES (?, ?, ?, ?)')
  for (const e of entites) ecrireEntite.run(e.code, e.nom, e.aire, e.commune)
  const ecrireCommune = db.prepare('INSERT INTO commune VALUES (?, ?, ?, ?, ?)')
  for (const { code, arcs } of topologie.formes) {
    const etendue = etendues.get(code)
    const bord = topologie.bords.get(code) ?? 0
    ecrireCommune.run(code, etendue?.aire ?? null, etendue?.doute ?? null, bord, JSON.stringify(arcs))
  }
  const ecrireArc = db.prepare('INSERT INTO arc VALUES (?, ?)')
  topologie.arcs.forEach((arc, i) => {
    ecrireArc.run(i, JSON.stringify(ecarts(arc, topologie.pas)))
  })
  const ecrireVoisin = db.prepare('INSERT INTO voisin VALUES (?, ?, ?)')
  for (const { a, b, metres } of topologie.voisins) {
    ecrireVoisin.run(a, b, metres)
    ecrireVoisin.run(b, a, metres)
  }
}

/** First point, then steps from one point to the next, as TopoJSON stores quantized arcs. */
function ecarts(arc: Arc, pas: number): number[][] {
  let px = 0
  let py = 0
  return arc.map(([x, y]) => {
    const ecart = [Math.round((x - px) / pas), Math.round((y - py) / pas)]
    px = x
    py = y
    return ecart
  })
}

export interface EtendueCommune {
  /** m²; null when doubtful. */
  readonly aire: number | null
  readonly doute: string | null
  /** The file's own communes that make it, with their area in m². */
  readonly parties: readonly { readonly code: string; readonly nom: string | null; readonly aire: number }[]
}

export interface VoisinsCommune {
  readonly voisins: readonly string[]
  /** Metres of limit with nothing known behind: coast, frontier, rim of the file. */
  readonly bord: number
}

/** An open base map. Must be closed. */
export class Fond {
  readonly meta: ReadonlyMap<string, string>
  /** Units of the stored coordinates in one degree. */
  readonly #parDegre: number
  readonly #db: Database.Database
  readonly #ordres: Ordres

  /** Errors: SQLite's own when the file is not a base map (the library then leaves it out). */
  constructor(chemin: string) {
    this.#db = new Database(chemin, { readonly: true, fileMustExist: true })
    this.#ordres = new Ordres(this.#db)
    try {
      this.meta = new Map(this.#db.prepare<[], [string, string]>('SELECT cle, valeur FROM meta').raw().all())
      this.#parDegre = GRILLE / Number(this.meta.get('pas') ?? 1)
    } catch (cause) {
      this.#db.close()
      throw cause
    }
  }

  nombre(): number {
    return this.#ordres.prendre<{ n: number }>('SELECT count(*) AS n FROM commune').get()?.n ?? 0
  }

  /** Communes of today that it draws, and arrondissements of Paris, Lyon and Marseille. */
  codes(): Set<string> {
    return new Set(this.#ordres.prendre<string>('SELECT code FROM commune').pluck().all())
  }

  /** undefined: the map does not have this commune. */
  etendue(code: string): EtendueCommune | undefined {
    const ligne = this.#ordres
      .prendre<{ aire: number | null; doute: string | null }>('SELECT aire, doute FROM commune WHERE code = ?')
      .get(code)
    if (ligne === undefined) return undefined
    const parties = this.#ordres
      .prendre<{ code: string; nom: string | null; aire: number }>(
        'SELECT code, nom, aire FROM entite WHERE commune = ? ORDER BY code',
      )
      .all(code)
    const propre = parties.length > 0 ? undefined : this.entite(code)
    return { ...ligne, parties: propre === undefined ? parties : [{ code, ...propre }] }
  }

  /** One of the file's own communes, by the code of its year: area in m². */
  entite(code: string): { readonly nom: string | null; readonly aire: number } | undefined {
    return this.#ordres
      .prendre<{ nom: string | null; aire: number }>('SELECT nom, aire FROM entite WHERE code = ?')
      .get(code)
  }

  voisins(code: string): VoisinsCommune | undefined {
    const bord = this.#ordres.prendre<{ bord: number }>('SELECT bord FROM commune WHERE code = ?').get(code)?.bord
    if (bord === undefined) return undefined
    const voisins = this.#ordres.prendre<{ b: string }>('SELECT b FROM voisin WHERE a = ? ORDER BY b').all(code)
    return { voisins: voisins.map(({ b }) => b), bord }
  }

  /** Shapes in degrees; neighbours share their points to the last digit. Communes that the map lacks are left out. */
  geometries(codes: Iterable<string>): Map<string, MultiPolygon> {
    const arcs = new Map<number, Position[]>()
    const lire = (id: number): Position[] => {
      let arc = arcs.get(id)
      if (arc === undefined) {
        const texte =
          this.#ordres.prendre<{ points: string }>('SELECT points FROM arc WHERE id = ?').get(id)?.points ?? '[]'
        arc = enDegres(JSON.parse(texte) as [number, number][], this.#parDegre)
        arcs.set(id, arc)
      }
      return arc
    }
    const trouvees = new Map<string, MultiPolygon>()
    for (const code of codes) {
      const texte = this.#ordres.prendre<{ arcs: string }>('SELECT arcs FROM commune WHERE code = ?').get(code)?.arcs
      if (texte === undefined) continue
      const polygones = JSON.parse(texte) as ArcsPolygones
      trouvees.set(code, { type: 'MultiPolygon', coordinates: polygones.map((p) => p.map((a) => anneau(a, lire))) })
    }
    return trouvees
  }

  /**
   * The whole map: object "communes", property "code". One shape for each place: of the communes of `decoupees`, which
   * it must have, the arrondissements rather than the whole.
   */
  topojson(decoupees: ReadonlySet<string> = new Set()): string {
    const dessinee = (code: string): boolean => {
      const commune = communeOfArrondissement(code)
      return commune === null ? !decoupees.has(code) : decoupees.has(commune)
    }
    const arcs = this.#ordres.prendre<string>('SELECT points FROM arc ORDER BY id').pluck().all()
    const geometries = this.#ordres
      .prendre<[string, string]>('SELECT code, arcs FROM commune ORDER BY code')
      .raw()
      .all()
      .filter(([code]) => dessinee(code))
      .map(([code, arcs]) => {
        // One polygon only: the shorter type, which makes the text of the whole of France lighter.
        const seul = !arcs.includes(']],[[')
        const forme = seul ? `"Polygon","arcs":${arcs.slice(1, -1) || '[]'}` : `"MultiPolygon","arcs":${arcs}`
        return `{"type":${forme},"properties":{"code":"${code}"}}`
      })
    const transform = `{"scale":[${1 / this.#parDegre},${1 / this.#parDegre}],"translate":[0,0]}`
    return `{"type":"Topology","transform":${transform},"objects":{"communes":{"type":"GeometryCollection","geometries":[${geometries.join(',')}]}},"arcs":[${arcs.join(',')}]}`
  }

  close(): void {
    this.#db.close()
  }
}

function enDegres(ecarts: readonly [number, number][], parDegre: number): Position[] {
  let x = 0
  let y = 0
  return ecarts.map(([dx, dy]) => {
    x += dx
    y += dy
    return [x / parDegre, y / parDegre]
  })
}

function anneau(arcs: readonly number[], lire: (id: number) => Position[]): Position[] {
  const points: Position[] = []
  for (const id of arcs) {
    const arc = id < 0 ? lire(~id).toReversed() : lire(id)
    for (const p of points.length === 0 ? arc : arc.slice(1)) points.push(p)
  }
  return points
}
