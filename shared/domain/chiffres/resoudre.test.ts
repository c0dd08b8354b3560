/** Any figure of the catalogue on any territory, and the views: they say what the engine says. */
import { describe, expect, it } from 'vitest'
import { activite, chiffre, commune, type Essai, faits } from '../../../test/facts.ts'
import { figuresCarte, valeursCarte } from '../figures-carte.ts'
import { indicateur } from '../indicateurs/catalogue.ts'
import { syntheses } from '../indicateurs/synthese.ts'
import { buildPortrait } from '../portrait.ts'
import { known } from '../quantity-ops.ts'
import type { Serie } from './faits.ts'
import { quantite, resoudre } from './resoudre.ts'
import { laCpts, leSecteur, surCommunes } from './territoire.ts'

const A = commune('03118', 6000, 30, { annees: { 2016: 5000 } })
const B = commune('03310', 24_000, 6, { annees: { 2016: 25_000 } })

function serie(id: string, valeurs: Record<string, number>, source = 1, millesime = '2021'): Serie {
  const definition = indicateur(id)
  if (definition === undefined) throw new Error(id)
  const lues = Object.entries(valeurs).map(([code, v]) => [code, known(v, definition.unite)] as const)
  return { definition, millesime, source, libelleSource: `fichier ${source}`, valeurs: new Map(lues), comparaisons: [] }
}

const essai: Essai = {
  communes: [A, B],
  secteurs: [{ nom: 'Sud', couleur: null, communes: ['03310'] }],
  series: [
    // A commune of a neighbour is in the file, and in no figure.
    serie('RP:POP', { '03118': 6000, '03310': 24_000, '63001': 999 }, 2),
    serie('RP:POPF', { '03118': 3100, '03310': 12_500, '63001': 1 }, 2),
    serie('RP:POP', { '03118': 6050, '03310': 24_000 }, 1),
    serie('RP:POP', { '03118': 5000, '03310': 25_000 }, 1, '2016'),
  ],
  offre: {
    source: { label: 'Annuaire', millesime: '2026-05-12', file: 'ps.txt', line: null },
    couverture: new Set(['03118', '03310']),
    activites: [activite('a', '60', '03118'), activite('a', '60', '03310'), activite('b', '60', '03310')],
  },
}
const F = faits(essai)
const valeur = (id: string, ou = laCpts(F), millesime?: string) => {
  const q = resoudre(F, id, ou, millesime)?.quantite
  return q?.kind === 'known' ? q.value : q?.kind
}

describe('a figure on a territory', () => {
  it('is summed, divided or counted as its entry says', () => {
    expect(valeur('PMUN')).toBe(30_000)
    expect(valeur('PMUN', laCpts(F), '2016')).toBe(30_000)
    expect(valeur('SUPERF')).toBe(36)
    expect(valeur('densite')).toBeCloseTo(30_000 / 36, 10)
    expect(valeur('RP:POP')).toBe(30_000)
    expect(valeur('part:femmes')).toBe(15_600 / 30_000)
    // Each person once: a works in both communes.
    expect(valeur('profession:60')).toBe(2)
    // 2 ÷ 30 000
    expect(valeur('profession:60:densite')).toBeCloseTo(2 / 3, 10)
    expect(valeur('profession:60:densite100000')).toBeCloseTo(20 / 3, 10)
    expect(valeur('professionnels')).toBe(2)
    expect(valeur('evolution')).toBe(0)
    expect(resoudre(F, 'perso:rien', laCpts(F))).toBeUndefined()
  })

  it('is that of the sector, or of the commune, that is asked for', () => {
    const [secteur] = F.secteurs
    if (secteur === undefined) throw new Error('sector')
    const sud = leSecteur(F, secteur)
    expect(['PMUN', 'densite', 'RP:POP', 'profession:60'].map((id) => valeur(id, sud))).toEqual([
      24_000, 4000, 24_000, 2,
    ])
    expect(valeur('profession:60', surCommunes(['03118']))).toBe(1)
    // 0.96^(1/5) − 1
    expect(valeur('evolution', sud, '2016-2021')).toBeCloseTo(-0.00813, 5)
  })

  it('names its source, tells the other one and how far it stands', () => {
    expect(resoudre(F, 'RP:POP', surCommunes(F.communes))).toMatchObject({
      millesime: '2021',
      source: 2,
      libelleSource: 'fichier 2',
      autres: [{ source: 1, valeur: { value: 30_050 }, ecart: 50 }],
    })
  })

  it('of a list that is not whole is what was published, else a minimum', () => {
    const publies = [chiffre('CPTS', 'population', 35_565), chiffre('CPTS', 'profession:60', 60)]
    const partiel = faits({ ...essai, perimetre: 'partiel', publies })
    const dite = (id: string) => quantite(partiel, id, laCpts(partiel))
    expect(dite('PMUN')).toMatchObject({ kind: 'known', value: 35_565 })
    expect(dite('SUPERF')).toMatchObject({ kind: 'interval', min: 36, max: null })
    expect(dite('densite')).toMatchObject({ kind: 'missing' })
    expect(dite('profession:60')).toMatchObject({ kind: 'known', value: 60 })
    // 60 published over 35 565 published
    expect(dite('profession:60:densite')).toMatchObject({ kind: 'known', value: 600_000 / 35_565 })
  })
})

it('the portrait, the figures of files and the map are views of it', () => {
  const portrait = buildPortrait(F)
  const ou = laCpts(F)
  expect([portrait.population, portrait.superficie, portrait.densite, portrait.professionnels]).toEqual(
    ['PMUN', 'SUPERF', 'densite', 'professionnels'].map((id) => quantite(F, id, ou)),
  )
  for (const { code, effectif, densites } of portrait.professions) {
    const [nombre, pour10000, pour100000] = ['', ':densite', ':densite100000'].map((suffixe) =>
      quantite(F, `profession:${code}${suffixe}`, ou),
    )
    expect([effectif, densites]).toEqual([nombre, { pour_10000: pour10000, pour_100000: pour100000 }])
  }
  const liste = surCommunes(F.communes)
  const lues = syntheses(F)
  expect(lues.map(({ id }) => id)).toEqual(['RP:POP', 'RP:POPF', 'part:femmes'])
  for (const { id, millesime, valeur: dite, secteurs } of lues) {
    expect(dite).toEqual(quantite(F, id, liste, millesime))
    expect(secteurs[0]?.valeur).toEqual(quantite(F, id, surCommunes(['03310']), millesime))
  }
  const figures = figuresCarte(F)
  expect(figures.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['densite', 'PMUN', 'RP:POP', 'part:femmes', 'profession:60']),
  )
  for (const { id } of figures) {
    const surCarte = valeursCarte(F, id)
    const seul = resoudre(F, id, surCommunes(F.communes), surCarte?.millesime ?? undefined)
    expect([id, [...(surCarte?.valeurs ?? [])]]).toEqual([id, [...(seul?.parCommune ?? [])]])
  }
})
