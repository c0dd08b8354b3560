/** What holds a table in another form than text: the source with that table for content, or the same source. */
import type { SourceFile } from '../octets/bytes.ts'
import { traduireJson } from './json/traduire.ts'
import { traduireParquet } from './parquet/traduire.ts'

export async function traduire(source: SourceFile): Promise<SourceFile> {
  const lue = await traduireJson(source)
  return lue === source ? traduireParquet(source) : lue
}
