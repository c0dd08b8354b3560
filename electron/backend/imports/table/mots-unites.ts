/** What the words of a title say of a figure, where a wrong reading would add up means or print a rate in percents. */

/** "pour 100 000 habitants", "/10 000 hab.": how many people a rate is for; null when it is for others than inhabitants. */
export function pourCombien(titre: string): 100_000 | 10_000 | 'autre' | null {
  const trouve = /(?:pour|\/)\s*(1(?:0{0,2}[\s\u00a0\u202f.]?000)|mille)(?!\d)\s*(\p{L}*)/iu.exec(titre)
  if (trouve === null) return titre.includes('\u2030') ? 'autre' : null
  const base = (trouve[1] ?? '').replace(/\D/g, '')
  const qui = (trouve[2] ?? '').toLowerCase()
  if (qui !== '' && !qui.startsWith('hab')) return 'autre'
  return base === '100000' ? 100_000 : base === '10000' ? 10_000 : 'autre'
}

/** A mean whose title begins like a count: "Nombre moyen d’actes", "Nombre d’actes par bénéficiaire". */
export function estMoyenne(titre: string): boolean {
  return /\bmoyen|\bpar (?:hab|b[ée]n[ée]f|patient|assur|personne|m[ée]nage|m[ée]decin|profession|pratic|t[êe]te|femme|enfant|acte)/i.test(
    titre,
  )
}

/** The one year of a title; null when there is none, or several: « Évolution 2015-2020 » is of neither. */
export function anneeDuTitre(titre: string): string | null {
  const annees = new Set(titre.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g))
  return annees.size === 1 ? ([...annees][0] ?? null) : null
}
