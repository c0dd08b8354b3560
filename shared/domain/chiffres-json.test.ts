import { expect, it } from 'vitest'
import { commune, INSEE, portraitDe, vide } from '../../test/facts.ts'
import { sourceTexte } from './chiffres/mots.ts'
import { chiffresJson, quantiteDe, quantityJson } from './chiffres-json.ts'
import { interval, known, missing, partial } from './quantity-ops.ts'

const CADRE = {
  motif: null,
  couverture: { connues: 1, total: 1 },
  millesime: null,
  sources: [],
  formule: '',
  partielle: null,
}

it('keeps the promised shape of a quantity', () => {
  expect(quantityJson(known(12.5, 'km2'))).toEqual({
    ...CADRE,
    etat: 'connue',
    valeur: 12.5,
    min: 12.5,
    max: 12.5,
    unite: 'km2',
  })
  expect(quantityJson(interval(3, null, 'personnes', { coverage: { known: 1, total: 1 } }))).toEqual({
    ...CADRE,
    etat: 'intervalle',
    valeur: null,
    min: 3,
    max: null,
    unite: 'personnes',
  })
  const coverage = { known: 45, total: 46 }
  const mean = partial(2.9, 'consultations', 0.99, { coverage })
  // Not « connue »: a script that reads `valeur` alone must not take a part for the whole.
  expect(quantityJson(mean)).toEqual({
    ...CADRE,
    etat: 'partielle',
    valeur: null,
    min: null,
    max: null,
    unite: 'consultations',
    couverture: { connues: 45, total: 46 },
    partielle: { valeur: 2.9, poids: 0.99 },
  })
  expect(quantiteDe(quantityJson(mean))).toEqual(mean)
  expect(quantityJson(missing('secret', 'personnes'))).toMatchObject({
    etat: 'manquante',
    valeur: null,
    min: null,
    max: null,
    motif: 'secret',
    couverture: { connues: 0, total: 1 },
  })
})

it('names a source in one line', () => {
  expect(sourceTexte(INSEE)).toBe('Insee, populations municipales, 2021')
  expect(sourceTexte({ label: 'PMUN 2021', millesime: '2021', file: 'p.csv', line: 12 })).toBe(
    'PMUN 2021, p.csv, ligne 12',
  )
})

it('keeps the promised keys of version 1, in order', () => {
  const portrait = portraitDe({ ...vide, communes: [commune('63040', 4808, 17), commune('63453', 3358)] })
  const json = chiffresJson('Mon dossier', [{ portrait, indicateurs: [] }])
  const [cpts] = json.cpts
  expect(Object.keys(json)).toEqual(['version', 'dossier', 'cpts'])
  expect(json).toMatchObject({ version: 1, dossier: 'Mon dossier' })
  expect(Object.keys(cpts ?? {}).slice(0, 10)).toEqual([
    'nom',
    'nombreCommunes',
    'communes',
    'population',
    'superficie',
    'densite',
    'taille',
    'margeSeuil',
    'professions',
    'structures',
  ])
  expect(cpts).toMatchObject({ nombreCommunes: 2, taille: 1, margeSeuil: 31_834 })
  expect(cpts?.communes).toEqual([
    { code: '63040', nom: 'Commune 63040', population: 4808, superficieKm2: 17, densiteHabKm2: 4808 / 17 },
    { code: '63453', nom: 'Commune 63453', population: 3358, superficieKm2: null, densiteHabKm2: null },
  ])
  expect(cpts?.population).toEqual({
    etat: 'connue',
    valeur: 8166,
    min: 8166,
    max: 8166,
    motif: null,
    unite: 'habitants',
    couverture: { connues: 2, total: 2 },
    millesime: '2021',
    sources: ['Insee, populations municipales, 2021'],
    formule: 'Σ population municipale des communes',
    partielle: null,
  })
  expect(Object.keys(cpts?.professions[0] ?? {})).toEqual([
    'code',
    'libelle',
    'effectif',
    'densite10000',
    'densite100000',
  ])
  expect(Object.keys(cpts?.structures[0] ?? {})).toEqual(['categorie', 'libelle', 'effectif'])
  expect(JSON.parse(JSON.stringify(json))).toEqual(json)
})
