import { describe, expect, it } from 'vitest'
import { interval, known, missing } from '../../../../shared/domain/quantity-ops.ts'
import { tailleOf } from '../../../../shared/domain/taille.ts'
import { barreTaille, phraseMarge, plafondConfirme } from './taille-barre.ts'

const hab = (n: number) => known(n, 'habitants')
const plafond = { cle: 'plafond', libelle: 'Plafond', source: 'S' } as const

describe('margin to the thresholds', () => {
  it('counts what is left before the next size: 40 000 − 25 987', () => {
    expect(phraseMarge(hab(25_987))).toBe('Il reste 14\u202f013\u00a0habitants avant la taille\u00a02.')
  })

  it('names both thresholds between two', () => {
    expect(phraseMarge(hab(42_000))).toBe(
      '2\u202f000\u00a0habitants de plus que le seuil de 40\u202f000\u00a0; il reste 38\u202f000\u00a0habitants avant la taille\u00a03.',
    )
  })

  it('takes 40 000 exactly as size 2 and 175 000 exactly as size 3', () => {
    expect(phraseMarge(hab(40_000))).toContain('0\u00a0habitant de plus que le seuil de 40\u202f000')
    expect(tailleOf(hab(175_000)).classe).toBe(3)
    expect(phraseMarge(hab(175_000))).toContain('avant la taille\u00a04')
  })

  it('has no next size above the last threshold', () => {
    expect(phraseMarge(hab(200_000))).toBe('25\u202f000\u00a0habitants de plus que le seuil de 175\u202f000.')
  })

  it('gives no margin for a population known in part', () => {
    expect(phraseMarge(interval(12_000, null, 'habitants'))).toContain('la marge n’est pas donnée')
    expect(phraseMarge(missing('non_importe', 'habitants'))).toBe('La population n’est pas connue.')
  })
})

describe('bar', () => {
  it('reaches 80 000 for a population of size 1: 40 000 in the middle', () => {
    expect(barreTaille(hab(20_000))).toEqual({ remplie: 0.25, reperes: [{ valeur: 40_000, position: 0.5 }] })
  })

  it('never overflows', () => {
    expect(barreTaille(hab(1_000_000))?.remplie).toBeLessThanOrEqual(1)
    expect(barreTaille(missing('absent', 'habitants'))).toBeNull()
  })
})

describe('ceiling', () => {
  it('is a figure with its source when it is confirmed', () => {
    expect(plafondConfirme({ ...plafond, montant: 287_500, statut: 'confirmed' }, 'ACI')).toMatchObject({
      kind: 'known',
      value: 287_500,
      unit: 'euros',
      sources: [{ label: 'S' }],
    })
  })

  it('is no figure while the CPAM must confirm it', () => {
    expect(plafondConfirme({ ...plafond, montant: 287_500, statut: 'to_check' }, 'ACI')).toBeNull()
    expect(plafondConfirme({ ...plafond, montant: null, statut: 'confirmed' }, 'ACI')).toBeNull()
    expect(plafondConfirme(null, 'ACI')).toBeNull()
  })
})
