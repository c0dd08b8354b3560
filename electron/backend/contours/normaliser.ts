/** A layer → communes on one grid of degrees, each with its area on the ellipsoid. */

import type { Geometry, Position } from 'geojson'
import { boite } from '../../../shared/dessins/geometrie.ts'
import { communeOfArrondissement, departementOfCode } from '../../../shared/domain/codes.ts'
import { accord } from '../../../shared/domain/francais.ts'
import { type Finesse, PlusFin } from '../../../shared/domain/plus-fin.ts'
import type { Reference } from '../reference/types.ts'
import { airePolygones } from './aire.ts'
import { type ColonnesTrouvees, lireCode, lireNom, trouverColonnes } from './codes.ts'
import { type Systeme, systemeDeclare, systemeDevine } from './crs.ts'
import {
  abime,
  francais,
  pasDesCommunes,
  pasDesSurfaces,
  plusFin,
  projectionInconnue,
  sansCode,
  tropGros,
} from './errors.ts'
import { type AnneauGrille, type Couche, type Entite, type EntiteBrute, type FichierLu, GRILLE } from './types.ts'

/** Called between slices of work: lets other calls through, and throws when the user cancelled. */
export type Pause = (fait: number, total: number) => Promise<void>

export interface Normalise {
  /** By code as in the file. */
  readonly entites: ReadonlyMap<string, Entite>
  readonly systeme: string
  readonly avertissements: readonly string[]
  /** The shapes are IRIS, put together by commune. */
  readonly iris: boolean
}

const POINTS_MAXIMUM = 12e6
const TRANCHE = 400
/** A true centre lies within this of its commune's frame, in degrees: about 15 km. */
const ECART_CENTRE = 0.15

/**
 * Communes of the layer that has the most of them. Areas come from the coordinates of the file, before the grid.
 * Errors: no code column, no surfaces, unknown projection, shapes that do not fall on their communes.
 */
export async function normaliser(fichier: FichierLu, reference: Reference, pause: Pause): Promise<Normalise> {
  const connu = codesConnus(reference)
  const { couche, colonnes, total, finesse } = choisirCouche(fichier, connu)
  const systeme = reconnaitreSysteme(fichier.nom, couche)
  const entites = new Map<string, Entite>()
  const compte = { lues: 0, sansCode: 0, sansForme: 0, doublons: 0, autres: new Map<string, number>(), points: 0 }
  const couches = [{ couche, colonnes }, ...coucheArrondissements(fichier, couche)]
  for (const { proprietes, geometrie, colonnes } of enregistrements(couches)) {
    if (++compte.lues % TRANCHE === 0) await pause(compte.lues, total)
    const code = lireCode(proprietes[colonnes.code])
    if (code === null) {
      compte.sansCode++
      continue
    }
    const coordonnees = polygonesDe(geometrie)
    if (coordonnees === null) {
      if (geometrie === null || geometrie === undefined) compte.sansForme++
      else compte.autres.set(geometrie.type, (compte.autres.get(geometrie.type) ?? 0) + 1)
      continue
    }
    const degres = enDegres(fichier.nom, coordonnees, systeme.versDegres(code))
    const polygones = degres.map((p) => p.map(surGrille).filter((a) => a.length >= 8)).filter((p) => p.length > 0)
    for (const polygone of polygones) for (const anneau of polygone) compte.points += anneau.length / 2
    if (compte.points > POINTS_MAXIMUM) throw tropGros(fichier.nom, 'compte plus de 12 millions de points')
    if (polygones.length === 0) {
      compte.sansForme++
      continue
    }
    const deja = entites.get(code)
    if (deja !== undefined) compte.doublons++
    entites.set(code, {
      code,
      nom: deja?.nom ?? (colonnes.nom === null ? null : lireNom(proprietes[colonnes.nom])),
      aire: (deja?.aire ?? 0) + airePolygones(degres),
      polygones: [...(deja?.polygones ?? []), ...polygones],
      morceaux: (deja?.morceaux ?? 0) + 1,
    })
  }
  const [autre] = [...compte.autres].sort((a, b) => b[1] - a[1])
  if (autre !== undefined && autre[1] > entites.size) throw pasDesSurfaces(fichier.nom, MOTS[autre[0]] ?? autre[0])
  if (entites.size === 0) throw pasDesSurfaces(fichier.nom, 'communes sans forme')
  verifierPosition(fichier.nom, entites, reference)
  return { entites, systeme: systeme.nom, avertissements: avertissements(compte), iris: finesse !== null }
}

/** IGN gives the arrondissements of Paris, Lyon and Marseille in a layer of their own, in the same coordinates. */
function coucheArrondissements(
  fichier: FichierLu,
  choisie: Couche,
): { readonly couche: Couche; readonly colonnes: ColonnesTrouvees }[] {
  for (const couche of fichier.couches) {
    if (couche === choisie || couche.crs !== choisie.crs) continue
    const colonnes = trouverColonnes(couche.proprietes(), (code) => communeOfArrondissement(code) !== null)
    if (colonnes !== undefined && finesseDe(couche, colonnes.code) === null) return [{ couche, colonnes }]
  }
  return []
}

function* enregistrements(
  couches: readonly { readonly couche: Couche; readonly colonnes: ColonnesTrouvees }[],
): Generator<EntiteBrute & { readonly colonnes: ColonnesTrouvees }> {
  for (const { couche, colonnes } of couches) for (const une of couche.entites()) yield { ...une, colonnes }
}

const MOTS: Readonly<Record<string, string>> = {
  Point: 'points',
  MultiPoint: 'points',
  LineString: 'lignes',
  MultiLineString: 'lignes',
}

function avertissements(compte: {
  readonly sansCode: number
  readonly sansForme: number
  readonly doublons: number
  readonly autres: ReadonlyMap<string, number>
}): string[] {
  const liste: string[] = []
  const s = (n: number) => accord(n, '', 's')
  if (compte.sansCode > 0)
    liste.push(
      `${compte.sansCode} contour${s(compte.sansCode)} sans code de commune : laissé${s(compte.sansCode)} de côté.`,
    )
  if (compte.sansForme > 0)
    liste.push(
      `${compte.sansForme} commune${s(compte.sansForme)} sans forme : absente${s(compte.sansForme)} de la carte.`,
    )
  if (compte.doublons > 0)
    liste.push(
      `${compte.doublons} code${s(compte.doublons)} présent${s(compte.doublons)} plusieurs fois : leurs formes sont réunies.`,
    )
  for (const [type, n] of compte.autres)
    liste.push(`${n} élément${s(n)} de type ${MOTS[type] ?? type} : laissé${s(n)} de côté.`)
  return liste.map(francais)
}

function codesConnus(reference: Reference): (code: string) => boolean {
  const aujourdhui = new Set(reference.codes())
  return (code) => aujourdhui.has(code) || reference.resolve(code).kind !== 'unknown'
}

interface Choisie {
  readonly couche: Couche
  readonly colonnes: ColonnesTrouvees
  readonly total: number
  /** IRIS; null: communes. */
  readonly finesse: Finesse | null
}

/** The layer of surfaces that knows most communes: one of communes before one of IRIS, whatever its number of shapes. */
function choisirCouche(fichier: FichierLu, connu: (code: string) => boolean): Choisie {
  let choisie: Choisie | undefined
  let trop: Finesse | undefined
  const colonnesVues = new Set<string>()
  const rang = ({ finesse, couche }: Choisie) => (finesse === null ? 2 : 0) + (surfacique(couche) ? 1 : 0)
  for (const couche of fichier.couches) {
    const colonnes = trouverColonnes(couche.proprietes(), connu)
    const finesse = finesseDe(couche, colonnes?.code ?? null)
    if (finesse !== null && (finesse.id !== 'iris' || colonnes === undefined)) trop ??= finesse
    else if (colonnes !== undefined) {
      const une = { couche, colonnes, total: colonnes.reconnus, finesse }
      if (
        choisie === undefined ||
        rang(une) > rang(choisie) ||
        (rang(une) === rang(choisie) && une.total > choisie.total)
      )
        choisie = une
    }
    if (colonnes === undefined)
      for (const p of couche.proprietes()) {
        for (const cle of Object.keys(p)) colonnesVues.add(cle)
        break
      }
  }
  if (choisie !== undefined) return choisie
  if (trop !== undefined) throw plusFin(fichier.nom, trop.mots, trop.colonne)
  throw sansCode(fichier.nom, [...colonnesVues])
}

function finesseDe(couche: Couche, code: string | null): Finesse | null {
  const vue = new PlusFin('carte')
  for (const proprietes of couche.proprietes()) {
    const autres = Object.entries(proprietes).flatMap(([cle, valeur]): [string, string][] =>
      cle !== code && (typeof valeur === 'string' || typeof valeur === 'number') ? [[cle, String(valeur)]] : [],
    )
    vue.voir(code === null ? null : lireCode(proprietes[code]), autres)
  }
  return vue.verdict()
}

/** Its first shape is a surface: a package may have the centres of communes beside their contours. */
function surfacique(couche: Couche): boolean {
  for (const { geometrie } of couche.entites()) if (geometrie !== null) return polygonesDe(geometrie) !== null
  return false
}

function reconnaitreSysteme(fichier: string, couche: Couche): Systeme {
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

function polygonesDe(geometrie: Geometry | null | undefined): Position[][][] | null {
  if (geometrie?.type === 'Polygon') return [geometrie.coordinates]
  if (geometrie?.type === 'MultiPolygon') return geometrie.coordinates
  return null
}

function enDegres(
  fichier: string,
  polygones: readonly Position[][][],
  vers: (xy: readonly [number, number]) => readonly [number, number],
): (readonly [number, number])[][][] {
  return polygones.map((polygone) =>
    polygone.map((anneau) =>
      anneau.map(([x, y]) => {
        if (!Number.isFinite(x) || !Number.isFinite(y))
          throw abime(fichier, 'contient des coordonnées qui ne sont pas des nombres')
        return vers([x as number, y as number])
      }),
    ),
  )
}

/** Ring on the grid, closed, without repeated points; less than four points (8 numbers) when it collapsed. */
function surGrille(anneau: readonly (readonly [number, number])[]): AnneauGrille {
  const points = new Int32Array(2 * anneau.length + 2)
  let n = 0
  for (const [lon, lat] of anneau) {
    const x = Math.round(lon * GRILLE)
    const y = Math.round(lat * GRILLE)
    if (n > 0 && points[n - 2] === x && points[n - 1] === y) continue
    points[n++] = x
    points[n++] = y
  }
  const [x0 = 0, y0 = 0] = points
  if (n >= 2 && (points[n - 2] !== x0 || points[n - 1] !== y0)) {
    points[n++] = x0
    points[n++] = y0
  }
  return points.slice(0, n)
}

/** A wrong or swapped projection puts the shapes elsewhere: most known centres must fall in or near their commune. */
function verifierPosition(fichier: string, entites: ReadonlyMap<string, Entite>, reference: Reference): void {
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
