/** Rejected lines of a very wide table are exported whole; beyond what memory holds, the rest is said. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { texteRejets } from './rejets.ts'
import { Tally } from './tally.ts'

it('of 300 columns keep those that are not read', async () => {
  const shop = await workshop('03118', '03107')
  const autres = Array.from({ length: 297 }, (_, i) => `AUTRE${i}`)
  const ligne = (code: string, pmun: string) =>
    [code, 'Nom', ...autres.map((_, i) => (i === 0 ? '=1+1' : `v${i}`)), pmun].join(';')
  const texte = [['COM', 'Commune', ...autres, 'PMUN'].join(';'), ligne('03118', '5800'), ligne('99999', '10')].join(
    '\n',
  )
  const rejets = join(shop.folder, 'rejets.csv')
  await shop.run(shop.file('large.csv', `${texte}\n${ligne('03107', 'abc')}\n`), { rejets, millesime: '2021' })
  const [entete, inconnu, illisible, ...suite] = readFileSync(rejets, 'utf8').slice(1).split('\r\n')
  expect(entete?.split(';')).toHaveLength(302)
  expect(inconnu?.split(';').slice(3, 8)).toEqual(['Nom', "'=1+1", 'v1', 'v2', 'v3'])
  expect(inconnu?.split(';').at(-1)).toBe('10')
  expect(illisible?.split(';').slice(-2)).toEqual(['v296', 'abc'])
  expect(suite).toEqual([''])
})

it('are kept within the memory that they may take, and the others are counted', () => {
  const tally = new Tally()
  const texte = 'x'.repeat(1_000_000)
  for (let ligne = 1; ligne <= 30; ligne++) tally.reject('cause', ligne, { cells: ['x'], texte })
  // 24 MB in all.
  expect([tally.rejets.length, tally.rejected]).toEqual([24, 30])
  const dits = [
    ...texteRejets({ colonnes: ['A'], separateur: ';', lignes: tally.rejets, nombre: tally.rejected }),
  ].join('')
  expect(dits.trimEnd().split('\r\n').at(-1)).toBe(';et 6\u00A0autres lignes rejetées, non gardées ici')
})
