/** Shapefiles in a .zip → layers. A zip may hold several, or a GeoJSON. */
import type { Geometry } from 'geojson'
import { parseDbf, parseShp } from 'shpjs'
import { lireMembreEntier } from '../fichiers/membre.ts'
import { octetsDe } from '../fichiers/octets.ts'
import { lireRepertoire } from '../fichiers/zip.ts'
import { alphabetDbf, lireSelon } from './encodage-dbf.ts'
import { abime, sansCode, zipSansShp } from './errors.ts'
import { lireJson } from './json.ts'
import type { Couche } from './types.ts'

/** No member of a map file of this use is larger. Bytes. */
const MAXIMUM = 600e6

interface MembreZip {
  readonly nom: string
  lire(): Buffer
}

export function lireZipCarte(fichier: string, contenu: Buffer): Couche[] {
  const octets = octetsDe(contenu)
  const membres = lireRepertoire(fichier, octets).map(
    (entree): MembreZip => ({ nom: entree.nom, lire: () => lireMembreEntier(fichier, octets, entree, MAXIMUM) }),
  )
  const parNom = new Map(membres.map((m) => [m.nom.toLowerCase(), m]))
  const shp = membres.filter((m) => m.nom.toLowerCase().endsWith('.shp'))
  if (shp.length > 0) return shp.map((m) => couche(fichier, m, parNom))
  const json = membres.filter((m) => /\.(?:geojson|topojson|json)$/i.test(m.nom))
  if (json.length > 0) return json.flatMap((m) => lireJson(`${fichier}/${m.nom}`, m.lire()))
  throw zipSansShp(
    fichier,
    membres.map((m) => m.nom),
  )
}

function couche(fichier: string, shp: MembreZip, parNom: ReadonlyMap<string, MembreZip>): Couche {
  const base = shp.nom.slice(0, -4).toLowerCase()
  const dbf = parNom.get(`${base}.dbf`)
  if (dbf === undefined) throw sansCode(`${fichier}/${shp.nom}`, [])
  let table: readonly Record<string, unknown>[] | undefined
  const lignes = () => {
    table ??= lu(fichier, dbf.nom, () => {
      const octets = dbf.lire()
      const alphabet = alphabetDbf(octets, parNom.get(`${base}.cpg`)?.lire().toString('latin1') ?? null)
      return lireSelon(alphabet, (label) => parseDbf(octets, label))
    })
    return table
  }
  return {
    nom: shp.nom,
    crs: parNom.get(`${base}.prj`)?.lire().toString('utf8') ?? null,
    proprietes: lignes,
    *entites() {
      const octets = shp.lire()
      // Byte 24 of the header: length of the whole in 16-bit words. shpjs stops in silence at a cut.
      const coupe = octets.length < 100 || octets.readInt32BE(24) * 2 > octets.length
      if (coupe) throw abime(fichier, `contient « ${shp.nom} », qui s’arrête trop tôt`)
      const formes = lu(fichier, shp.nom, () => parseShp(octets))
      const efface = lignesEffacees(dbf.lire())
      for (const [i, proprietes] of lignes().entries())
        if (!efface(i)) yield { proprietes, geometrie: (formes[i] ?? null) as Geometry | null }
    },
  }
}

/** A row deleted in the table stays in both files, marked « * » (dBase): shpjs reads it as the others. */
function lignesEffacees(dbf: Buffer): (rang: number) => boolean {
  const [entete, largeur] = [dbf.readUInt16LE(8), dbf.readUInt16LE(10)]
  return (rang) => dbf[entete + rang * largeur] === 0x2a
}

/** shpjs throws range errors on a file cut short. */
function lu<T>(fichier: string, membre: string, lire: () => T): T {
  try {
    return lire()
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'MaillageError') throw cause
    throw abime(fichier, `contient « ${membre} », qui ne peut pas être lu`, cause)
  }
}
