import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boiteMarque, type Demande, placer } from './etiquettes.ts'

const demande = (texte: string, x: number, y: number, poids: number, rayon = 0): Demande => ({
  texte,
  point: [x, y],
  rayon,
  place: 60,
  exclu: null,
  detail: null,
  poids,
  taille: 10,
  graisse: 600,
  style: 'dedans',
})
const OPTIONS = { cadre: [0, 0, 300, 200], obstacles: [], marques: [], ecart: [2, 1], maximum: 100 } as const

test('names never touch each other, an obstacle nor the rim, and the heaviest are there', () => {
  const nom = fc.constantFrom('Billom', 'Saint-Julien-de-Coppel', 'Y', 'Mur-sur-Allier', 'Le Bourg d’Oisans')
  const une = fc.tuple(nom, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 200 }), fc.nat(9), fc.nat(8))
  fc.assert(
    fc.property(fc.array(une, { maxLength: 40 }), (liste) => {
      const demandes = liste.map(([n, x, y, p, r]) => demande(n, x, y, p, r))
      const obstacle = [100, 80, 160, 100] as const
      const posees = placer(demandes, { ...OPTIONS, obstacles: [obstacle] })
      const separees = (a: readonly number[], b: readonly number[]) =>
        (a[2] ?? 0) <= (b[0] ?? 0) ||
        (b[2] ?? 0) <= (a[0] ?? 0) ||
        (a[3] ?? 0) <= (b[1] ?? 0) ||
        (b[3] ?? 0) <= (a[1] ?? 0)
      posees.forEach((e, i) => {
        expect(separees(e.boite, obstacle)).toBe(true)
        expect(Math.min(e.boite[0], e.boite[1], 300 - e.boite[2], 200 - e.boite[3])).toBeGreaterThanOrEqual(0)
        for (const autre of posees.slice(0, i)) expect(separees(e.boite, autre.boite)).toBe(true)
      })
    }),
  )
})

test('of two names for one place, the heavier is kept; the maximum holds', () => {
  const deux = [demande('Petite', 20, 6, 1), demande('Grande', 20, 6, 2)]
  const posees = placer(deux, { ...OPTIONS, cadre: [0, 0, 45, 13] })
  expect(posees.map((e) => e.demande.texte)).toEqual(['Grande'])
  expect(placer([demande('A', 50, 50, 1), demande('B', 200, 150, 2)], { ...OPTIONS, maximum: 1 })).toHaveLength(1)
})

test('a long name is set on two lines over a narrow place, and goes beside a circle', () => {
  const [long] = placer([demande('Saint-Julien-de-Coppel', 150, 100, 1)], OPTIONS)
  expect(long?.lignes).toEqual(['Saint-Julien-', 'de-Coppel'])
  const [cote] = placer([demande('Vouhé', 150, 100, 1, 12)], OPTIONS)
  expect(cote?.boite[1]).toBeGreaterThan(112)
  const [avec] = placer([{ ...demande('Eybens', 150, 100, 1), detail: '2 331,8' }], OPTIONS)
  expect(avec?.lignes).toEqual(['Eybens', '2 331,8'])
})

test('a town shut in by smaller circles has its name over them; a village among larger ones has none', () => {
  const autour = [
    [118, 100],
    [182, 100],
    [150, 68],
    [150, 132],
    [125, 75],
    [175, 75],
    [125, 125],
    [175, 125],
  ].map(([x = 0, y = 0]) => boiteMarque(x, y, 12))
  const cadre = [90, 50, 210, 150] as const
  const ville = placer([demande('Billom', 150, 100, 5, 16)], {
    ...OPTIONS,
    cadre,
    marques: [...autour, boiteMarque(150, 100, 16)],
  })
  expect(ville.map((e) => e.demande.texte)).toEqual(['Billom'])
  const village = placer([demande('Chas', 150, 100, 1, 8)], { ...OPTIONS, marques: [boiteMarque(150, 100, 60)] })
  expect(village).toEqual([])
})
