import { describe, expect, it } from 'vitest'
import {
  changer,
  completer,
  ecrireLimites,
  ecrireMillesime,
  histogramme,
  lireLimites,
  lireValeurs,
  type ValeursLues,
} from './reglages.ts'

const lues: ValeursLues = {
  figure: {
    id: 'evolution',
    libelle: 'Évolution',
    unite: 'part',
    decimales: 2,
    nature: 'rapport',
    theme: 'Population',
    classes: null,
    periode: true,
    millesimes: [],
  },
  millesime: '2016-2022',
  source: 'Insee',
  codes: ['a', 'b', 'c', 'd'],
  etats: ['connue', 'zero', 'intervalle', 'secret'],
  valeurs: [-0.01, 0, null, null],
  bornes: [null, null, [1, null], null],
}

describe('settings of the map', () => {
  it('are completed by the beginnings', () => {
    expect(completer({})).toMatchObject({ figure: 'densite', departement: true, epci: false })
    expect(completer({ figure: null, epci: true })).toMatchObject({ figure: null, epci: true, methode: 'quantiles' })
  })

  it('forget with a figure what only that figure made sense of', () => {
    const avant = completer({ methode: 'manuelle', limites: [1], millesime: '2019', forme: 'cercles', fond: 'x' })
    const apres = changer(avant, { figure: 'PMUN' })
    expect(apres).toMatchObject({ methode: 'quantiles', limites: [], millesime: null, forme: null, fond: 'x' })
    expect(changer(avant, { nombre: 3 })).toEqual({ ...avant, nombre: 3 })
  })

  it('keep a locked scale from one year to the next', () => {
    const verrou = { methode: 'quantiles', bornes: [0, 1, 2], effectifs: [1, 1] } as const
    expect(changer(completer({ verrou }), { millesime: '2019' }).verrou).toEqual(verrou)
  })
})

describe('values of a figure', () => {
  it('keep what is known, zero, bounded and secret apart', () => {
    expect([...lireValeurs(lues).parCommune.values()]).toMatchObject([
      { kind: 'known', value: -0.01, unit: 'part' },
      { kind: 'known', value: 0 },
      { kind: 'interval', min: 1, max: null },
      { kind: 'missing', reason: 'secret' },
    ])
    expect(ecrireMillesime('2016-2022')).toBe('2016–2022')
    expect(ecrireMillesime('2026-05-12')).toBe('2026-05-12')
  })
})

describe('limits typed by hand', () => {
  it('may be negative, and shares are typed in percent', () => {
    expect(lireLimites('-1,5 ; 0 ; \u22122')).toEqual([-2, -1.5, 0])
    expect(lireLimites('7 % ; -0,5', 100)).toEqual([-0.005, 0.07])
    expect(ecrireLimites([-0.005, 0.07], 100)).toBe('\u22120,5\u00a0; 7')
    expect(Object.is(lireLimites('-0')?.[0], 0)).toBe(true)
  })
})

it('shows a distribution with values of both signs, and of one commune', () => {
  const h = histogramme([-2, -1, 0, 1, 2])
  expect(h?.position(0)).toBe(0.5)
  expect(h?.tranches.reduce((n, un) => n + un.effectif, 0)).toBe(5)
  expect(histogramme([-3])?.tranches).toEqual([{ de: -3, a: -3, effectif: 1 }])
})
