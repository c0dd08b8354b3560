/** Small blocks shared by the articles of the contract. */
import { type EntreeDocument, texteLibre } from './entree.ts'
import type { Block, Inline, List } from './model.ts'

export const article = (n: number, intitule: string): Block => ({
  type: 'heading',
  level: 1,
  text: `Article ${n}. ${intitule}`,
  id: `article${n}`,
})

export const liste = (...items: (string | readonly Inline[])[]): List => ({
  type: 'list',
  ordered: false,
  items: items.map((i) => (typeof i === 'string' ? [i] : i)),
})

/** What the sources do not settle: said in italics, never guessed. */
export const aConfirmer = (text: string): Inline => ({ text, em: true })

/** Stands wherever a date waits for the signature. */
export const A_CALCULER: Inline = { text: 'à calculer dès que la date de signature est connue', champ: true }

/** Own text of the user for an article, after the draft's own. */
export function libre(entree: EntreeDocument, n: number): Block[] {
  return texteLibre(entree, `contrat.article${n}`)
}
