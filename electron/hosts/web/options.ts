/** The options of `npm run start:web`. */
import { parseArgs } from 'node:util'
import { MaillageError } from '../../../shared/contract/errors.ts'

export interface OptionsWeb {
  readonly port: number
  readonly dossiers: string | undefined
  readonly bibliotheque: string | undefined
  /** Another folder of the built window, for tests. */
  readonly fenetre: string | undefined
  readonly navigateur: boolean
}

export const USAGE =
  'Usage : npm run start:web -- [--port 8080] [--dossiers DIR] [--bibliotheque DIR] [--sans-navigateur]'

/** Errors: MaillageError 'usage'. */
export function lireOptions(argv: readonly string[]): OptionsWeb {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string' },
        dossiers: { type: 'string' },
        bibliotheque: { type: 'string' },
        fenetre: { type: 'string' },
        'sans-navigateur': { type: 'boolean', default: false },
      },
    })
    const port = Number(values.port ?? '0')
    if (!/^\d*$/.test(values.port ?? '') || port > 65_535) throw new RangeError(`port ${values.port}`)
    return {
      port,
      dossiers: values.dossiers,
      bibliotheque: values.bibliotheque,
      fenetre: values.fenetre,
      navigateur: !values['sans-navigateur'],
    }
  } catch (cause) {
    throw new MaillageError('usage', 'Ces options ne conviennent pas.', argv.join(' '), USAGE, cause)
  }
}
