/** What a commune code leads to today. */
import { communeOfArrondissement } from '../../../shared/domain/codes.ts'
import type { Reference } from '../reference/types.ts'

/** What a code or a name leads to. Codes are of today, best first, each once. */
export type Place =
  /** `note`: French, when the commune is not the one that was written, or was chosen among several. */
  | { readonly kind: 'une'; readonly code: string; readonly note: string | null }
  | { readonly kind: 'plusieurs'; readonly codes: readonly string[]; readonly partage: boolean }
  | { readonly kind: 'aucune' }

const AUCUNE: Place = { kind: 'aucune' }

/** An Insee code, of today or of the past; an arrondissement of Paris, Lyon or Marseille is itself. */
export function placerCode(code: string, reference: Reference): Place {
  if (communeOfArrondissement(code) !== null) return { kind: 'une', code, note: null }
  const resolution = reference.resolve(code)
  switch (resolution.kind) {
    case 'today':
      return { kind: 'une', code, note: null }
    case 'moved': {
      const nom = reference.commune(resolution.to)?.nom ?? resolution.to
      const quand = resolution.date === null ? '' : `, ${resolution.date.split('-').reverse().join('/')}`
      return {
        kind: 'une',
        code: resolution.to,
        note: `${code} est un ancien code (${resolution.event}${quand})\u00A0: aujourd’hui ${nom}.`,
      }
    }
    case 'split':
      return { kind: 'plusieurs', codes: resolution.to, partage: true }
    case 'unknown':
      return AUCUNE
  }
}
