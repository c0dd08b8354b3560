import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appliquer, basculer, dejaAilleurs, difference, fusionner, utile } from './modifications.ts'

const code = fc.constantFrom('03118', '03254', '17340', '2A004', '97105')
const codes = fc.uniqueArray(code)
const modification = fc
  .tuple(codes, codes)
  .map(([ajouter, retirer]) => ({ ajouter, retirer: retirer.filter((un) => !ajouter.includes(un)) }))

describe('changes shown before they are saved', () => {
  it('adds and removes in order', () => {
    const communes = appliquer(['03118'], [basculer(new Set(['03118']), '03254'), { ajouter: [], retirer: ['03118'] }])
    expect([...communes]).toEqual(['03254'])
  })

  it('tells what leads from one territory to another', () => {
    expect(difference(new Set(['a', 'b']), new Set(['b', 'c', 'd']))).toEqual({ ajouter: ['c', 'd'], retirer: ['a'] })
    expect(difference(new Set(['a']), new Set(['a']))).toEqual({ ajouter: [], retirer: [] })
  })

  it('merges a queue into one change with the same result', () => {
    fc.assert(
      fc.property(codes, fc.array(modification), (depart, file) => {
        const uneParUne = appliquer(depart, file)
        const dUnCoup = appliquer(depart, [fusionner(file)])
        expect([...dUnCoup].sort()).toEqual([...uneParUne].sort())
      }),
    )
  })

  it('never asks to add and remove the same commune', () => {
    fc.assert(
      fc.property(fc.array(modification), (file) => {
        const { ajouter, retirer } = fusionner(file)
        expect(ajouter.filter((un) => retirer.includes(un))).toEqual([])
      }),
    )
  })

  it('sends nothing when nothing would change', () => {
    const selection = new Set(['03118'])
    expect(utile(selection, { ajouter: ['03118'], retirer: ['03254'] })).toBeNull()
    expect(utile(selection, { ajouter: ['03118', '03254', '03254'], retirer: [] })).toEqual({
      ajouter: ['03254'],
      retirer: [],
    })
  })

  it('toggles back to where it was', () => {
    const depart = new Set(['03118', '03254'])
    const apres = appliquer(depart, [basculer(depart, '03118')])
    expect(apres.has('03118')).toBe(false)
    expect([...appliquer(apres, [basculer(apres, '03118')])].sort()).toEqual(['03118', '03254'])
  })

  it('says which communes another CPTS holds already', () => {
    const cpts = [
      { id: 1, nom: 'A', communes: ['03118'] },
      { id: 2, nom: 'B', communes: ['03254'] },
    ]
    expect(dejaAilleurs(cpts, 1, ['03118', '03254', '03107'])).toEqual([{ code: '03254', cpts: 'B' }])
  })
})
