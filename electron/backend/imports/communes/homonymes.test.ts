/** Names that several communes bear, in tables without codes, read by the real import on the real reference. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Lecture } from '../../../../shared/domain/lecture.ts'
import { type Workshop, workshop } from '../../../../test/import-helper.ts'
import { listToutesObservations } from '../../../../test/observations.ts'
import type { ImportOptions } from '../types.ts'
import { Homonymes } from './homonymes.ts'

const [GANNAT, VICQ, BILLY] = ['03118', '03311', '03029']
/** Vicq is also in Haute-Marne, Nord and Yvelines; Billy in Loir-et-Cher (41016). */
const [VICQ_NORD, BILLY_41] = ['59613', '41016']

const lecture: Lecture = {
  ligneEntete: 1,
  libelle: 'Patients suivis',
  lieu: { type: 'nom', nom: 0, departement: null },
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

const lire = (shop: Workshop, lignes: string, options: ImportOptions = {}) =>
  shop.run(shop.file('a.csv', `commune;patients\n${lignes}`), { lecture, ...options })
const valeurs = (shop: Workshop) =>
  listToutesObservations(shop.dossier, [GANNAT, VICQ, BILLY, VICQ_NORD, BILLY_41]).map(({ code, valeur }) => [
    code,
    valeur,
  ])

it('former communes told by name are added up in the commune of today, with their trace', async () => {
  const shop = await workshop('38225')
  const rapport = await lire(shop, 'Autrans;12\nMéaudre;30\n')
  expect(listToutesObservations(shop.dossier, ['38225']).map(({ etat, valeur }) => [etat, valeur])).toEqual([
    ['connue', 42],
  ])
  expect(rapport.codesDeplaces).toEqual([{ de: '38021', vers: '38225', lignes: 1 }])
})

describe('a name that one commune bears and others bore', () => {
  const ISERE = ['38504', '38206', '38181', '38501', '38175']
  const tableau = 'Theys;2\nLaval;11\nGoncelin;3\nTencin;5\nFroges;7\n'
  const lues = (shop: Workshop) =>
    listToutesObservations(shop.dossier, [...ISERE, '53130', '49331', '49007', '17218'])
      .filter(({ valeur }) => valeur !== null)
      .map(({ code, valeur }) => [code, valeur])
      .sort()

  it('is the one of the other lines, by its name of the past', async () => {
    const shop = await workshop(...ISERE)
    const rapport = await lire(shop, tableau)
    expect(lues(shop)).toEqual([
      ['38175', 7],
      ['38181', 3],
      ['38206', 11],
      ['38501', 5],
      ['38504', 2],
    ])
    expect(rapport.reparations.exemples).toEqual([
      {
        genre: 'noms',
        ligne: 3,
        avant: 'Laval',
        apres: 'Laval-en-Belledonne (38206), autrefois Laval, d’après le département des autres lignes',
      },
    ])
  })

  it('gives nothing to its homonym of the study area', async () => {
    const shop = await workshop('53130', '38504')
    await lire(shop, tableau)
    expect(lues(shop)).toEqual([['38504', 2]])
  })

  it('is a part of the commune that it joined', async () => {
    // Marans (Maine-et-Loire) joined Segré-en-Anjou Bleu; another Marans is a town of Charente-Maritime.
    const shop = await workshop('49331', '49007')
    const rapport = await lire(shop, 'Angers;40\nMarans;3\nNoyant-la-Gravoyère;5\n')
    expect(lues(shop)).toEqual([['49007', 40]])
    // Two of the fifteen communes that made it: 3 + 5, and maybe more.
    expect(listToutesObservations(shop.dossier, ['49331'])).toMatchObject([{ etat: 'intervalle', min: 8, max: null }])
    expect(rapport.codesDeplaces.map(({ de, vers }) => [de, vers])).toEqual([
      ['49187', '49331'],
      ['49229', '49331'],
    ])
  })

  it('is left out with all that it may be where the file does not tell', async () => {
    const shop = await workshop('53130', '38504', '53201')
    const rapport = await lire(shop, 'Theys;2\nSaint-Berthevin;4\nAngers;9\nNantes;9\nLaval;11\nLaval;12\n')
    expect(lues(shop)).toEqual([['38504', 2]])
    const [phrase] = rapport.avertissements.filter((une) => une.includes('Laval'))
    expect(phrase).toContain('Laval (53130, Mayenne), Laval-en-Belledonne (38206, Isère, autrefois Laval)')
  })
})

describe('a homonym', () => {
  it('is that of the département of the other lines, counted and listed as a repair, whatever the order', async () => {
    const shop = await workshop(GANNAT, VICQ)
    const rapport = await lire(shop, 'Vicq;12\nGannat;40\nBellerive-sur-Allier;7\n')
    expect(valeurs(shop)).toEqual([
      [GANNAT, 40],
      [VICQ, 12],
    ])
    expect(rapport).toMatchObject({ retenues: 2, reparations: { noms: 1 } })
    expect(rapport.reparations.exemples).toEqual([
      { genre: 'noms', ligne: 2, avant: 'Vicq', apres: 'Vicq (03311), d’après le département des autres lignes' },
    ])
  })

  it('is not read so by who refuses that repair', async () => {
    const shop = await workshop(GANNAT, VICQ)
    const rapport = await lire(shop, 'Vicq;12\nGannat;40\n', { sansReparations: ['noms'] })
    expect(valeurs(shop).filter(([, valeur]) => valeur !== null)).toEqual([[GANNAT, 40]])
    expect(rapport.ignorees).toContainEqual(
      expect.objectContaining({ cause: 'réparation refusée\u00a0: commune à choisir entre plusieurs du même nom' }),
    )
  })

  it('of another département than the study area is not brought into it', async () => {
    const shop = await workshop(GANNAT, VICQ)
    // Valenciennes and Denain are in Nord, where a Vicq is too.
    const path = shop.file('a.csv', 'commune;patients\nValenciennes;5\nDenain;6\nVicq;12\n')
    expect((await shop.refusal(path, { lecture })).titre).toContain('Aucune ligne ne concerne')
  })

  it('is left out when two départements of the file have one, naming both and what to do', async () => {
    const shop = await workshop(GANNAT, VICQ)
    const rapport = await lire(shop, 'Gannat;40\nValenciennes;5\nDenain;6\nVicq;12\n')
    expect(valeurs(shop)).toEqual([[GANNAT, 40]])
    expect(rapport.reparations.noms).toBe(0)
    expect(rapport.ignorees).toContainEqual({
      cause: 'plusieurs communes possibles pour ce nom ou ce code postal',
      lignes: 1,
      premieres: [5],
      rejet: true,
    })
    const [phrase] = rapport.avertissements.filter((une) => une.includes('Vicq'))
    expect(phrase).toContain('Vicq (03311, Allier)')
    expect(phrase).toContain('Vicq (59613, Nord)')
    expect(phrase).toContain('Ajoutez-y une colonne avec le département ou le code Insee')
  })

  it('is that of the study area where the file speaks mostly of it and the départements do not decide', async () => {
    const shop = await workshop(GANNAT, VICQ)
    const rapport = await lire(shop, 'Gannat;40\nValenciennes;5\nVicq;12\n')
    expect(valeurs(shop)).toEqual([
      [GANNAT, 40],
      [VICQ, 12],
    ])
    expect(rapport.reparations.exemples[0]?.apres).toBe('Vicq (03311), d’après votre territoire')
  })

  it('on two lines may be two communes: the study area does not decide', async () => {
    const shop = await workshop(GANNAT, VICQ)
    await lire(shop, 'Gannat;40\nValenciennes;5\nVicq;12\nVicq;30\n')
    expect(valeurs(shop)).toEqual([[GANNAT, 40]])
  })

  it('whose département the line gives needs no repair', async () => {
    const shop = await workshop(GANNAT, VICQ)
    const path = shop.file('a.csv', 'commune;patients;dep\nVicq;12;03\nVicq;30;59\nGannat;40;03\n')
    const rapport = await shop.run(path, {
      lecture: { ...lecture, lieu: { type: 'nom', nom: 0, departement: 2 } },
    })
    expect(valeurs(shop)).toEqual([
      [GANNAT, 40],
      [VICQ, 12],
    ])
    expect(rapport.reparations.noms).toBe(0)
  })

  it('is left out of a file of more départements than a région has', () => {
    const homonymes = new Homonymes(new Set(['99999']))
    homonymes.attendre('Vicq')
    for (let dep = 1; dep <= 13; dep++) homonymes.voir(`${String(dep).padStart(2, '0')}001`)
    const lieux = [{ commune: VICQ }, { commune: VICQ_NORD }]
    expect(homonymes.choisir('VICQ', lieux)).toEqual({ lieu: { commune: VICQ }, indice: 'departement' })
    homonymes.voir('14001')
    expect(homonymes.choisir('VICQ', lieux)).toBeNull()
  })

  it('is never another commune than one of its candidates, nor chosen before it was waited for', () => {
    const code = fc.constantFrom<string>('03311', '59613', '78637', '52519', '03118', '41016')
    fc.assert(
      fc.property(fc.array(code), fc.uniqueArray(code, { minLength: 2 }), fc.array(code), (vus, codes, zone) => {
        const homonymes = new Homonymes(new Set(zone))
        for (const vu of vus) homonymes.voir(vu)
        const lieux = codes.map((commune) => ({ commune }))
        expect(homonymes.choisir('Vicq', lieux)).toBeNull()
        homonymes.attendre('Vicq')
        const choix = homonymes.choisir('Vicq', lieux)
        return choix === null || lieux.includes(choix.lieu)
      }),
    )
  })
})
