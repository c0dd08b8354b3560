import { expect, it } from 'vitest'
import { commune, q } from '../../test/portraits.ts'
import { lieuxCarte } from './carte-lieux.ts'

const habitants = q(1, 'habitants')
const un = (code: string) => commune(code, `Nom ${code}`, habitants, q(1, 'km2'), q(1, 'hab_km2'))
const voisins = ['69123', '69381', '69383', '69266'].map((code) => ({ code }))
const codes = (liste: readonly { readonly code: string }[]) => liste.map(({ code }) => code)

it('draws an arrondissement by its own shape, among the others of its city', () => {
  const lieux = lieuxCarte([un('69385'), un('69259')], voisins, new Map(['69385', '69381', '69383'].map((c) => [c, 0])))
  expect(codes(lieux.dedans)).toEqual(['69385', '69259'])
  expect(codes(lieux.dehors)).toEqual(['69381', '69383', '69266'])
  expect([lieux.villes, lieux.note]).toEqual([[], null])
})

it('without its shape, draws the outline of the city and says so', () => {
  const lieux = lieuxCarte([un('69385'), un('69259')], voisins, undefined)
  expect(codes(lieux.dedans)).toEqual(['69259'])
  expect(lieux.villes).toMatchObject([{ code: '69123', nom: 'Lyon' }])
  expect(codes(lieux.dehors)).toEqual(['69266'])
  expect(lieux.note).toBe(
    'Fond de carte sans arrondissements\u00a0: le contour de la commune entière est montré pour Nom 69385.',
  )
})
