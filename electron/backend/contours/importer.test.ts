import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FeatureCollection } from 'geojson'
import { topology } from 'topojson-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  carre,
  collection,
  dbf,
  deuxCarres,
  EPERNAY,
  ecrireGpkg,
  enDegres,
  entite,
  PIERRY,
  polygone,
  shp,
  WKT_LAMBERT_93,
  zip,
} from '../../../test/map-files.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { openReference } from '../reference/reference.ts'
import { cheminReference } from '../reference/schema.ts'
import type { Reference } from '../reference/types.ts'
import {
  geometriesContours,
  listerContours,
  ouvrirContours,
  retirerContours,
  superficiesContours,
} from './bibliotheque.ts'
import { importerContours } from './importer.ts'

let reference: Reference
beforeAll(() => {
  reference = openReference(cheminReference())
})
afterAll(() => reference.close())

const options = (millesime = '2024') => ({ millesime, reference, now: '2026-01-01T00:00:00Z' })

/** Imports these bytes as a file of this name; the report, and a way to ask the library. */
async function importer(nom: string, contenu: string | Buffer, millesime?: string) {
  const dossier = tempFolder()
  const source = join(dossier, nom)
  writeFileSync(source, contenu)
  const rapport = await importerContours(dossier, source, options(millesime))
  return { dossier, rapport, km2: (code: string) => superficiesContours(dossier, [code]).get(code)?.km2 }
}

const json = (valeur: unknown) => JSON.stringify(valeur)

describe('formats', () => {
  const lambert = collection(
    [entite({ code: '51230' }, polygone(EPERNAY)), entite({ code: '51431' }, polygone(PIERRY))],
    'urn:ogc:def:crs:EPSG::2154',
  )
  const { crs: _, ...lambertMuet } = lambert
  const topo = topology({
    departements: collection([
      entite({ code: '51' }, polygone(enDegres(carre(760_000, 6_876_000, 20_000)))),
    ]) as FeatureCollection,
    communes_2024: deuxCarres() as FeatureCollection,
  })
  const shapefile = (prj: string | null) =>
    zip({
      'COMMUNE.shp': shp([EPERNAY, PIERRY]),
      'COMMUNE.dbf': dbf('INSEE_COM', ['51230', '51431']),
      ...(prj === null ? {} : { 'COMMUNE.prj': Buffer.from(prj) }),
    })
  const cas: readonly (readonly [string, string, string | Buffer])[] = [
    ['GeoJSON in degrees', 'a.geojson', json(deuxCarres())],
    ['GeoJSON with a BOM', 'a.geojson', `\uFEFF${json(deuxCarres())}`],
    ['GeoJSON in declared Lambert-93', 'a.geojson', json(lambert)],
    ['GeoJSON in Lambert-93 that says nothing', 'a.geojson', json(lambertMuet)],
    ['gzipped GeoJSON', 'a.geojson.gz', gzipSync(json(deuxCarres()))],
    ['TopoJSON of several objects', 'a.topojson', json(topo)],
    ['gzipped TopoJSON', 'a.json.gz', gzipSync(json(topo))],
    ['Shapefile in Lambert-93', 'a.zip', shapefile(WKT_LAMBERT_93)],
    ['Shapefile without .prj', 'a.zip', shapefile(null)],
    ['zipped GeoJSON', 'a.zip', zip({ 'a/communes.geojson': Buffer.from(json(deuxCarres())) })],
  ]

  it.each(cas)('reads %s: two squares of 4 km² that touch', async (_nom, fichier, contenu) => {
    const { dossier, rapport, km2 } = await importer(fichier, contenu)
    expect(rapport).toMatchObject({ communes: 2, inconnus: [], avertissements: [] })
    expect(km2('51230')).toBeCloseTo(4, 2)
    expect(km2('51431')).toBeCloseTo(4, 2)
    const { fond } = ouvrirContours(dossier, rapport.id)
    expect(fond.voisins('51230')?.voisins).toEqual(['51431'])
    expect((fond.voisins('51230')?.bord ?? 0) / 1000).toBeCloseTo(6, 1) // three free sides of 2 km
    fond.close()
  })

  it('reads a GeoPackage with Z, big-endian, in Lambert-93, choosing the table of communes', async () => {
    const dossier = tempFolder()
    const source = join(dossier, 'a.gpkg')
    ecrireGpkg(source, 2154, [
      { code: '51230', anneau: EPERNAY },
      { code: '51431', anneau: PIERRY },
    ])
    const rapport = await importerContours(dossier, source, options())
    expect(rapport.communes).toBe(2)
    expect(superficiesContours(dossier, ['51230']).get('51230')?.km2).toBeCloseTo(4, 2)
  })

  it.each([
    ['97411', '974', 'EPSG:2975'],
    ['97411', '974', null],
    ['97101', '971', 'EPSG:5490'],
    ['97302', '973', 'urn:ogc:def:crs:EPSG::2972'],
    ['97608', '976', 'EPSG:4471'],
  ])('places %s from the UTM of its département (%s, declared %s)', async (code, departement, crs) => {
    const centre = reference.commune(code)?.centre ?? [0, 0]
    const { projectionPour } = await import('../../../shared/dessins/projection.ts')
    const [x, y] = projectionPour(departement).vers(centre)
    const file = collection([entite({ insee: code }, polygone(carre(x - 2500, y - 2500, 5000)))], crs ?? undefined)
    const { km2 } = await importer('a.geojson', json(file))
    // UTM: scale between 0.9996 and 1.0010 near these islands, so 25 km² to 0.2 %.
    expect(km2(code)).toBeGreaterThan(24.94)
    expect(km2(code)).toBeLessThan(25.06)
  })
})

describe('the code column', () => {
  it.each(['code', 'insee', 'code_insee', 'INSEE_COM', 'com_code', 'codgeo', 'CODGEO'])(
    'is found as %s',
    async (colonne) => {
      const { rapport } = await importer('a.geojson', json(deuxCarres((code) => ({ nom: 'x', [colonne]: code }))))
      expect(rapport.communes).toBe(2)
    },
  )

  it('unwraps arrays and gives numbers their zero back', async () => {
    const { rapport } = await importer('a.geojson', json(deuxCarres((code) => ({ com_code: [code] }))))
    expect(rapport.communes).toBe(2)
    const ain = reference.commune('01004')?.centre ?? [0, 0]
    const autour = [-0.02, 0.02].flatMap((dx) => [
      [ain[0] + dx, ain[1] - 0.02],
      [ain[0] + dx, ain[1] + 0.02],
    ])
    const [a = [], b = [], c = [], d = []] = autour
    const lu = await importer('b.geojson', json(collection([entite({ code: 1004 }, polygone([a, b, d, c, a]))])))
    expect(lu.km2('01004')).toBeGreaterThan(10)
  })

  it('prefers the column of communes to a "code" of something else', async () => {
    const { rapport } = await importer('a.geojson', json(deuxCarres((insee) => ({ code: '51', insee }))))
    expect(rapport.communes).toBe(2)
  })
})

describe('what is in the file besides', () => {
  it('leaves out a null shape and a record without code, and says so', async () => {
    const file = deuxCarres()
    file.features.push(entite({ code: '51210' }, null), entite({ code: null }, polygone(enDegres(EPERNAY))))
    const { rapport } = await importer('a.geojson', json(file))
    expect(rapport.communes).toBe(2)
    expect(rapport.avertissements).toEqual([
      '1 contour sans code de commune\u00A0: laissé de côté.',
      '1 commune sans forme\u00A0: absente de la carte.',
    ])
  })

  it('takes holes away and adds the parts of a commune written twice', async () => {
    const trou = carre(767_000, 6_882_000, 500)
    const file = collection([
      entite({ code: '51230' }, polygone(enDegres(EPERNAY), enDegres(trou))),
      entite({ code: '51431' }, polygone(enDegres(PIERRY))),
      entite({ code: '51431' }, polygone(enDegres(carre(776_000, 6_882_000, 2000)))),
    ])
    const { km2 } = await importer('a.geojson', json(file))
    expect(km2('51230')).toBeCloseTo(3.75, 2)
    expect(km2('51431')).toBeCloseTo(8, 2)
  })

  it('reports codes unknown today', async () => {
    const file = deuxCarres()
    file.features.push(entite({ code: '51999' }, polygone(enDegres(carre(775_000, 6_881_000, 1000)))))
    const { rapport } = await importer('a.geojson', json(file))
    expect(rapport.inconnus).toEqual(['51999'])
  })
})

describe('codes of another year', () => {
  /** Saint-Germain-de-Marencennes (17340) and Péré (17272), joined on 1 March 2018 as 17340. */
  const autour17 = (dx: number) => {
    const [lon = 0, lat = 0] = reference.commune('17340')?.centre ?? []
    return [
      [lon + dx, lat],
      [lon + dx, lat + 0.02],
      [lon + dx + 0.02, lat + 0.02],
      [lon + dx + 0.02, lat],
      [lon + dx, lat],
    ]
  }
  const avant = () =>
    collection([entite({ code: '17340' }, polygone(autour17(0))), entite({ code: '17272' }, polygone(autour17(0.02)))])
  const seule = () => collection([entite({ code: '17340' }, polygone(autour17(0)))])

  it('adds a commune that joined after the file’s year', async () => {
    const { dossier, rapport, km2 } = await importer('a.geojson', json(avant()), '2018')
    expect(rapport.communes).toBe(1)
    const { fond } = ouvrirContours(dossier, rapport.id)
    const parties = fond.etendue('17340')?.parties ?? []
    expect(parties.map((p) => p.code)).toEqual(['17272', '17340'])
    expect(km2('17340')).toBeCloseTo(parties.reduce((s, p) => s + p.aire, 0) / 1e6, 9)
    // One outline: the common side is gone.
    expect(fond.geometries(['17340']).get('17340')?.coordinates).toHaveLength(1)
    fond.close()
  })

  it('refuses to give an area when the one that joined is not in the file', async () => {
    const { dossier, rapport, km2 } = await importer('a.geojson', json(seule()), '2018')
    expect(km2('17340')).toBeUndefined()
    expect(ouvrirContours(dossier, rapport.id).fond.etendue('17340')?.doute).toContain('17272')
    expect(rapport.avertissements.join()).toContain('superficie n’est pas retenue')
  })

  it('gives it when the file is of after the merger', async () => {
    expect((await importer('a.geojson', json(seule()), '2019')).km2('17340')).toBeGreaterThan(3)
  })

  it('of a year after the reference: no area for the shape that holds another, a code born since finds its commune', async () => {
    const ligne = (mod: string, avant: string, apres: string) =>
      ({ mod, date: '2027-01-01', avant, nomAvant: avant, apres, nomApres: apres }) as const
    // Pierry joins Épernay, Ay-Champagne gets another code.
    reference.suivre([ligne('32', '51230', '51230'), ligne('32', '51431', '51230'), ligne('50', '51030', '51999')])
    try {
      const { rapport, km2 } = await importer(
        'a.geojson',
        json(
          collection([
            entite({ code: '51230' }, polygone(enDegres(EPERNAY))),
            entite({ code: '51999' }, polygone(enDegres(PIERRY))),
          ]),
        ),
        '2028',
      )
      expect(km2('51230')).toBeUndefined()
      expect(km2('51030')).toBeGreaterThan(0)
      expect(rapport.avertissements.join(' ')).toContain('51230')
      expect(rapport.avertissements.join(' ')).not.toContain('semble trop récent')
    } finally {
      reference.suivre([])
    }
  })

  it('tells a vintage that cannot be', async () => {
    const { rapport } = await importer('a.geojson', json(avant()), '2022')
    expect(rapport.avertissements.join()).toContain('semble trop récent\u00A0: 17272')
    expect(rapport.avertissements.join()).toContain('2018 au plus tard')
  })

  it('makes Lyon of its nine arrondissements, and leaves them when Lyon is there', async () => {
    const [lon = 0, lat = 0] = reference.commune('69123')?.centre ?? []
    const case9 = (i: number) => {
      const [x, y] = [lon + (i % 3) * 0.01, lat + Math.floor(i / 3) * 0.01]
      return [
        [x, y],
        [x, y + 0.01],
        [x + 0.01, y + 0.01],
        [x + 0.01, y],
        [x, y],
      ]
    }
    const neuf = Array.from({ length: 9 }, (_, i) => entite({ code: `6938${i + 1}` }, polygone(case9(i))))
    const lyon = entite(
      { code: '69123' },
      polygone([
        [lon, lat],
        [lon, lat + 0.03],
        [lon + 0.03, lat + 0.03],
        [lon + 0.03, lat],
        [lon, lat],
      ]),
    )
    const reunis = await importer('a.geojson', json(collection(neuf)))
    const entier = await importer('b.geojson', json(collection([lyon])))
    const deux = await importer('c.geojson', json(collection([...neuf, lyon])))
    // Eight of nine: their outline is not Lyon's.
    await expect(importer('d.geojson', json(collection(neuf.slice(1))))).rejects.toThrow('8 arrondissements sur 9')
    const attendu = entier.km2('69123') ?? 0
    expect(attendu).toBeGreaterThan(7)
    expect(reunis.km2('69123')).toBeCloseTo(attendu, 6)
    expect(deux.km2('69123')).toBeCloseTo(attendu, 6)
    for (const { km2, dossier: bibliotheque } of [reunis, deux]) {
      // Nine equal squares, Lyon around them: each touches its own neighbours, and Lyon touches none of its parts.
      const parts = Array.from({ length: 9 }, (_, i) => km2(`6938${i + 1}`) ?? 0)
      expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(attendu, 3)
      const { fond } = ouvrirContours(bibliotheque, listerContours(bibliotheque)[0]?.id ?? '')
      try {
        expect(fond.voisins('69385')?.voisins).toEqual(['69382', '69384', '69386', '69388'])
        expect(fond.voisins('69123')?.voisins).toEqual([])
        const dessinees = (decoupees: string[]) =>
          [...fond.topojson(new Set(decoupees)).matchAll(/"code":"(\d+)"/g)].map(([, code]) => code)
        expect(dessinees([])).toEqual(['69123'])
        expect(dessinees(['69123'])).toEqual(Array.from({ length: 9 }, (_, i) => `6938${i + 1}`))
        expect(fond.etendue('69385')?.parties.map(({ code }) => code)).toEqual(['69385'])
      } finally {
        fond.close()
      }
    }
    // The outline of the city gives no area to a part of it.
    expect(entier.km2('69385')).toBeUndefined()
  })
})

describe('the library', () => {
  it('lists the newest vintage first, serves shapes that share their points, forgets on demand', async () => {
    const dossier = tempFolder()
    const source = join(dossier, 'communes.geojson')
    writeFileSync(source, json(deuxCarres()))
    const ancien = await importerContours(dossier, source, options('2020'))
    writeFileSync(source, `${json(deuxCarres())} `)
    const recent = await importerContours(dossier, source, options('2023'))
    expect(listerContours(dossier).map((c) => [c.millesime, c.libelle])).toEqual([
      ['2023', 'Contours 2023 (communes.geojson)'],
      ['2020', 'Contours 2020 (communes.geojson)'],
    ])
    const trouve = geometriesContours(dossier, ['51230'], ['51431', '51210'])
    expect(trouve?.contours.id).toBe(recent.id)
    expect([...(trouve?.geometries.keys() ?? [])]).toEqual(['51230', '51431'])
    const points = (code: string) => (trouve?.geometries.get(code)?.coordinates.flat(2) ?? []).map(String)
    expect(points('51230').filter((p) => points('51431').includes(p)).length).toBeGreaterThanOrEqual(2)
    retirerContours(dossier, recent.id)
    expect(listerContours(dossier).map((c) => c.id)).toEqual([ancien.id])
  })

  it('takes the same file again as the same entry, with its corrected vintage', async () => {
    const dossier = tempFolder()
    const source = join(dossier, 'a.geojson')
    writeFileSync(source, json(deuxCarres()))
    await importerContours(dossier, source, options('2020'))
    await importerContours(dossier, source, options('2021'))
    expect(listerContours(dossier).map((c) => c.millesime)).toEqual(['2021'])
  })

  it('knows no other file than its own', () => {
    for (const id of ['../../etc/passwd', '', 'schematique', '0123456789abcdeg'])
      expect(() => ouvrirContours(tempFolder(), id)).toThrow('Ces contours ne sont plus dans la bibliothèque.')
  })

  it('leaves out a damaged file and goes on', async () => {
    const { dossier } = await importer('a.geojson', json(deuxCarres()))
    writeFileSync(join(dossier, 'contours', '0123456789abcdef.sqlite'), 'not a database at all')
    expect(listerContours(dossier)).toHaveLength(1)
  })

  it('leaves the library as it was when cancelled', async () => {
    const dossier = tempFolder()
    const source = join(dossier, 'a.geojson')
    writeFileSync(source, json(deuxCarres()))
    const arret = new AbortController()
    const onProgress = ({ step }: { step: string }) => {
      if (step.startsWith('Enregistrement')) arret.abort()
    }
    await expect(importerContours(dossier, source, { ...options(), signal: arret.signal, onProgress })).rejects.toThrow(
      'annulée',
    )
    expect(listerContours(dossier)).toEqual([])
  })

  it('writes a topology that draws the same communes', async () => {
    const { dossier, rapport } = await importer('a.geojson', json(deuxCarres()))
    const { fond } = ouvrirContours(dossier, rapport.id)
    const { feature } = await import('topojson-client')
    const texte = JSON.parse(fond.topojson())
    const { features } = feature(texte, texte.objects.communes) as unknown as FeatureCollection
    expect(features.map((f) => f.properties)).toEqual([{ code: '51230' }, { code: '51431' }])
    const [premier] = features
    const centre = reference.commune('51230')?.centre ?? [0, 0]
    const [lon = 0, lat = 0] = premier?.geometry.type === 'Polygon' ? (premier.geometry.coordinates[0]?.[0] ?? []) : []
    expect(Math.abs(lon - centre[0]) + Math.abs(lat - centre[1])).toBeLessThan(0.1)
    fond.close()
  })
})
