/** Labels and codes of long files: the same few, met in a hundred thousand rows. */

/** A damaged file may have as many as it has rows: those beyond are computed again. */
const GARDES = 20_000

/** `compute`, remembered by its text. */
export function memo<T>(compute: (text: string) => T): (text: string) => T {
  const connus = new Map<string, { readonly fait: T }>()
  return (text) => {
    const connu = connus.get(text)
    if (connu !== undefined) return connu.fait
    const fait = compute(text)
    if (connus.size < GARDES) connus.set(text, { fait })
    return fait
  }
}
