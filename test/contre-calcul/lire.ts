/** Raw files as they are: no table of the product, no profile, only papaparse and the name of the columns. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import Papa from 'papaparse'
import { sharedData } from '../shared-data.ts'

export type Ligne = Readonly<Record<string, string>>

/** A CSV of the shared data, one object per line. */
export function tableau(relatif: string, separateur: string): Ligne[] {
  const texte = readFileSync(sharedData(relatif), 'utf8').replace(/^\uFEFF/, '')
  const { data, errors } = Papa.parse<Ligne>(texte, { header: true, delimiter: separateur, skipEmptyLines: true })
  if (errors.length > 0) throw new Error(`${relatif}: ${errors[0]?.message ?? ''}`)
  return data
}

export interface CommunePaquet {
  readonly code: string
  readonly nom: string
  readonly type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal'
  readonly departement?: string
  readonly chefLieu?: string
  readonly commune?: string
  readonly population?: number
  readonly codesPostaux?: readonly string[]
}

export interface EpciPaquet {
  readonly code: string
  readonly nom: string
  readonly membres: readonly { readonly code: string; readonly populationMunicipale?: number }[]
}

/** Read once: the files of a package are asked for by several comparisons. */
const lus = new Map<string, unknown>()

function json<T>(paquet: string, fichier: string): T {
  const cle = `${paquet}/${fichier}`
  if (!lus.has(cle)) lus.set(cle, lireJson(paquet, fichier))
  return lus.get(cle) as T
}

function lireJson(paquet: string, fichier: string): unknown {
  const racine = resolve(import.meta.dirname, '../../node_modules')
  return JSON.parse(readFileSync(resolve(racine, paquet, 'data', fichier), 'utf8'))
}

export const communesPaquet = (paquet: string): CommunePaquet[] => json(paquet, 'communes.json')
export const epciPaquet = (paquet: string): EpciPaquet[] => json(paquet, 'epci.json')
