/**
 * Paths in the inputs of the contract. A path says by its type what it names; hosts find paths by that type alone and
 * replace each by the one they allow, so a field is never taken for a path, nor a path missed, by its name.
 */
import { z } from 'zod'

/** What a path names: a dossier, a file to read, a file to write. */
export type SorteChemin = 'dossier' | 'source' | 'sortie'

const sortes = z.registry<{ readonly sorte: SorteChemin }>()

/** The dossier of a call. In the browser: a bare name, or a path in the folder of dossiers. */
export const cheminDossier = z.string().min(1).brand<'dossier'>()
sortes.add(cheminDossier, { sorte: 'dossier' })
/** A file that is read. In the browser: the opaque name of one that was received. */
export const cheminSource = z.string().min(1).brand<'source'>()
sortes.add(cheminSource, { sorte: 'source' })
/** A file that is written. A browser names none. */
export const cheminSortie = z.string().min(1).brand<'sortie'>()
sortes.add(cheminSortie, { sorte: 'sortie' })

export type CheminDossier = z.output<typeof cheminDossier>

/** What this schema's value names; undefined: it is no path. */
export function sorteDeChemin(schema: z.core.$ZodType): SorteChemin | undefined {
  return sortes.get(schema)?.sorte
}

/** Schemas that say of another whether it may be absent. */
const ENVELOPPES = new Set(['optional', 'default', 'prefault', 'nullable', 'nonoptional', 'readonly'])

/** The parts of a schema in which a path may lie, as they lie in its values. */
export function partiesDe(schema: z.core.$ZodType): {
  readonly interne?: z.core.$ZodType
  readonly element?: z.core.$ZodType
  readonly champs?: Readonly<Record<string, z.core.$ZodType>>
} {
  const { def } = schema._zod
  if (ENVELOPPES.has(def.type)) return { interne: (def as z.core.$ZodOptionalDef).innerType }
  if (def.type === 'array') return { element: (def as z.core.$ZodArrayDef).element }
  if (def.type === 'object') return { champs: (def as z.core.$ZodObjectDef).shape }
  return {}
}
