/** The map through the contract: figures by commune, bases, settings kept. Numbers are those of the files written here. */
import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { testBackend } from '../../../../test/backend.ts'
import { maillageError } from '../../../../test/maillage-error.ts'

const GANNAT = '03118'
const VICHY = '03310'
const SURGERES = '17434'

async function atelier(communes: string[]) {
  const window = await testBackend()
  const fichier = window.file('a.maillage')
  await window.backend.call('dossier.creer', {
    fichier,
    nom: 'Essai',
    millesime: '2021',
    cpts: [{ nom: 'A', communes }],
  })
  const ecrire = (nom: string, contenu: string) => {
    writeFileSync(window.file(nom), contenu)
    return window.file(nom)
  }
  /** Squares of a hundredth of a degree on the true centres, one per code. */
  const contours = async (nom: string, codes: readonly string[], millesime: string) => {
    const { codes: tous, centres } = await window.backend.call('carte.communes', {})
    const features = codes.map((code) => {
      const [x, y] = centres[tous.indexOf(code)] ?? [0, 0]
      const anneau = [
        [x, y],
        [x, y + 0.05],
        [x + 0.05, y + 0.05],
        [x + 0.05, y],
        [x, y],
      ]
      return { type: 'Feature', properties: { code }, geometry: { type: 'Polygon', coordinates: [anneau] } }
    })
    const source = ecrire(nom, JSON.stringify({ type: 'FeatureCollection', features }))
    return (await window.backend.call('contours.importer', { source, millesime })).id
  }
  return { ...window, fichier, ecrire, contours }
}

describe('figures by commune', () => {
  it('come from the reference first, with their source and vintages', async () => {
    const { backend, fichier } = await atelier([GANNAT, VICHY])
    const { figures, communes } = await backend.call('carte.figures', { fichier })
    expect(communes).toBe(2)
    expect(figures.map(({ id }) => id)).toEqual(['PMUN', 'evolution'])
    const population = await backend.call('carte.valeurs', { fichier, figure: 'PMUN' })
    expect(population).toMatchObject({
      millesime: '2021',
      source: 'Insee, populations municipales 2021',
      codes: [GANNAT, VICHY],
      etats: ['connue', 'connue'],
    })
    const evolution = await backend.call('carte.valeurs', { fichier, figure: 'evolution', millesime: '2016-2021' })
    expect(evolution.source).toBe('Insee, populations municipales 2016 et 2021')
    expect(evolution.figure).toMatchObject({ periode: true, unite: 'part', nature: 'rapport' })
  })

  it('follow what is imported: zero is a value, what the file does not cover is missing', async () => {
    const { backend, fichier, ecrire } = await atelier([GANNAT, VICHY, SURGERES])
    const source = ecrire('s.csv', `CODGEO;SUPERF\n${GANNAT};35,5\n${VICHY};5,8\n`)
    await backend.call('dossier.importer', { fichier, source, millesime: '2023' })
    const { figures } = await backend.call('carte.figures', { fichier, cpts: 'A' })
    expect(figures.find(({ id }) => id === 'SUPERF')?.millesimes).toEqual([{ millesime: null, connues: 2 }])
    const superficie = await backend.call('carte.valeurs', { fichier, figure: 'SUPERF' })
    expect(superficie.valeurs).toEqual([35.5, 5.8, null])
    expect(superficie.etats).toEqual(['connue', 'connue', 'non_importe'])
  })

  it('that the dossier does not have are refused with a way out', async () => {
    const { backend, fichier } = await atelier([GANNAT])
    const body = await maillageError(() => backend.call('carte.valeurs', { fichier, figure: 'FILO:MED' }))
    expect([body.kind, body.titre]).toEqual(['introuvable', 'Ce chiffre n’est pas dans le dossier.'])
  })
})

describe('the base chosen by default', () => {
  it('is never one that covers another département', async () => {
    const { backend, fichier, contours } = await atelier([GANNAT, VICHY])
    expect((await backend.call('carte.fonds', { fichier })).defaut).toBe('schematique')
    await contours('charente.geojson', [SURGERES], '2024')
    const ailleurs = await backend.call('carte.fonds', { fichier })
    expect(ailleurs.defaut).toBe('schematique')
    expect(ailleurs.fonds.map(({ connues, limite }) => [connues, limite])).toEqual([
      [0, ['Charente-Maritime']],
      [2, null],
    ])
    const ancien = await contours('allier.geojson', [GANNAT, VICHY], '2018')
    expect((await backend.call('carte.fonds', { fichier })).defaut).toBe(ancien)
    const recent = await contours('allier2.geojson', [GANNAT, VICHY, SURGERES], '2023')
    expect((await backend.call('carte.fonds', { fichier })).defaut).toBe(recent)
  })

  it('is the one of the CPTS on screen, wherever the others of the dossier lie', async () => {
    const { backend, fichier, contours } = await atelier([GANNAT, VICHY])
    const allier = await contours('allier.geojson', [GANNAT, VICHY], '2023')
    await backend.call('territoire.creerCpts', { fichier, nom: 'B', communes: [SURGERES] })
    await backend.call('territoire.creerCpts', { fichier, nom: 'Vide' })
    const pour = async (cpts?: string) => backend.call('carte.fonds', { fichier, ...(cpts && { cpts }) })
    expect(await pour('A')).toMatchObject({ defaut: allier, total: 2 })
    expect(await pour('B')).toMatchObject({ defaut: 'schematique', total: 1 })
    expect(await pour('Vide')).toMatchObject({ defaut: 'schematique', total: 3 })
    expect(await pour()).toMatchObject({ defaut: 'schematique', total: 3 })
  })

  it('is not one that lacks more than a tenth of the communes', async () => {
    const { backend, fichier, contours } = await atelier([GANNAT, VICHY])
    await contours('un.geojson', [GANNAT], '2023')
    expect(await backend.call('carte.fonds', { fichier })).toMatchObject({ defaut: 'schematique', total: 2 })
  })
})

describe('settings of the map', () => {
  it('outlive the backend, dossier by dossier, and change nothing in it', async () => {
    const { backend, fichier, folder } = await atelier([GANNAT])
    const { revision } = await backend.call('dossier.etat', { fichier })
    expect(await backend.call('carte.reglages', { fichier })).toEqual({})
    const reglages = { figure: 'evolution', millesime: '2016-2021', methode: 'manuelle', limites: [-1.5, 0] } as const
    await backend.call('carte.regler', { fichier, reglages })
    expect((await backend.call('dossier.etat', { fichier })).revision).toBe(revision)
    const autre = await testBackend(folder)
    expect(await autre.backend.call('carte.reglages', { fichier })).toEqual(reglages)
    expect(await autre.backend.call('carte.reglages', { fichier: autre.file('b.maillage') })).toEqual({})
  })

  it('that were damaged are forgotten', async () => {
    const { backend, fichier, folder } = await atelier([GANNAT])
    await backend.call('carte.regler', { fichier, reglages: { epci: true } })
    writeFileSync(`${folder}/bibliotheque/cartes.json`, '[["x", {"nombre": 900}], 3, ')
    expect(await backend.call('carte.reglages', { fichier })).toEqual({})
  })
})

it('arrondissements come with the communes, cantons when known', async () => {
  const { backend } = await testBackend()
  const { codes, arrondissements, cantons } = await backend.call('carte.communes', {})
  // Vichy is the sous-préfecture of arrondissement 033 (Insee, COG).
  expect(arrondissements[codes.indexOf(VICHY)]).toBe('033')
  expect(arrondissements[codes.indexOf('98735')]).toBeNull()
  expect(cantons).toBeNull()
})
