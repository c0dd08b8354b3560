/** Files let fall anywhere in the window, for the screen that takes them: kept until it is there. */
import { useEffect } from 'react'

let attente: readonly File[] = []
const preneurs = new Set<(files: readonly File[]) => void>()

export function lacher(files: readonly File[]): void {
  if (preneurs.size === 0) attente = [...attente, ...files]
  for (const prendre of preneurs) prendre(files)
}

/** `prendre` is given the files that fall, and those that fell before it was there. */
export function useLaches(prendre: (files: readonly File[]) => void): void {
  useEffect(() => {
    if (attente.length > 0) prendre(attente)
    attente = []
    preneurs.add(prendre)
    return () => {
      preneurs.delete(prendre)
    }
  }, [prendre])
}
