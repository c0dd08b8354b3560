/** Layers of something finer than communes: quartiers, IRIS, parcels, buildings. None of them is the commune. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Feature, FeatureCollection, Geometry, Polygon, Position } from 'geojson'
import { topology } from 'topojson-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decouperParConvexe, type Point } from '../../../shared/dessins/geometrie.ts'
import { maillageError } from '../../../test/maillage-error.ts'
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
import { hasSharedCases, hasSharedData, sharedCase, sharedData } from '../../../test/shared-data.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { openReference } from '../reference/reference.ts'
import { cheminReference } from '../reference/schema.ts'
import type { Reference } from '../reference/types.ts'
import { geometriesContours, listerContours, superficiesContours } from './bibliotheque.ts'
import { importerContours } from './importer.ts'

let reference: Reference
beforeAll(() => {
  reference = openReference(cheminReference())
})
afterAll(() => reference.close())

async function importer(nom: string, contenu: string | Buffer, dossier = tempFolder()) {
  const source = join(dossier, nom)
  writeFileSync(source, contenu)
  const rapport = await importerContours(dossier, source, { millesime: '2024', reference, now: '2026-01-01T00:00:00Z' })
  return { dossier, rapport, km2: (code: string) => superficiesContours(dossier, [code]).get(code)?.km2 }
}

const json = (valeur: unknown) => JSON.stringify(valeur)
const refus = async (nom: string, contenu: string | Buffer, dossier?: string) =>
  maillageError(() => importer(nom, contenu, dossier))

/** Squares of 500 m in Épernay and Pierry, with these columns. */
const petits = (colonnes: (code: string, rang: number) => Record<string, unknown>, crs?: string) =>
  collection(
    ['51230', '51431'].flatMap((code, c) =>
      [0, 1].map((i) =>
        entite(
          { insee_com: code, ...colonnes(code, 2 * c + i) },
          polygone(enDegres(carre(767_000 + 2000 * c + 600 * i, 6_882_000, 500))),
        ),
      ),
    ),
    crs,
  )

describe('layers finer than the commune', () => {
  it.runIf(hasSharedCases('12-QP2024_France_WGS84.geojson'))('refuses the quartiers of case 12', async () => {
    const corps = await refus('QP2024.geojson', readFileSync(sharedCase('12-QP2024_France_WGS84.geojson')))
    expect(corps).toMatchObject({ kind: 'fichier-non-reconnu', titre: 'Ces contours ne sont pas ceux des communes.' })
    expect(corps.explication).toContain('quartiers prioritaires (QPV) (colonne «\u00A0code_qp\u00A0»)')
    expect(corps.issue).toContain('contours des communes elles-mêmes')
  })

  const PAR_NOM: readonly (readonly [string, (code: string, rang: number) => Record<string, unknown>, RegExp])[] = [
    ['QPV', (_, i) => ({ code_qp: `QN05101${i}M` }), /quartiers prioritaires/],
    ['QPV under a name of its own', (_, i) => ({ identifiant: `QP05101${i}` }), /quartiers prioritaires/],
    ['QVA', (_, i) => ({ CODE_QVA: `QVA05${i}` }), /veille active/],
    ['parcels', (code, i) => ({ id: `${code}000AB000${i}` }), /cadastre/],
    ['sections', (_, i) => ({ section: `A${i}`, contenance: 10 + i }), /cadastre/],
    ['lieux-dits', (_, i) => ({ nom_lieu_dit: i, lieudit: `Les Vignes ${i}` }), /lieux-dits/],
    ['buildings', (_, i) => ({ rnb_id: `8PAVK2${i}` }), /bâtiments/],
    ['squares of Filosofi', (_, i) => ({ idcar_200m: `CRS3035RES200mN28${i}E39` }), /carreaux/],
    ['quartiers', (_, i) => ({ quartier: `Quartier ${i}` }), /des quartiers \(/],
    ['zones of activity', (_, i) => ({ code_zae: `ZAE${i}` }), /zones d’activité/],
    ['polling stations', (_, i) => ({ bureau: `bureau ${i}` }), /bureaux de vote/],
  ]
  it.each(PAR_NOM)('refuses %s, by their columns', async (_quoi, colonnes, mots) => {
    const corps = await refus('a.geojson', json(petits(colonnes)))
    expect(corps.kind).toBe('fichier-non-reconnu')
    expect(corps.explication).toMatch(mots)
  })

  it('refuses them in every format', async () => {
    const qp = petits((_, i) => ({ code_qp: `QN05101${i}M` }))
    const topo = topology({ qp: qp as FeatureCollection })
    expect((await refus('a.topojson', json(topo))).explication).toContain('quartiers prioritaires')
    // A dBASE of one column: the values alone tell.
    const shapefile = zip({
      'a.shp': shp([carre(767_000, 6_882_000, 300), carre(769_000, 6_882_000, 300)]),
      'a.dbf': dbf('INSEE_COM', ['51230', '51431']),
      'a.prj': Buffer.from(WKT_LAMBERT_93),
    })
    expect((await refus('a.zip', shapefile)).explication).toMatch(/bien plus petites.*0,09 km²/)
    const dossier = tempFolder()
    ecrireGpkg(join(dossier, 'a.gpkg'), 2154, [
      { code: '51230', anneau: carre(767_000, 6_882_000, 300) },
      { code: '51431', anneau: carre(769_000, 6_882_000, 300) },
    ])
    const gpkg = await maillageError(() =>
      importerContours(dossier, join(dossier, 'a.gpkg'), { millesime: '2024', reference, now: '' }),
    )
    expect(gpkg.explication).toContain('bien plus petites')
  })

  it('refuses shapes without an identifier that do not cover their commune', async () => {
    const seules = petits(() => ({}))
    expect((await refus('a.geojson', json(seules))).explication).toContain('bien plus petites')
    // Strewn over the whole of their commune: each commune has its frame, and little of it.
    const epars = collection(
      ['51230', '51431'].flatMap((insee, c) =>
        [0, 1, 2, 3, 4, 5].map((i) =>
          entite(
            { insee },
            polygone(enDegres(carre(766_000 + 3500 * c + 1200 * (i % 3), 6_880_500 + 3000 * (i % 2), 600))),
          ),
        ),
      ),
    )
    expect((await refus('b.geojson', json(epars))).explication).toMatch(/morceaux épars|bien plus petites/)
  })

  it('refuses a part of communes that the library knows whole, and keeps what it has', async () => {
    const { dossier } = await importer('communes.geojson', json(deuxCarres()))
    const avant = geometriesContours(dossier, ['51230', '51431'])
    const moitie = collection([
      entite({ code: '51230' }, polygone(enDegres(carre(766_500, 6_881_500, 1400)))),
      entite({ code: '51431' }, polygone(enDegres(carre(768_500, 6_881_500, 1400)))),
    ])
    const corps = await refus('moitie.geojson', json(moitie), dossier)
    expect(corps.explication).toContain('qu’une partie de ces communes')
    expect(listerContours(dossier)).toHaveLength(1)
    expect(geometriesContours(dossier, ['51230', '51431'])).toEqual(avant)
  })

  it('refuses shapes larger than communes', async () => {
    const epci = collection([entite({ insee: '51230' }, polygone(enDegres(carre(747_000, 6_860_000, 45_000))))])
    expect((await refus('a.geojson', json(epci))).explication).toContain('bien plus grandes')
  })

  it('refuses shapes that are not where their communes are', async () => {
    const ailleurs = collection([
      entite({ code: '03118' }, polygone(enDegres(EPERNAY))), // Gannat, 300 km to the south
      entite({ code: '03107' }, polygone(enDegres(PIERRY))),
    ])
    expect((await refus('a.geojson', json(ailleurs))).explication).toContain('plus de quinze kilomètres')
    // Lambert II étendu (EPSG:27572) around Montpellier, without .prj.
    const formes = [carre(722_000, 1_845_000, 6000), carre(728_000, 1_845_000, 6000)]
    const shapefile = zip({ 'a.shp': shp(formes), 'a.dbf': dbf('INSEE_COM', ['34172', '34057']) })
    expect((await refus('a.zip', shapefile)).explication).toContain('plus de quinze kilomètres')
    // Latitude before longitude.
    const tournes = collection([
      entite({ code: '51230' }, polygone(enDegres(EPERNAY).map(([x = 0, y = 0]) => [y, x]))),
      entite({ code: '51431' }, polygone(enDegres(PIERRY).map(([x = 0, y = 0]) => [y, x]))),
    ])
    expect((await refus('a.geojson', json(tournes))).explication).toContain('latitude avant la longitude')
  })

  it.runIf(hasSharedData('contours/departements-2018/cantons-03-allier.geojson'))(
    'refuses cantons and arrondissements, with the true reason',
    async () => {
      for (const nom of ['cantons-03-allier', 'arrondissements-03-allier', 'arrondissements-17-charente-maritime']) {
        const corps = await refus(
          `${nom}.geojson`,
          readFileSync(sharedData(`contours/departements-2018/${nom}.geojson`)),
        )
        expect(corps.titre).toBe('Ces contours ne sont pas ceux des communes.')
        expect(corps.explication).toMatch(/cantons|arrondissements|plusieurs communes/)
      }
    },
  )
})

describe('layers of communes', () => {
  it('a remark about some communes, a row number and an IRIS of the whole commune are no parts', async () => {
    const file = deuxCarres((code) => ({
      fid: code === '51230' ? 1 : 2,
      code,
      code_qp: code === '51230' ? 'QN05101M' : '',
      iris: `${code}0000`,
      quartier: 'non',
      cleabs: `COMMUNE_000000${code}`,
    }))
    // One commune of two has a quartier: more than half would tell of quartiers.
    const { rapport } = await importer('a.geojson', json(file))
    expect(rapport.communes).toBe(2)
  })

  it('one commune alone is read', async () => {
    const { km2 } = await importer(
      'a.geojson',
      json(collection([entite({ code: '51230' }, polygone(enDegres(EPERNAY)))])),
    )
    expect(km2('51230')).toBeCloseTo(4, 2)
  })

  it('is chosen in a package that has more quartiers, IRIS and points', async () => {
    const points = collection(
      ['51230', '51431', '51030', '51342'].map((insee_com) =>
        entite({ insee_com }, { type: 'Point', coordinates: enDegres([[767_847, 6_882_523]])[0] ?? [] }),
      ),
    )
    const iris = petits((code, i) => ({ code_iris: `${code}010${i}` }))
    const qp = petits((_, i) => ({ code_qp: `QN05101${i}M` }))
    const file = topology({
      qp: qp as FeatureCollection,
      iris: iris as FeatureCollection,
      chflieu: points as FeatureCollection,
      communes: deuxCarres() as FeatureCollection,
    })
    const { km2 } = await importer('a.topojson', json(file))
    expect(km2('51230')).toBeCloseTo(4, 2)
  })
})

/** Épernay as nine IRIS of 667 m, those of `sans` left out; Pierry is not divided. */
const iris = (sans: readonly number[] = []) =>
  collection([
    ...Array.from({ length: 9 }, (_, i) => i)
      .filter((i) => !sans.includes(i))
      .map((i) => {
        const [x0, y0] = [766_500 + Math.floor(i / 3) * 600, 6_881_500 + (i % 3) * 600]
        const [l, h] = [i >= 6 ? 800 : 600, i % 3 === 2 ? 800 : 600]
        const anneau: Position[] = [
          [x0, y0],
          [x0, y0 + h],
          [x0 + l, y0 + h],
          [x0 + l, y0],
          [x0, y0],
        ]
        return entite(
          { INSEE_COM: '51230', IRIS: `010${i + 1}`, CODE_IRIS: `51230010${i + 1}` },
          polygone(enDegres(anneau)),
        )
      }),
    entite({ INSEE_COM: '51431', IRIS: '0000', CODE_IRIS: '514310000' }, polygone(enDegres(PIERRY))),
  ])

describe('IRIS', () => {
  it('are put together: one outline, the area of the whole', async () => {
    const { dossier, km2, rapport } = await importer('iris.geojson', json(iris()))
    expect(rapport.communes).toBe(2)
    expect(km2('51230')).toBeCloseTo(4, 2)
    const forme = geometriesContours(dossier, ['51230'])?.geometries.get('51230')
    expect(forme?.coordinates.map((p) => p.length)).toEqual([1])
  })

  it('with one missing inside are not the commune, which is left out and told', async () => {
    const { km2, rapport } = await importer('iris.geojson', json(iris([4])))
    expect(rapport.communes).toBe(1)
    expect(km2('51230')).toBeUndefined()
    expect(rapport.avertissements.join(' ')).toContain(
      'n’a pas tous les morceaux de Épernay (51230), il y reste un vide',
    )
  })

  it('too few for the people of the commune are not the commune', async () => {
    // Épernay has about 22 000 inhabitants; an IRIS 1 800 to 5 000.
    const { rapport } = await importer('iris.geojson', json(iris([0, 1, 2, 3, 4, 5, 6])))
    expect(rapport.communes).toBe(1)
    expect(rapport.avertissements.join(' ')).toMatch(/2 IRIS ne font pas/)
  })

  const ALLIER = 'contours/departements-2018/communes-03-allier.geojson'
  it.runIf(hasSharedData(ALLIER))('of which one at the rim is missing leave a gap beside the neighbours', async () => {
    const allier = JSON.parse(readFileSync(sharedData(ALLIER), 'utf8')) as FeatureCollection<Polygon>
    /** Bands of Yzeure (03321), west to east; those of `garde`. */
    const bandes = (garde: readonly number[]): FeatureCollection<Geometry> => ({
      type: 'FeatureCollection',
      features: allier.features.flatMap((f): Feature<Geometry>[] => {
        const code = String(f.properties?.code)
        if (code !== '03321') return [{ ...f, properties: { insee_com: code, code_iris: `${code}0000` } }]
        const anneau = (f.geometry.coordinates[0] ?? []).slice(1).map(([x = 0, y = 0]): Point => [x, y])
        const xs = anneau.map(([x]) => x)
        const [x0, x1] = [Math.min(...xs) - 1e-3, Math.max(...xs) + 1e-3]
        return [0, 1, 2]
          .filter((i) => garde.includes(i))
          .map((i) => {
            const [a, b] = [x0 + ((x1 - x0) * i) / 3, x0 + ((x1 - x0) * (i + 1)) / 3]
            const cellule: Point[] = [
              [a, 40],
              [b, 40],
              [b, 50],
              [a, 50],
            ]
            const bande = decouperParConvexe(anneau, cellule)
            return {
              type: 'Feature',
              properties: { insee_com: code, code_iris: `${code}010${i + 1}` },
              geometry: { type: 'Polygon', coordinates: [[...bande, ...bande.slice(0, 1)].map(([x, y]) => [x, y])] },
            }
          })
      }),
    })
    const entiere = await importer('iris.geojson', json(bandes([0, 1, 2])))
    const seule = await importer('communes.geojson', json(allier))
    expect(entiere.rapport.communes).toBe(317)
    expect(entiere.km2('03321')).toBeCloseTo(seule.km2('03321') ?? 0, 2)
    const coupee = await importer('iris.geojson', json(bandes([0, 1])))
    expect(coupee.rapport.communes).toBe(316)
    expect(coupee.rapport.avertissements.join(' ')).toContain(
      'Yzeure (03321), il manque ce qui la joint à ses voisines',
    )
  })
})
