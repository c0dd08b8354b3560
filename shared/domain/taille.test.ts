import { describe, expect, it } from 'vitest'
import { interval, known, missing } from './quantity-ops.ts'
import { tailleOf } from './taille.ts'

const taille = (n: number) => tailleOf(known(n, 'habitants'))

describe('size class', () => {
  it.each([
    ['Clermont Plus', 199_980, 4],
    ['Nord Combrailles', 18_913, 1],
    ['Sancy Ouest', 18_457, 1],
    ['Combrailles Limagne et Volcans', 78_473, 2],
    ['Haute Combraille et Volcans', 19_404, 1],
    ['Thiers Dore et Montagne', 38_531, 1],
    ['Entre Limagne et Livradois', 25_987, 1],
    ['Bords d’Allier', 37_580, 1],
    ['Sud 63', 63_587, 2],
    ['Val d’Artière', 41_787, 2],
    ['Livradois Forez', 20_723, 1],
    ['Val d’Allier Sud', 89_554, 3],
  ])('%s, %d inhabitants: %d', (_, population, classe) => {
    expect(taille(population).classe).toBe(classe)
  })

  it.each([
    [39_999, 1],
    [40_000, 2],
    [79_999, 2],
    [80_000, 3],
    [175_000, 3],
    [175_001, 4],
    [0, 1],
  ])('at the threshold %d: %d', (population, classe) => {
    expect(taille(population).classe).toBe(classe)
  })

  it('warns within 2 % of a threshold', () => {
    expect(taille(78_473)).toMatchObject({
      alerte: true,
      margeSeuil: 1527,
      seuilProche: 80_000,
      direction: 'au-dessous',
    })
    expect(taille(38_531)).toMatchObject({ alerte: false, margeSeuil: 1469, seuilProche: 40_000 })
    expect(taille(40_800)).toMatchObject({ alerte: true, direction: 'au-dessus' })
    expect(taille(40_801).alerte).toBe(false)
    expect(taille(175_000)).toMatchObject({ margeSeuil: 0, direction: 'au-dessous' })
  })

  it('decides on an interval only when all of it lies in one class', () => {
    expect(tailleOf(interval(41_000, 70_000, 'habitants'))).toMatchObject({ classe: 2, margeSeuil: null })
    expect(tailleOf(interval(30_000, 70_000, 'habitants')).classe).toBeNull()
    expect(tailleOf(interval(30_000, null, 'habitants')).classe).toBeNull()
    expect(tailleOf(interval(180_000, null, 'habitants')).classe).toBe(4)
    expect(tailleOf(missing('absent', 'habitants')).classe).toBeNull()
  })
})
