import { describe, expect, it } from 'vitest'
import { activite, commune, type Essai, faits as essayer, habitants, INSEE } from '../../test/facts.ts'
import type { Faits, Serie } from './chiffres/faits.ts'
import { lirePeriode } from './chiffres/population.ts'
import { evolutionAnnuelle } from './evolution.ts'
import { figuresCarte, valeursCarte } from './figures-carte.ts'
import { indicateur } from './indicateurs/catalogue.ts'
import type { Quantity, Unit } from './quantity.ts'
import { interval, known, missing } from './quantity-ops.ts'

type Table = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Quantity>>>>>>

const personnes = (value: number, unit: Unit = 'personnes') => known(value, unit)

/** One file for each figure and vintage of the table, unless `series` says otherwise. */
function faits(table: Table = {}, autres: Essai = {}): Faits {
  return essayer({
    communes: [
      commune('03118', 6000, 30, { annees: { 2016: 5000 } }),
      commune('03310', 24_000, 6, { annees: { 2016: 25_000 } }),
      commune('63001', 400),
    ],
    series: Object.entries(table).flatMap(([id, annees]) =>
      Object.entries(annees).map(([millesime, valeurs]) => serie(id, millesime, 1, valeurs)),
    ),
    ...autres,
  })
}

function serie(id: string, millesime: string, source: number, valeurs: Readonly<Record<string, Quantity>>): Serie {
  const definition = indicateur(id)
  if (definition === undefined) throw new Error(id)
  const libelleSource = `fichier ${source}`
  return { definition, millesime, source, libelleSource, valeurs: new Map(Object.entries(valeurs)), comparaisons: [] }
}
const lire = (f: Faits, id: string, millesime?: string) => valeursCarte(f, id, millesime)
const nombres = (f: Faits, id: string, millesime?: string) =>
  [...(lire(f, id, millesime)?.valeurs.values() ?? [])].map((q) => (q.kind === 'known' ? q.value : q.kind))

describe('figures of a map', () => {
  it('count the communes that have a value, vintage by vintage', () => {
    const figures = figuresCarte(faits())
    expect(figures.map(({ id }) => id)).toEqual(['densite', 'PMUN', 'evolution', 'SUPERF'])
    expect(figures.find(({ id }) => id === 'PMUN')?.millesimes).toEqual([
      { millesime: '2016', connues: 2 },
      { millesime: '2021', connues: 3 },
    ])
    // No area for the third commune.
    expect(figures.find(({ id }) => id === 'densite')?.millesimes.at(-1)).toEqual({ millesime: '2021', connues: 2 })
  })

  it('leave out a density without any area and an evolution without two vintages', () => {
    const seules = faits({}, { communes: [commune('03118', 6000)] })
    expect(figuresCarte(seules).map(({ id }) => id)).toEqual(['PMUN'])
    expect(lire(seules, 'densite')).toBeUndefined()
  })

  it('give densities and populations of the vintage asked for, else of the dossier', () => {
    expect(nombres(faits(), 'densite')).toEqual([200, 4000, 'missing'])
    expect(nombres(faits(), 'PMUN', '2016')).toEqual([5000, 25_000, 'missing'])
    expect(lire(faits(), 'PMUN', '1999')?.millesime).toBe('2021')
  })

  it('give the yearly evolution between two vintages, of both signs', () => {
    const lues = lire(faits(), 'evolution')
    expect(lues?.millesime).toBe('2016-2021')
    const [gannat, vichy, autre] = [...(lues?.valeurs.values() ?? [])]
    // 1.2^(1/5) − 1 = 3.714 % a year; 0.96^(1/5) − 1 = −0.813 %.
    expect(gannat).toMatchObject({ kind: 'known', unit: 'part' })
    expect(gannat?.kind === 'known' && gannat.value).toBeCloseTo(0.03714, 5)
    expect(vichy?.kind === 'known' && vichy.value).toBeCloseTo(-0.00813, 5)
    expect(autre?.kind).toBe('missing')
    expect(lire(faits(), 'evolution', '2021-2016')?.millesime).toBe('2016-2021')
  })

  it('say nothing of an evolution between two vintages that count the same year (Mayotte)', () => {
    const recensements = new Map(['2016', '2021'].map((millesime) => [millesime, '2017']))
    const une = (code: string, n: number) => ({ ...commune(code, n, null, { annees: { 2016: n - 1 } }), recensements })
    const mayotte = faits({}, { communes: [une('97601', 10), une('97602', 20), une('97603', 30)] })
    expect(nombres(mayotte, 'evolution')).toEqual(['missing', 'missing', 'missing'])
    expect(evolutionAnnuelle(habitants(0), habitants(10), 5).kind).toBe('missing')
  })

  it('read a period whatever its order, and nothing else', () => {
    expect(lirePeriode('2021-2016')).toEqual(['2016', '2021'])
    expect(lirePeriode('2016-2016')).toBeNull()
    expect(lirePeriode('2016')).toBeNull()
  })

  it('recompute rates from their terms, and keep what is secret secret', () => {
    const f = faits({
      'RP:FAM': { 2021: { '03118': personnes(200, 'menages'), '03310': personnes(900, 'menages') } },
      'RP:FAMMONO': { 2021: { '03118': personnes(50, 'menages'), '03310': missing('secret', 'menages') } },
      'FILO:MED': { 2021: { '03118': known(21_340, 'euros') } },
    })
    const part = figuresCarte(f).find(({ id }) => id === 'part:monoparentales')
    expect(part).toMatchObject({ nature: 'rapport', millesimes: [{ millesime: '2021', connues: 1 }] })
    expect(nombres(f, 'part:monoparentales')).toEqual([0.25, 'missing', 'missing'])
    expect([...(lire(f, 'part:monoparentales')?.valeurs.values() ?? [])][1]).toMatchObject({ reason: 'secret' })
    expect(figuresCarte(f).find(({ id }) => id === 'RP:FAM')?.nature).toBe('effectif')
    // A median is no amount, though its unit is euros.
    expect(figuresCarte(f).find(({ id }) => id === 'FILO:MED')?.nature).toBe('rapport')
  })

  it('divide cars by dwellings, whose units differ, and leave no share above its base', () => {
    const f = faits({
      'RP:RP_VOIT1P': { 2022: { '03118': personnes(90, 'menages'), '03310': interval(80, null, 'menages') } },
      'RP:RP': { 2022: { '03118': personnes(100, 'logements'), '03310': personnes(100, 'logements') } },
    })
    const lues = [...(lire(f, 'part:voiture', '2022')?.valeurs.values() ?? [])]
    expect(lues).toMatchObject([
      { kind: 'known', value: 0.9, unit: 'part' },
      { kind: 'interval', min: 0.8, max: 1 },
      { kind: 'missing', reason: 'non_importe' },
    ])
  })

  it('divide no figure of one source by a figure of another', () => {
    // Source 2, the published one, has families only, and for both communes; source 1 has both figures, for one.
    const deux = { '03118': personnes(400, 'menages'), '03310': personnes(100, 'menages') }
    const series = [
      serie('RP:FAM', '2021', 2, deux),
      serie('RP:FAM', '2021', 1, { '03118': personnes(200, 'menages') }),
      serie('RP:FAMMONO', '2021', 1, { '03118': personnes(50, 'menages'), '03310': personnes(30, 'menages') }),
    ]
    const f = faits({}, { series })
    expect(nombres(f, 'part:monoparentales')).toEqual([0.25, 'missing', 'missing'])
    expect(figuresCarte(f).find(({ id }) => id === 'part:monoparentales')?.millesimes).toEqual([
      { millesime: '2021', connues: 1 },
    ])
  })

  it('keep zero, outside the coverage and counted people apart', () => {
    const f = faits(
      {},
      {
        offre: {
          source: { ...INSEE, label: 'Annuaire Santé', millesime: null },
          couverture: new Set(['03118', '03310']),
          activites: [activite('a', '60', '03118'), activite('b', '60', '03118'), activite('a', '60', '03118')],
        },
      },
    )
    expect(figuresCarte(f).map(({ id }) => id)).toEqual([
      'densite',
      'PMUN',
      'evolution',
      'SUPERF',
      'profession:60:densite',
      'profession:60',
    ])
    expect(nombres(f, 'profession:60')).toEqual([2, 0, 'missing'])
    // 2 ÷ 6 000 × 10 000
    expect(nombres(f, 'profession:60:densite')).toEqual([expect.closeTo(3.3333, 4), 0, 'missing'])
    expect(lire(f, 'profession:60')?.millesime).toBeNull()
  })

  it('count each establishment once in its commune', () => {
    const f = faits(
      {},
      {
        structures: {
          source: { ...INSEE, label: 'Finess' },
          couverture: new Set(['03118', '03310']),
          structures: [
            { commune: '03118', categorie: '603', finess: '1' },
            { commune: '03118', categorie: '603', finess: '1' },
            { commune: '03310', categorie: '620', finess: '2' },
          ],
        },
      },
    )
    expect(nombres(f, 'structure:603')).toEqual([1, 0, 'missing'])
  })
})
