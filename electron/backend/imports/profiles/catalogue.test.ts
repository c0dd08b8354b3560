/** The catalogue of figures and the profiles of imports say the same of who brings what. */
import { expect, it } from 'vitest'
import { CATALOGUE, INDICATEURS } from '../../../../shared/domain/indicateurs/catalogue.ts'
import { Header } from '../table/header.ts'
import { PROFILES } from './index.ts'
import type { ObservationProfile } from './types-mesures.ts'

it('names families of real profiles', () => {
  const profils = new Set(PROFILES.map(({ id }) => id))
  const nommes = new Set(CATALOGUE.flatMap(({ familles }) => familles.flatMap((une) => une.profils)))
  expect([...nommes].filter((id) => !profils.has(id))).toEqual([])
  for (const { id, familles } of CATALOGUE) expect([id, familles.length > 0]).toEqual([id, true])
})

/** Tables in columns: a header with every column gives every figure of the family, and no other. */
it.each([
  ['insee-recensement', (nom: string) => [`P22_${nom}`, `C22_${nom}`]],
  ['insee-filosofi', (nom: string) => [`${nom}21`]],
  ['insee-etat-civil', (nom: string) => (/D$/.test(nom) ? [`${nom}24`] : [`${nom}1621`])],
] as const)('reads in columns what the catalogue says of %s', (id, colonnes) => {
  const profil = PROFILES.find((un): un is ObservationProfile => un.id === id && un.contenu === 'observations')
  const siennes = INDICATEURS.filter(({ familles }) => familles.some(({ profils }) => profils.includes(id)))
  const titres = ['CODGEO', ...siennes.flatMap((une) => colonnes(une.id.split(':')[1] ?? ''))]
  const header = new Header(titres)
  const lues = profil?.layout(header, { nom: 'a.csv', titres: [], lignes: () => [] })?.mesures
  expect(new Set(lues?.map(({ indicateur }) => indicateur))).toEqual(new Set(siennes.map((une) => une.id)))
})
