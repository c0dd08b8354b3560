import { expect, it } from 'vitest'
import { plusGrand } from './plus-grand.ts'

const COMMUNES: Readonly<Record<string, string>> = {
  '03001': 'Abrest',
  '03002': 'Agonges',
  '03003': 'Ainay-le-Château',
}
const dire = (fichier: string, formes: readonly Record<string, unknown>[]) =>
  plusGrand(fichier, formes, (code) => COMMUNES[code])

it('codes of communes under other names are of something else, named by the columns, else by the file', () => {
  const cantons = [
    { code: '03001', nom: 'Bellerive-sur-Allier' },
    { code: '03002', nom: 'Bourbon-l’Archambault' },
    { code: '03003', nom: 'Commentry' },
  ]
  expect(dire('cantons-03.geojson', cantons)).toBe('des cantons')
  expect(dire('arrondissements-03.geojson', cantons)).toBe('des arrondissements')
  expect(dire('a.geojson', cantons)).toBeNull() // too few names to tell
  expect(dire('a.geojson', [...cantons, ...cantons])).toBe('des territoires qui ne sont pas des communes')
  const admin = [
    { ID: 'a', INSEE_CAN: '01', INSEE_DEP: '03', INSEE_REG: '84' },
    { ID: 'b', INSEE_CAN: '02', INSEE_DEP: '03', INSEE_REG: '84' },
  ]
  expect(dire('a.geojson', admin)).toBe('des cantons')
})

it('EPCI, départements and régions, by what their codes are', () => {
  const epci = [
    { CODE_SIREN: '200071389', NOM: 'CC Saint-Pourçain Sioule Limagne' },
    { CODE_SIREN: '200071363', NOM: 'CA Vichy Communauté' },
  ]
  expect(dire('a.geojson', epci)).toBe('des EPCI')
  expect(dire('a.geojson', [{ cle: '200071389' }, { cle: '200071363' }])).toBe('des EPCI')
  expect(dire('a.geojson', [{ code: '03', nom: 'Allier' }])).toBe('des départements')
  const regions = [
    { INSEE_REG: '84', NOM: 'Auvergne-Rhône-Alpes' },
    { INSEE_REG: '11', NOM: 'Île-de-France' },
  ]
  expect(dire('a.geojson', regions)).toBe('des régions')
})

it('communes stay communes: by their names, without names, with the codes of what they are in', () => {
  const nommees = [
    { code: '03001', nom: 'ABREST', epci: '200071363', departement: '03' },
    { code: '03002', nom: 'Agonges', epci: '200071389', departement: '03' },
  ]
  expect(dire('communes.geojson', nommees)).toBeNull()
  expect(dire('cantons.geojson', [{ insee: '03001' }, { insee: '03002' }])).toBeNull()
  const iris = [
    { insee_com: '03001', nom_com: 'Abrest', lib_iris: 'Le Bourg' },
    { insee_com: '03002', nom_com: 'Agonges', lib_iris: 'Les Bois' },
  ]
  expect(dire('a.geojson', iris)).toBeNull()
  expect(dire('a.geojson', [{ autre: 'x' }])).toBeNull()
  expect(dire('a.geojson', [])).toBeNull()
})
