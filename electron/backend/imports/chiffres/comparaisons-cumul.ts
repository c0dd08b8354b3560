/** Values of one figure over all the communes of today, as the lines of a file bring them. */
import { arrondissementsOf } from '../../../../shared/domain/codes.ts'

/** Not a number: no line. Infinity: a line without value. */
export interface Cumul {
  /** Lines of the commune itself. */
  readonly propre: Float64Array
  /** Lines of former communes, and of arrondissements, by their own code. */
  readonly anciennes: Map<number, Map<string, number>>
  readonly arrondissements: Map<number, Map<string, number>>
  /** Of communes of which a line is only bounded, how far above its value they may be: their value is the lower bound. */
  readonly ecarts: Map<number, number>
}

export function nouveau(communes: number): Cumul {
  return {
    propre: new Float64Array(communes).fill(Number.NaN),
    anciennes: new Map(),
    arrondissements: new Map(),
    ecarts: new Map(),
  }
}

/** Has the file a line of this commune, or of what it is made of? */
export function parle({ propre, anciennes, arrondissements }: Cumul, rang: number): boolean {
  return !Number.isNaN(propre[rang]) || anciennes.has(rang) || arrondissements.has(rang)
}

/** What is known of a commune; `entiere` when nothing of it is lacking. */
interface Lue {
  readonly valeur: number
  readonly entiere: boolean
}

/**
 * Own and former communes' lines add up; a commune's own lines are the whole where its arrondissements stand too, and
 * arrondissements make the commune when all are there. Null: no line.
 * @param couverte what has no line is zero.
 */
export function lire(cumul: Cumul, rang: number, code: string, couverte: boolean): Lue | null {
  const propre = cumul.propre[rang] ?? Number.NaN
  // Nearly all communes have one line, their own: asked millions of times, it makes no list.
  if (!Number.isNaN(propre) && !cumul.anciennes.has(rang)) {
    const entiere = Number.isFinite(propre)
    return { valeur: entiere ? propre : 0, entiere }
  }
  const anciennes = [...(cumul.anciennes.get(rang)?.values() ?? [])]
  if (!Number.isNaN(propre) || anciennes.length > 0) return additionner([propre, ...anciennes])
  const lus = cumul.arrondissements.get(rang)
  if (lus === undefined) return couverte ? { valeur: 0, entiere: true } : null
  const somme = additionner([...lus.values()])
  const tous = couverte || arrondissementsOf(code).every((un) => lus.has(un))
  return tous ? somme : { ...somme, entiere: false }
}

function additionner(nombres: readonly number[]): Lue {
  const lus = nombres.filter((nombre) => !Number.isNaN(nombre))
  const connus = lus.filter(Number.isFinite)
  return { valeur: connus.reduce((a, b) => a + b, 0), entiere: connus.length === lus.length }
}

/** Communes whose own line is the whole (`entiere` gives it), beside lines of former communes. */
export function doublees({ propre, anciennes }: Cumul, entiere: (rang: number) => number | undefined): number[] {
  return [...anciennes.keys()].filter((rang) => !Number.isNaN(propre[rang]) && propre[rang] === entiere(rang))
}

export function sansAnciennes(cumul: Cumul, communes: ReadonlySet<number>): Cumul {
  if (communes.size === 0) return cumul
  return { ...cumul, anciennes: new Map([...cumul.anciennes].filter(([rang]) => !communes.has(rang))) }
}

/** Tells a set of communes from another, met in the same order: two sums over the same ones have the same. */
export class Empreinte {
  #bas = 0x811c9dc5
  #haut = 0x9e3779b9

  ajouter(nombre: number): void {
    this.#bas = Math.imul(this.#bas ^ nombre, 0x01000193) >>> 0
    this.#haut = Math.imul(this.#haut ^ (nombre + (this.#bas >>> 7)), 0x85ebca6b) >>> 0
  }

  texte(): string {
    return [this.#haut, this.#bas].map((n) => n.toString(16).padStart(8, '0')).join('')
  }
}
