/** The read-only reference database as the rest of the backend sees it. Statements are prepared at first use. */
import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { MultiPolygon } from 'geojson'
import { MaillageError } from '../../../shared/contract/errors.ts'
import type { CommuneInfo } from '../../../shared/domain/portrait-types.ts'
import { BUILD_VERSION, COG, cheminReference } from './schema.ts'
import { Recherche } from './search.ts'
import type { Epci, PopulationRef, Reference, Resolution, SearchHit } from './types.ts'

interface LigneCommune {
  readonly code: string
  readonly nom: string
  readonly departement: string
  readonly departementNom: string
  readonly region: string
  readonly regionNom: string
  readonly epci: string | null
  readonly epciNom: string | null
  readonly codesPostaux: string
  readonly lon: number | null
  readonly lat: number | null
}

const COMMUNE = `
  SELECT c.code, c.nom, c.departement, d.nom AS departementNom, c.region, r.nom AS regionNom,
    c.epci, e.nom AS epciNom, c.codes_postaux AS codesPostaux, c.lon, c.lat
  FROM commune c JOIN departement d ON d.code = c.departement JOIN region r ON r.code = c.region
    LEFT JOIN epci e ON e.siren = c.epci`

const mots = (texte: string): string[] => (texte === '' ? [] : texte.split(' '))

function commune(ligne: LigneCommune): CommuneInfo {
  const { code, nom, lon, lat, epci, epciNom } = ligne
  return {
    code,
    nom,
    departement: { code: ligne.departement, nom: ligne.departementNom },
    region: { code: ligne.region, nom: ligne.regionNom },
    epci: epci === null || epciNom === null ? null : { siren: epci, nom: epciNom },
    codesPostaux: mots(ligne.codesPostaux),
    centre: lon === null || lat === null ? null : [lon, lat],
  }
}

class ReferenceSqlite implements Reference {
  readonly cog = COG
  readonly path: string
  readonly #db: Database.Database
  readonly #ordres = new Map<string, Database.Statement<unknown[], unknown>>()
  readonly #recherche: Recherche
  #terre: MultiPolygon | undefined
  #millesimes: string[] | undefined

  constructor(path: string) {
    this.path = path
    this.#db = new Database(path, { readonly: true, fileMustExist: true })
    this.#recherche = new Recherche(this.#db)
  }

  #ordre<T>(sql: string): Database.Statement<unknown[], T> {
    let ordre = this.#ordres.get(sql)
    if (ordre === undefined) {
      ordre = this.#db.prepare<unknown[], unknown>(sql)
      this.#ordres.set(sql, ordre)
    }
    return ordre as Database.Statement<unknown[], T>
  }

  /** First column of every row. */
  #colonne(sql: string, ...parametres: unknown[]): string[] {
    return this.#ordre<{ v: string }>(sql)
      .all(...parametres)
      .map(({ v }) => v)
  }

  commune(code: string): CommuneInfo | undefined {
    const ligne = this.#ordre<LigneCommune>(`${COMMUNE} WHERE c.code = ?`).get(code)
    return ligne === undefined ? undefined : commune(ligne)
  }

  communes(codes: Iterable<string>): CommuneInfo[] {
    const trouvees: CommuneInfo[] = []
    for (const code of codes) {
      const info = this.commune(code)
      if (info !== undefined) trouvees.push(info)
    }
    return trouvees
  }

  codes(): string[] {
    return this.#colonne('SELECT code AS v FROM commune ORDER BY code')
  }

  resolve(code: string): Resolution {
    if (this.#ordre<{ v: string }>('SELECT code AS v FROM commune WHERE code = ?').get(code) !== undefined) {
      return { kind: 'today', code }
    }
    const passage = this.#ordre<{ sort: string; vers: string; date: string | null; evenement: string }>(
      'SELECT sort, vers, date, evenement FROM passage WHERE code = ?',
    ).get(code)
    if (passage === undefined) return { kind: 'unknown', code }
    const { sort, vers, date, evenement: event } = passage
    return sort === 'moved'
      ? { kind: 'moved', code, to: vers, date, event }
      : { kind: 'split', code, to: mots(vers), date, event }
  }

  search(query: string, limit: number): SearchHit[] {
    return this.#recherche.chercher(query, limit)
  }

  communesOfPostcode(codePostal: string): string[] {
    return this.#colonne('SELECT commune AS v FROM code_postal WHERE code_postal = ? ORDER BY commune', codePostal)
  }

  communesOfDepartement(code: string): string[] {
    return this.#colonne('SELECT code AS v FROM commune WHERE departement = ? ORDER BY code', code)
  }

  epci(siren: string): Epci | undefined {
    const ligne = this.#ordre<{ siren: string; nom: string; nature: string }>(
      'SELECT siren, nom, nature FROM epci WHERE siren = ?',
    ).get(siren)
    if (ligne === undefined) return undefined
    return { ...ligne, communes: this.#colonne('SELECT code AS v FROM commune WHERE epci = ? ORDER BY code', siren) }
  }

  departement(code: string): { code: string; nom: string; region: string } | undefined {
    return this.#ordre<{ code: string; nom: string; region: string }>(
      'SELECT code, nom, region FROM departement WHERE code = ?',
    ).get(code)
  }

  region(code: string): { code: string; nom: string } | undefined {
    return this.#ordre<{ code: string; nom: string }>('SELECT code, nom FROM region WHERE code = ?').get(code)
  }

  millesimes(): string[] {
    this.#millesimes ??= this.#colonne('SELECT DISTINCT millesime AS v FROM population_departement ORDER BY v')
    return [...this.#millesimes]
  }

  population(code: string, millesime: string): PopulationRef | undefined {
    const ligne = this.#ordre<{ valeur: number; recensement: string | null; nom: string }>(
      'SELECT p.valeur, p.recensement, c.nom FROM population p JOIN commune c ON c.code = p.commune WHERE p.commune = ? AND p.millesime = ?',
    ).get(code, millesime)
    if (ligne === undefined) return undefined
    const parts = this.#ordre<{ code: string; nom: string; value: number }>(
      'SELECT code, nom, valeur AS value FROM population_ligne WHERE commune = ? AND millesime = ? ORDER BY code',
    ).all(code, millesime)
    return {
      value: ligne.valeur,
      parts: parts.length > 0 ? parts : [{ code, nom: ligne.nom, value: ligne.valeur }],
      recensement: ligne.recensement,
    }
  }

  populationDepartement(code: string, millesime: string): number | undefined {
    return this.#ordre<{ valeur: number }>(
      'SELECT valeur FROM population_departement WHERE departement = ? AND millesime = ?',
    ).get(code, millesime)?.valeur
  }

  communesInBox([west, south, east, north]: readonly [number, number, number, number]): CommuneInfo[] {
    return this.#ordre<LigneCommune>(`${COMMUNE} WHERE c.lat BETWEEN ? AND ? AND c.lon BETWEEN ? AND ? ORDER BY c.code`)
      .all(south, north, west, east)
      .map(commune)
  }

  land(): MultiPolygon {
    if (this.#terre === undefined) {
      const ligne = this.#ordre<{ geojson: string }>('SELECT geojson FROM terre').get()
      this.#terre = JSON.parse(ligne?.geojson ?? '{"type":"MultiPolygon","coordinates":[]}') as MultiPolygon
    }
    return this.#terre
  }

  close(): void {
    this.#ordres.clear()
    this.#db.close()
  }
}

/** meta of the file, undefined when it is missing or not a reference database. */
export function lireMeta(chemin: string): Map<string, string> | undefined {
  if (!existsSync(chemin)) return undefined
  try {
    const db = new Database(chemin, { readonly: true, fileMustExist: true })
    try {
      return new Map(db.prepare<[], [string, string]>('SELECT cle, valeur FROM meta').raw().all())
    } finally {
      db.close()
    }
  } catch {
    return undefined
  }
}

/** Opens the database read-only; `path` defaults to the usual place. Errors: MaillageError when it is not there. */
export function openReference(path: string = cheminReference()): Reference {
  if (lireMeta(path)?.get('construction') !== BUILD_VERSION) {
    throw new MaillageError(
      'interne',
      'Les données de référence sont absentes ou d’une autre version.',
      `Le fichier « ${path} » ne peut pas être lu.`,
      'Lancer « npm run reference » pour les construire.',
    )
  }
  return new ReferenceSqlite(path)
}
