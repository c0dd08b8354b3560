/**
 * The npm packages the reference is built from, and how they are read. Only the build may resolve them: a packaged
 * application ships reference.sqlite without these devDependencies.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** One line of communes.json of @etalab/decoupage-administratif (fields used here). */
export interface CommuneSource {
  readonly code: string
  readonly nom: string
  readonly type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal'
  readonly arrondissement?: string
  readonly departement?: string
  readonly region?: string
  readonly zone?: 'metro' | 'drom' | 'com'
  readonly codesPostaux?: readonly string[]
  readonly population?: number
  readonly anciensCodes?: readonly string[]
  /** Of a déléguée or associée: code of its commune. */
  readonly chefLieu?: string
  /** Of an arrondissement municipal: code of its commune. */
  readonly commune?: string
}

export interface EpciSource {
  readonly code: string
  readonly nom: string
  readonly type: string
  readonly membres: readonly { readonly code?: string; readonly populationMunicipale?: number }[]
}

/** One dated state of historique-communes.json (COM commune, COMP parent part, COMA associée, COMD déléguée). */
export interface EtatSource {
  readonly id: string
  readonly type: 'COM' | 'COMP' | 'COMA' | 'COMD'
  readonly code: string
  readonly nom: string
  readonly dateDebut?: string
  readonly dateFin?: string
  readonly raisonDebut?: string
  readonly raisonFin?: string
  readonly successeur?: string
  readonly pole?: string
  readonly membres?: readonly string[]
}

export interface Paquet {
  readonly alias: string
  readonly nom: string
  readonly version: string
  readonly dossier: string
}

/** One vintage: populations of `millesime`, communes and EPCI of the geography of `cog`. */
export interface MillesimeSource {
  readonly millesime: string
  readonly cog: number
  readonly communes: readonly CommuneSource[]
  readonly epci: readonly EpciSource[]
}

const require = createRequire(import.meta.url)

// Written out one by one so that the dead-code check sees that each alias is used.
const RESOLVERS: Readonly<Record<string, () => string>> = {
  'etalab-2026': () => require.resolve('etalab-2026/package.json'),
  'etalab-pmun2022': () => require.resolve('etalab-pmun2022/package.json'),
  'etalab-pmun2021': () => require.resolve('etalab-pmun2021/package.json'),
  'etalab-pmun2020': () => require.resolve('etalab-pmun2020/package.json'),
  'etalab-pmun2019': () => require.resolve('etalab-pmun2019/package.json'),
  'etalab-pmun2016': () => require.resolve('etalab-pmun2016/package.json'),
  // Version 0.4.0: the only one where the PMUN 2016 of the 239 communes nouvelles of 2018-03-01 to 2019-01-01 is the sum
  // of their predecessors (later versions carry the one of the chief town alone).
  'etalab-pmun2016-fusions': () => require.resolve('etalab-pmun2016-fusions/package.json'),
  '@etalab/fr-bounding-boxes': () => require.resolve('@etalab/fr-bounding-boxes/package.json'),
  'world-atlas': () => require.resolve('world-atlas/package.json'),
}

/** Which package carries which year; the year of geography is the one of its communes.json. */
export const MILLESIMES: readonly { readonly alias: string; readonly millesime: string; readonly cog: number }[] = [
  { alias: 'etalab-pmun2016', millesime: '2016', cog: 2019 },
  { alias: 'etalab-pmun2019', millesime: '2019', cog: 2022 },
  { alias: 'etalab-pmun2020', millesime: '2020', cog: 2023 },
  { alias: 'etalab-pmun2021', millesime: '2021', cog: 2024 },
  { alias: 'etalab-pmun2022', millesime: '2022', cog: 2025 },
  { alias: 'etalab-2026', millesime: '2023', cog: 2026 },
]

function trouver(alias: string, resoudre: () => string): Paquet | undefined {
  try {
    const manifeste = resoudre()
    const { name, version } = JSON.parse(readFileSync(manifeste, 'utf8')) as { name: string; version: string }
    return { alias, nom: name, version, dossier: dirname(manifeste) }
  } catch {
    return undefined
  }
}

/** Packages found, by alias. Empty in a packaged application. */
export function paquets(): Map<string, Paquet> {
  const trouves = new Map<string, Paquet>()
  for (const [alias, resoudre] of Object.entries(RESOLVERS)) {
    const paquet = trouver(alias, resoudre)
    if (paquet !== undefined) trouves.set(alias, paquet)
  }
  return trouves
}

/** Aliases without which the build cannot be done. */
export function paquetsManquants(trouves: ReadonlyMap<string, Paquet>): string[] {
  return Object.keys(RESOLVERS).filter((alias) => !trouves.has(alias))
}

/** Parsed JSON file of a package; the caller says the shape it knows the file to have. */
export function lire<T>(paquet: Paquet, fichier: string): T {
  return JSON.parse(readFileSync(join(paquet.dossier, fichier), 'utf8')) as T
}

/** Versions of the packages in one line, kept in `meta` to tell a stale file. */
export function empreinte(trouves: ReadonlyMap<string, Paquet>): string {
  return [...trouves.values()]
    .map(({ alias, version }) => `${alias}@${version}`)
    .sort()
    .join(' ')
}
