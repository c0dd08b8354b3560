/** A layer → communes on one grid of degrees, each with its area on the ellipsoid. */

import type { Position } from 'geojson'
import { accord } from '../../../shared/domain/francais.ts'
import type { Reference } from '../reference/types.ts'
import { airePolygones } from './aire.ts'
import { type ColonnesTrouvees, lireCode, lireNom } from './codes.ts'
import { choisirCouche, coucheArrondissements } from './couches.ts'
import { abime, francais, pasDesSurfaces, tropGros } from './errors.ts'
import { polygonesDe } from './polygones.ts'
import { reconnaitreSysteme, verifierPosition } from './position.ts'
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
/**
 * Communes of the layer that has the most of them. Areas come from the coordinates of the file, before the grid.
 * Errors: no code column, no surfaces, unknown projection, shapes that do not fall on their communes.
 */
export async function normaliser(fichier: FichierLu, reference: Reference, pause: Pause): Promise<Normalise> {
  const { couche, colonnes, total, finesse } = choisirCouche(fichier, reference)
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
