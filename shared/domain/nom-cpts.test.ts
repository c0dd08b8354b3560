import { expect, it } from 'vitest'
import { deCeNom } from './nom-cpts.ts'

const CPTS = ['Vénissieux', 'Venissieux', 'Sud-Est Grenoblois', 'CPTS d’Aunis Sud'].map((nom) => ({ nom }))

it.each([
  ['Venissieux', 'Venissieux'],
  [' Sud-Est  Grenoblois', 'Sud-Est Grenoblois'],
  ['cpts du sud est grenoblois', 'Sud-Est Grenoblois'],
  ['Aunis-Sud', 'CPTS d’Aunis Sud'],
  ["CPTS d'aunis sud", 'CPTS d’Aunis Sud'],
  // Two of them but for the accent: neither is guessed.
  ['VÉNISSIEUX', undefined],
  ['Lyon', undefined],
])('%j is %j', (ecrit, nom) => {
  expect(deCeNom(CPTS, ecrit)?.nom).toBe(nom)
})
