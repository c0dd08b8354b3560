/** Text as both renderers print it: whole, well-formed, in reading direction. */
import type { Cell, Inline } from '../../../shared/document/model.ts'

export interface Run {
  readonly text: string
  readonly strong: boolean
  readonly em: boolean
  readonly muted: boolean
  readonly champ: boolean
  readonly change: 'ajoute' | 'retire' | null
}

/** Controls that neither XML 1.0 nor a printed page can hold. A tab and a line feed are kept. */
const UNPRINTABLE = /[\p{Cc}\uFFFE\uFFFF]/gu

/** The text as typed; only what no page can show (controls, halves of a surrogate pair) becomes U+FFFD, never nothing. */
export function clean(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .toWellFormed()
    .replace(UNPRINTABLE, (c) => (c === '\n' || c === '\t' ? c : '\uFFFD'))
}

export function runsOf(content: readonly Inline[]): Run[] {
  return content
    .map((inline) => (typeof inline === 'string' ? { text: inline } : inline))
    .filter((inline) => inline.text !== '')
    .map((inline) => ({
      text:
        inline.champ === true ? clean(inline.text).replace(/^à compléter$/i, 'à\u00A0compléter') : clean(inline.text),
      strong: inline.strong === true,
      em: inline.em === true,
      muted: inline.muted === true,
      champ: inline.champ === true,
      change: inline.change ?? null,
    }))
}

/** « 1er », « 1re », « 2e », « 21es » standing alone; not the end of a code or of a file's name. */
const ORDINAL = /(?<=(?<![\p{L}\d_.,/-])\d{1,2})(er|re|es?)(?![\p{L}\d_./-])/u

/** The text in order, the letters of its ordinals apart: « 1 » then « er », which is printed above the line. */
export function ordinaux(text: string): { readonly text: string; readonly exposant: boolean }[] {
  return text
    .split(ORDINAL)
    .map((part, rang) => ({ text: part, exposant: rang % 2 === 1 }))
    .filter((part) => part.text !== '')
}

/** A cell's runs and its tone, whichever of its three spellings the builder used. */
export function cellOf(cell: Cell): { runs: Run[]; tone: 'plain' | 'muted' | 'strong' } {
  if (typeof cell === 'string') return { runs: runsOf([cell]), tone: 'plain' }
  if (Array.isArray(cell)) return { runs: runsOf(cell), tone: 'plain' }
  const toned = cell as { readonly content: readonly Inline[]; readonly tone: 'muted' | 'strong' }
  return { runs: runsOf(toned.content), tone: toned.tone }
}

/** True when the first letter belongs to a right-to-left script (rule P2 of the Unicode bidirectional algorithm). */
export function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0]
  return (
    first !== undefined &&
    /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(first)
  )
}

/** Words longer than this are cut into pieces between which a line may end: nothing may run off the page. */
const LONGEST_WORD = 24
const PIECE = 8
const LONG_WORD = new RegExp(`([^\\s\\-]{${LONGEST_WORD + 1},})`, 'u')
const segmenter = new Intl.Segmenter('fr', { granularity: 'grapheme' })

/**
 * The text in order, ordinary stretches whole and words too long for a line in pieces. Pieces rather than zero-width
 * spaces inside the word: those would be glued to a letter's meaning in the PDF, and copying or searching would suffer.
 */
export function breakable(text: string): { readonly text: string; readonly piece: boolean }[] {
  return text
    .split(LONG_WORD)
    .filter((part) => part !== '')
    .flatMap((part) =>
      part.length > LONGEST_WORD && !/[\s-]/u.test(part) ? pieces(part) : [{ text: part, piece: false }],
    )
}

/** Between two such signs, a part of this length is not cut. */
const LONGEST_PART = 16
/** File names and addresses end a line after one of these rather than inside a word. */
const APRES_SIGNE = /(?<=[_.,;:/\\=&?])/u

function pieces(word: string): { text: string; piece: boolean }[] {
  return word.split(APRES_SIGNE).flatMap((part) => {
    const letters = Array.from(segmenter.segment(part), ({ segment }) => segment)
    if (letters.length <= LONGEST_PART) return [{ text: part, piece: true }]
    const result: { text: string; piece: boolean }[] = []
    for (let i = 0; i < letters.length; i += PIECE)
      result.push({ text: letters.slice(i, i + PIECE).join(''), piece: true })
    return result
  })
}

/** "Source : …", unless the text already says what it is ("Sources : …", "Fond de carte : …"). */
export function sourceText(source: string): string {
  return /^(sources?|fond)\b/i.test(source.trim()) ? source : `Source\u00A0: ${source}`
}

/** '2026-11-21' → '21 novembre 2026'; the first of a month is '1er'. */
export function longDate(iso: string): string {
  const { year, month, day } = dateParts(iso)
  const name = new Intl.DateTimeFormat('fr-FR', { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(year, month - 1, day),
  )
  return `${day === 1 ? '1er' : day}\u00A0${name}\u00A0${year}`
}

/** @throws RangeError when the date is not an existing ISO day. */
export function dateParts(iso: string): { year: number; month: number; day: number } {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)
  const [year, month, day] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  if (match === null || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    throw new RangeError(`not an ISO date: ${iso}`)
  return { year, month, day }
}
