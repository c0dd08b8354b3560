/** The thread that composes documents: Typst and Word hold their thread for a second or more. */
import { workerData } from 'node:worker_threads'
import { servir } from '../fils/servir.ts'
import { composer } from './composer.ts'
import type { Matiere, Pret } from './matiere.ts'
import type { DocumentFormat } from './render.ts'

export interface Commande {
  readonly matiere: Matiere | Pret
  readonly format: DocumentFormat
}

export interface Compose {
  readonly octets: Uint8Array
  /** What this thread holds, bytes: its heap and the memory of Typst, which only grows. */
  readonly memoire: number
}

/** `preparer`: a PDF is to be expected, so Typst is loaded before being asked. */
export interface Depart {
  readonly preparer: boolean
}

servir<Commande, Compose>(
  async ({ matiere, format }, moyens) => {
    const octets = await composer(matiere, format, moyens)
    const { heapUsed, external } = process.memoryUsage()
    return { octets, memoire: heapUsed + external }
  },
  ({ octets }) => (octets.byteLength === octets.buffer.byteLength ? [octets.buffer as ArrayBuffer] : []),
)

if ((workerData as Depart).preparer) void import('./pdf.ts').then(({ preparer }) => preparer())
