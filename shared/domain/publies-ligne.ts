/** What the line of a published figure says besides its numbers: its words, and its publications with their year. */
import type { ChiffrePublie } from './portrait-types.ts'
import { comparateur } from './publies.ts'

export const COMPARES = ['departement', 'region', 'france'] as const

/** Publications of a line, each with its year: its own, then that of a figure it stands beside when it is another. */
export function sourcesDe(tous: readonly ChiffrePublie[], p: ChiffrePublie): string {
  const dite = ({ source, millesime }: ChiffrePublie): string =>
    millesime === null || source.includes(millesime.slice(0, 4)) ? source : `${source}, ${millesime}`
  const autres = COMPARES.flatMap((territoire) => comparateur(tous, p, territoire) ?? [])
  return [...new Set([p, ...autres].map(dite))].join('\u00a0; ')
}

/** Words of a line; its year too where the same figure is there for several. */
export function motsDe(p: ChiffrePublie, lignes: readonly ChiffrePublie[]): string {
  const mots = (un: ChiffrePublie) => (un.base === null ? un.libelle : `${un.libelle}, ${un.base}`)
  const autreAnnee = lignes.some(
    (un) => mots(un) === mots(p) && un.secteur === p.secteur && un.millesime !== p.millesime,
  )
  return autreAnnee && p.millesime !== null ? `${mots(p)} (${p.millesime})` : mots(p)
}
