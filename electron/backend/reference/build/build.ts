/** Builds reference.sqlite from the npm packages: read, compute, write. The caller gives a path that does not exist. */
import Database from 'better-sqlite3'
import { feature } from 'topojson-client'
import { MaillageError } from '../../../../shared/contract/errors.ts'
import { sansArticle } from '../../../../shared/domain/nom-commune.ts'
import { BUILD_VERSION, COG, TABLES } from '../schema.ts'
import { type Boite, boites, centres } from './centres.ts'
import { geographie, Histoire } from './history.ts'
import { nomsCherches } from './names.ts'
import { type PopulationsMillesime, populationsMillesime } from './populations.ts'
import {
  ALIAS_FUSIONS_2016,
  type CommuneSource,
  type EpciSource,
  type EtatSource,
  lire,
  MILLESIMES,
  type MillesimeSource,
  type Paquet,
  paquets,
  paquetsManquants,
} from './sources.ts'

export interface Bilan {
  readonly paquets: readonly Paquet[]
  /** What was written, in words → how many. */
  readonly comptes: Readonly<Record<string, number>>
  readonly populations: readonly PopulationsMillesime[]
}

/** Versions of the packages as they are written in `meta`, to tell a stale file. */
export function empreinte(trouves: ReadonlyMap<string, Paquet>): string {
  return [...trouves.values()]
    .map(({ alias, version }) => `${alias}@${version}`)
    .sort()
    .join(' ')
}

function trouverPaquets(): Map<string, Paquet> {
  const trouves = paquets()
  const manquants = paquetsManquants(trouves)
  if (manquants.length > 0) {
    throw new MaillageError(
      'interne',
      'Les données de référence ne peuvent pas être construites.',
      `Paquets absents : ${manquants.join(', ')}.`,
      'Relancer « npm ci » dans le dossier du projet, puis « npm run reference ».',
    )
  }
  return trouves
}

type Topologie = Parameters<typeof feature>[0]

/** France of Natural Earth (metropole and DROM), WGS84. */
function terre(atlas: Paquet): string {
  const topologie = lire<Topologie>(atlas, 'countries-10m.json')
  const pays = topologie.objects.countries
  const france = pays?.type === 'GeometryCollection' ? pays.geometries.find((g) => g.id === '250') : undefined
  if (france === undefined) throw new Error('no France (250) in world-atlas')
  const trace = feature(topologie, france)
  const geometrie = trace.type === 'Feature' ? trace.geometry : undefined
  const polygones =
    geometrie?.type === 'Polygon'
      ? [geometrie.coordinates]
      : geometrie?.type === 'MultiPolygon'
        ? geometrie.coordinates
        : []
  return JSON.stringify({ type: 'MultiPolygon', coordinates: polygones })
}

/**
 * PMUN 2016 of the communes nouvelles born after its geography (1 January 2018) and before the package's list
 * (1 January 2019): the sums where a package has them, and the set of those concerned.
 */
function fusions2016(
  trouves: ReadonlyMap<string, Paquet>,
  etats: readonly EtatSource[],
): { readonly sommes: Map<string, number>; readonly partielles: Set<string> } {
  const partielles = new Set<string>()
  for (const { type, code, raisonDebut, dateDebut } of etats) {
    if (type === 'COM' && raisonDebut === 'commune nouvelle' && (dateDebut ?? '') > '2018-01-01') partielles.add(code)
  }
  const sommes = new Map<string, number>()
  const paquet = trouves.get(ALIAS_FUSIONS_2016)
  if (paquet !== undefined) {
    for (const { type, code, population } of lire<CommuneSource[]>(paquet, 'data/communes.json')) {
      if (type === 'commune-actuelle' && population !== undefined && partielles.has(code)) sommes.set(code, population)
    }
  }
  return { sommes, partielles }
}

/** Writes the whole database at `chemin`. Takes a few seconds. Errors: packages missing (MaillageError). */
export function construire(chemin: string): Bilan {
  const trouves = trouverPaquets()
  const paquet = (alias: string): Paquet => {
    const trouve = trouves.get(alias)
    if (trouve === undefined) throw new Error(`package ${alias} not found`)
    return trouve
  }
  const sources: MillesimeSource[] = MILLESIMES.map(({ alias, millesime, cog }) => ({
    millesime,
    cog,
    paquet: paquet(alias),
    communes: lire<CommuneSource[]>(paquet(alias), 'data/communes.json'),
    epci: lire<EpciSource[]>(paquet(alias), 'data/epci.json'),
  }))
  const actuel = sources.at(-1)
  if (actuel === undefined) throw new Error('no vintage')
  const etats = lire<EtatSource[]>(paquet('etalab-pmun2016'), 'data/historique-communes.json')
  const geographies = sources.map(({ cog, communes }) => geographie(cog, communes))
  const histoire = new Histoire(etats, geographies)

  const communes = actuel.communes.filter((c) => c.type === 'commune-actuelle')
  const departements = new Map(communes.map((c) => [c.code, c.departement ?? '']))
  const fusions = fusions2016(trouves, etats)
  const populations = sources.map((source, rang) =>
    populationsMillesime(source, {
      histoire,
      departements,
      precedent: sources[rang - 1],
      sommes: source.millesime === '2016' ? fusions.sommes : new Map(),
      partielles: source.millesime === '2016' ? fusions.partielles : new Set(),
    }),
  )

  const parentEn2019 = (code: string) => geographies.flatMap((g) => g.chefsLieux.get(code) ?? [])[0]
  const boitesParCode = boites(
    lire<{ id: string; bbox: Boite }[]>(paquet('@etalab/fr-bounding-boxes'), 'dist/communes.json'),
  )
  const anciens = new Map(communes.map((c) => [c.code, c.anciensCodes ?? []]))
  const centresParCode = centres(anciens.keys(), boitesParCode, (code) => anciens.get(code) ?? [], parentEn2019)

  const db = new Database(chemin)
  try {
    db.pragma('journal_mode = OFF')
    db.pragma('synchronous = OFF')
    db.exec(TABLES)
    const comptes: Record<string, number> = {}
    const remplir = (intitule: string, sql: string, lignes: Iterable<readonly unknown[]>): void => {
      const ordre = db.prepare(sql)
      let nombre = 0
      for (const ligne of lignes) {
        ordre.run(...ligne)
        nombre++
      }
      comptes[intitule] = (comptes[intitule] ?? 0) + nombre
    }
    const lireActuel = <T>(fichier: string) => lire<T[]>(actuel.paquet, `data/${fichier}`)
    db.transaction(() => {
      remplir(
        'régions et collectivités',
        'INSERT INTO region VALUES (?, ?)',
        lireActuel<{ code: string; nom: string }>('regions.json').map((r) => [r.code, r.nom]),
      )
      remplir(
        'départements et collectivités',
        'INSERT INTO departement VALUES (?, ?, ?)',
        lireActuel<{ code: string; nom: string; region: string }>('departements.json').map((d) => [
          d.code,
          d.nom,
          d.region,
        ]),
      )
      remplir(
        'arrondissements',
        'INSERT INTO arrondissement VALUES (?, ?, ?)',
        lireActuel<{ code: string; nom: string; departement: string }>('arrondissements.json').map((a) => [
          a.code,
          a.nom,
          a.departement,
        ]),
      )
      remplir(
        'EPCI',
        'INSERT INTO epci VALUES (?, ?, ?)',
        actuel.epci.map((e) => [e.code, e.nom, e.type]),
      )
      const epciDe = new Map(actuel.epci.flatMap((e) => e.membres.map((m) => [m.code, e.code] as const)))
      remplir(
        'communes',
        'INSERT INTO commune VALUES (?,?,?,?,?,?,?,?,?,?,?)',
        communes.map((c) => {
          const centre = centresParCode.get(c.code)
          return [
            c.code,
            c.nom,
            c.departement,
            c.region,
            c.arrondissement || null,
            epciDe.get(c.code) ?? null,
            c.zone,
            (c.codesPostaux ?? []).join(' '),
            centre?.lon ?? null,
            centre?.lat ?? null,
            centre?.origine ?? null,
          ]
        }),
      )
      comptes['centres de communes'] = centresParCode.size
      const parties = actuel.communes.filter((c) => c.type !== 'commune-actuelle')
      remplir(
        'communes déléguées, associées et arrondissements municipaux',
        'INSERT INTO commune_partie VALUES (?, ?, ?, ?)',
        parties.map((c) => [c.code, c.nom, c.type.replace('commune-', ''), c.chefLieu ?? c.commune]),
      )
      remplir(
        'couples code postal / commune',
        'INSERT OR IGNORE INTO code_postal VALUES (?, ?)',
        communes.flatMap((c) => (c.codesPostaux ?? []).map((cp) => [cp, c.code])),
      )
      for (const { millesime, communes: lignes, departements: totaux } of populations) {
        remplir(
          `populations ${millesime}`,
          'INSERT INTO population VALUES (?, ?, ?, ?)',
          lignes.map((p) => [p.commune, millesime, p.valeur, p.recensement]),
        )
        remplir(
          'lignes de populations sommées',
          'INSERT INTO population_ligne VALUES (?, ?, ?, ?, ?)',
          lignes.flatMap((p) =>
            p.lignes.length > 1 || p.lignes[0]?.code !== p.commune
              ? p.lignes.map((l) => [p.commune, millesime, l.code, l.nom, l.valeur])
              : [],
          ),
        )
        remplir(
          'populations de départements',
          'INSERT INTO population_departement VALUES (?, ?, ?)',
          [...totaux].map(([d, v]) => [d, millesime, v]),
        )
      }
      const passages = [...histoire.codes()].map((code) => histoire.resolve(code))
      remplir(
        'anciens codes',
        'INSERT INTO passage VALUES (?, ?, ?, ?, ?)',
        passages.flatMap((r) =>
          r.kind === 'moved'
            ? [[r.code, r.kind, r.to, r.date, r.event]]
            : r.kind === 'split'
              ? [[r.code, r.kind, r.to.join(' '), r.date, r.event]]
              : [],
        ),
      )
      const noms = nomsCherches(communes, etats, sources, histoire)
      remplir(
        'noms cherchés',
        'INSERT INTO nom VALUES (?, ?, ?, ?, ?)',
        noms.map(({ nom, norme, commune, ancien }, rang) => [
          rang + 1,
          norme,
          sansArticle(norme),
          commune,
          ancien ? nom : null,
        ]),
      )
      remplir(
        'noms indexés par mots',
        'INSERT INTO nom_mots (rowid, norme) VALUES (?, ?)',
        noms.map(({ norme }, rang) => [rang + 1, norme]),
      )
      const compact = noms.map(({ norme }, rang) => `${norme.replaceAll(' ', '')}=${rang + 1}\n`)
      db.prepare('INSERT INTO nom_compact VALUES (1, ?)').run(compact.join(''))
      db.prepare('INSERT INTO terre VALUES (1, ?)').run(terre(paquet('world-atlas')))
      remplir('métadonnées', 'INSERT INTO meta VALUES (?, ?)', [
        ['construction', BUILD_VERSION],
        ['cog', COG],
        ['paquets', empreinte(trouves)],
      ])
    })()
    db.exec('ANALYZE')
    return { paquets: [...trouves.values()], comptes, populations }
  } finally {
    db.close()
  }
}
