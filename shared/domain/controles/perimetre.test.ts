import { describe, expect, it } from 'vitest'
import { constats, cpts } from '../../../test/controles-input.ts'
import { composantes, enclaves } from './perimetre.ts'
import type { PerimetreAControler } from './perimetre-types.ts'

/**
 * A board of 5 × 5 communes, "11" to "55" (line, column), joined by their sides; the rim has nothing behind it.
 * "99" is an island.
 */
function voisins(code: string): { voisins: string[]; bord: number } | undefined {
  if (code === '99') return { voisins: [], bord: 1000 }
  const [l = 0, c = 0] = [...code].map(Number)
  if (!(l >= 1 && l <= 5 && c >= 1 && c <= 5)) return undefined
  const autour = [
    [l - 1, c],
    [l + 1, c],
    [l, c - 1],
    [l, c + 1],
  ].filter(([i = 0, j = 0]) => i >= 1 && i <= 5 && j >= 1 && j <= 5)
  return { voisins: autour.map(([i, j]) => `${i}${j}`), bord: autour.length < 4 ? 1000 : 0 }
}

const perimetre = (communes: string[], plus: Partial<PerimetreAControler> = {}): PerimetreAControler => ({
  nom: 'Essai',
  communes,
  complete: true,
  autres: [],
  nomCommune: (code) => `Commune ${code}`,
  voisins,
  schematique: false,
  disparues: [],
  contours: null,
  millesimePopulation: '2023',
  epci: [],
  ...plus,
})

/** What the proof-reader says of this perimeter on the map, and of nothing else. */
const controlerPerimetre = (carte: PerimetreAControler) =>
  constats([cpts('Essai', [], { carte, perimetre: 'partiel' })])

describe('pieces and holes', () => {
  it('joins by sides, not by corners', () => {
    expect(composantes(['11', '12', '23'], voisins)).toEqual([['11', '12'], ['23']])
  })

  it('finds an enclosed commune, and not the outside', () => {
    const anneau = ['22', '23', '24', '32', '34', '42', '43', '44']
    expect(enclaves(anneau, voisins)).toEqual([['33']])
    expect(enclaves(anneau.slice(1), voisins)).toEqual([['33']]) // 22 missing: a corner does not open the hole
    expect(
      enclaves(
        anneau.filter((c) => c !== '23'),
        voisins,
      ),
    ).toEqual([]) // 33 gets out by 23
  })

  it('takes no commune of the coast for a hole', () => {
    expect(enclaves(['12', '21', '22'], voisins)).toEqual([]) // 11 is closed in, but by the sea
  })
})

describe('checks of a perimeter', () => {
  it('says which EPCI are cut, the most present first, and counts those beyond three', () => {
    const epci = (nom: string, dedans: string[], absentes: string[]) => ({ nom, dedans, absentes })
    const checks = controlerPerimetre(
      perimetre(['22', '23'], {
        epci: [
          epci('CC A', ['22'], ['11', '12']),
          epci('CC entière', ['23'], []),
          epci('CC B', ['22', '23'], ['13']),
          epci('CC C', ['22'], ['11']),
          epci('CC D', ['22'], ['11', '12', '13']),
          epci('CC E', ['22'], ['11', '12', '13', '14']),
        ],
      }),
    )
    expect(checks.map(({ titre, codes }) => [titre, codes])).toEqual([
      ['EPCI coupé\u00a0: CC B, 2\u00a0communes sur 3', ['13']],
      ['EPCI coupé\u00a0: CC C, 1\u00a0commune sur 2', ['11']],
      ['EPCI coupé\u00a0: CC A, 1\u00a0commune sur 3', ['11', '12']],
      ['2\u00a0autres EPCI ne sont pas pris entiers', ['22']],
    ])
    expect(checks.at(-1)?.explication).toBe('CC D (1 sur 4), CC E (1 sur 5).')
  })

  it('says nothing of a sound one', () => {
    expect(controlerPerimetre(perimetre(['22', '23', '32']))).toEqual([])
  })

  it('names the part apart, and says when neighbours are schematic', () => {
    const [check, ...autres] = controlerPerimetre(perimetre(['11', '12', '33'], { schematique: true }))
    expect(autres).toEqual([])
    expect(check).toMatchObject({ code: 'non-contigu', level: 'attention' })
    expect(check?.explication).toContain('Commune 33 (33) ne touche pas')
    expect(check?.explication).toContain('Voisinage schématique')
  })

  it('says in one finding what is scattered, or full of holes, with every commune', () => {
    const [epars, ...rien] = controlerPerimetre(perimetre(['11', '13', '15', '31', '33']))
    expect([epars?.titre, epars?.codes, rien]).toEqual([
      'Le territoire est en 5 morceaux qui ne se touchent pas',
      ['13', '15', '31', '33'],
      [],
    ])
    const trous = ['22', '24', '42', '44']
    const board = [1, 2, 3, 4, 5].flatMap((l) => [1, 2, 3, 4, 5].map((c) => `${l}${c}`))
    const [seul, ...autres] = controlerPerimetre(perimetre(board.filter((code) => !trous.includes(code))))
    expect([seul?.titre, seul?.codes, autres]).toEqual([
      '4 communes sont entourées par le territoire sans en faire partie',
      trous,
      [],
    ])
    expect(seul?.explication).toContain('dans 4 enclaves')
  })

  it('is not surprised by parts of a list that is not complete', () => {
    const [check] = controlerPerimetre(perimetre(['11', '33'], { complete: false }))
    expect(check).toMatchObject({ code: 'non-contigu', level: 'information' })
    expect(check?.explication).toContain('n’est pas complète')
  })

  it('tells an island from an oversight', () => {
    const [check] = controlerPerimetre(perimetre(['11', '12', '99']))
    expect(check).toMatchObject({ code: 'non-contigu', level: 'information' })
    expect(check?.titre).toContain('île')
  })

  it('names the hole', () => {
    const [check] = controlerPerimetre(perimetre(['22', '23', '24', '32', '34', '42', '43', '44']))
    expect(check).toMatchObject({ code: 'enclave', level: 'attention' })
    expect(check?.explication).toContain('Commune 33 (33)')
  })

  it('finds one that is no more', () => {
    const [check] = controlerPerimetre(
      perimetre(['22', '23'], { disparues: [{ code: '22', vers: ['23'], quand: '2025-01-01' }] }),
    )
    expect(check).toMatchObject({ code: 'commune-disparue', level: 'attention', codes: ['22', '23'] })
  })

  it('tells a hole that another CPTS fills from one that was forgotten', () => {
    const anneau = ['22', '23', '24', '32', '34', '42', '43', '44']
    const autres = [{ nom: 'Voisine', communes: ['33'] }]
    const [check, ...rien] = controlerPerimetre(perimetre(anneau, { autres }))
    expect(rien).toEqual([])
    expect(check).toMatchObject({ code: 'enclave', level: 'information', codes: ['33'] })
    expect(check?.titre).toBe('Une commune entourée par le territoire est dans une autre CPTS')
    expect(check?.explication).toBe('Commune 33 (33)\u00a0: Voisine.')
  })

  it('says which communes changed extent between contours and populations, with the sum', () => {
    const [check] = controlerPerimetre(
      perimetre(['22'], {
        contours: {
          millesime: '2018',
          etendue: () => ({
            doute: null,
            parties: [
              { code: '17272', nom: 'Péré', km2: 8.476 },
              { code: '17340', nom: 'Saint-Germain', km2: 16.351 },
            ],
          }),
        },
      }),
    )
    expect(check).toMatchObject({ code: 'millesimes-differents', level: 'information' })
    expect(check?.titre).toBe('Contours 2018, populations 2023\u00a0: 1\u00a0commune a changé d’étendue')
    expect(check?.explication).toContain('Péré 8,48 + Saint-Germain 16,35 = 24,83\u00a0km²')
  })

  it('warns of an extent that cannot be rebuilt', () => {
    const contours = { millesime: '2018', etendue: () => ({ doute: 'il manque 17272', parties: [] }) }
    const [check] = controlerPerimetre(perimetre(['22'], { contours }))
    expect(check).toMatchObject({ code: 'etendue-douteuse', level: 'attention' })
  })
})
