/** Order of vintages: "2022", the end of a period ("2016-2021"), a date ("2026-05-12"); one without year is the oldest. */

function cle(millesime: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(millesime)
  const fin = date ? millesime.slice(0, 4) : (millesime.match(/(?:19|20)\d{2}/g)?.at(-1) ?? '')
  return `${fin} ${millesime}`
}

/** Negative when `a` is the older. */
export function comparerMillesimes(a: string, b: string): number {
  const [ka, kb] = [cle(a), cle(b)]
  return ka === kb ? 0 : ka < kb ? -1 : 1
}
