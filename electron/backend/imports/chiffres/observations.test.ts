/** Figures by commune: layouts, missing marks, mergers that the file knows only in part. */
import { describe, expect, it } from 'vitest'
import { type Workshop, workshop } from '../../../../test/import-helper.ts'
import { comparaisonsDe, valeursPar } from '../../../../test/valeurs-import.ts'
import { listObservations, type SourcedObservation } from '../../store/observations.ts'

const GANNAT = '03118'

function values(shop: Workshop, indicateur: string, ...codes: string[]): SourcedObservation[] {
  return listObservations(shop.dossier, indicateur, codes)
}

describe('layouts', () => {
  it('finds the header under title lines, with `#`, a trailing delimiter and spreadsheet codes', async () => {
    const shop = await workshop(GANNAT, '03254')
    const report = await shop.run(
      shop.file(
        'a.csv',
        'Superficie des communes\n\nSource : essai\n#Code_Insee;Nom;Superficie (km²);\n="03118";Gannat;35,6;\n3254.0;Saint-Pourçain-sur-Sioule;"35,27";\n',
      ),
      { millesime: '2023' },
    )
    expect(report).toMatchObject({ ligneEntete: 4, lues: 2, retenues: 2, separateur: 'point-virgule' })
    expect(values(shop, 'SUPERF', GANNAT, '03254').map(({ valeur, ligne }) => [valeur, ligne])).toEqual([
      [35.6, 5],
      [35.27, 6],
    ])
  })

  it('turns hectares into km²', async () => {
    const shop = await workshop(GANNAT)
    await shop.run(shop.file('a_2023.csv', 'insee,nom,surf_ha\n03118,Gannat,3560\n'))
    expect(values(shop, 'SUPERF', GANNAT)[0]).toMatchObject({ valeur: 35.6, millesime: '2023' })
  })

  it('reads headings in words, thousands and a code in two columns', async () => {
    const shop = await workshop(GANNAT, '97411')
    await shop.run(
      shop.file(
        'a.csv',
        'Code département;Code commune;Nom de la commune;Population municipale;Population totale\n3;118;Gannat;5 830;5 990\n974;411;Saint-Denis;153\u202F001;154\u00A0000\n',
      ),
      { millesime: '2014' },
    )
    expect(values(shop, 'PMUN', GANNAT, '97411').map(({ code, valeur }) => [code, valeur])).toEqual([
      [GANNAT, 5830],
      ['97411', 153001],
    ])
  })
})

describe('missing values', () => {
  it('keeps the reason, never a zero', async () => {
    const shop = await workshop(GANNAT, '03254', '03053')
    const report = await shop.run(shop.file('a.csv', 'COM;PMUN\n03118;s\n03254;nd\n03053;0\n'), { millesime: '2014' })
    expect(
      values(shop, 'PMUN', GANNAT, '03254', '03053').map(({ code, etat, valeur, motif }) => [
        code,
        etat,
        valeur,
        motif,
      ]),
    ).toEqual([
      ['03053', 'connue', 0, null],
      [GANNAT, 'manquante', null, 'secret'],
      ['03254', 'manquante', null, 'non_disponible'],
    ])
    expect(report.couverture).toEqual({ connues: 1, total: 3, manquantes: [GANNAT, '03254'] })
  })

  it('is only a lower bound when a part is secret', async () => {
    const shop = await workshop('38225')
    await shop.run(shop.file('a.csv', 'COM;PMUN\n38225;1357\n38021;s\n'), { millesime: '2013' })
    expect(values(shop, 'PMUN', '38225')[0]).toMatchObject({ etat: 'intervalle', valeur: null, min: 1357, max: null })
  })
})

describe('populations', () => {
  it('are of the year that their values tell, be they of three communes and whatever the name says', async () => {
    const shop = await workshop(GANNAT, '03254', '03310')
    const de2020 = [GANNAT, '03254', '03310'].map((code) => `${code};${shop.reference.population(code, '2020')?.value}`)
    const report = await shop.run(shop.file('pop_2021.csv', `CODGEO;PMUN\n${de2020.join('\n')}\n`))
    expect(report.millesimes).toEqual(['2020'])
    expect(report.avertissements.join()).toContain('2020')
  })

  it('are whole numbers: a point that groups thousands is refused, not read as a decimal mark', async () => {
    const shop = await workshop(GANNAT, '03254')
    const report = await shop.run(shop.file('pop_2021.csv', 'CODGEO;PMUN\n03118;5.821\n03254;4 900\n'))
    expect(valeursPar(shop, 'PMUN', GANNAT)).toEqual({})
    expect(valeursPar(shop, 'PMUN', '03254')).toEqual({ 2021: 4900 })
    expect(report.ignorees).toMatchObject([{ lignes: 1, rejet: true }])
  })
})

describe('mergers', () => {
  // Culoz (3 053 in 2016) and Béon (464) became Culoz-Béon, 01138, on 1 January 2023: 3 517.
  it('sums the two communes', async () => {
    const shop = await workshop('01138')
    await shop.run(shop.file('a.csv', 'COM;PMUN\n01138;3053\n01039;464\n'), { millesime: '2016' })
    expect(values(shop, 'PMUN', '01138')[0]).toMatchObject({ etat: 'connue', valeur: 3517, ligne: null })
  })

  it('says that one of them is not in the file', async () => {
    const shop = await workshop('01138')
    const report = await shop.run(shop.file('a.csv', 'COM;PMUN\n01138;3053\n'), { millesime: '2016' })
    expect(values(shop, 'PMUN', '01138')[0]).toMatchObject({ etat: 'intervalle', min: 3053, max: null })
    expect(report.avertissements.join()).toContain('Béon (01039)')
  })

  it('counts once a commune that stands under an old code and the new one, for every figure (Insee 2020)', async () => {
    const shop = await workshop('27676')
    const lignes = shop.reference.communesOfDepartement('27').map((code) => {
      const population = shop.reference.population(code, '2020')?.value ?? 0
      return `${code};${population};${code === '27676' ? 45 : 0}`
    })
    const report = await shop.run(shop.file('a_2020.csv', ['COM;PMUN;PCAP', '27058;1759;45', ...lignes, ''].join('\n')))
    expect(valeursPar(shop, 'PMUN', '27676')).toEqual({ 2020: 1759 })
    expect(valeursPar(shop, 'PCAP', '27676')).toEqual({ 2020: 45 })
    expect(comparaisonsDe(shop, 'PMUN', '2020')['departement 27']).toBe(599_668)
    expect(comparaisonsDe(shop, 'PCAP', '2020')['departement 27']).toBe(45)
    expect(report.avertissements.join()).toContain('27676')
  })

  it('does not count a commune déléguée on top of its commune', async () => {
    const shop = await workshop('01138')
    const whole = shop.reference.population('01138', '2023')?.value ?? 0
    expect(whole).toBeGreaterThan(3000)
    const report = await shop.run(shop.file('a.csv', `COM;PMUN\n01138;${whole}\n01039;460\n`), { millesime: '2023' })
    expect(values(shop, 'PMUN', '01138')[0]).toMatchObject({ etat: 'connue', valeur: whole })
    expect(report.avertissements.join()).toContain('communes déléguées')
  })

  it('does not count Paris and its arrondissements', async () => {
    const shop = await workshop('75056')
    await shop.run(shop.file('a.csv', 'COM;PMUN\n75056;2000000\n75101;16000\n75102;21000\n'), { millesime: '2014' })
    expect(values(shop, 'PMUN', '75056')[0]).toMatchObject({ valeur: 2_000_000 })
  })

  it('reports an old commune shared between several: no automatic answer', async () => {
    // 08227 was shared out in 1968; 08999 never existed.
    const shop = await workshop('08105')
    expect(shop.reference.resolve('08227').kind).toBe('split')
    const report = await shop.run(shop.file('a.csv', 'COM;PMUN\n08105;46000\n08227;100\n08999;5\n'), {
      millesime: '2014',
    })
    expect(report.ignorees).toEqual([
      {
        cause: 'ancienne commune partagée entre plusieurs communes d’aujourd’hui',
        lignes: 1,
        premieres: [3],
        rejet: true,
      },
      { cause: 'code de commune inconnu', lignes: 1, premieres: [4], rejet: true },
    ])
    const far = await workshop('63113')
    const other = await far.run(far.file('a.csv', 'COM;PMUN\n63113;147000\n08227;100\n'), { millesime: '2014' })
    expect(other.ignorees).toMatchObject([{ cause: 'hors du territoire', premieres: [3] }])
  })
})
