/** A switch that any component may turn: whether the search is open. */
import { useSyncExternalStore } from 'react'

export interface Ouverture {
  changer(ouvert: boolean): void
  useOuvert(): boolean
}

export function creerOuverture(): Ouverture {
  let ouvert = false
  const suites = new Set<() => void>()
  return {
    changer(valeur) {
      ouvert = valeur
      for (const suite of suites) suite()
    },
    useOuvert: () =>
      useSyncExternalStore(
        (suite) => {
          suites.add(suite)
          return () => suites.delete(suite)
        },
        () => ouvert,
      ),
  }
}
