/** Communes dragged from a list to a sector: what is carried is ours alone, plain text goes to other programs. */
import type { DragEvent } from 'react'

const TYPE = 'application/x-maillage-communes'

export function prendre(event: DragEvent, codes: readonly string[], noms: readonly string[]): void {
  event.dataTransfer.setData(TYPE, JSON.stringify(codes))
  event.dataTransfer.setData('text/plain', noms.join('\n'))
  event.dataTransfer.effectAllowed = 'move'
}

/** True, and the drop is allowed, when communes are over the element. */
export function survoler(event: DragEvent): boolean {
  if (!event.dataTransfer.types.includes(TYPE)) return false
  event.preventDefault()
  event.dataTransfer.dropEffect = 'move'
  return true
}

/** The communes laid down; none when something else was. */
export function lacher(event: DragEvent): string[] {
  const lu = event.dataTransfer.getData(TYPE)
  if (lu === '') return []
  event.preventDefault()
  const codes: unknown = JSON.parse(lu)
  return Array.isArray(codes) ? codes.filter((code) => typeof code === 'string') : []
}
