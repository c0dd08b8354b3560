/**
 * A perimeter may hold arrondissements of Paris, Lyon and Marseille. Each is a part of its commune: counted for itself,
 * never together with it.
 */

import { arrondissementsOf, communeOfArrondissement, nomPlm } from './codes.ts'
import { accord, compte, enumeration } from './francais.ts'

/** Do these codes hold the place of this one, or a part of it: itself, its whole commune, one of its arrondissements? */
export function tient(codes: ReadonlySet<string>, code: string): boolean {
  if (codes.has(code)) return true
  const commune = communeOfArrondissement(code)
  return commune === null ? arrondissementsOf(code).some((un) => codes.has(un)) : codes.has(commune)
}

/** Arrondissements whose whole commune is in the same list. */
export function comptesAvecLeurCommune(codes: readonly string[]): readonly string[] {
  const tous = new Set(codes)
  return [...tous].filter((code) => tous.has(communeOfArrondissement(code) ?? ''))
}

/** "commune", "arrondissements", "communes et arrondissements": what so many of these are, without their number. */
export function motLieux(codes: readonly string[], nombre: number): string {
  const s = accord(nombre, '', 's')
  const parties = codes.filter((code) => communeOfArrondissement(code) !== null).length
  if (parties === 0) return `commune${s}`
  return parties === codes.length ? `arrondissement${s}` : 'communes et arrondissements'
}

/** "3 communes", "1 arrondissement de Lyon", "2 communes et 1 arrondissement de Paris". */
export function compterLieux(codes: readonly string[]): string {
  const parCommune = Map.groupBy(codes, (code) => communeOfArrondissement(code))
  const entieres = parCommune.get(null)?.length ?? 0
  const parties = [...parCommune].flatMap(([commune, siens]) =>
    commune === null ? [] : `${compte(siens.length, 'arrondissement')} de ${nomPlm(commune)}`,
  )
  const termes = entieres > 0 || parties.length === 0 ? [compte(entieres, 'commune'), ...parties] : parties
  return enumeration(termes)
}
