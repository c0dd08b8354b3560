/** Larger territories that a table compares with, one column each: a CPTS over two départements is compared with both. */

import type { Comparaison } from '../domain/chiffres/faits.ts'
import { nomPropre } from '../domain/francais.ts'
import type { Column } from './model.ts'

export interface TerritoireCompare {
  readonly niveau: Comparaison['niveau']
  readonly territoire: string
  readonly nom: string
}

const NIVEAUX = ['departement', 'region', 'france'] as const

/** More columns than this leave no room for the words of the line: that level is left out. */
const PAR_NIVEAU = 3

/** Départements, then régions, then France, each by code; a level of more than three territories is left out. */
export function territoiresCompares(comparaisons: readonly TerritoireCompare[]): TerritoireCompare[] {
  return NIVEAUX.flatMap((niveau) => {
    const siens = new Map(
      comparaisons.filter((c) => c.niveau === niveau).map(({ territoire, nom }) => [territoire, nom] as const),
    )
    if (siens.size > PAR_NIVEAU) return []
    return [...siens].sort(([a], [b]) => (a < b ? -1 : 1)).map(([territoire, nom]) => ({ niveau, territoire, nom }))
  })
}

export function colonnesComparees(territoires: readonly TerritoireCompare[]): Column[] {
  return territoires.map(({ nom }) => ({ label: nomPropre(nom), align: 'right' }))
}

export function estLui(
  territoire: TerritoireCompare,
): (c: Pick<TerritoireCompare, 'niveau' | 'territoire'>) => boolean {
  return (c) => c.niveau === territoire.niveau && c.territoire === territoire.territoire
}
