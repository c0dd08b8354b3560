/** Whether the bare numbers of a list are codes or postcodes. */
import type { Reference } from '../reference/types.ts'
import type { LigneListe } from './elements.ts'
import type { Tours } from './tours.ts'

/** How bare numbers are read in this text; undefined: nothing tells; « presume »: as codes where codes are asked for, and told. */
export type Usage = 'insee' | 'presume' | 'postal' | undefined

/** One number that can only be a postcode tells that all are; one that can only be a code tells the contrary. */
export async function usageDe(
  lignes: readonly LigneListe[],
  reference: Reference,
  tours: Tours,
  defaut?: Usage,
): Promise<Usage> {
  const nombres = new Set<string>()
  for (const { cellules } of lignes) for (const { nombre } of cellules) if (nombre !== null) nombres.add(nombre)
  let codes = 0
  let postaux = 0
  for (const nombre of nombres) {
    await tours.prendre()
    const code = reference.resolve(nombre).kind !== 'unknown'
    const postal = reference.communesOfPostcode(nombre).length > 0
    if (code && !postal) codes++
    if (postal && !code) postaux++
    if (codes > 0 && postaux > 0) return undefined
  }
  if (codes === 0 && postaux === 0) return defaut
  return codes > 0 ? 'insee' : 'postal'
}
