/** Where values come from, in words: the one place for sources. The words of values are those of `format.ts`. */
import { formatDate, formatNumber } from '../format.ts'
import type { Quantity, SourceRef } from '../quantity.ts'

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

/**
 * "Insee, SUPERF, 2023, communes.csv, ligne 12": all that is known of one source. `exact`: dates and numbers as a program
 * reads them, else as they are printed.
 */
export function sourceTexte({ label, millesime, file, line }: SourceRef, exact = true): string {
  const annee = millesime === null || label.includes(millesime) ? null : exact ? millesime : formatDate(millesime)
  const ligne = line === null ? null : `ligne ${exact ? line : formatNumber(line)}`
  return [label, annee, file, ligne].filter((mot) => mot !== null).join(', ')
}

/** Between the subjects of a file of several. */
export const ENTRE_SUJETS = /[ \u00a0\u202f]; /

/**
 * "Insee, populations municipales 2013 à 2016 et 2021 ; Annuaire Santé du 12 mai 2026": each label once; null without
 * source. A file of several subjects is named by each of them.
 */
export function sourcesTexte(sources: readonly SourceRef[]): string | null {
  const parLabel = new Map<string, Set<string>>()
  for (const { label, millesime } of sources) {
    for (const sujet of label.split(ENTRE_SUJETS)) {
      // The years follow: « plusieurs années » says no more.
      const nom = sujet.replace(/, plusieurs années$/, '')
      const annees = parLabel.get(nom) ?? new Set()
      if (millesime !== null && !label.includes(millesime)) annees.add(millesime)
      parLabel.set(nom, annees)
    }
  }
  const textes = [...parLabel].map(([label, annees]) => [label, periodes([...annees].sort())].join(' ').trim())
  return textes.length === 0 ? null : textes.join(`\u00a0; `)
}

/** Sorted years: "2013 à 2020, 2022 et 2023"; three in a row or more are a period. Dates and periods stay as they are. */
export function periodes(tries: readonly string[]): string {
  const suites: string[][] = []
  for (const millesime of tries) {
    const suite = suites.at(-1)
    const suivante = /^\d{4}$/.test(millesime) && Number(suite?.at(-1)) + 1 === Number(millesime)
    if (suite !== undefined && suivante) suite.push(millesime)
    else suites.push([millesime])
  }
  const mots = suites.flatMap((suite) => (suite.length > 2 ? `${suite[0]} à ${suite.at(-1)}` : suite.map(dateOuAnnee)))
  return mots.length < 2 ? mots.join('') : `${mots.slice(0, -1).join(', ')} et ${mots.at(-1)}`
}

function dateOuAnnee(millesime: string): string {
  return /^\d{4}-\d{2}-\d{2}/.test(millesime) ? `du ${formatDate(millesime.slice(0, 10))}` : millesime
}

/** Sources of several quantities together. */
export function sourcesDe(quantites: readonly Quantity[]): string | null {
  return sourcesTexte(quantites.flatMap((q) => q.sources))
}
