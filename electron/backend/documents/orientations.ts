/** The pages of a document by the direction of their sheet, as its headings ask for. */
import type { Block } from '../../../shared/document/model.ts'

export interface Orientation {
  readonly paysage: boolean
  readonly blocs: readonly Block[]
}

/**
 * A landscape section lasts until the next heading of its level or above. Each part begins on a page of its own: breaks at
 * its ends would leave a blank one.
 */
export function orientations(blocs: readonly Block[]): Orientation[] {
  const parts: { paysage: boolean; blocs: Block[] }[] = []
  let niveau: number | null = null
  for (const bloc of blocs) {
    if (bloc.type === 'heading') {
      if (niveau !== null && bloc.level <= niveau) niveau = null
      if (niveau === null && bloc.paysage === true) niveau = bloc.level
    }
    const paysage = niveau !== null
    const ici = parts.at(-1)
    if (ici === undefined || ici.paysage !== paysage) parts.push({ paysage, blocs: [bloc] })
    else ici.blocs.push(bloc)
  }
  return parts.length < 2
    ? parts
    : parts.map(({ paysage, blocs: siens }) => ({ paysage, blocs: sansSautAuBord(siens) }))
}

function sansSautAuBord(blocs: readonly Block[]): Block[] {
  const pleins = blocs.map(({ type }) => type !== 'pageBreak')
  return blocs.slice(Math.max(0, pleins.indexOf(true)), pleins.lastIndexOf(true) + 1)
}
