/** The real public files and the marked synthetic ones: figures worked by hand or published. */
import { describe, expect, it } from 'vitest'
import { workshop } from '../../../test/import-helper.ts'
import { offreRetenue } from '../../../test/lire-dossier.ts'
import { hasSharedData, sharedData } from '../../../test/shared-data.ts'
import { listObservations } from '../store/observations.ts'
import { structuresRetenues } from '../store/offre.ts'
import { listCpts } from '../store/territoire.ts'
import type { Dossier } from '../store/types.ts'

const CLERMONT_PLUS = ['63042', '63063', '63075', '63113', '63141', '63164', '63254', '63263', '63308']
/** Chefs-lieux of the five sectors of Sud Allier: Saint-Pourçain, Chantelle, Broût-Vernet, Ébreuil, Gannat. */
const SUD_ALLIER = ['03254', '03053', '03043', '03107', '03118']
const POPULATIONS = ['2019_reduit', '2020', '2021', 'mayotte_2017'].map((name) => `insee/donnees_communes_${name}.csv`)
const HISTORIQUE = 'insee/populations_municipales_2013_2023.csv'
const CONSOLIDE = 'insee/france_communes_2024_consolide.csv'
const RPPS = 'ps/PS_LibreAcces_Personne_activite_SYNTHETIQUE.txt'
const FINESS = [
  'finess/etalab-cs1100507-stock_SYNTHETIQUE.csv',
  'finess/etalab-cs1100507-stock_SYNTHETIQUE_utf8.csv',
  'finess/etalab-cs1100502-stock_extrait_reel_20260512.csv',
  'finess/finess_extrait_20201231_encodage_corrompu.csv',
]
const LISTE = 'cpts/cpts_communes.csv'

function total(dossier: Dossier, codes: readonly string[], millesime: string, indicateur = 'PMUN'): number {
  return listObservations(dossier, indicateur, codes)
    .filter((row) => row.millesime === millesime)
    .reduce((sum, row) => sum + (row.valeur ?? Number.NaN), 0)
}

describe.skipIf(!hasSharedData(...POPULATIONS, HISTORIQUE, CONSOLIDE))('Insee', () => {
  it('Clermont Plus has 199 980 inhabitants in 2021, in three layouts', async () => {
    for (const file of ['insee/donnees_communes_2021.csv', HISTORIQUE, CONSOLIDE]) {
      const shop = await workshop(...CLERMONT_PLUS)
      const report = await shop.run(sharedData(file))
      expect(report.couverture, file).toEqual({ connues: 9, total: 9, manquantes: [] })
      expect(total(shop.dossier, CLERMONT_PLUS, '2021'), file).toBe(199_980)
    }
  })

  it('reads COM as a name in 2020 and as a code in 2019, the year told by the values', async () => {
    // Clermont-Ferrand alone: 147 284 in 2020 and 147 865 in 2019 (Insee).
    const shop = await workshop('63113')
    for (const [file, year] of [
      ['insee/donnees_communes_2020.csv', '2020'],
      ['insee/donnees_communes_2019_reduit.csv', '2019'],
    ] as const) {
      const report = await shop.run(sharedData(file))
      expect(report.millesimes).toEqual([year])
      const historique = await workshop('63113')
      await historique.run(sharedData(HISTORIQUE))
      expect(total(shop.dossier, ['63113'], year)).toBe(total(historique.dossier, ['63113'], year))
    }
  })

  it('knows the year whatever the name, and warns of a wrong one', async () => {
    const { copyFileSync } = await import('node:fs')
    const { join } = await import('node:path')
    const shop = await workshop('63113')
    const path = join(shop.folder, 'populations_2014.csv')
    copyFileSync(sharedData('insee/donnees_communes_2021.csv'), path)
    const report = await shop.run(path)
    expect(report.millesimes).toEqual(['2021'])
    expect(report.avertissements[0]).toContain('Le nom du fichier dit 2014')
  })

  it('sums the arrondissements of Paris, Lyon and Marseille, never twice', async () => {
    const plm = ['75056', '69123', '13055']
    const shop = await workshop(...plm)
    await shop.run(sharedData('insee/donnees_communes_2021.csv'))
    // Insee, populations de référence 2021: Paris 2 133 111, Lyon 522 250, Marseille 873 076.
    const values = new Map(listObservations(shop.dossier, 'PMUN', plm).map((row) => [row.code, row]))
    expect(values.get('75056')).toMatchObject({ valeur: 2_133_111 })
    expect(values.get('69123')).toMatchObject({ valeur: 522_250 })
    expect(values.get('13055')).toMatchObject({ valeur: 873_076 })
    expect(values.get('75056')?.parts).toHaveLength(20)
    const both = await workshop('75056')
    await both.run(sharedData(HISTORIQUE))
    expect(total(both.dossier, ['75056'], '2021')).toBe(2_133_111)
    expect(total(both.dossier, ['75056'], '2017')).toBe(2_187_526)
  })

  it('sums a commune with those it absorbed, and keeps the trace', async () => {
    // Autrans (1 616 in 2013) joined Méaudre (1 357) under the code 38225 on 1 January 2016.
    const shop = await workshop('38225')
    const report = await shop.run(sharedData(HISTORIQUE))
    expect(report.codesDeplaces).toEqual([{ de: '38021', vers: '38225', lignes: 1, nom: 'Autrans' }])
    const row = listObservations(shop.dossier, 'PMUN', ['38225']).find(({ millesime }) => millesime === '2013')
    expect(row).toMatchObject({ etat: 'connue', valeur: 2973 })
    expect(row?.parts?.map(({ code, valeur }) => [code, valeur])).toEqual([
      ['38021', 1616],
      ['38225', 1357],
    ])
  })

  it('reads Mayotte, where COM is empty', async () => {
    const shop = await workshop('97611')
    const report = await shop.run(sharedData('insee/donnees_communes_mayotte_2017.csv'))
    expect(report.millesimes).toEqual(['2017'])
    expect(total(shop.dossier, ['97611'], '2017')).toBe(71_437)
  })

  it('takes populations and areas from one file, with the origin of each area', async () => {
    const shop = await workshop('01001', '01002')
    const report = await shop.run(sharedData(CONSOLIDE))
    expect(report.profil).toBe('insee-populations-historique+superficie')
    expect(report.apports).toEqual([
      'PMUN 2021\u00A0: 2\u00A0communes',
      'PTOT 2021\u00A0: 2\u00A0communes',
      'SUPERF 2023\u00A0: 2\u00A0communes',
    ])
    expect(total(shop.dossier, ['01001', '01002'], '2023', 'SUPERF')).toBeCloseTo(25.1, 9)
    expect(listObservations(shop.dossier, 'SUPERF', ['01001'])[0]).toMatchObject({
      valeur: 15.95,
      note: 'INSEE_SUPERF_2023',
    })
    const only = await workshop('01001')
    expect((await only.run(sharedData(CONSOLIDE), { profil: 'superficie' })).apports).toEqual([
      'SUPERF 2023\u00A0: 1\u00A0commune',
    ])
  })
})

describe.skipIf(!hasSharedData(RPPS, ...FINESS))('Sud Allier', () => {
  it('has 27 GP, 60 nurses, 29 physiotherapists, 16 dentists, 3 speech therapists', async () => {
    const shop = await workshop(...SUD_ALLIER)
    const report = await shop.run(sharedData(RPPS))
    const persons = new Map<string, Set<string>>()
    for (const { code, mode, profession, savoirFaire, personne } of offreRetenue(shop.dossier, SUD_ALLIER)?.activites ??
      []) {
      if (code === null || mode !== 'L') continue
      const generaliste = ['SM26', 'SM53', 'SM54'].includes(savoirFaire ?? '')
      const key = profession === '10' ? (generaliste ? 'MG' : 'specialiste') : profession
      persons.set(key, (persons.get(key) ?? new Set()).add(personne))
    }
    const counts = Object.fromEntries([...persons].map(([key, set]) => [key, set.size]))
    expect(counts).toEqual({ MG: 27, '60': 60, '70': 29, '40': 16, '91': 3, specialiste: 1 })
    expect(27 + 60 + 29 + 16 + 3).toBe(135)
    expect(report.aPlacer).toBe(1)
    expect(report.lues).toBe(298)
    expect(report.retenues + report.ignorees.reduce((sum, { lignes }) => sum + lignes, 0)).toBe(298)
  })

  it('has 4 MSP and 2 CMP, in windows-1252 and in UTF-8', async () => {
    for (const [index, encodage] of ['Windows-1252', 'UTF-8'].entries()) {
      const shop = await workshop(...SUD_ALLIER)
      const report = await shop.run(sharedData(FINESS[index] ?? ''))
      const structures = structuresRetenues(shop.dossier, SUD_ALLIER)?.structures ?? []
      const count = (categorie: string): number => structures.filter((row) => row.categorie === categorie).length
      expect([count('603'), count('156'), count('604'), structures.length]).toEqual([4, 2, 1, 7])
      expect(structures[0]?.libelleCategorie).toBe('Maison de santé (L.6223-3)')
      expect(report).toMatchObject({ encodage, millesimes: ['2026-05-12'], lues: 15, retenues: 7 })
    }
  })
})

describe.skipIf(!hasSharedData(...FINESS))('FINESS', () => {
  it('rebuilds overseas codes and reads doubled quotes', async () => {
    const codes = ['01451', '97801', '97411', '97606']
    const shop = await workshop(...codes)
    const report = await shop.run(sharedData(FINESS[2] ?? ''))
    const found = structuresRetenues(shop.dossier, codes)?.structures.map(({ code, raisonSociale }) => [
      code,
      raisonSociale,
    ])
    expect(found).toEqual([
      ['01451', 'CH DE FLEYRIAT'],
      ['97801', 'C.H. LOUIS CONSTANT FLEMING'],
      ['97411', 'CHU SITE FELIX GUYON (SAINT DENIS)'],
      ['97606', 'LIEU DE VIE "MAVOUNA MEMA 1"'],
    ])
    expect(report.codesDeplaces).toEqual([{ de: '97127', vers: '97801', lignes: 1 }])
  })

  it('reads the derived layout with accents lost by an earlier conversion', async () => {
    const shop = await workshop('01451', '01053')
    const report = await shop.run(sharedData(FINESS[3] ?? ''))
    expect(report).toMatchObject({ profil: 'finess-derive', lues: 100, millesimes: ['2020-12-31'] })
    expect(report.avertissements[0]).toContain('Des accents ont été perdus')
    expect(structuresRetenues(shop.dossier, ['01451'])?.structures[0]).toMatchObject({
      finess: '010000024',
      categorie: '355',
    })
  })
})

describe.skipIf(!hasSharedData(LISTE))('list of CPTS', () => {
  it('creates them all, and says which are incomplete', async () => {
    const shop = await workshop()
    const report = await shop.run(sharedData(LISTE))
    expect(listCpts(shop.dossier).map(({ nom, perimetre, communes }) => [nom, perimetre, communes.length])).toEqual([
      ['CPTS de Vénissieux', 'complet', 1],
      ['CPTS Sud-Est Grenoblois', 'complet', 3],
      ['CPTS Vercors Nord', 'complet', 6],
      ['CPTS Clermont Plus', 'complet', 9],
      ['CPTS Entre Limagne et Livradois', 'complet', 25],
      ['CPTS Aunis Sud (socle CC Aunis Sud seulement)', 'partiel', 24],
    ])
    expect(report.retenues).toBe(68)
    expect((await shop.refusal(sharedData(LISTE))).titre).toBe('Ce fichier est déjà dans le dossier.')
  })

  it('refuses another list of communes under a name already there', async () => {
    const shop = await workshop()
    await shop.run(shop.file('a.csv', 'cpts;code_insee\nSud;03118\nSud;3254\nNord;38021\n'))
    expect(listCpts(shop.dossier).map(({ nom, communes }) => [nom, communes])).toEqual([
      ['Sud', ['03118', '03254']],
      ['Nord', ['38225']],
    ])
    const path = shop.file('b.csv', 'cpts;code_insee\nSud;03118\n')
    expect((await shop.refusal(path)).explication).toContain('«\u00A0Sud\u00A0»')
    await shop.run(path, { doublons: 'remplacer' })
    expect(listCpts(shop.dossier)[0]?.communes).toEqual(['03118'])
  })
})
