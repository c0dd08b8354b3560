/** What an import mends, bounds and refuses, two by two on the same line: the real import on the real reference. */
import { describe, expect, it } from 'vitest'
import type { Lecture } from '../../../shared/domain/lecture.ts'
import { type Workshop, workshop } from '../../../test/import-helper.ts'
import { listToutesObservations } from '../../../test/observations.ts'
import { listSources } from '../store/sources.ts'

const [GANNAT, VICQ] = ['03118', '03311']
/** Holds Autrans (38021) since 2016. */
const MEAUDRE = '38225'

const lecture: Lecture = {
  ligneEntete: 1,
  libelle: 'Patients suivis',
  lieu: { type: 'code', code: 0, nom: null },
  valeurs: [
    {
      colonne: 1,
      indicateur: null,
      libelle: 'Patients',
      unite: 'personnes',
      nature: 'additif',
      millesime: '2024',
      vide: 'manquant',
      decimale: 'auto',
    },
  ],
}
const parNom: Lecture = { ...lecture, lieu: { type: 'nom', nom: 0, departement: null } }

const table = (lignes: string) => `commune;patients\n${lignes}`
const bornes = (shop: Workshop, ...codes: readonly string[]) =>
  listToutesObservations(shop.dossier, codes).map(({ code, etat, valeur, min, max }) => [code, etat, valeur, min, max])

describe('a line that needs two repairs', () => {
  it('refused for one of them, is not counted as mended by the other', async () => {
    const shop = await workshop(GANNAT, MEAUDRE)
    const path = shop.file('a.csv', table('="3118";12\n38021;5\n38225;30\n'))
    const { reparations } = await shop.run(path, { lecture, sansReparations: ['zeros', 'anciennes'] })
    expect(reparations).toMatchObject({ ecriture: 0, zeros: 0, anciennes: 0, exemples: [] })
    expect(reparations.refusees).toEqual([
      { genre: 'zeros', lignes: 1 },
      { genre: 'anciennes', lignes: 1 },
    ])
  })

  it('refused for the move of its commune, is not counted as cleaned', async () => {
    const shop = await workshop(MEAUDRE)
    const path = shop.file('a.csv', table('COM-38021;5\n38225;30\n'))
    const { reparations } = await shop.run(path, { lecture, sansReparations: ['anciennes'] })
    expect(reparations).toMatchObject({ ecriture: 0, anciennes: 0, refusees: [{ genre: 'anciennes', lignes: 1 }] })
    expect(bornes(shop, MEAUDRE)).toEqual([[MEAUDRE, 'intervalle', null, 30, null]])
  })
})

describe('a bounded count', () => {
  it('of a former commune adds its bounds; refused, leaves the rest a lower bound', async () => {
    const shop = await workshop(MEAUDRE)
    const path = shop.file('a.csv', table('38021;< 11\n38225;30\n'))
    await shop.run(path, { lecture })
    expect(bornes(shop, MEAUDRE)).toEqual([[MEAUDRE, 'intervalle', null, 30, 40]])
    const autre = await workshop(MEAUDRE)
    await autre.run(autre.file('a.csv', table('38021;< 11\n38225;30\n')), { lecture, sansReparations: ['anciennes'] })
    expect(bornes(autre, MEAUDRE)).toEqual([[MEAUDRE, 'intervalle', null, 30, null]])
  })

  it('of a name chosen by the rest of the file keeps its bounds; refused, the commune is missing', async () => {
    const lignes = table('Gannat;40\nVicq;< 11\n')
    const shop = await workshop(GANNAT, VICQ)
    await shop.run(shop.file('a.csv', lignes), { lecture: parNom })
    expect(bornes(shop, VICQ)).toEqual([[VICQ, 'intervalle', null, 0, 10]])
    const autre = await workshop(GANNAT, VICQ)
    const { reparations } = await autre.run(autre.file('a.csv', lignes), { lecture: parNom, sansReparations: ['noms'] })
    expect(reparations.refusees).toEqual([{ genre: 'noms', lignes: 1 }])
    expect(bornes(autre, GANNAT, VICQ)).toEqual([[GANNAT, 'connue', 40, null, null]])
  })
})

it('a name that several communes bear is chosen among files that name former communes too', async () => {
  const shop = await workshop(GANNAT, VICQ, MEAUDRE)
  // Autrans is of the study area, by the commune that it joined: with Gannat, the file speaks of it only.
  const { reparations } = await shop.run(shop.file('a.csv', table('Vicq;12\nAutrans;5\nMéaudre;7\nGannat;40\n')), {
    lecture: parNom,
  })
  expect(reparations).toMatchObject({ noms: 1, anciennes: 1 })
  expect(bornes(shop, VICQ, MEAUDRE)).toEqual([
    [VICQ, 'connue', 12, null, null],
    [MEAUDRE, 'connue', 12, null, null],
  ])
})

describe('the same content, read with other repairs', () => {
  const lignes = 'CODGEO;P21_LOG\n3118;5700\n03311;150\n'

  it('is refused as the same file, and replaced when asked', async () => {
    const shop = await workshop(GANNAT, VICQ)
    await shop.run(shop.file('a.csv', lignes))
    const sans = shop.file('b.csv', lignes)
    expect(await shop.refusal(sans, { sansReparations: ['zeros'] })).toMatchObject({ remede: 'deja-importe' })
    await shop.run(sans, { sansReparations: ['zeros'], identique: 'remplacer' })
    expect(listSources(shop.dossier)).toHaveLength(1)
    expect(bornes(shop, GANNAT, VICQ)).toEqual([[VICQ, 'connue', 150, null, null]])
  })

  it('understood better than before, takes the place of what had been refused', async () => {
    const shop = await workshop(GANNAT, VICQ)
    await shop.run(shop.file('a.csv', lignes), { sansReparations: ['zeros'] })
    await shop.run(shop.file('b.csv', lignes))
    expect(listSources(shop.dossier).map(({ nomFichier }) => nomFichier)).toEqual(['b.csv'])
    expect(bornes(shop, GANNAT)).toEqual([[GANNAT, 'connue', 5700, null, null]])
  })
})
