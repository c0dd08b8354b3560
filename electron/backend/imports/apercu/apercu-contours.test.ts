/** The preview of a map tells the refusal that its import would meet. */
import { expect, it } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { maillageError } from '../../../../test/maillage-error.ts'
import { hasSharedCases, sharedCase } from '../../../../test/shared-data.ts'
import { apercevoir } from './apercu.ts'

const couche = (formes: readonly Record<string, unknown>[]): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: formes.map((properties) => ({
      type: 'Feature',
      properties,
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [3, 46],
            [3, 46.1],
            [3.1, 46.1],
            [3, 46],
          ],
        ],
      },
    })),
  })

it.runIf(hasSharedCases('12-QP2024_France_WGS84.geojson'))(
  'case 12: quartiers are refused before the import',
  async () => {
    const shop = await workshop('03118')
    const refus = await maillageError(() => apercevoir(sharedCase('12-QP2024_France_WGS84.geojson'), shop.reference))
    expect(refus.titre).toBe('Ces contours ne sont pas ceux des communes.')
    expect(refus.explication).toContain('quartiers prioritaires (QPV) (colonne «\u00A0code_qp\u00A0»)')
  },
)

it('communes and IRIS are previewed; parcels are not', async () => {
  const shop = await workshop('03118')
  const vu = (formes: readonly Record<string, unknown>[]) =>
    apercevoir(shop.file('a.geojson', couche(formes)), shop.reference)
  const communes = [
    { code: '03118', nom: 'Gannat', code_qp: 'QN00301M' },
    { code: '03107', nom: 'Ébreuil' },
  ]
  expect((await vu(communes)).profil).toBe('contours')
  const iris = ['0101', '0102', '0103'].map((suite) => ({ insee_com: '03118', code_iris: `03118${suite}` }))
  expect((await vu(iris)).profil).toBe('contours')
  const parcelles = ['A1', 'A2', 'B1'].map((id) => ({ commune: '03118', section: id[0], parcelle: id }))
  expect((await maillageError(() => vu(parcelles))).explication).toContain('cadastre')
})
