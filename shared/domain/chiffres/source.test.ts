import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indicateur } from '../indicateurs/catalogue.ts'
import type { Quantity } from '../quantity.ts'
import { known, missing } from '../quantity-ops.ts'
import type { Serie } from './faits.ts'
import { ditLeReste, libelleSources, lire, TOUTES_ANNEES, valeursDe } from './source.ts'

const POP = 'RP:POP'

function serie(
  id: string,
  source: number | null,
  valeurs: Record<string, number | Quantity>,
  reste: Partial<Serie> = {},
) {
  const definition = indicateur(id)
  if (definition === undefined) throw new Error(id)
  const sources = [{ label: `source ${source}`, millesime: '2021', file: `${source}.csv`, line: null }]
  const lues = Object.entries(valeurs).map(
    ([code, v]) => [code, typeof v === 'number' ? known(v, definition.unite, { sources }) : v] as const,
  )
  const libelleSource = `source ${source}`
  return { definition, millesime: '2021', source, libelleSource, valeurs: new Map(lues), comparaisons: [], ...reste }
}
const secret = missing('secret', 'personnes')
const lecture = (series: readonly Serie[], retenue?: number | null, millesime = '2021') =>
  lire(
    { series, retenues: new Map(retenue === undefined ? [] : [[series[0]?.definition.id ?? '', retenue]]) },
    series[0]?.definition.id ?? '',
    millesime,
  )
const dit = (series: readonly Serie[], code: string, retenue?: number | null, millesime?: string) => {
  const parole = lecture(series, retenue, millesime).parole(code)
  const valeur = parole?.valeur
  return parole === undefined ? null : [parole.serie.source, valeur?.kind === 'known' ? valeur.value : valeur?.kind]
}

describe('who speaks for a commune', () => {
  const neuve = serie(POP, 2, { A: 20, B: secret })
  const vieille = serie(POP, 1, { A: 10, B: 11, C: 12 })

  it('is the newest file, then another for what it leaves out', () => {
    expect(['A', 'C', 'D'].map((code) => dit([neuve, vieille], code))).toEqual([[2, 20], [1, 12], null])
    expect(libelleSources(lecture([neuve, vieille]), ['A', 'C'])).toBe('source 2\u00a0; pour 1\u00a0commune, source 1')
  })

  it('is first the source that the user keeps', () => {
    expect(['A', 'B', 'C'].map((code) => dit([neuve, vieille], code, 1))).toEqual([
      [1, 10],
      [1, 11],
      [1, 12],
    ])
  })

  it('keeps a secret that another file would lift', () => {
    expect(dit([neuve, vieille], 'B')).toEqual([2, 'missing'])
  })

  it('is not a file of larger territories only, unless it is published', () => {
    const departements = serie(POP, 3, { A: missing('non_diffuse', 'personnes') })
    expect(dit([vieille, departements], 'A')).toEqual([1, 10])
    expect(dit([departements, vieille], 'A')).toEqual([3, 'missing'])
  })
})

describe('a population', () => {
  const fichier = serie('PMUN', 1, { A: 100, B: missing('absent', 'habitants') })
  const incluse = serie('PMUN', null, { A: 101, B: 51, C: 30 }, { voix: 'incluse' })
  const contredite = serie('PMUN', 2, { A: 10, C: 9, D: 4 }, { voix: 'contredite' })

  it('is that of a file, and of the embedded reference where the file has none', () => {
    expect(['A', 'B', 'C'].map((code) => dit([fichier, incluse], code))).toEqual([
      [1, 100],
      [null, 51],
      [null, 30],
    ])
  })

  it('is the embedded one where a file contradicts it, and what the file said is told', () => {
    const parole = lecture([contredite, incluse]).parole('A')
    expect(parole).toMatchObject({ serie: { source: null }, valeur: { value: 101 } })
    expect(parole?.valeur.formula).toContain('dit 10, non retenu')
    // Where there is nothing to contradict, it is all that is known.
    expect(dit([contredite, incluse], 'D')).toEqual([2, 4])
  })

  it('is that of the file once the user keeps it; of the reference once he keeps that', () => {
    expect(dit([{ ...contredite, voix: 'fichier' }, incluse], 'A', 2)).toEqual([2, 10])
    const parole = lecture([fichier, incluse], null).parole('A')
    expect(parole).toMatchObject({ serie: { source: null }, valeur: { value: 101, formula: '' } })
  })
})

describe('an area', () => {
  const de = (annee: string, source: number, valeurs: Record<string, number>) =>
    serie('SUPERF', source, valeurs, { millesime: annee })
  const contours = serie('SUPERF', null, { A: 9, B: 8, C: 7 }, { millesime: '2026', voix: 'contours' })

  it('is the newest known of each commune, whatever its year; of contours where no file has it; never 0', () => {
    const series = [de('2020', 2, { A: 1, B: 2 }), de('2023', 1, { A: 3, C: 0 }), contours]
    expect(['A', 'B', 'C'].map((code) => dit(series, code, undefined, TOUTES_ANNEES))).toEqual([
      [1, 3],
      [2, 2],
      [null, 7],
    ])
    expect(dit([de('2023', 1, { C: 0 })], 'C', undefined, TOUTES_ANNEES)).toEqual([1, 'missing'])
  })
})

it('what is stored of other communes is nobody’s', () => {
  const large = serie(POP, 1, { A: 1, Z: 1000 })
  const autre = serie(POP, 2, { Z: 5, B: 2 })
  expect(valeursDe(lecture([large]), ['A', 'B']).map((q) => (q.kind === 'known' ? q.value : q.kind))).toEqual([
    1,
    'missing',
  ])
  // Both speak of Z, which is not of this territory: the second says the rest of it.
  expect(ditLeReste(large, autre, ['A', 'B'])).toBe(true)
  expect(ditLeReste(large, autre, ['A', 'B', 'Z'])).toBe(false)
})

it('whatever the sources, a commune is spoken for by one that has it, and by the one kept when it does', () => {
  const valeur = fc.option(fc.oneof(fc.nat(99), fc.constant(secret)), { nil: undefined })
  const une = fc.record({ A: valeur, B: valeur }, { requiredKeys: [] })
  fc.assert(
    fc.property(fc.array(une, { minLength: 1, maxLength: 4 }), fc.nat(3), (donnees, choix) => {
      const series = donnees.map((dites, i) => {
        const lues = Object.entries(dites).flatMap(([code, v]) => (v === undefined ? [] : [[code, v] as const]))
        return serie(POP, 9 - i, Object.fromEntries(lues))
      })
      const gardee = series[choix]
      for (const code of ['A', 'B']) {
        const parole = lecture(series, gardee?.source).parole(code)
        const sachent = series.filter(({ valeurs }) => valeurs.has(code))
        expect(parole === undefined).toBe(sachent.length === 0)
        const attendue = gardee?.valeurs.has(code) ? gardee : sachent[0]
        expect(parole?.serie).toBe(attendue)
        expect(parole?.valeur).toBe(attendue?.valeurs.get(code))
      }
    }),
  )
})
