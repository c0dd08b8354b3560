/** What a file is, before it is brought in. */
import type { Output, Parsed } from '../../../shared/contract/methods.ts'
import type { CallContext } from '../backend.ts'

export async function reconnaitre(
  { source, partie }: Parsed<'donnees.reconnaitre'>,
  { reference }: CallContext,
): Promise<Output<'donnees.reconnaitre'>> {
  const { apercevoir } = await import('../imports/apercu.ts')
  return apercevoir(source, reference, partie)
}
