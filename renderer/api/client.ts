/** Calls of the contract, typed and parsed on this side too. */
import type { ErrorBody } from '../../shared/contract/errors.ts'
import { type Input, type MethodName, methods, type Output, type Progress } from '../../shared/contract/methods.ts'
import type { Ligne } from '../../shared/contract/transport.ts'
import { ApiError, REPONSE_ILLISIBLE } from './erreurs.ts'
import { transport } from './transport.ts'

export { enErreur } from './erreurs.ts'

export interface CallOptions {
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
  /** Sent whole even if the window is closed right after. */
  readonly survit?: boolean
}

export async function call<M extends MethodName>(
  method: M,
  input: Input<M>,
  { onProgress, signal, survit }: CallOptions = {},
): Promise<Output<M>> {
  let resultat: { readonly valeur: unknown } | undefined
  let refus: ErrorBody | undefined
  const recevoir = (ligne: Ligne): void => {
    if ('progress' in ligne) onProgress?.(ligne.progress)
    else if ('error' in ligne) refus = ligne.error
    else resultat = { valeur: ligne.result }
  }
  await transport.appeler(method, input, recevoir, signal, survit)
  if (refus !== undefined) throw new ApiError(refus)
  const lu = methods[method].output.safeParse(resultat?.valeur)
  if (lu.success) return lu.data as Output<M>
  throw new ApiError(REPONSE_ILLISIBLE, lu.error)
}

export const televerser = (fichier: File): Promise<string> => transport.source(fichier)

/** Gives a file to the user: native dialog under Electron, download in a browser. */
export async function enregistrer(nom: string, base64: string): Promise<void> {
  if (window.maillage !== undefined) {
    await window.maillage.enregistrerFichier(nom, base64)
    return
  }
  donner(nom, new Blob([octets(base64)]))
}

/** A download of the browser, under this name. */
export function donner(nom: string, contenu: Blob): void {
  const lien = document.createElement('a')
  lien.href = URL.createObjectURL(contenu)
  lien.download = nom
  lien.click()
  setTimeout(() => URL.revokeObjectURL(lien.href), 60_000)
}

export function octets(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
}
