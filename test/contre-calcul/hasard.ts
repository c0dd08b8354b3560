/** Numbers drawn from a printed seed (mulberry32): the same seed gives the same draw on every machine. */
export interface Hasard {
  /** 0 to n − 1. */
  entier(n: number): number
  chance(part: number): boolean
  parmi<T>(choix: readonly T[]): T
}

export function hasard(graine: number): Hasard {
  let etat = graine >>> 0
  const suivant = (): number => {
    etat = (etat + 0x6d2b79f5) >>> 0
    let t = Math.imul(etat ^ (etat >>> 15), etat | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const entier = (n: number): number => Math.floor(suivant() * n)
  return {
    entier,
    chance: (part) => suivant() < part,
    parmi: (choix) => choix[entier(choix.length)] as (typeof choix)[number],
  }
}
