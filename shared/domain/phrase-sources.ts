/** Where values come from, in the words that stand under a map. */
import { formatDate } from './format.ts'
import type { Quantity } from './quantity.ts'

/**
 * The sources of these values in one line, each once with its years: "Insee, populations municipales 2016 et 2022". What
 * stands in parentheses (a file, a note) is left to the explanation of the figure.
 */
export function phraseSources(valeurs: Iterable<Quantity>): string {
  const annees = new Map<string, Set<string>>()
  for (const { sources } of valeurs)
    for (const { label, millesime } of sources) {
      const court = label.replace(/ \([^)]*\)$/, '')
      const lues = annees.get(court) ?? new Set<string>()
      annees.set(court, millesime === null ? lues : lues.add(millesime))
    }
  const labels = [...annees.keys()]
  const phrases = [...annees].map(([label, lues]) => {
    // One file may hold several subjects: those that another source already says are left out.
    const sujets = label.split(' ; ')
    const siens = sujets.filter((sujet) => !labels.some((autre) => autre !== label && sujet.startsWith(autre)))
    const texte = (siens.length === 0 ? sujets : siens).join(' ; ')
    const dates = [...lues].filter((date) => !texte.includes(date)).sort()
    return dates.length === 0 ? texte : `${texte} ${dates.join(' et ')}`
  })
  // Beyond three the line would run over the map.
  return phrases.length > 3 ? `${phrases.slice(0, 2).join(' · ')} et ${phrases.length - 2} autres` : phrases.join(' · ')
}

/** Of one figure in a cell: "Annuaire Santé, 12 mai 2026"; empty when it is missing. */
export function sourcesDatees({ kind, sources }: Quantity): string {
  if (kind === 'missing') return ''
  const dites = sources.map(({ label, millesime }) =>
    millesime === null ? label : `${label}, ${formatDate(millesime)}`,
  )
  return [...new Set(dites)].join('\u00a0; ')
}
