import { describe, expect, it } from 'vitest'
import { activite } from '../../test/facts.ts'
import type { FaitsOffre } from './chiffres/faits.ts'
import { comparerOffres } from './offres-comparees.ts'
import type { ActiviteFact, OffreFacts } from './portrait-types.ts'
import type { SourceRef } from './quantity.ts'
import { known } from './quantity-ops.ts'

const ref = (label: string, millesime = '2026-05-12'): SourceRef => ({
  label,
  millesime,
  file: `${label}.csv`,
  line: null,
})
const faits = (label: string, activites: readonly ActiviteFact[], couverture = ['A', 'B']): OffreFacts => ({
  source: ref(label),
  famille: label,
  couverture: new Set(couverture),
  activites,
})
const offre = (listes: readonly OffreFacts[], choix: ReadonlyMap<string, number> = new Map()): FaitsOffre => ({
  listes: listes.map((facts, i) => ({ id: i + 1, facts })),
  imposee: false,
  choix,
})
/** `nombre` nurses of commune A. */
const infirmiers = (nombre: number, prefixe: string) =>
  Array.from({ length: nombre }, (_, i) => activite(`${prefixe}${i}`, '60', 'A'))

describe('professions seen by several sources', () => {
  const annuaire = faits('Annuaire Santé', [
    ...infirmiers(20, 'r'),
    activite('k', '70', 'B'),
    // Somewhere else for sure: takes nothing from the figures here.
    activite('x', '60', null, { possibles: ['Z'] }),
  ])
  const ameli = faits('Ameli', infirmiers(18, 'a'))
  const bpe = { id: 3, source: ref('BPE', '2024'), effectifs: new Map([['60', known(21, 'equipements')]]) }

  it('gives the gap of each with the published one, in number and share', () => {
    const { sources, professions, causes } = comparerOffres({
      communes: ['A', 'B'],
      offre: offre([annuaire, ameli]),
      equipements: [bpe],
      comparaisons: [],
    })
    expect(sources.map(({ id, retenue, choisissable, aPlacer }) => [id, retenue, choisissable, aPlacer])).toEqual([
      [1, true, true, 1],
      [2, false, true, 0],
      [3, false, false, null],
    ])
    const [infirmier, kine] = professions
    // 18 − 20 = −2, a tenth less; 21 − 20 = 1, a twentieth more.
    expect(infirmier).toMatchObject({
      code: '60',
      libelle: 'Infirmiers',
      effectif: { kind: 'known', value: 20 },
      autres: [
        { source: 2, ecart: -2, ecartRelatif: -0.1 },
        { source: 3, ecart: 1, ecartRelatif: 0.05 },
      ],
    })
    // A base of equipments that has no line for the profession says nothing of it; the directory says none.
    expect(kine).toMatchObject({
      code: '70',
      autres: [
        { source: 2, effectif: { kind: 'known', value: 0 }, ecart: -1, ecartRelatif: -1 },
        { source: 3, effectif: { kind: 'missing', reason: 'absent' }, ecart: null },
      ],
    })
    expect(causes.length).toBeGreaterThan(2)
  })

  it('takes another source for one profession, and the gap turns round', () => {
    const comparer = (choix: ReadonlyMap<string, number>) =>
      comparerOffres({
        communes: ['A', 'B'],
        offre: offre([annuaire, ameli], choix),
        equipements: [bpe],
        comparaisons: [],
      }).professions
    const [infirmier, kine] = comparer(new Map([['60', 2]]))
    // 20 − 18 = 2, a ninth of 18; the base of equipments counts three more.
    expect(infirmier).toMatchObject({
      source: 2,
      effectif: { value: 18 },
      autres: [
        { source: 1, ecart: 2, ecartRelatif: 2 / 18 },
        { source: 3, ecart: 3 },
      ],
    })
    expect(kine).toMatchObject({ source: 1, effectif: { value: 1 } })
    // A base of equipments, or a source that is gone, is published for nothing.
    expect(comparer(new Map([['60', 3]]))[0]).toMatchObject({ source: 1, effectif: { value: 20 } })
    expect(comparer(new Map([['60', 9]]))[0]).toMatchObject({ source: 1, effectif: { value: 20 } })
  })

  it('has no gap where a source does not cover all, and no cause with one source', () => {
    const partiel = comparerOffres({
      communes: ['A', 'B'],
      offre: offre([annuaire, faits('Ameli', infirmiers(18, 'a'), ['A'])]),
      equipements: [],
      comparaisons: [],
    })
    expect(partiel.professions[0]?.autres).toMatchObject([{ effectif: { kind: 'interval', min: 18 }, ecart: null }])
    const seule = comparerOffres({
      communes: ['A'],
      offre: offre([ameli]),
      equipements: [],
      comparaisons: [],
    })
    expect([seule.causes, seule.professions[0]?.autres]).toEqual([[], []])
  })

  it('publishes no base of equipments in place of people, and keeps what is published around', () => {
    const allier = {
      profession: '91',
      millesime: '2023',
      niveau: 'departement',
      territoire: '03',
      nom: 'Allier',
      effectif: known(60, 'personnes'),
      densite: known(18.1, 'pour_100000'),
    } as const
    const { professions } = comparerOffres({
      communes: ['A'],
      offre: offre([]),
      equipements: [bpe],
      comparaisons: [allier],
    })
    expect(professions.map(({ code, effectif, autres }) => [code, effectif.kind, autres.length])).toEqual([
      ['60', 'missing', 1],
      ['91', 'missing', 1],
    ])
    expect(professions[1]?.comparaisons).toEqual([allier])
  })
})
