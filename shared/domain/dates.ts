/** Dates as a French reader types them, kept as ISO 8601: the one reading of a day, and the one check that it exists. */

/** A day of the calendar, "2024-02-29"; not "2026-02-29", nor a text of another shape. */
export function jourExiste(iso: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return false
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)
}

/** "2026-11-22" → "22/11/2026"; any other text as it is. */
export function dateEcrite(iso: string): string {
  const morceaux = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  return morceaux === null ? iso : `${morceaux[3]}/${morceaux[2]}/${morceaux[1]}`
}

/** "22/11/2026", "1-9-26", "2026-11-22" → ISO; '' for nothing typed; null: not a date that exists. */
export function lireDate(texte: string): string | null {
  const propre = texte.trim()
  if (propre === '') return ''
  const morceaux = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(propre)
  const iso =
    morceaux === null
      ? propre
      : `${(morceaux[3] ?? '').padStart(4, '20')}-${(morceaux[2] ?? '').padStart(2, '0')}-${(morceaux[1] ?? '').padStart(2, '0')}`
  return jourExiste(iso) ? iso : null
}
