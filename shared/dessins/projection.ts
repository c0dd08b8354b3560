/**
 * From degrees (WGS84, which equals RGF93 at the scale of a page) to metres in the official projection of the place:
 * Lambert-93 in metropolitan France, UTM zones overseas (decree 2000-1276 as amended, art. 1).
 * Definitions: EPSG register, codes given at each line.
 */
import proj4 from 'proj4'

export interface Projection {
  readonly epsg: string
  /** Name to print, in French. */
  readonly nom: string
  /** [lon, lat] in degrees → [x, y] in metres, y to the north. */
  readonly vers: (lonlat: readonly [number, number]) => [number, number]
  readonly inverse: (xy: readonly [number, number]) => [number, number]
}

const GRS80 = '+ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs'
const utm = (zone: number, sud = false) => `+proj=utm +zone=${zone}${sud ? ' +south' : ''} ${GRS80}`

const LAMBERT_93 = {
  epsg: 'EPSG:2154',
  nom: 'Lambert-93',
  def: `+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 ${GRS80}`,
}

/** By the first three characters of a commune code (overseas départements and communities). */
const OUTRE_MER: Readonly<Record<string, { epsg: string; nom: string; def: string }>> = {
  '971': { epsg: 'EPSG:5490', nom: 'UTM 20 Nord', def: utm(20) },
  '972': { epsg: 'EPSG:5490', nom: 'UTM 20 Nord', def: utm(20) },
  '973': { epsg: 'EPSG:2972', nom: 'UTM 22 Nord', def: utm(22) },
  '974': { epsg: 'EPSG:2975', nom: 'UTM 40 Sud', def: utm(40, true) },
  '975': { epsg: 'EPSG:4467', nom: 'UTM 21 Nord', def: utm(21) },
  '976': { epsg: 'EPSG:4471', nom: 'UTM 38 Sud', def: utm(38, true) },
  '977': { epsg: 'EPSG:5490', nom: 'UTM 20 Nord', def: utm(20) },
  '978': { epsg: 'EPSG:5490', nom: 'UTM 20 Nord', def: utm(20) },
  '986': { epsg: 'EPSG:8903', nom: 'UTM 1 Sud', def: utm(1, true) },
  '987': { epsg: 'EPSG:3297', nom: 'UTM 6 Sud', def: utm(6, true) },
  '988': {
    epsg: 'EPSG:3163',
    nom: 'Lambert Nouvelle-Calédonie',
    def: `+proj=lcc +lat_0=-21.5 +lon_0=166 +lat_1=-20.6666666666667 +lat_2=-22.3333333333333 +x_0=400000 +y_0=300000 ${GRS80}`,
  },
}

const cache = new Map<string, Projection>()

/** Projection of the place of a commune or département code ("38421", "974", "97411"); Lambert-93 for any other. */
export function projectionPour(code: string): Projection {
  const choix = OUTRE_MER[code.slice(0, 3)] ?? LAMBERT_93
  const connue = cache.get(choix.def)
  if (connue) return connue
  const p = proj4('+proj=longlat +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +no_defs', choix.def)
  const paire = (xy: readonly number[]): [number, number] => [xy[0] ?? Number.NaN, xy[1] ?? Number.NaN]
  const projection: Projection = {
    epsg: choix.epsg,
    nom: choix.nom,
    vers: (lonlat) => paire(p.forward([lonlat[0], lonlat[1]])),
    inverse: (xy) => paire(p.inverse([xy[0], xy[1]])),
  }
  cache.set(choix.def, projection)
  return projection
}

/** Projection of the most communes; ties go to the one met first. */
export function projectionDesCommunes(codes: readonly string[]): Projection {
  const compte = new Map<Projection, number>()
  for (const code of codes) {
    const p = projectionPour(code)
    compte.set(p, (compte.get(p) ?? 0) + 1)
  }
  let mieux = projectionPour(codes[0] ?? '')
  for (const [p, n] of compte) if (n > (compte.get(mieux) ?? 0)) mieux = p
  return mieux
}

/** Does this commune lie in the same projected plane (so on the same map)? */
export function memePlan(a: string, b: string): boolean {
  return projectionPour(a) === projectionPour(b) && (OUTRE_MER[a.slice(0, 3)] ? a.slice(0, 3) === b.slice(0, 3) : true)
}
