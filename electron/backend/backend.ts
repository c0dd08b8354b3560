/**
 * The backend: answers the contract. The three hosts (Electron, web, command line) call `call` and nothing else.
 * Input and output are parsed here, so that no host can forget it.
 */
import { z } from 'zod'
import { MaillageError } from '../../shared/contract/errors.ts'
import { type Input, type MethodName, methods, type Output } from '../../shared/contract/methods.ts'
import type { EvenementDossier } from '../../shared/contract/transport.ts'
import type { CallContext, Espace } from './contexte.ts'
import { AtelierDocuments, SUR_PLACE } from './documents/atelier.ts'
import { espaceParDefaut } from './espace.ts'
import { texteJournal } from './handlers/dossier/libelles.ts'
import { handlers } from './handlers/index.ts'
import { borner } from './ramassage.ts'
import { ensureReference } from './reference/ensure.ts'
import { lireMouvements } from './reference/mouvements.ts'
import { openReference } from './reference/reference.ts'
import { Sessions } from './sessions.ts'

export interface CallOptions {
  /** The window that calls, by the name it gave itself: told with what its call changes. */
  readonly auteur?: string | null
  readonly onProgress?: CallContext['onProgress']
  readonly signal?: AbortSignal
}

export interface Backend {
  call<M extends MethodName>(method: M, input: Input<M>, options?: CallOptions): Promise<Output<M>>
  /** Tells of every change of a dossier, whatever call made it. Returns what stops it. `recevoir` must not throw. */
  abonner(recevoir: (evenement: EvenementDossier) => void): () => void
  close(): void
}

function usageError(method: string, error: z.ZodError): MaillageError {
  const details = error.issues.map((issue) => `${issue.path.join('.') || method} : ${issue.message}`).join(' ; ')
  return new MaillageError(
    'usage',
    'Cette demande n’est pas bien formée.',
    details,
    'Corrigez les valeurs citées, puis recommencez.',
    error,
  )
}

/** Opens the backend. `now` is the clock; the reference database is built first when it is missing. */
export async function openBackend(options: { now?: () => string; espace?: Espace } = {}): Promise<Backend> {
  borner()
  z.config(z.locales.fr())
  const reference = openReference(await ensureReference())
  const now = options.now ?? (() => new Date().toISOString())
  const abonnes = new Set<(evenement: EvenementDossier) => void>()
  const sessions = new Sessions(now, (fichier, { id: revision, date, ...ligne }, touche, auteur) => {
    const journal = { date, texte: texteJournal(ligne) }
    for (const recevoir of abonnes)
      recevoir({ type: 'dossier', fichier, revision, cpts: touche && [...touche], auteur, journal })
  })
  const espace = options.espace ?? espaceParDefaut('cli')
  reference.suivre(lireMouvements(espace.bibliotheque))
  // A command makes one document and has nobody else to answer: a thread would only delay it.
  const composition = espace.hote === 'cli' ? SUR_PLACE : new AtelierDocuments()
  return {
    async call(method, input, callOptions = {}) {
      const contract = methods[method]
      const parsed = contract.input.safeParse(input)
      if (!parsed.success) throw usageError(method, parsed.error)
      const handler = handlers[method] as (input: unknown, context: CallContext) => unknown
      const result = await handler(parsed.data, {
        reference,
        sessions,
        composition,
        mode: contract.mode,
        auteur: callOptions.auteur ?? null,
        now,
        espace,
        onProgress: callOptions.onProgress ?? (() => {}),
        signal: callOptions.signal,
      })
      // A wrong output is our own defect: it must not reach a screen as if it were true.
      return contract.output.parse(result) as Output<typeof method>
    },
    abonner(recevoir) {
      abonnes.add(recevoir)
      return () => abonnes.delete(recevoir)
    },
    close() {
      composition.fermer()
      sessions.close()
      reference.close()
    },
  }
}
