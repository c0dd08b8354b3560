/** The read-only reference database as the rest of the backend sees it. Statements are prepared at first use. */
import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { MultiPolygon } from 'geojson'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { communeOfArrondissement } from '../../../shared/domain/codes.ts'
import type { Mouvement, MouvementsRecents } from '../../../shared/domain/mouvements.ts'
import type { CommuneInfo } from '../../../shared/domain/portrait-types.ts'
import { Ensembles } from './ensembles.ts'
import { mots, Ordres } from './ordres.ts'
import { type Deplace, Passages } from './passages.ts'
import { Populations } from './populations.ts'
import { Postaux } from './postaux.ts'
import { BUILD_VERSION, COG, cheminReference } from './schema.ts'
import { Recherche } from './search.ts'
import type {
  AncienneCommune,
  Ensemble,
  Epci,
  LigneTableau,
  Nommee,
  PopulationRef,
  PopulationReunie,
  Reference,
  Resolution,
  Retablie,
  SearchHit,
} from './types.ts'

interface LigneCommune {
  readonly code: string
  readonly nom: string
  readonly departement: string
  readonly epci: string | null
  readonly codesPostaux: string
  readonly lon: number | null
  readonly lat: number | null
}

const COMMUNE = 'SELECT code, nom, departement, epci, codes_postaux AS codesPostaux, lon, lat FROM commune WHERE'

/** An arrondissement municipal, in the département, the EPCI and at the centre of its commune. */
const ARRONDISSEMENT = `SELECT a.code, a.nom, c.departement, c.epci, a.codes_postaux AS codesPostaux, c.lon, c.lat
  FROM arrondissement_municipal a JOIN commune c ON c.code = a.commune WHERE`

class ReferenceSqlite implements Reference {
  readonly cog = COG
  readonly path: string
  readonly #db: Database.Database
  readonly #ordres: Ordres
  readonly #passages: Passages
  readonly #postaux: Postaux
  readonly #recherche: Recherche
  readonly #ensembles: Ensembles
  readonly #populations: Populations
  #terre: MultiPolygon | undefined
  /** Small tables kept once read: they are asked for with every commune. */
  readonly #departements = new Map<string, { code: string; nom: string; region: string } | undefined>()
  readonly #regions = new Map<string, { code: string; nom: string } | undefined>()
  readonly #epciNoms = new Map<string, string>()

  constructor(path: string) {
    this.path = path
    this.#db = new Database(path, { readonly: true, fileMustExist: true })
    // Nobody writes this file in place: the shared lock may be kept, which spares one lock per small read.
    this.#db.pragma('locking_mode = EXCLUSIVE')
    this.#ordres = new Ordres(this.#db)
    this.#passages = new Passages(this.#ordres, this.cog)
    this.#postaux = new Postaux(this.#ordres)
    this.#recherche = new Recherche(this.#db)
    this.#ensembles = new Ensembles(this.#db)
    this.#populations = new Populations(this.#db)
  }

  #info(ligne: LigneCommune): CommuneInfo {
    const { code, nom, lon, lat, epci } = ligne
    const departement = this.departement(ligne.departement)
    const region = this.region(departement?.region ?? '')
    return {
      code,
      nom,
      departement: { code: ligne.departement, nom: departement?.nom ?? '' },
      region: { code: region?.code ?? '', nom: region?.nom ?? '' },
      epci: epci === null ? null : { siren: epci, nom: this.#epciNom(epci) },
      codesPostaux: mots(ligne.codesPostaux),
      centre: lon === null || lat === null ? null : [lon, lat],
    }
  }

  #epciNom(siren: string): string {
    let nom = this.#epciNoms.get(siren)
    if (nom === undefined) {
      nom = this.#ordres.prendre<{ nom: string }>('SELECT nom FROM epci WHERE siren = ?').get(siren)?.nom ?? ''
      this.#epciNoms.set(siren, nom)
    }
    return nom
  }

  commune(code: string): CommuneInfo | undefined {
    const sql = communeOfArrondissement(code) === null ? `${COMMUNE} code = ?` : `${ARRONDISSEMENT} a.code = ?`
    const ligne = this.#ordres.prendre<LigneCommune>(sql).get(code)
    return ligne === undefined ? undefined : this.#info(ligne)
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
    return this.#ordres.colonne('SELECT code AS v FROM commune ORDER BY code')
  }

  resolve(code: string): Resolution {
    return this.#passages.resolve(code)
  }

  get mouvements(): MouvementsRecents | null {
    return this.#passages.mouvements
  }

  suivre(lignes: readonly Mouvement[]): void {
    this.#passages.suivre(lignes, this.codes())
  }

  anciennes(): { code: string; nom: string; commune: string }[] {
    return this.#passages.anciennes()
  }

  ancienne(ecrit: string, commune: string): AncienneCommune | undefined {
    return this.#passages.ancienne(ecrit, commune)
  }

  retablies(): Retablie[] {
    return this.#passages.retablies()
  }

  deplaces(): Deplace[] {
    return this.#passages.deplaces()
  }

  tableau(millesime: string): LigneTableau[] {
    const sql = `SELECT c.code, c.nom, c.lon, c.lat, c.epci, c.arrondissement, p.valeur AS population FROM commune c
      LEFT JOIN population p ON p.commune = c.code AND p.millesime = ? ORDER BY c.code`
    return this.#lignes(sql, millesime)
  }

  arrondissements(millesime: string): LigneTableau[] {
    const sql = `SELECT a.code, a.nom, c.lon, c.lat, c.epci, c.arrondissement, p.valeur AS population
      FROM arrondissement_municipal a JOIN commune c ON c.code = a.commune
      LEFT JOIN population_ligne p ON p.commune = a.commune AND p.code = a.code AND p.millesime = ? ORDER BY a.code`
    return this.#lignes(sql, millesime)
  }

  #lignes(sql: string, millesime: string): LigneTableau[] {
    return this.#ordres
      .prendre<Omit<LigneTableau, 'centre'> & { lon: number | null; lat: number | null }>(sql)
      .all(millesime)
      .map(({ lon, lat, ...ligne }) => ({ ...ligne, centre: lon === null || lat === null ? null : [lon, lat] }))
  }

  search(query: string, limit: number): SearchHit[] {
    return this.#recherche.chercher(query, limit)
  }

  nommees(norme: string): Nommee[] {
    return this.#recherche.nommees(norme)
  }

  commenceUnNom(norme: string): boolean {
    return this.#recherche.commence(norme)
  }

  departements(): { code: string; nom: string }[] {
    return this.#ordres.prendre<{ code: string; nom: string }>('SELECT code, nom FROM departement ORDER BY code').all()
  }

  communesOfPostcode(codePostal: string): readonly string[] {
    return this.#postaux.communes(codePostal)
  }

  arrondissementOfPostcode(codePostal: string): string | undefined {
    return this.#postaux.arrondissement(codePostal)
  }

  communesOfDepartement(code: string): string[] {
    return this.#ordres.colonne('SELECT code AS v FROM commune WHERE departement = ? ORDER BY code', code)
  }

  epci(siren: string): Epci | undefined {
    const ligne = this.#ordres
      .prendre<{ siren: string; nom: string; nature: string }>('SELECT siren, nom, nature FROM epci WHERE siren = ?')
      .get(siren)
    if (ligne === undefined) return undefined
    return {
      ...ligne,
      communes: this.#ordres.colonne('SELECT code AS v FROM commune WHERE epci = ? ORDER BY code', siren),
    }
  }

  ensembles(code: string): Ensemble[] {
    return this.#ensembles.deCommune(communeOfArrondissement(code) ?? code)
  }

  searchEnsembles(query: string, limit: number): Ensemble[] {
    return this.#ensembles.chercher(query, limit)
  }

  departement(code: string): { code: string; nom: string; region: string } | undefined {
    if (!this.#departements.has(code)) {
      const sql = 'SELECT code, nom, region FROM departement WHERE code = ?'
      this.#departements.set(code, this.#ordres.prendre<{ code: string; nom: string; region: string }>(sql).get(code))
    }
    return this.#departements.get(code)
  }

  region(code: string): { code: string; nom: string } | undefined {
    if (!this.#regions.has(code)) {
      const sql = 'SELECT code, nom FROM region WHERE code = ?'
      this.#regions.set(code, this.#ordres.prendre<{ code: string; nom: string }>(sql).get(code))
    }
    return this.#regions.get(code)
  }

  millesimes(): string[] {
    return this.#populations.millesimes()
  }

  population(code: string, millesime: string): PopulationRef | undefined {
    return this.#populations.lire(code, millesime)
  }

  populationReunie(code: string, millesime: string): PopulationReunie | undefined {
    return this.#populations.reunie(code, millesime)
  }

  populationDepartement(code: string, millesime: string): number | undefined {
    return this.#populations.departement(code, millesime)
  }

  communesInBox([west, south, east, north]: readonly [number, number, number, number]): CommuneInfo[] {
    return this.#ordres
      .prendre<LigneCommune>(`${COMMUNE} lat BETWEEN ? AND ? AND lon BETWEEN ? AND ? ORDER BY code`)
      .all(south, north, west, east)
      .map((ligne) => this.#info(ligne))
  }

  land(): MultiPolygon {
    if (this.#terre === undefined) {
      const ligne = this.#ordres.prendre<{ geojson: string }>('SELECT geojson FROM terre').get()
      this.#terre = JSON.parse(ligne?.geojson ?? '{"type":"MultiPolygon","coordinates":[]}') as MultiPolygon
    }
    return this.#terre
  }

  close(): void {
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
