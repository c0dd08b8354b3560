/** The order of sections: each moves among those of its parent, with those that stand in it. */
import type { Section } from './useTextes.ts'

type Rangee = Pick<Section, 'id' | 'parent' | 'deplacable'>

/** Ids of the sections of one parent that may move, in their order. */
export function freres(sections: readonly Rangee[], parent: string | null): readonly string[] {
  return sections.filter((une) => une.parent === parent && une.deplacable).map(({ id }) => id)
}

/** The order once `id` has gone `pas` places down (up when negative); null: it is there already, or does not move. */
export function deplacer(sections: readonly Rangee[], id: string, pas: number): readonly string[] | null {
  const section = sections.find((une) => une.id === id)
  if (section === undefined || !section.deplacable) return null
  const ordre = [...freres(sections, section.parent)]
  const ici = ordre.indexOf(id)
  const la = Math.min(ordre.length - 1, Math.max(0, ici + pas))
  if (la === ici) return null
  ordre.splice(la, 0, ...ordre.splice(ici, 1))
  return ordre
}

/** The order once `id` was let fall on `cible`: at its place; null when it is not one of its neighbours. */
export function deposer(sections: readonly Rangee[], id: string, cible: string): readonly string[] | null {
  const parent = sections.find((une) => une.id === id)?.parent
  if (parent === undefined) return null
  const ordre = freres(sections, parent)
  const [ici, la] = [ordre.indexOf(id), ordre.indexOf(cible)]
  return ici === -1 || la === -1 ? null : deplacer(sections, id, la - ici)
}
