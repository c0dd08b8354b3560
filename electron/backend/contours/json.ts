/** GeoJSON and TopoJSON → layers. */
import type { Feature, FeatureCollection, Geometry } from 'geojson'
import { feature, type mergeArcs, type neighbors } from 'topojson-client'
import { abime, pasUneCarte } from './errors.ts'
import type { Couche, EntiteBrute } from './types.ts'

/** topojson-client names its types no other way. */
type Topology = Parameters<typeof mergeArcs>[0]
type GeometryObject = Parameters<typeof neighbors>[0][number]

type Objet = Record<string, unknown>
const estObjet = (v: unknown): v is Objet => typeof v === 'object' && v !== null && !Array.isArray(v)

/** Layers of a JSON map file. Errors: not JSON, cut short, JSON that is no map. */
export function lireJson(nom: string, contenu: Buffer): Couche[] {
  const texte = contenu.toString('utf8').replace(/^\uFEFF/, '')
  if (!/^\s*\{/.test(texte)) throw pasUneCarte(nom, 'n’est ni un GeoJSON ni un TopoJSON')
  let racine: unknown
  try {
    racine = JSON.parse(texte)
  } catch (cause) {
    throw abime(nom, 'n’est pas un JSON complet : il s’arrête trop tôt ou a été modifié', cause)
  }
  if (!estObjet(racine)) throw pasUneCarte(nom, 'n’est ni un GeoJSON ni un TopoJSON')
  if (racine.type === 'Topology' && estObjet(racine.objects) && Array.isArray(racine.arcs))
    return couchesTopo(nom, racine as unknown as Topology)
  if (racine.type === 'FeatureCollection' && Array.isArray(racine.features))
    return [couche('', crsDe(racine), () => (racine as unknown as FeatureCollection).features)]
  if (racine.type === 'Feature') return [couche('', crsDe(racine), () => [racine as unknown as Feature])]
  throw pasUneCarte(nom, 'est un fichier JSON, mais ni un GeoJSON ni un TopoJSON')
}

function couche(nom: string, crs: string | null, lire: () => Iterable<Feature>): Couche {
  return {
    nom,
    crs,
    *proprietes() {
      for (const f of lire()) yield (f?.properties ?? {}) as Objet
    },
    *entites(): Iterable<EntiteBrute> {
      for (const f of lire()) {
        if (!estObjet(f)) continue
        yield { proprietes: f.properties ?? {}, geometrie: (f.geometry ?? null) as Geometry | null }
      }
    },
  }
}

function crsDe(racine: Objet): string | null {
  const crs = racine.crs
  if (!estObjet(crs) || !estObjet(crs.properties)) return null
  const { name, code } = crs.properties
  return typeof name === 'string' ? name : typeof code === 'number' || typeof code === 'string' ? `EPSG:${code}` : null
}

function couchesTopo(fichier: string, topologie: Topology): Couche[] {
  const crs = crsDe(topologie as unknown as Objet)
  return Object.entries(topologie.objects).map(([nom, objet]) => ({
    nom,
    crs,
    *proprietes() {
      for (const g of geometries(objet)) yield (g.properties ?? {}) as Objet
    },
    *entites(): Iterable<EntiteBrute> {
      for (const g of geometries(objet)) {
        let geometrie: Geometry | null
        try {
          geometrie = (feature(topologie, g) as Feature<Geometry | null>).geometry
        } catch (cause) {
          throw abime(fichier, 'est un TopoJSON dont des arcs manquent', cause)
        }
        yield { proprietes: (g.properties ?? {}) as Objet, geometrie }
      }
    },
  }))
}

const geometries = (objet: object): GeometryObject[] =>
  'geometries' in objet ? (objet.geometries as GeometryObject[]) : [objet as GeometryObject]
