import { describe, expect, it } from 'vitest'
import { known, missing } from '../../../shared/domain/quantity-ops.ts'
import { tailleOf } from '../../../shared/domain/taille.ts'
import { ecrireLimites, histogramme, lireLimites } from './carte/reglages.ts'
import { gestes } from './controles/controles.ts'
import { annoncer } from './edition/annonce.ts'
import {
  choixProposes,
  cleAmbigue,
  cleInconnue,
  codesRetenus,
  type Lecture,
  resteAChoisir,
} from './liste/reparation.ts'
import { affecter, basculerSecteur, creer, nomRefuse, sansSecteur } from './secteurs/secteurs.ts'

const commune = (code: string, nom: string) => ({ code, nom, departement: code.slice(0, 2) })

describe('repair of a pasted list', () => {
  const lecture: Lecture = {
    reconnues: [
      { element: 'Gannat', commune: commune('03118', 'Gannat'), note: null, ecrit: null, ligne: 1 },
      { element: '03118', commune: commune('03118', 'Gannat'), note: null, ecrit: null, ligne: 1 },
      { element: 'Ébreuil', commune: commune('03107', 'Ébreuil'), note: null, ecrit: null, ligne: 3 },
    ],
    ambigues: [
      {
        element: 'Saint-Martin',
        choix: [commune('32389', 'Saint-Martin'), commune('54480', 'Saint-Martin')],
        homonymes: true,
        ligne: 4,
      },
      {
        element: 'Mazerier',
        choix: [commune('03166', 'Mazerier'), commune('63000', 'Mazerier')],
        homonymes: true,
        ligne: 5,
      },
    ],
    inconnues: [{ element: 'Ganat', proches: [commune('03118', 'Gannat')], ligne: 6 }],
    autres: { ambigues: 0, inconnues: 0 },
    remarques: [],
    repetees: 0,
  }

  it('keeps each commune once and what was chosen', () => {
    expect(codesRetenus(lecture, new Map())).toEqual(['03118', '03107'])
    expect(codesRetenus(lecture, new Map([[cleAmbigue(0), '54480']]))).toEqual(['03118', '03107', '54480'])
    expect(codesRetenus(lecture, new Map([[cleInconnue(0), '03118']]))).toEqual(['03118', '03107'])
  })

  it('leaves out what was left out on purpose, and no longer asks', () => {
    const choix = new Map<string, string | null>([[cleAmbigue(0), null]])
    expect(codesRetenus(lecture, choix)).toEqual(['03118', '03107'])
    expect(resteAChoisir(lecture, choix)).toBe(1)
  })

  it('proposes nothing where something else than a name is in doubt', () => {
    const doutes = lecture.ambigues.map((une) => ({ ...une, homonymes: false }))
    const seule = { element: 'Gannat (en partie)', choix: [commune('03118', 'Gannat')], homonymes: false, ligne: 8 }
    expect([...choixProposes({ ...lecture, ambigues: [...doutes, seule] })]).toEqual([])
  })

  it('proposes the only homonym of the département of the others', () => {
    expect([...choixProposes(lecture)]).toEqual([[cleAmbigue(1), '03166']])
  })
})

describe('sectors', () => {
  const secteurs = [
    { nom: 'Nord', couleur: null, communes: ['03118', '03107'] },
    { nom: 'Sud', couleur: '#b8793a', communes: ['03254'] },
  ]

  it('keeps a commune in one sector at most', () => {
    expect(affecter(secteurs, ['03107'], 'Sud').map((un) => un.communes)).toEqual([['03118'], ['03254', '03107']])
    expect(affecter(secteurs, ['03107'], null).map((un) => un.communes)).toEqual([['03118'], ['03254']])
  })

  it('takes a commune out when it is picked again', () => {
    expect(basculerSecteur(secteurs, '03254', 'Sud')[1]?.communes).toEqual([])
    expect(basculerSecteur(secteurs, '03254', 'Nord')[1]?.communes).toEqual([])
  })

  it('creates with a free name and a colour not taken', () => {
    const { nom, secteurs: suite } = creer([{ nom: 'Secteur 2', couleur: '#7fb3a6', communes: [] }])
    expect(nom).toBe('Secteur 3')
    expect(suite[1]?.couleur).not.toBe('#7fb3a6')
  })

  it('refuses an empty name and a name taken, whatever its case', () => {
    expect(nomRefuse(secteurs, 'Nord', '  ')).not.toBeNull()
    expect(nomRefuse(secteurs, 'Nord', ' SUD ')).not.toBeNull()
    expect(nomRefuse(secteurs, 'Nord', 'nord')).toBeNull()
  })

  it('lists the communes in no sector', () => {
    expect(sansSecteur(new Set(['03118', '03043']), secteurs)).toEqual(['03043'])
  })
})

describe('announcement', () => {
  const resume = {
    codes: [],
    nombreCommunes: known(36, 'communes'),
    population: known(41_200, 'habitants'),
    superficie: missing('absent', 'km2'),
    densite: missing('absent', 'hab_km2'),
    taille: tailleOf(known(41_200, 'habitants')),
    plafond: null,
    epci: 1,
    departements: 1,
    attente: 'rien',
  } as const

  it('names one commune, counts many, and gives the totals', () => {
    const totaux = '\u00a0: 36\u00a0communes, 41\u202f200\u00a0habitants.'
    const nom = () => 'Gannat'
    expect(annoncer({ ajouter: ['03118'], retirer: [] }, nom, resume)).toBe(`Gannat ajoutée${totaux}`)
    expect(annoncer({ ajouter: ['03118', '03107'], retirer: [] }, nom, resume)).toBe(
      `2\u00a0communes ajoutées${totaux}`,
    )
    const deux = { ...resume, codes: ['13204', '13205'], nombreCommunes: known(2, 'communes') }
    expect(annoncer({ ajouter: ['13204', '13205'], retirer: [] }, nom, deux)).toBe(
      '2\u00a0arrondissements de Marseille ajoutés\u00a0: 2\u00a0arrondissements de Marseille, 41\u202f200\u00a0habitants.',
    )
    expect(annoncer({ ajouter: [], retirer: ['03118'] }, nom, resume)).toBe(`Gannat retirée${totaux}`)
  })

  it('says no total that is not known', () => {
    const population = missing('non_importe', 'habitants')
    expect(annoncer({ ajouter: ['03118'], retirer: [] }, () => 'Gannat', { ...resume, population })).toBe(
      'Gannat ajoutée\u00a0: 36\u00a0communes.',
    )
  })
})

describe('checks', () => {
  const point = (code: string, codes: readonly string[] = []) => ({ code, codes, chiffres: [] })

  it('offers what mends: all the communes of a hole', () => {
    expect(gestes(point('enclave', ['63431', '63001']))).toEqual([
      {
        faire: 'modifier',
        libelle: 'Ajouter les 2 communes enclavées',
        modification: { ajouter: ['63431', '63001'], retirer: [] },
      },
      { faire: 'voir', libelle: 'Voir sur la carte', codes: ['63431', '63001'] },
    ])
    expect(gestes(point('enclave', ['63431']))[0]?.libelle).toBe('Ajouter la commune enclavée')
    expect(gestes(point('non-contigu', ['63431'])).map(({ libelle }) => libelle)).toEqual([
      'La retirer',
      'Voir sur la carte',
    ])
    // A whole part is no slip.
    const partie = ['63431', '63432', '63433', '63434']
    expect(gestes(point('non-contigu', partie)).map(({ faire }) => faire)).toEqual(['voir'])
  })

  it('replaces a commune that is gone by the one that took over, and leaves a shared one to the user', () => {
    expect(gestes(point('commune-disparue', ['17272', '17340']))[0]).toMatchObject({
      modification: { ajouter: ['17340'], retirer: ['17272'] },
    })
    expect(gestes(point('commune-disparue', ['77362', '77001', '77002'])).map(({ faire }) => faire)).toEqual(['voir'])
  })

  it('has something to do about a partial list, a missing file and a typed figure', () => {
    expect(gestes(point('perimetre')).map(({ faire }) => faire)).toEqual(['perimetre'])
    expect(gestes(point('couverture')).map(({ faire }) => faire)).toEqual(['donnees'])
    const chiffre = { libelle: 'Part', territoire: 'A', valeur: '11,9\u00a0%', source: 'Presse' }
    expect(gestes({ ...point('double-arrondi'), chiffres: [chiffre] })).toEqual([
      { faire: 'chiffres', libelle: 'Voir le chiffre publié' },
    ])
  })
})

describe('limits typed by hand', () => {
  it('reads decimal commas and any order', () => {
    expect(lireLimites('100 ; 25; 12,5 ;25')).toEqual([12.5, 25, 100])
    expect(lireLimites('1\u202f000')).toEqual([1000])
  })

  it('refuses what is no number, nothing, or too much', () => {
    expect(lireLimites('25 ; beaucoup')).toBeNull()
    expect(lireLimites(' ; ')).toBeNull()
    expect(lireLimites('1;2;3;4;5;6;7')).toBeNull()
  })

  it('writes what it reads', () => {
    expect(lireLimites(ecrireLimites([12.5, 1000]))).toEqual([12.5, 1000])
  })

  it('counts every value once in the distribution', () => {
    const tranches = histogramme([1, 2, 2, 3, 40, 50])?.tranches ?? []
    expect(tranches.reduce((total, un) => total + un.effectif, 0)).toBe(6)
    expect(tranches.at(-1)).toMatchObject({ a: 50, effectif: 1 })
    expect(histogramme([7, 7])?.tranches).toEqual([{ de: 7, a: 7, effectif: 2 }])
    expect(histogramme([])).toBeNull()
  })

  it('turns to ratios when values spread a hundredfold', () => {
    const large = histogramme([1, 10, 100, 10_000])
    expect(large?.log).toBe(true)
    // 100 is half way from 1 to 10 000.
    expect(large?.position(100)).toBeCloseTo(0.5)
    expect(large?.tranches.reduce((total, un) => total + un.effectif, 0)).toBe(4)
    expect(histogramme([0, 10_000])?.log).toBe(false)
  })
})
