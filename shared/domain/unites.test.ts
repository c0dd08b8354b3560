import { expect, it } from 'vitest'
import { INDICATEURS } from './indicateurs/catalogue.ts'
import { NATURES } from './natures.ts'
import { estMontant, estTaux, sAdditionne, UNITS, unite } from './unites.ts'

it('answers by the unit and the nature: a median in euros is a rate, a sum of euros an amount', () => {
  expect(estMontant('euros', 'additif')).toBe(true)
  expect(estMontant('euros', 'mediane')).toBe(false)
  // Most published figures in euros are medians: alone, the unit does not say that it is an amount.
  expect(estMontant('euros')).toBe(false)
  for (const unit of ['menages', 'logements', 'equipements', 'nombre', 'personnes', 'km2'] as const) {
    expect(estMontant(unit)).toBe(true)
    expect(estMontant(unit, 'additif')).toBe(true)
    expect(estMontant(unit, 'moyenne')).toBe(false)
  }
  // People counted twice, in total population, are counted all the same.
  expect(estMontant('habitants', 'local')).toBe(true)
})

it('never says of a figure that it is both, nor that what adds up is a rate', () => {
  for (const unit of UNITS) {
    for (const nature of [null, ...NATURES]) expect(estTaux(unit, nature)).toBe(!estMontant(unit, nature))
    if (sAdditionne(unit)) expect(estMontant(unit)).toBe(true)
  }
})

it('takes every count of the catalogue for an amount', () => {
  for (const { id, unite: unit, nature } of INDICATEURS) {
    if (nature === 'additif') expect([id, estMontant(unit, nature)]).toEqual([id, true])
  }
})

it('has words for every unit, one of them for a person who chooses', () => {
  for (const unit of UNITS) expect(unite(unit).choix).not.toBe('')
  expect(new Set(UNITS.map((unit) => unite(unit).choix)).size).toBe(UNITS.length)
})
