/**
 * What was read of an object, on screen: it stays while the object is read again, and when that fails. The engine comes
 * back; what the user was typing beside it must still be there then.
 */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { call } from './client.ts'

/** Milliseconds after which a reading that failed is tried again. */
const REPRISE = 3000

interface Lecture<T> {
  /** What is read: the answer of another object never stands in its place. */
  readonly objet: readonly unknown[]
  /** It is read again when this changes. */
  readonly revision: unknown
  lire(): Promise<T>
  /** Not known yet what is read. */
  readonly attendre?: boolean
}

/** `error`: of the last reading; `data` beside it is what was read before. */
export function useLecture<T>({ objet, revision, lire, attendre = false }: Lecture<T>): {
  readonly data: T | undefined
  readonly error: Error | null
} {
  const cle = JSON.stringify(objet)
  const { data, error } = useQuery<T>({
    queryKey: [...objet, revision],
    queryFn: lire,
    enabled: !attendre,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    refetchInterval: ({ state }) => (state.status === 'error' ? REPRISE : false),
  })
  const lue = useRef<{ readonly cle: string; readonly data: T }>(null)
  useEffect(() => {
    if (data !== undefined) lue.current = { cle, data }
  }, [cle, data])
  return { data: data ?? (lue.current?.cle === cle ? lue.current.data : undefined), error }
}

/** The fields of a CPTS that only the user can give. */
export const useReglages = (fichier: string, cpts: number, revision: number) =>
  useLecture({
    objet: ['reglages', fichier, cpts],
    revision,
    lire: () => call('dossier.reglages', { fichier, cpts }),
  })
