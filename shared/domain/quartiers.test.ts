import { describe, expect, it } from 'vitest'
import { quartiersDuTerritoire } from './quartiers.ts'

const A = { code: 'QN03899M', nom: 'A', lieux: ['38421'] }
const B = { code: 'QN06998M', nom: 'B', lieux: ['69387', '69388'] }
const C = { code: 'QN06997M', nom: 'C', lieux: ['69123'] }
const D = { code: 'QN00301M', nom: 'D', lieux: ['03118', '03107'] }

const resume = (codes: readonly string[]) => {
  const { quartiers, parLieu, indecis } = quartiersDuTerritoire(codes, [A, B, C, D])
  return [
    quartiers.map(({ nom }) => nom).join(''),
    Object.fromEntries(parLieu.map((un) => [un.code, un.quartiers.length])),
    indecis.map(({ nom }) => nom).join(''),
  ]
}

describe('quarters of a territory', () => {
  it('counts once a quarter over two communes, and shows it in both', () => {
    expect(resume(['03118', '03107', '03290'])).toEqual(['D', { '03107': 1, '03118': 1 }, ''])
    expect(resume(['03118'])).toEqual(['D', { '03118': 1 }, ''])
  })

  it('puts the arrondissements of a whole city together', () => {
    expect(resume(['69123', '38421'])).toEqual(['ACB', { '38421': 1, '69123': 2 }, ''])
  })

  it('of a territory of arrondissements, tells apart what its list says of the whole city only', () => {
    expect(resume(['69387'])).toEqual(['B', { '69387': 1 }, 'C'])
    expect(resume(['69381'])).toEqual(['', {}, 'C'])
  })
})
