/** A real backend with folders of its own, closed and removed when the test ends. */
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Backend, openBackend } from '../electron/backend/backend.ts'
import { tempFolder } from './temp-folder.ts'

export interface TestBackend {
  readonly backend: Backend
  readonly folder: string
  /** A path in the working folder. */
  file(name: string): string
}

/** Another backend on the same `folder` is another window, as another process would be. */
export async function testBackend(folder: string = tempFolder()): Promise<TestBackend> {
  const espace = { hote: 'web', dossiers: folder, bibliotheque: join(folder, 'bibliotheque') } as const
  const backend = await openBackend({ espace })
  onTestFinished(() => backend.close())
  return { backend, folder, file: (name) => join(folder, name) }
}
