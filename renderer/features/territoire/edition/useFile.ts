/** The queue of unsaved changes of this screen, as React sees it. */
import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react'
import { FileEnvois, pasEncoreLa } from './file-envois.ts'

/**
 * `cle` names what is edited: another key starts another queue. Gives the changes that a state of `revision` does not
 * hold yet, in order, and the way to push one.
 */
export function useFile<T>(
  cle: string,
  revision: number,
  envoyer: (modification: T) => Promise<number>,
  fusionner: (modifications: readonly T[]) => T,
): { readonly attente: readonly T[]; readonly pousser: (modification: T) => void } {
  const appel = useRef(envoyer)
  appel.current = envoyer
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key alone decides of a new queue
  const file = useMemo(() => {
    // The call of the day this queue was made: a change of CPTS must not redirect what is still to be sent.
    const actuel = appel.current
    return new FileEnvois<T>((modification) => actuel(modification), fusionner)
  }, [cle])
  const enAttente = useSyncExternalStore(file.abonner, file.lire)
  const attente = useMemo(() => pasEncoreLa(enAttente, revision), [enAttente, revision])
  const pousser = useCallback((modification: T) => file.pousser(modification), [file])
  return { attente, pousser }
}
