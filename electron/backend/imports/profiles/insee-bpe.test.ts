/** The base of equipments in its two forms: real names of columns, invented lines. */
import { describe, expect, it } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { listToutesObservations } from '../../../../test/observations.ts'
import { comparaisonsDe, valeursPar } from '../../../../test/valeurs-import.ts'

const HEADER_24 =
  'AN;NOMRS;CNOMRS;NUMVOIE;INDREP;TYPVOIE;LIBVOIE;CADR;CODPOS;DEPCOM;DEP;REG;LIBCOM;DOM;SDOM;TYPEQU;SIRET;DCIRIS;LAMBERT_X;LAMBERT_Y;LONGITUDE;LATITUDE;QUALITE_XY'
const ligne24 = (depcom: string, type: string): string =>
  `2024;CABINET;;1;;RUE;DES LILAS;;97600;${depcom};976;06;COMMUNE;${type[0]};${type.slice(0, 2)};${type};;${depcom}0000;1;2;45.1;-12.7;BONNE`
const mayotte = (n: number): string => `976${String(n).padStart(2, '0')}`

describe('one line per equipment', () => {
  it('counts health types; a commune of a covered département without a line has none', async () => {
    const shop = await workshop(mayotte(11), mayotte(7))
    const lignes = [
      // Shops: with 97611, the file speaks of 7 communes in all 5 EPCI.
      ...[1, 2, 3, 4, 5, 8].map((n) => ligne24(mayotte(n), 'B203')),
      ...[1, 2, 3].map(() => ligne24(mayotte(11), 'D265')),
      ligne24(mayotte(11), 'D281'),
      ligne24(mayotte(1), 'D265'),
      ligne24(mayotte(1), 'D302'),
    ]
    const report = await shop.run(shop.file('BPE24.csv', `${HEADER_24}\n${lignes.join('\n')}\n`))
    expect(report).toMatchObject({ profil: 'insee-bpe', lues: 12, retenues: 4, millesimes: ['2024'] })
    expect(report.ignorees[0]).toMatchObject({ lignes: 6, rejet: false })
    expect(report.ignorees[0]?.cause).toContain('autre domaine que la santé')
    expect(report.avertissements.join()).toContain('Seuls les équipements de santé')
    expect(valeursPar(shop, 'BPE:D265', mayotte(11))).toEqual({ 2024: 3 })
    expect(valeursPar(shop, 'BPE:D265', mayotte(7))).toEqual({ 2024: 0 })
    expect(valeursPar(shop, 'BPE:D281', mayotte(11))).toEqual({ 2024: 1 })
    // A laboratory elsewhere in the département: none here, and it is known.
    expect(valeursPar(shop, 'BPE:D302', mayotte(11))).toEqual({ 2024: 0 })
    expect(comparaisonsDe(shop, 'BPE:D265', '2024')).toEqual({
      'epci 200060457': 3,
      'departement 976': 4,
      'region 06': 4,
    })
    expect(report.couverture).toMatchObject({ connues: 2, total: 2 })
  })

  it('claims no zero from an extract of one EPCI, be it a third of the département', async () => {
    const epci = ['97605', '97613', '97614', '97616', '97617']
    const shop = await workshop('97605', '97611')
    const lignes = [...epci, mayotte(1)].map((code) => ligne24(code, 'D265'))
    await shop.run(shop.file('BPE24.csv', `${HEADER_24}\n${lignes.join('\n')}\n`))
    expect(valeursPar(shop, 'BPE:D265', '97605')).toEqual({ 2024: 1 })
    expect(valeursPar(shop, 'BPE:D265', '97611')).toEqual({})
    expect(comparaisonsDe(shop, 'BPE:D265', '2024')).toEqual({ 'epci 200059871': 5 })
  })

  it('claims no zero from a few communes of a département of one EPCI, nor from some arrondissements', async () => {
    const hauts = ['92002', '92004', '92007', '92009', '92012', '92014', '92019', '92020']
    const shop = await workshop('92002', '92050', '75056')
    const lignes = [...hauts, '75101', '75102'].map((code) => `2023;${code};D265;20`)
    await shop.run(shop.file('bpe23.csv', `AN;DEPCOM;TYPEQU;NB_EQUIP\n${lignes.join('\n')}\n`))
    expect(valeursPar(shop, 'BPE:D265', '92050')).toEqual({})
    expect(valeursPar(shop, 'BPE:D265', '75056')).toEqual({ 2023: '≥ 40' })
    expect(comparaisonsDe(shop, 'BPE:D265', '2023')).toEqual({ 'departement 75': '≥ 40 (0/1)' })
  })

  it('claims no zero, and no exact count, where a line cannot be read', async () => {
    const shop = await workshop(mayotte(11), mayotte(7), mayotte(1))
    const lignes = Array.from({ length: 17 }, (_, i) => `2023;${mayotte(i + 1)};D265;${i === 10 ? '3x' : 2}`)
    await shop.run(shop.file('bpe23.csv', `AN;DEPCOM;TYPEQU;NB_EQUIP\n${lignes.join('\n')}\n2023;97607;D265;?\n`))
    expect(valeursPar(shop, 'BPE:D265', mayotte(11))).toEqual({ 2023: 'non_disponible' })
    expect(valeursPar(shop, 'BPE:D265', mayotte(7))).toEqual({ 2023: '≥ 2' })
    expect(valeursPar(shop, 'BPE:D265', mayotte(1))).toEqual({ 2023: 2 })
    expect(comparaisonsDe(shop, 'BPE:D265', '2023')['departement 976']).toBe('≥ 30 (15/17)')
  })

  it('claims no zero from an extract of a few communes', async () => {
    const shop = await workshop(mayotte(11), mayotte(7))
    await shop.run(shop.file('a.csv', `${HEADER_24}\n${ligne24(mayotte(11), 'D265')}\n`))
    expect(valeursPar(shop, 'BPE:D265', mayotte(11))).toEqual({ 2024: 1 })
    expect(valeursPar(shop, 'BPE:D265', mayotte(7))).toEqual({})
    // One of the two communes of the EPCI: at least one, and nothing said of the département.
    expect(comparaisonsDe(shop, 'BPE:D265', '2024')).toEqual({ 'epci 200060457': '≥ 1 (1/2)' })
  })
})

describe('the very same line twice', () => {
  const avecSiret = (siret: string) => ligne24('03118', 'D265').replace(';D265;;', `;D265;${siret};`)
  const lues = async (...lignes: string[]) => {
    const shop = await workshop('03118')
    const rapport = await shop.run(shop.file('BPE24.csv', `${HEADER_24}\n${lignes.join('\n')}\n`))
    const [une] = listToutesObservations(shop.dossier, ['03118'])
    return { rapport, lue: [une?.etat, une?.valeur ?? une?.min] }
  }

  it('is one equipment and a doubt where it has the number of its establishment', async () => {
    const { rapport, lue } = await lues(...[1, 1, 2].map((n) => avecSiret(`7834567890001${n}`)))
    expect(lue).toEqual(['intervalle', 2])
    expect(rapport.ignorees.map(({ cause, lignes }) => [cause, lignes])).toEqual([
      ['ligne identique à une autre, déjà comptée', 1],
    ])
  })

  it('is two where nothing tells two practices of one address apart', async () => {
    expect((await lues(avecSiret(''), avecSiret(''))).lue).toEqual(['connue', 2])
  })
})

describe('aggregated', () => {
  it('adds NB_EQUIP of IRIS and arrondissements up, old types apart from the new', async () => {
    const shop = await workshop('75056')
    await shop.run(
      shop.file(
        'bpe19_ensemble.csv',
        [
          'AN;REG;DEP;DEPCOM;DCIRIS;TYPEQU;NB_EQUIP',
          '2019;11;75;75101;75101_0101;D201;12',
          '2019;11;75;75101;75101_0102;D201;8',
          '2019;11;75;75120;75120_0000;D201;30',
          '2019;11;75;75120;75120_0000;D265;5',
          // Of the others, something else: the file speaks of all Paris.
          ...Array.from({ length: 20 }, (_, i) => `2019;11;75;${75_101 + i};${75_101 + i}_0000;A504;99`),
          '',
        ].join('\n'),
      ),
    )
    expect(valeursPar(shop, 'BPE:D201', '75056')).toEqual({ 2019: 50 })
    expect(valeursPar(shop, 'BPE:D265', '75056')).toEqual({ 2019: 5 })
    expect(comparaisonsDe(shop, 'BPE:D201', '2019')['departement 75']).toBe(50)
  })

  it('takes the year of the file where there is no AN, and keeps a type without label under its code', async () => {
    const shop = await workshop('75056')
    const report = await shop.run(shop.file('equipements_2023.csv', 'DEPCOM;TYPEQU;NB_EQUIP\n75056;D199;2\n'))
    expect(valeursPar(shop, 'BPE:D199', '75056')).toEqual({ 2023: 2 })
    expect(report.apports).toEqual(['Équipements de type D199 2023\u00A0: 1\u00A0commune'])
  })
})
