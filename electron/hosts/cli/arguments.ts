/** Reads the command's arguments; anything unexpected is a usage error (exit 2). */
import { parseArgs } from 'node:util'
import { MaillageError } from '../../../shared/contract/errors.ts'

export type Values = Readonly<Record<string, string | undefined>>

export interface Arguments {
  readonly positionals: readonly string[]
  readonly values: Values
  /** Options given any number of times. */
  readonly lists: Readonly<Record<string, readonly string[] | undefined>>
  /** Options without a value that were given. */
  readonly flags: ReadonlySet<string>
}

export function usage(explication: string): MaillageError {
  return new MaillageError(
    'usage',
    'Cette commande n’est pas bien écrite.',
    explication,
    'Lancez « maillage aide » pour voir les commandes.',
  )
}

/**
 * Options of a command, by long name; `o` stands for `sortie`. All take a value, but for the `flags`; `repeatable` ones
 * may be given again.
 */
export function readArguments(
  argv: readonly string[],
  options: readonly string[],
  { repeatable = [], flags = [] }: { readonly repeatable?: readonly string[]; readonly flags?: readonly string[] } = {},
): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      strict: true,
      options: Object.fromEntries([
        ...options.map((name) => [name, { type: 'string', ...(name === 'sortie' ? { short: 'o' } : {}) }] as const),
        ...repeatable.map((name) => [name, { type: 'string', multiple: true }] as const),
        ...flags.map((name) => [name, { type: 'boolean' }] as const),
      ]),
    })
    const levees = flags.filter((name) => (values as Record<string, unknown>)[name] === true)
    return { positionals, values: values as Values, lists: values as Arguments['lists'], flags: new Set(levees) }
  } catch (error) {
    throw usage(frenchParseError(error))
  }
}

function frenchParseError(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  const name = /'([^'\s]+)/.exec(message ?? '')?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `L’option « ${name} » n’existe pas pour cette commande.`
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `Il manque une valeur après « ${name} ».`
  return 'Les arguments ne peuvent pas être lus.'
}

/** The positional at `index`, or a usage error naming what is missing. */
export function required(args: Arguments, index: number, what: string): string {
  const value = args.positionals[index]
  if (value === undefined || value === '') throw usage(`Il manque ${what}.`)
  return value
}

/** Drops undefined values, so that an absent option is an absent key (exactOptionalPropertyTypes). */
export function given<K extends string>(values: Values, ...names: K[]): Partial<Record<K, string>> {
  const result: Partial<Record<K, string>> = {}
  for (const name of names) {
    const value = values[name]
    if (value !== undefined) result[name] = value
  }
  return result
}
