/** French typography of sentences written with plain spaces in the source. */

const NBSP = '\u00A0'

/** No-break spaces before : ; ? ! » % and after «. A text that already has them is left as it is. */
export function insecables(text: string): string {
  return text.replace(/ ([:;?!»%])/g, `${NBSP}$1`).replace(/« /g, `«${NBSP}`)
}
