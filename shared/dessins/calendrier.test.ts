import { expect, it } from 'vitest'
import { calendrierAction } from './calendrier.ts'

const etape = (titre: string, debut: string | null, fin: string | null = null, chaqueAnnee = false) => ({
  titre,
  debut,
  fin,
  chaqueAnnee,
})

/** 1 826 days in five years from 1 June 2027 (29 February of 2028 and 2032): x = 200 + 196 × day / 1 826 or 1 827. */
it('places days by their distance in the contract, and says them in words', () => {
  const { svg, alt, height } = calendrierAction({
    etapes: [
      etape('Repérer <tôt>', '2027-06-01', '2027-09-15'),
      etape('Ouvrir', '2029-12-01'),
      etape('Bilan', '2028-05-15', null, true),
      etape('Plus tard', null),
    ],
    signature: '2027-06-01',
    limites: [{ jour: '2027-12-01', mots: 'début au plus tard' }],
    width: 400,
  })
  expect(height).toBe(24 + 4 * 20 + 20)
  // The first bar begins with the contract; the second runs to its end, 396.
  expect(svg).toContain('<rect x="200" ')
  const [, debut = '', largeur = ''] = /<rect x="(2(?!00")[\d.]+)" y="[\d.]+" width="([\d.]+)"/.exec(svg) ?? []
  expect(Number(debut)).toBeCloseTo(200 + (196 * 914) / 1827, 1)
  expect(Number(debut) + Number(largeur)).toBeCloseTo(396, 1)
  expect(svg.match(/l4 4l-4 4/g)).toHaveLength(5)
  expect(svg).toContain('&lt;tôt&gt;')
  expect(alt).toContain(
    'Repérer <tôt>, juin à septembre 2027. Ouvrir, dès décembre 2029. Bilan, chaque année. Plus tard, à dater.',
  )
  expect(alt).toContain('début au plus tard le 1er décembre 2027')
})

it('what comes back each year is marked in each year of the contract, whenever it began', () => {
  const marques = (debut: string) =>
    calendrierAction({
      etapes: [etape('Bilan', debut, null, true)],
      signature: '2027-06-01',
      limites: [],
      width: 400,
    }).svg.match(/l4 4l-4 4/g)?.length ?? 0
  expect(['1998-03-01', '2024-02-29', '2027-06-01', '2030-06-01', '2032-06-01'].map(marques)).toEqual([5, 5, 5, 2, 0])
})
