/** Questions to the embedded reference. */
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import type { CallContext } from '../../contexte.ts'

export function rechercher(
  { requete, limite }: Parsed<'reference.rechercher'>,
  { reference }: CallContext,
): Output<'reference.rechercher'> {
  return reference.search(requete, limite).map((hit) => ({ ...hit, codesPostaux: [...hit.codesPostaux] }))
}

export function resoudre(
  { code }: Parsed<'reference.resoudre'>,
  { reference }: CallContext,
): Output<'reference.resoudre'> {
  const resolution = reference.resolve(code)
  return resolution.kind === 'split' ? { ...resolution, to: [...resolution.to] } : resolution
}

export function millesimes(_: Parsed<'reference.millesimes'>, { reference }: CallContext): string[] {
  return reference.millesimes()
}

export function mouvements(_: Parsed<'reference.mouvements'>, { reference }: CallContext): boolean {
  return reference.mouvements !== null
}
