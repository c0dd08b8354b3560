/** How far a cell of the schematic map may reach where no neighbour stops it. */
import type { Point } from './geometrie.ts'

const COTES_DISQUE = 48

/** Regular polygon around a point, counter-clockwise: the furthest that a cell without neighbours may reach. */
function disque([x, y]: Point, rayon: number): Point[] {
  return Array.from({ length: COTES_DISQUE }, (_, i) => {
    const t = (2 * Math.PI * i) / COTES_DISQUE
    return [x + rayon * Math.cos(t), y + rayon * Math.sin(t)]
  })
}

/** Reach allowed to a centre at the rim: 1.6 times the median distance to its six nearest; `seul` for an only commune. */
function portee([x, y]: Point, centres: readonly Point[], seul: number): number {
  const d: number[] = []
  for (const [u, v] of centres) {
    const distance = Math.hypot(u - x, v - y)
    if (distance === 0 || (d.length === 6 && distance >= (d[5] ?? 0))) continue
    d.push(distance)
    d.sort((m, n) => m - n)
    d.length = Math.min(d.length, 6)
  }
  return d.length === 0 ? seul : 1.6 * (d[Math.floor((d.length - 1) / 2)] ?? seul)
}

/** The furthest polygon of the cell around `centre`, by the distances to its neighbours. */
export function disquePortee(centre: Point, centres: readonly Point[], seul: number): Point[] {
  return disque(centre, portee(centre, centres, seul))
}
