/** A commune that the search asks the map to show: kept until the map is on screen. */
import { useEffect } from 'react'

let attente: string | null = null
const cartes = new Set<(code: string) => void>()

export function viser(code: string): void {
  if (cartes.size === 0) attente = code
  for (const montrer of cartes) montrer(code)
}

/** `montrer` is given the commune as soon as `pret`; one asked for before is not lost. */
export function useCible(montrer: (code: string) => void, pret: boolean): void {
  useEffect(() => {
    if (!pret) return
    if (attente !== null) montrer(attente)
    attente = null
    cartes.add(montrer)
    return () => {
      cartes.delete(montrer)
    }
  }, [montrer, pret])
}
