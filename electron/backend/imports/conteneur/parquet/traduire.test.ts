/** The guard of the thread that reads Parquet, on a sound file: what it may take is bounded, and a sound file is far below. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer'
import { expect, it } from 'vitest'
import { tempFolder } from '../../../../../test/temp-folder.ts'
import { openSource } from '../../octets/bytes.ts'
import { lignes } from './traduire.ts'

const RANGS = 200_000
/** In one group: reading it takes many times the pause between two looks at the thread. */
const BEAUCOUP = 2_000_000

async function source(rangs: number, groupes = 1) {
  const columnData: ColumnSource[] = [
    { name: 'CODE', data: Array.from({ length: rangs }, (_, i) => String(i).padStart(7, '0')), type: 'STRING' },
    { name: 'VALEUR', data: Array.from({ length: rangs }, (_, i) => i / 2), type: 'DOUBLE' },
  ]
  const fichier = join(tempFolder(), 'table.parquet')
  writeFileSync(fichier, Buffer.from(parquetWriteBuffer({ columnData, rowGroupSize: rangs / groupes })))
  return openSource(fichier)
}

async function lire(fichier: Awaited<ReturnType<typeof source>>, processeur?: number): Promise<string[]> {
  const morceaux: Buffer[] = []
  for await (const morceau of lignes(fichier, {}, processeur)) morceaux.push(morceau)
  return Buffer.concat(morceaux).toString().trimEnd().split('\n')
}

it('a sound file is read to its end within what it may take', async () => {
  const lues = await lire(await source(RANGS, 4))
  expect(lues).toHaveLength(RANGS + 1)
  expect(lues[1]).toBe('0000000;0')
  expect(lues.at(-1)).toBe('0199999;99999.5')
})

it('what takes more work than it may is refused as damaged, and does not hold the import', async () => {
  await expect(lire(await source(BEAUCOUP), 0)).rejects.toMatchObject({ body: { kind: 'fichier-abime' } })
})

it('a cancel ends the thread', async () => {
  const arret = new AbortController()
  const lue = lignes(await source(RANGS, 4), { signal: arret.signal })
  expect((await lue.next()).done).toBe(false)
  arret.abort()
  await expect(
    (async () => {
      while ((await lue.next()).done === false);
    })(),
  ).rejects.toMatchObject({ body: { kind: 'annule' } })
})
