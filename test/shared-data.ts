/**
 * The one door to the open data and press figures that stand beside the project and are never committed.
 * Tests that need them skip loudly where they are absent.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { possible } from './sautes.ts'

const ROOT = resolve(import.meta.dirname, '../../shared/data')

/** Absolute path of a file of the shared data, e.g. sharedData('insee/donnees_communes_2021.csv'). */
export function sharedData(relative: string): string {
  return resolve(ROOT, relative)
}

/** True when all these files are there; otherwise says on stderr which tests will be skipped. */
export function hasSharedData(...relatives: string[]): boolean {
  const missing = relatives.filter((file) => !existsSync(resolve(ROOT, file)))
  return possible(missing.length === 0, `shared data not found: ${missing.join(', ')}`)
}

const CASES = resolve(import.meta.dirname, '../../shared/cases')

/** Absolute path of a small input that failed once: sharedCase('12-QP2024_France_WGS84.geojson'). */
export function sharedCase(name: string): string {
  return resolve(CASES, name)
}

/** True when all these cases are there; otherwise says on stderr which tests will be skipped. */
export function hasSharedCases(...names: string[]): boolean {
  const missing = names.filter((name) => !existsSync(resolve(CASES, name)))
  return possible(missing.length === 0, `shared cases not found: ${missing.join(', ')}`)
}
