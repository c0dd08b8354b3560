/** Calls of the contract, typed and parsed on this side too. */
import type { ErrorBody } from '../../shared/contract/errors.ts'
import { type Input, type MethodName, methods, type Output, type Progress } from '../../shared/contract/methods.ts'
import { transport } from './transport.ts'

/** A refusal of the backend, in words for the user. */
export class ApiError extends Error {
  readonly body: ErrorBody
  constructor(body: ErrorBody) {
    super(`${body.titre} ${body.explication}`)
    this.name = 'ApiError'
    this.body = body
  }
}

export interface CallOptions {
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

export async function call<M extends MethodName>(
  method: M,
  input: Input<M>,
  { onProgress, signal }: CallOptions = {},
): Promise<Output<M>> {
  let resultat: { readonly valeur: unknown } | undefined
  let refus: ErrorBody | undefined
  await transport.appeler(
    method,
    input,
    (ligne) => {
      if ('progress' in ligne) onProgress?.(ligne.progress)
      else if ('error' in ligne) refus = ligne.error
      else resultat = { valeur: ligne.result }
    },
    signal,
  )
  if (refus !== undefined) throw new ApiError(refus)
  return methods[method].output.parse(resultat?.valeur) as Output<M>
}

/** Words for any failure: a refusal keeps its own, the rest is ours. */
export function enErreur(cause: unknown): ErrorBody {
  if (cause instanceof ApiError) return cause.body
  if (typeof cause === 'object' && cause !== null && 'titre' in cause) return cause as ErrorBody
  return {
    kind: 'interne',
    titre: 'Quelque chose n’a pas fonctionné.',
    explication: cause instanceof Error ? cause.message : String(cause),
    issue: 'Recommencez ; si cela se reproduit, relancez Maillage. Votre dossier est enregistré.',
  }
}

export const televerser = (fichier: File): Promise<string> => transport.source(fichier)

/** Gives a file to the user: native dialog under Electron, download in a browser. */
export async function enregistrer(nom: string, base64: string): Promise<void> {
  if (window.maillage !== undefined) {
    await window.maillage.enregistrerFichier(nom, base64)
    return
  }
  const lien = document.createElement('a')
  lien.href = URL.createObjectURL(new Blob([octets(base64)]))
  lien.download = nom
  lien.click()
  setTimeout(() => URL.revokeObjectURL(lien.href), 60_000)
}

export function octets(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
}
