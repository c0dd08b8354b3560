/** Extracts older than a merger, on the real history of communes. Numbers worked by hand. */
import { describe, expect, it } from 'vitest'
import type { Lecture } from '../../../../shared/domain/lecture.ts'
import { type Workshop, workshop } from '../../../../test/import-helper.ts'
import { listToutesObservations } from '../../../../test/observations.ts'
import { listComparaisons } from '../../store/comparaisons.ts'

/** Autrans (38021) joined Méaudre (38225) on 1 January 2016; both are now Autrans-Méaudre en Vercors, of 38225. */
const [VERCORS, AUTRANS, LANS] = ['38225', '38021', '38205']

const valeurs = (shop: Workshop, ...communes: string[]) =>
  listToutesObservations(shop.dossier, communes).map(({ code, etat, valeur, min }) => [code, etat, valeur ?? min])

const lecture = (millesime: string, nature: 'additif' | 'mediane' = 'additif'): Lecture => ({
  ligneEntete: 1,
  libelle: 'Patients suivis',
  lieu: { type: 'code', code: 0, nom: null },
  valeurs: [
    {
      colonne: 1,
      indicateur: null,
      libelle: 'Patients',
      unite: 'personnes',
      nature,
      millesime,
      vide: 'manquant',
      decimale: 'auto',
    },
  ],
})

describe('an extract older than a merger, with the code that went on only', () => {
  it('gives a lower bound of any count, and says which commune it lacks', async () => {
    const shop = await workshop(VERCORS, LANS)
    const rapport = await shop.run(shop.file('a.csv', 'CODGEO;P13_LOG\n38225;1500\n38205;2000\n'))
    expect(valeurs(shop, VERCORS, LANS)).toEqual([
      [LANS, 'connue', 2000],
      [VERCORS, 'intervalle', 1500],
    ])
    expect(rapport.avertissements).toEqual([
      'Autrans-Méaudre en Vercors comprend aujourd’hui Autrans (38021, depuis le 1er janvier 2016), que ce fichier n’a pas\u00a0: ses chiffres datent d’avant, ou rien ne dit le contraire. Ce qu’il compte à Autrans-Méaudre en Vercors est un minimum («\u00a0au moins\u00a0»). Ajoutez-y sa ligne, ou prenez une édition plus récente.',
    ])
  })

  it('is a sum once the line that lacked is there', async () => {
    const shop = await workshop(VERCORS, LANS)
    const rapport = await shop.run(shop.file('a.csv', 'CODGEO;P13_LOG\n38225;1500\n38205;2000\n38021;1900\n'))
    expect(valeurs(shop, VERCORS)).toEqual([[VERCORS, 'connue', 3400]])
    expect(rapport.avertissements).toEqual([])
    expect(rapport.codesDeplaces).toEqual([{ de: AUTRANS, vers: VERCORS, lignes: 1 }])
  })

  it.each([
    // The census of 2013 is told on the list of 2015 at the earliest; that of 2014, on that of 2016.
    ['CODGEO;P14_LOG\n38225;3400\n', 'connue'],
    ['CODGEO;P13_LOG\n38225;1500\n', 'intervalle'],
    // A table of several years is told on the list of its latest.
    ['CODGEO;P08_LOG;P14_LOG\n38225;3300;3400\n', 'connue'],
  ])('by its latest year: %j is %s', async (contenu, etat) => {
    const shop = await workshop(VERCORS)
    await shop.run(shop.file('a.csv', contenu))
    expect(new Set(valeurs(shop, VERCORS).map(([, lu]) => lu))).toEqual(new Set([etat]))
  })

  it.each([
    ['2015', 'intervalle'],
    ['2016', 'connue'],
    ['2015-06-30', 'intervalle'],
  ])('also of columns chosen by hand: %s is %s', async (millesime, etat) => {
    const shop = await workshop(VERCORS)
    await shop.run(shop.file('a.csv', 'code;patients\n38225;150\n'), { lecture: lecture(millesime) })
    expect(valeurs(shop, VERCORS)).toEqual([[VERCORS, etat, 150]])
  })

  it('by an old code that the file still has, whatever year it is said to be of', async () => {
    const shop = await workshop(VERCORS)
    // 49034 ended on 15 December 2015: the file is older than the merger of 1 January 2016.
    await shop.run(shop.file('a.csv', 'code;patients\n38225;150\n49034;12\n'), { lecture: lecture('2018') })
    expect(valeurs(shop, VERCORS)).toEqual([[VERCORS, 'intervalle', 150]])
  })

  it('leaves a median as it is: it is no sum', async () => {
    const shop = await workshop(VERCORS)
    await shop.run(shop.file('a.csv', 'code;patients\n38225;150\n'), { lecture: lecture('2015', 'mediane') })
    expect(valeurs(shop, VERCORS)).toEqual([[VERCORS, 'connue', 150]])
  })

  it('makes a lower bound of the total of its EPCI', async () => {
    const shop = await workshop(VERCORS, LANS)
    const info = shop.reference.commune(VERCORS)
    const communes = shop.reference.epci(info?.epci?.siren ?? '')?.communes ?? []
    expect(communes).toHaveLength(6)
    const lignes = communes.map((code) => `${code};100\n`).join('')
    await shop.run(shop.file('a.csv', `CODGEO;P13_LOG\n${lignes}`))
    const [epci] = listComparaisons(shop.dossier).filter(({ niveau }) => niveau === 'epci')
    expect(epci).toMatchObject({ etat: 'intervalle', min: 600, connues: 5, communes: 6 })
  })
})

describe('a file that holds the whole', () => {
  it('of all communes of the département: what it lacks had joined already', async () => {
    const shop = await workshop(VERCORS)
    const lignes = shop.reference.communesOfDepartement('38').map((code) => `${code};100\n`)
    const rapport = await shop.run(shop.file('a.csv', `CODGEO;P13_LOG\n${lignes.join('')}`))
    expect(valeurs(shop, VERCORS)).toEqual([[VERCORS, 'connue', 100]])
    expect(rapport.avertissements).toEqual([])
  })

  it('by its municipal population, that of the reference for both', async () => {
    // 01330 joined 01187 on 1 January 2025, after the list of the populations of 2021.
    const commune = '01187'
    const shop = await workshop(commune)
    const reference = shop.reference.population(commune, '2021')
    expect(reference?.parts).toHaveLength(2)
    const entier = reference?.value ?? 0
    const part = reference?.parts.find(({ code }) => code === commune)?.value ?? 0
    const contenu = (pmun: number) => `CODGEO;P21_POP;P21_LOG\n${commune};${pmun};50\n`
    await shop.run(shop.file('a.csv', contenu(entier)))
    expect(valeurs(shop, commune).map(([, etat]) => etat)).toEqual(['connue', 'connue'])
    const autre = await workshop(commune)
    await autre.run(autre.file('a.csv', contenu(part)))
    expect(valeurs(autre, commune).map(([, etat]) => etat)).toEqual(['intervalle', 'intervalle'])
  })
})
