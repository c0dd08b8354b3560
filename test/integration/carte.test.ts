/** The map and the contours through the contract, on the whole of France, and on the real files when they are there. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FeatureCollection, Polygon } from 'geojson'
import { feature, neighbors } from 'topojson-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBackend } from '../../electron/backend/backend.ts'
import { aireAnneau } from '../../electron/backend/contours/aire.ts'
import { communeOfArrondissement } from '../../shared/domain/codes.ts'
import { type BackendParNom, parNom } from '../backend.ts'
import { hasSharedData, sharedData } from '../shared-data.ts'

const CHARENTE = 'contours/departements-2018/communes-17-charente-maritime.geojson'
const FRANCE = 'contours/france-communes-2022.topojson'
const AURA = 'contours/auvergne-rhone-alpes-communes-2023-pop-superficie.geojson'

let dossier: string
let backend: BackendParNom
beforeAll(async () => {
  dossier = mkdtempSync(join(tmpdir(), 'maillage-carte-'))
  const espace = { hote: 'cli' as const, dossiers: dossier, bibliotheque: join(dossier, 'bibliotheque') }
  backend = parNom(await openBackend({ espace, now: () => '2026-01-01T00:00:00.000Z' }))
})
afterAll(() => {
  backend.close()
  rmSync(dossier, { recursive: true, force: true })
})

const fichier = (nom: string) => join(dossier, nom)

describe('the schematic base', () => {
  it('shows every commune of metropolitan France and the DROM once, in less than 6 MB, and is kept', async () => {
    const fond = await backend.call('carte.fond', { id: 'schematique' })
    expect(fond).toMatchObject({ id: 'schematique', libelle: 'Fond schématique', schematique: true, millesime: null })
    expect(Buffer.byteLength(fond.topojson)).toBeLessThan(6e6)
    const topologie = JSON.parse(fond.topojson)
    const objet = topologie.objects.communes as {
      geometries: { type: 'Polygon'; arcs: number[][]; properties: { code: string } }[]
    }
    const codes = objet.geometries.map((g) => g.properties.code)
    const communes = await backend.call('carte.communes', {})
    const placees = communes.codes.filter(
      (code, i) => communes.centres[i] !== null && communeOfArrondissement(code) === null,
    )
    expect(codes).toEqual(placees)
    expect(codes.length).toBe(34_875)

    const { features } = feature(topologie, topologie.objects.communes) as unknown as FeatureCollection<Polygon>
    const vides = features.filter((f) => f.geometry.coordinates.flat(2).length < 4)
    expect(vides.map((f) => f.properties?.code)).toEqual([])
    // Land is shared, not invented: the cells of metropolitan France cover about its 544 000 km² (Insee, 543 941).
    const metropole = features.filter((f) => !f.properties?.code.startsWith('97'))
    let km2 = 0
    for (const { geometry } of metropole)
      for (const [dehors = []] of geometry.type === 'Polygon'
        ? [geometry.coordinates]
        : (geometry.coordinates as unknown as Polygon['coordinates'][]))
        km2 += aireAnneau(dehors) / 1e6
    expect(Math.abs(km2 - 543_941) / 543_941).toBeLessThan(0.02)
    // Neighbours share arcs: a plane graph of cells has nearly six neighbours each.
    const voisins = neighbors(objet.geometries).reduce((s, v) => s + v.length, 0) / codes.length
    expect(voisins).toBeGreaterThan(5.5)

    expect((await backend.call('carte.fond', {})).topojson).toBe(fond.topojson)
    expect(await backend.call('bibliotheque.lister', {})).toEqual([])
  })

  it('tells islands from an oversight, and says that its neighbours are schematic', async () => {
    await backend.call('dossier.creer', {
      fichier: fichier('iles.maillage'),
      nom: 'Îles',
      // Ouessant, Molène and three communes of the mainland in a row by the sea.
      cpts: [{ nom: 'Îles', communes: ['29155', '29084', '29040', '29201', '29109'] }],
    })
    const { points: checks } = await backend.call('dossier.verifier', {
      fichier: fichier('iles.maillage'),
      cpts: 'Îles',
    })
    expect(checks.filter((c) => c.titre.includes('île')).map((c) => c.level)).toEqual(['information', 'information'])
    expect(checks.every((c) => c.code !== 'non-contigu' || c.explication.includes('Voisinage schématique'))).toBe(true)
  })
})

it('gives all the communes in parallel arrays, with the population of the vintage', async () => {
  const { codes, noms, centres, epci, populations } = await backend.call('carte.communes', { millesime: '2021' })
  expect(new Set([codes, noms, centres, epci, populations].map((a) => a.length))).toEqual(
    new Set([34_969 + 45 /* arrondissements of Paris, Lyon, Marseille */]),
  )
  const i = codes.indexOf('38421')
  expect([noms[i], epci[i], populations[i]]).toEqual([
    "Saint-Martin-d'Hères",
    '200040715',
    38_454 /* Insee, populations légales 2021 */,
  ])
})

describe('a dossier without SUPERF', () => {
  const cree = async (nom: string, communes: string[]) => {
    await backend.call('dossier.creer', { fichier: fichier(nom), nom, cpts: [{ nom: 'Essai', communes }] })
    return { fichier: fichier(nom), cpts: 'Essai' }
  }

  it('takes the area of the contours, says so, and loses it with them', async () => {
    const essai = await cree('carres.maillage', ['51230'])
    const [lon, lat] = [3.92, 49.03]
    const anneau = [
      [lon, lat],
      [lon, lat + 0.01],
      [lon + 0.01, lat + 0.01],
      [lon + 0.01, lat],
      [lon, lat],
    ]
    writeFileSync(
      fichier('carre.geojson'),
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          { type: 'Feature', properties: { code: '51230' }, geometry: { type: 'Polygon', coordinates: [anneau] } },
        ],
      }),
    )
    const superficie = async () => (await backend.call('dossier.chiffres', essai)).cpts[0]?.superficie
    expect((await superficie())?.etat).toBe('manquante')
    const { id } = await backend.call('contours.importer', { source: fichier('carre.geojson'), millesime: '2024' })
    const lue = await superficie()
    // 0.01° of latitude is 1.112 km at 49° N, 0.01° of longitude 0.731 km: 0.813 km².
    expect(lue?.valeur).toBeCloseTo(1.112 * 0.7315, 2)
    expect(lue?.sources).toEqual(['contours 2024, carre.geojson'])
    expect(await backend.call('carte.fond', {})).toMatchObject({
      id,
      libelle: 'Contours 2024 (carre.geojson)',
      millesime: '2024',
    })
    await backend.call('bibliotheque.retirer', { id })
    expect((await superficie())?.etat).toBe('manquante')
  })

  it.skipIf(!hasSharedData(CHARENTE, FRANCE))('sees the silent trap of 17340 in real contours', async () => {
    const essai = await cree('aunis.maillage', ['17340', '17434', '17080'])
    const ancien = await backend.call('contours.importer', { source: sharedData(CHARENTE), millesime: '2018' })
    expect(ancien.communes).toBe(462) // 466 of 2018, four mergers since
    const km2 = async () =>
      (await backend.call('dossier.chiffres', essai)).cpts[0]?.communes.find((c) => c.code === '17340')?.superficieKm2
    // 16.35 km² is the 2018 extent; with Péré (8.48) it is the one of today, 24.81 km² by other means.
    expect(await km2()).toBeCloseTo(24.83, 2)
    const { points: checks } = await backend.call('dossier.verifier', essai)
    expect(checks.find((c) => c.code === 'millesimes-differents')?.explication).toContain(
      'Saint-Germain-de-Marencennes 16,35',
    )
    const recent = await backend.call('contours.importer', { source: sharedData(FRANCE), millesime: '2022' })
    expect(recent.communes).toBeGreaterThan(34_860)
    expect(recent.inconnus).toEqual([])
    // The whole of France is drawn on a grid of 80 m: 0.8 % off.
    expect(Math.abs(((await km2()) ?? 0) - 24.81) / 24.81).toBeLessThan(0.01)
    expect((await backend.call('dossier.verifier', essai)).points.map((c) => c.code)).not.toContain(
      'millesimes-differents',
    )
    for (const { id } of [ancien, recent]) await backend.call('bibliotheque.retirer', { id })
  })

  it.skipIf(!hasSharedData(FRANCE))(
    'answers other calls while the whole of France is read, and stops when asked',
    async () => {
      const arret = new AbortController()
      const etapes = new Set<string>()
      const importation = backend.call(
        'contours.importer',
        { source: sharedData(FRANCE), millesime: '2022' },
        { signal: arret.signal, onProgress: ({ step }) => etapes.add(step) },
      )
      while (!etapes.has('Lecture des contours')) {
        const [trouvee] = await backend.call('reference.rechercher', { requete: 'Épernay', limite: 1 })
        expect(trouvee?.code).toBe('51230')
        await new Promise((suite) => setTimeout(suite, 20))
      }
      arret.abort()
      await expect(importation).rejects.toThrow('Importation annulée')
      expect(await backend.call('bibliotheque.lister', {})).toEqual([])
    },
  )

  it.skipIf(!hasSharedData(AURA))('is within about 1 % of Insee’s SUPERF on 4 000 real communes', async () => {
    const { id } = await backend.call('contours.importer', { source: sharedData(AURA), millesime: '2023' })
    const { features } = JSON.parse(readFileSync(sharedData(AURA), 'utf8')) as FeatureCollection
    const insee = new Map(features.map((f) => [String(f.properties?.INSEE_COM), Number(f.properties?.SUPERF_2023)]))
    const { superficiesContours } = await import('../../electron/backend/contours/bibliotheque.ts')
    const lues = superficiesContours(join(dossier, 'bibliotheque'), [...insee.keys()])
    const ecarts = [...lues].flatMap(([code, s]) => {
      const superf = insee.get(code)
      return superf === undefined || s.parties.length > 1 ? [] : [Math.abs(s.km2 - superf) / superf]
    })
    ecarts.sort((a, b) => a - b)
    expect(ecarts.length).toBeGreaterThan(4000)
    expect(ecarts[Math.floor(ecarts.length / 2)]).toBeLessThan(0.012)
    await backend.call('bibliotheque.retirer', { id })
  })
})
