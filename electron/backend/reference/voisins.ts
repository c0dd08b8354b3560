/**
 * Départements that touch one another. No table of the reference says it: it is read in the centres of the communes. Two
 * départements touch where a commune of one has a commune of the other among the nearest to it; across the sea, none.
 */
import { departementOfCode } from '../../../shared/domain/codes.ts'
import type { CommuneInfo } from '../../../shared/domain/portrait-types.ts'
import type { Reference } from './types.ts'

/** Of a commune, as many neighbours as a commune has on average, and a few more: six, on any map. */
const PROCHES = 8
/** Beyond, there is the sea, or a mountain without a village. Degrees of latitude: 17 km. */
const PORTEE = 0.15

interface Centre {
  readonly departement: string
  readonly x: number
  readonly y: number
}

const connus = new WeakMap<Reference, Map<string, ReadonlySet<string>>>()

/** Codes of the départements around this one, without it. */
export function departementsVoisins(reference: Reference, departement: string): ReadonlySet<string> {
  const lus = connus.get(reference) ?? new Map<string, ReadonlySet<string>>()
  connus.set(reference, lus)
  const voisins = lus.get(departement) ?? chercher(reference, departement)
  lus.set(departement, voisins)
  return voisins
}

function chercher(reference: Reference, departement: string): Set<string> {
  const siennes = reference.communes(reference.communesOfDepartement(departement)).flatMap(({ centre }) => centre ?? [])
  const longitudes = siennes.filter((_, i) => i % 2 === 0)
  const latitudes = siennes.filter((_, i) => i % 2 === 1)
  if (siennes.length === 0) return new Set()
  const [sud, nord] = [Math.min(...latitudes) - PORTEE, Math.max(...latitudes) + PORTEE]
  // A degree of longitude is shorter than one of latitude.
  const marge = PORTEE / Math.cos((Math.max(Math.abs(sud), Math.abs(nord)) * Math.PI) / 180)
  const [ouest, est] = [Math.min(...longitudes) - marge, Math.max(...longitudes) + marge]
  const centres = reference.communesInBox([ouest, sud, est, nord]).flatMap(enPlan)
  const grille = Map.groupBy(centres, ({ x, y }) => cle(Math.floor(x / PORTEE), Math.floor(y / PORTEE)))
  const voisins = new Set<string>()
  for (const centre of centres) {
    if (centre.departement !== departement) continue
    const autour = cases(centre).flatMap((une) => grille.get(une) ?? [])
    if (autour.every((un) => un.departement === departement)) continue
    for (const un of plusProches(centre, autour)) voisins.add(un)
  }
  voisins.delete(departement)
  return voisins
}

function enPlan({ code, centre }: CommuneInfo): Centre[] {
  if (centre === null) return []
  const [longitude, latitude] = centre
  return [{ departement: departementOfCode(code), x: longitude * Math.cos((latitude * Math.PI) / 180), y: latitude }]
}

function plusProches(centre: Centre, autour: readonly Centre[]): string[] {
  return autour
    .map(({ departement, x, y }) => ({ departement, distance: (x - centre.x) ** 2 + (y - centre.y) ** 2 }))
    .filter(({ distance }) => distance > 0 && distance <= PORTEE ** 2)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, PROCHES)
    .map(({ departement }) => departement)
}

function cases({ x, y }: Centre): string[] {
  const [colonne, ligne] = [Math.floor(x / PORTEE), Math.floor(y / PORTEE)]
  return [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => cle(colonne + dx, ligne + dy)))
}

const cle = (colonne: number, ligne: number): string => `${colonne} ${ligne}`
