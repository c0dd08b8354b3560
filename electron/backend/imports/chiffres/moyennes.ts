/**
 * Means per person (APL) carry their weight in another column of the same row: that is what brings them to a commune
 * made of several lines, and to the départements, régions and France that they are compared with.
 */
import { indicateur as catalogue } from '../../../../shared/domain/indicateurs/catalogue.ts'
import type { Place } from '../communes/zone.ts'
import type { Part } from '../passage/combine.ts'
import type { Mesure } from '../profiles/types-mesures.ts'
import type { Comparaisons } from './comparaisons.ts'
import type { Given } from './lire-valeurs.ts'

interface Cles {
  readonly produit: object
  readonly poids: object
}

export class Moyennes {
  readonly #totals: Comparaisons
  readonly #cles = new Map<Mesure, Cles>()
  /** Id of the weight of a figure of the catalogue; null: it is no mean. */
  readonly #poids = new Map<Mesure, string | null>()

  constructor(totals: Comparaisons) {
    this.#totals = totals
  }

  /** What one row gives, for a commune inside or outside the study area. */
  ajouter(given: readonly Given[], place: Place & { readonly kind: 'dedans' | 'dehors' }, code: string): void {
    for (const { mesure, value } of given) {
      const id = this.#poidsDe(mesure)
      if (id === null || value?.kind !== 'number') continue
      const poids = given.find((une) => pese(une.mesure, mesure, id))?.value
      if (poids?.kind !== 'number') continue
      let cles = this.#cles.get(mesure)
      if (cles === undefined) {
        cles = { produit: {}, poids: {} }
        this.#cles.set(mesure, cles)
      }
      this.#totals.ajouter(cles.produit, place, { kind: 'number', value: value.value * poids.value }, code)
      this.#totals.ajouter(cles.poids, place, poids, code)
    }
  }

  /** What the sums of this mean are kept under; undefined when it is none, or came without weights. */
  cles(mesure: Mesure): Cles | undefined {
    return this.#cles.get(mesure)
  }

  /** The weight of each line of this mean, found in the column of weights. */
  poids(
    mesure: Mesure,
    columns: Iterable<{ readonly mesure: Mesure; readonly parts: ReadonlyMap<string, readonly Part[]> }>,
  ): ((part: Part) => number | null) | undefined {
    const id = this.#poidsDe(mesure)
    if (id === null) return undefined
    const colonne = [...columns].find((une) => pese(une.mesure, mesure, id))
    if (colonne === undefined) return undefined
    const parLigne = new Map([...colonne.parts.values()].flat().map(({ ligne, value }) => [ligne, value] as const))
    return ({ ligne }) => {
      const value = parLigne.get(ligne)
      return value?.kind === 'number' ? value.value : null
    }
  }

  #poidsDe(mesure: Mesure): string | null {
    let id = this.#poids.get(mesure)
    if (id === undefined) {
      const definition = catalogue(mesure.indicateur)
      id = definition?.nature === 'moyenne' ? (definition.poids ?? null) : null
      this.#poids.set(mesure, id)
    }
    return id
  }
}

function pese(poids: Mesure, mesure: Mesure, id: string): boolean {
  return poids.indicateur === id && poids.millesime === mesure.millesime
}
