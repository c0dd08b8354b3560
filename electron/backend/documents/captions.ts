/** Numbers of figures and tables, in reading order, the same in PDF and Word: « Carte 1. … », « Tableau 2. … ». */
import type { Block } from '../../../shared/document/model.ts'

const NUMBERED = /^(carte|tableau|figure|graphique)\s+\d/i

/** Caption of each figure and captioned table. A caption that already says its number keeps it. */
function captions(blocks: readonly Block[]): Map<Block, string> {
  const result = new Map<Block, string>()
  const counts = { Carte: 0, Graphique: 0, Tableau: 0 }
  const add = (block: Block, label: keyof typeof counts, caption: string): void => {
    counts[label] += 1
    const numbered = caption === '' || NUMBERED.test(caption)
    result.set(block, numbered ? caption : `${label}\u00A0${counts[label]}. ${caption}`)
  }
  const visit = (list: readonly Block[]): void => {
    for (const block of list) {
      if (block.type === 'figure') add(block, block.kind === 'graphique' ? 'Graphique' : 'Carte', block.caption)
      else if (block.type === 'table' && block.caption !== null) add(block, 'Tableau', block.caption)
      else if (block.type === 'columns') {
        visit(block.left)
        visit(block.right)
      }
    }
  }
  visit(blocks)
  return result
}

/** The same blocks, captions numbered. */
export function withCaptions(blocks: readonly Block[]): Block[] {
  const texts = captions(blocks)
  const visit = (block: Block): Block => {
    if (block.type === 'columns') return { ...block, left: block.left.map(visit), right: block.right.map(visit) }
    const caption = texts.get(block)
    if (caption === undefined) return block
    return block.type === 'figure' || block.type === 'table' ? { ...block, caption } : block
  }
  return blocks.map(visit)
}
