/** What is proposed for the columns that would be summed, printed in percents or cut by a point at a wrong reading. */
import { describe, expect, it } from 'vitest'
import { proposerValeur } from './proposer.ts'

const colonne = (rang: number, titre: string) => ({ rang, titre, exemples: [], genre: 'nombre' }) as const
const proposee = (titre: string, ...cellules: readonly string[]) =>
  proposerValeur(colonne(0, titre), {
    nom: 'a.csv',
    titres: [],
    dessus: [],
    ligneEntete: 1,
    colonnes: [],
    rows: cellules.map((cellule) => [cellule]),
  })

/** Titles under a line of larger ones. */
const sous = (dessus: readonly string[], ...titres: readonly string[]) => {
  const colonnes = titres.map((titre, rang) => colonne(rang, titre))
  const table = { nom: 'a.csv', titres: [], dessus, ligneEntete: 2, colonnes, rows: [] }
  return colonnes.map((une) => proposerValeur(une, table)).map(({ libelle, millesime }) => `${libelle} / ${millesime}`)
}

describe('unit and nature', () => {
  it.each([
    ['Patients suivis', 'personnes', 'additif'],
    ['Nombre d’actes par bénéficiaire', 'ratio', 'moyenne'],
    ['Nombre moyen de patients', 'ratio', 'moyenne'],
    ['Âge moyen des médecins', 'ratio', 'moyenne'],
    ['Temps d’accès aux urgences', 'ratio', 'rapport'],
    ['Densité de population', 'hab_km2', 'rapport'],
    ['Densité de médecins', 'ratio', 'rapport'],
    ['Taux de mortalité pour 100 000 habitants', 'pour_100000', 'rapport'],
    ['Taux de médecins pour 10 000', 'pour_10000', 'rapport'],
    ['Taux de natalité pour 1 000 habitants', 'ratio', 'rapport'],
    ['Taux pour mille', 'ratio', 'rapport'],
    ['Interruptions de grossesse pour 100 000 femmes', 'ratio', 'rapport'],
    ['Taux de recours', 'pourcent', 'rapport'],
  ])('of « %s » is %s, %s', (titre, unite, nature) => {
    expect(proposee(titre, '12', '8', '45')).toMatchObject({ unite, nature })
  })
})

describe('the decimal mark', () => {
  it('groups thousands where every point is followed by three digits', () => {
    expect(proposee('Patients', '1.234', '987', '12.345', '2.001')).toMatchObject({
      decimale: 'virgule',
      nature: 'additif',
    })
    expect(proposee('Valeur', '1,234', '98,765', '1,000')).toMatchObject({ decimale: 'point', nature: 'additif' })
  })

  it('stays to be told cell by cell otherwise', () => {
    for (const cellules of [
      ['1.234'],
      ['0.234', '1.234', '2.345'],
      ['1.2', '1.234', '2.345', '3.456'],
      ['N/A', '..'],
    ]) {
      expect(proposee('Valeur', ...cellules).decimale, cellules.join()).toBe('auto')
    }
  })
})

it('takes a year from a title that has one, none from a title that has several', () => {
  expect(proposee('Patients suivis 2024', '1')).toMatchObject({ millesime: '2024', libelle: 'Patients suivis' })
  expect(proposee('Évolution des patients 2015-2020', '1')).toMatchObject({
    millesime: null,
    libelle: 'Évolution des patients 2015-2020',
  })
})

it('says what a year stands for by the words above it, those of a merged cell going on to the right', () => {
  expect(sous(['Médecins', '', 'Infirmiers', ''], '2021', '2022', '2021', '2022')).toEqual([
    'Médecins / 2021',
    'Médecins / 2022',
    'Infirmiers / 2021',
    'Infirmiers / 2022',
  ])
  expect(sous(['Médecins', '', 'Infirmiers'], 'Femmes', 'Hommes', 'Femmes')).toEqual([
    'Médecins Femmes / null',
    'Médecins Hommes / null',
    'Infirmiers Femmes / null',
  ])
  expect(sous(['Médecins en 2022', ''], '2020', '2021')).toEqual(['Médecins / 2020', 'Médecins / 2021'])
  expect(sous([], '2020', '2021')).toEqual(['2020 / 2020', '2021 / 2021'])
})

it('does not take thousands of people for people', () => {
  expect(proposee('Population (milliers)', '5,8')).toMatchObject({ unite: 'nombre', libelle: 'Population (milliers)' })
})
