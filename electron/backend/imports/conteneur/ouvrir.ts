/** A file as it will be read: JSON of a known source gives the table it stands for. */
import { openSource, type SourceFile } from '../octets/bytes.ts'
import { traduireJson } from './json/traduire.ts'

/** @throws MaillageError: what `openSource` refuses. */
export async function ouvrirFichier(path: string): Promise<SourceFile> {
  return traduireJson(await openSource(path))
}
