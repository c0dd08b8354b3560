/** A real backend with folders of its own, closed and removed when the test ends. */
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Backend, type CallOptions, openBackend } from '../electron/backend/backend.ts'
import { cptsNommee } from '../electron/hosts/cli/cpts-nommee.ts'
import type { Input, MethodName, Output } from '../shared/contract/methods.ts'
import { tempFolder } from './temp-folder.ts'

/** The input of a method, where a CPTS may be told by its name: numbers say nothing to who reads a test. */
export type ParNom<M extends MethodName> = {
  [K in keyof Input<M>]: K extends 'cpts'
    ? number extends Input<M>[K]
      ? Input<M>[K] | string
      : Input<M>[K]
    : Input<M>[K]
}

export interface BackendParNom extends Omit<Backend, 'call'> {
  call<M extends MethodName>(method: M, input: ParNom<M>, options?: CallOptions): Promise<Output<M>>
}

export interface TestBackend {
  readonly backend: BackendParNom
  readonly folder: string
  /** A path in the working folder. */
  file(name: string): string
}

/** Another backend on the same `folder` is another window, as another process would be. */
export async function testBackend(folder: string = tempFolder()): Promise<TestBackend> {
  const espace = { hote: 'web', dossiers: folder, bibliotheque: join(folder, 'bibliotheque') } as const
  const backend = await openBackend({ espace })
  onTestFinished(() => backend.close())
  return { backend: parNom(backend), folder, file: (name) => join(folder, name) }
}

/** Names exchanged for numbers as the command does. */
export function parNom(backend: Backend): BackendParNom {
  return {
    ...backend,
    call: async <M extends MethodName>(method: M, input: ParNom<M>, options?: CallOptions) => {
      const { cpts, fichier } = input as { readonly cpts?: unknown; readonly fichier?: unknown }
      const numero = typeof cpts === 'string' ? await cptsNommee(backend, String(fichier), cpts) : {}
      return backend.call(method, { ...input, ...numero } as unknown as Input<M>, options)
    },
  }
}
