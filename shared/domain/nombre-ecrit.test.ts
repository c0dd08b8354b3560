import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { celluleCopiee } from './cellule-sure.ts'
import { formatNumber } from './format.ts'
import { lireNombreEcrit, milliersOuDecimales, type NombreEcrit, sansMilliers } from './nombre-ecrit.ts'
import { lireValeur } from './saisie-valeur.ts'

const nombre = (valeur: number, decimales = 0, signe: NombreEcrit['signe'] = null): NombreEcrit => ({
  valeur,
  decimales,
  signe,
})

describe('lireNombreEcrit', () => {
  it.each<[string, NombreEcrit | undefined]>([
    ['0', nombre(0)],
    ['-0', nombre(0)],
    ['1234', nombre(1234)],
    ['1 234', nombre(1234)],
    ['1\u00A0234', nombre(1234)],
    ['1\u202F234\u202F567', nombre(1_234_567)],
    ['1 234,50', nombre(1234.5, 2)],
    ['1234.5', nombre(1234.5, 1)],
    ['12.', nombre(12)],
    [',5', nombre(0.5, 1)],
    ['+7', nombre(7)],
    ['-5', nombre(-5)],
    ['\u22125,2', nombre(-5.2, 1)],
    ['2,601E+3', nombre(2601)],
    ['15e-1', nombre(1.5, 1)],
    ['12,3 %', nombre(12.3, 1, '%')],
    ['12,3\u202F%', nombre(12.3, 1, '%')],
    ['1 234 €', nombre(1234, 0, '€')],
    [' 10,0 ', nombre(10, 1)],
    ['', undefined],
    ['%', undefined],
    ['.', undefined],
    ['-', undefined],
    ['12 34', undefined],
    ['1 2345', undefined],
    ['1  234', undefined],
    ['1.234,5', undefined],
    ['1,234,567', undefined],
    ['1,2,3', undefined],
    ['- 5', undefined],
    ['12 habitants', undefined],
    ['0x10', undefined],
    ['Infinity', undefined],
    ['1e15', undefined],
    ['999999999999999', nombre(999_999_999_999_999)],
    ['١٢', undefined],
  ])('%j is %j', (texte, attendu) => {
    expect(lireNombreEcrit(texte)).toEqual(attendu)
  })

  it('reads back what the house writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(4), (entier, decimales) => {
        const valeur = Number(`${entier}e-${decimales}`)
        expect(lireNombreEcrit(formatNumber(valeur, decimales))).toEqual({ ...nombre(valeur + 0), decimales })
      }),
    )
  })
})

it.each([
  ['21.930', true],
  [' 6,000 ', true],
  ['0.180', false],
  ['1234.500', false],
  ['21.93', false],
])('%j may be thousands: %j', (texte, doute) => {
  expect(milliersOuDecimales(texte)).toBe(doute)
})

it('never takes « 21.930 » people for twenty-two of them; as a rate it has three decimals', () => {
  expect(lireValeur('21.930', 'habitants')).toBeUndefined()
  expect(lireValeur('21,930', 'pourcent')).toEqual({ valeur: 21.93, decimales: 3 })
})

it.each([
  ['1.234,5', 'virgule', '1234,5'],
  ['1,234.5', 'point', '1234.5'],
  ['1.23', 'virgule', null],
  ['1,23', 'virgule', '1,23'],
] as const)('%j with the %s for decimals is %j', (texte, decimale, attendu) => {
  expect(sansMilliers(texte, decimale)).toBe(attendu)
})

it('lets a copied cell through only when it is nothing but a number', () => {
  for (const texte of ['-3', '+1 234,5', '-1,5']) expect(celluleCopiee(texte)).toBe(texte)
  for (const texte of ['-3+4', '+A1', '\t5', '-2 €', '=1']) expect(celluleCopiee(texte)).toBe(`'${texte}`)
})
