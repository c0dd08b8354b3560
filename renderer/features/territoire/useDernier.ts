import { useRef } from 'react'

/** The last value that was there: what is being read again stays on screen meanwhile. */
export function useDernier<T>(valeur: T | undefined): T | undefined {
  const dernier = useRef(valeur)
  if (valeur !== undefined) dernier.current = valeur
  return dernier.current
}
