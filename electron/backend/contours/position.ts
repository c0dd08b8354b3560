/** Where the shapes of a layer stand: its projection, declared or guessed, then the known centres of its communes. */
import { boite } from '../../../shared/dessins/geometrie.ts'
import { departementOfCode } from '../../../shared/domain/codes.ts'
import type { Reference } from '../reference/types.ts'
import { type Systeme, systemeDeclare, systemeDevine } from './crs.ts'
import { pasDesCommunes, projectionInconnue } from './errors.ts'
import { polygonesDe } from './polygones.ts'
import { type Couche, type Entite, GRILLE } from './types.ts'

/** A true centre lies within this of its commune's frame, in degrees: about 15 km. */
const ECART_CENTRE = 0.15

export function reconnaitreSysteme(fichier: string, couche: Couche): Systeme {
  const etendue = etendueDe(couche)
  if (etendue === null) return { nom: '', versDegres: () => (xy) => xy }
  if (couche.crs !== null) {
    const declare = systemeDeclare(couche.crs)
    if (declare === undefined) throw projectionInconnue(fichier, `déclare la projection « ${nomCourt(couche.crs)} »`)
    return declare
  }
  const devine = systemeDevine(etendue)
  if (devine !== undefined) return devine
  const [x, y] = etendue
  throw projectionInconnue(
    fichier,
    `ne dit pas sa projection, et ses coordonnées (${Math.round(x)} ; ${Math.round(y)}) ne sont ni des degrés ni du Lambert-93`,
  )
}

const nomCourt = (crs: string): string => (/"([^"]+)"/.exec(crs)?.[1] ?? crs).slice(0, 60)

/** Reach of the first shapes, in the file's coordinates. */
function etendueDe(couche: Couche): [number, number, number, number] | null {
  const e: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  let vus = 0
  for (const { geometrie } of couche.entites()) {
    for (const [x = 0, y = 0] of polygonesDe(geometrie)?.flat(2) ?? []) {
      if (x < e[0]) e[0] = x
      if (y < e[1]) e[1] = y
      if (x > e[2]) e[2] = x
      if (y > e[3]) e[3] = y
    }
    if (e[0] <= e[2] && ++vus >= 200) break
  }
  return e[0] <= e[2] ? e : null
}

/** A wrong or swapped projection puts the shapes elsewhere: most known centres must fall in or near their commune. */
export function verifierPosition(fichier: string, entites: ReadonlyMap<string, Entite>, reference: Reference): void {
  let justes = 0
  let inverses = 0
  let vus = 0
  const pas = Math.max(1, Math.floor(entites.size / 300))
  let i = 0
  for (const { code, polygones } of entites.values()) {
    if (i++ % pas !== 0) continue
    const centre = reference.commune(code)?.centre
    if (centre === null || centre === undefined) continue
    vus++
    const [x0, y0, x1, y1] = cadre(polygones)
    const pres = (lon: number, lat: number) =>
      lon > x0 - ECART_CENTRE && lon < x1 + ECART_CENTRE && lat > y0 - ECART_CENTRE && lat < y1 + ECART_CENTRE
    if (pres(centre[0], centre[1])) justes++
    else if (pres(centre[1], centre[0])) inverses++
  }
  if (vus === 0 || justes * 2 >= vus) return
  if (inverses * 2 < vus && dansLeurDepartement(entites, reference))
    throw pasDesCommunes(
      fichier,
      'porte des codes qui ressemblent à ceux de communes, mais ses formes sont ailleurs dans le département : ce sont sans doute ceux de cantons, d’arrondissements ou d’autres territoires',
    )
  throw projectionInconnue(
    fichier,
    inverses * 2 >= vus
      ? 'donne la latitude avant la longitude'
      : 'place les communes à plus de quinze kilomètres de leur position connue',
  )
}

/** Shapes that fall in the département of their codes are in the right projection: their codes are of something else. */
function dansLeurDepartement(entites: ReadonlyMap<string, Entite>, reference: Reference): boolean {
  const boites = new Map<string, ReturnType<typeof boite>>()
  let dedans = 0
  for (const { code, polygones } of entites.values()) {
    const departement = departementOfCode(code)
    if (!boites.has(departement)) {
      const centres = reference
        .communes(reference.communesOfDepartement(departement))
        .flatMap(({ centre }) => (centre === null ? [] : [centre]))
      boites.set(departement, boite(centres))
    }
    const b = boites.get(departement) ?? null
    const [x0, y0, x1, y1] = cadre(polygones)
    if (b !== null && x0 < b[2] && x1 > b[0] && y0 < b[3] && y1 > b[1]) dedans++
  }
  return dedans * 2 > entites.size
}

/** [west, south, east, north] in degrees. */
function cadre(polygones: Entite['polygones']): [number, number, number, number] {
  const e: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [dehors] of polygones) {
    for (let i = 0; dehors !== undefined && i < dehors.length; i += 2) {
      const x = (dehors[i] ?? 0) / GRILLE
      const y = (dehors[i + 1] ?? 0) / GRILLE
      if (x < e[0]) e[0] = x
      if (y < e[1]) e[1] = y
      if (x > e[2]) e[2] = x
      if (y > e[3]) e[3] = y
    }
  }
  return e
}
