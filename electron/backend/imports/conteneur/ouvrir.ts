/** A file as it will be read: JSON of a known source, and Parquet, give the table they stand for. */
import { openSource, type SourceFile } from '../octets/bytes.ts'
import { traduire } from './traduire.ts'

/** @throws MaillageError: what `openSource` refuses. */
export async function ouvrirFichier(path: string): Promise<SourceFile> {
  return traduire(await openSource(path))
}
