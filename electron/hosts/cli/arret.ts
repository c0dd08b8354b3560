/**
 * Ctrl-C, or the system asking to stop: the command is asked to give up cleanly, the dossier closed as it was. Asked
 * twice, or when it does not answer, it ends at once; the dossier then recovers by itself at its next opening.
 */
const CODES = { SIGINT: 130, SIGTERM: 143 } as const

/** Milliseconds left to a command to close what it has opened. */
const DELAI = 5000

export interface Arret {
  readonly signal: AbortSignal
  /** Exit code of a command that was stopped (the convention of shells); null while nobody asked. */
  code(): number | null
}

export function ecouterArret(): Arret {
  const stop = new AbortController()
  let code: number | null = null
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (code !== null) process.exit(code)
      const asked = CODES[name]
      code = asked
      stop.abort()
      setTimeout(() => process.exit(asked), DELAI).unref()
    })
  }
  return { signal: stop.signal, code: () => code }
}
