import { expect, it } from 'vitest'
import { licenceContours, producteurDe } from './producteur.ts'
import type { Couche } from './types.ts'

const fichier = (nom: string, proprietes: Record<string, unknown>) => {
  const couche: Couche = { nom: '', crs: null, proprietes: () => [proprietes], entites: () => [] }
  return { nom, couches: [couche] }
}

it('who drew a map is told by the layout of the file, or not at all', () => {
  expect(producteurDe(fichier('ADMIN-EXPRESS-COG_2026.gpkg', {}))).toBe('IGN, Admin Express')
  expect(producteurDe(fichier('a.zip', { INSEE_COM: '03118', SIREN_EPCI: '1', INSEE_DEP: '03' }))).toBe(
    'IGN, Admin Express',
  )
  const etalab = { code: '03118', nom: 'Gannat', departement: '03', region: '84', epci: '200071389' }
  expect(producteurDe(fichier('communes-100m.geojson', etalab))).toBe('Etalab et IGN')
  expect(producteurDe(fichier('a.geojson', { insee: '03118', nom: 'Gannat', surf_ha: 3500 }))).toBe(
    'contributeurs d’OpenStreetMap',
  )
  expect(producteurDe(fichier('communes-03-allier.geojson', { code: '03118', nom: 'Gannat' }))).toBeNull()
})

it('the licence follows its producer', () => {
  expect(licenceContours('Etalab et IGN')).toBe('Licence Ouverte 2.0')
  expect(licenceContours('contributeurs d’OpenStreetMap')).toBe('ODbL')
  expect(licenceContours('SIG du pays')).toBeNull()
  expect(licenceContours(null)).toBeNull()
})
