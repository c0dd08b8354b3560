/**
 * A table by commune gives each of them once. One that gives many of them on several lines describes something finer,
 * whatever its columns are called; looked at over the whole file, since the territory may hold none of those communes.
 * Where lines of one commune give two classes (a zoning), none of them is that of the commune: nothing is to be added
 * up, nor to be kept rather than the other.
 */
import type { Nature } from '../../../../shared/domain/natures.ts'
import * as errors from '../bilan/errors.ts'
import type { Mesure, ObservationLayout } from '../profiles/types-mesures.ts'
import type { NumberCell } from '../table/values.ts'

/** Communes repeated, out of the territory, that are more than a slip of the pen: this many, and this part of all. */
const MINIMUM = 3
const PART = 0.02

interface Vue {
  readonly lignes: number[]
  dedans: boolean
  /** Lines that do not give the same class. */
  divise: boolean
  readonly valeurs: Map<Mesure, number>
}

export class Repetees {
  readonly #vues = new Map<string, Vue>()
  /** Tables whose lines are added up, or are one figure each, repeat their communes rightly. */
  readonly #regarde: boolean

  constructor({ sommer, mesure }: Pick<ObservationLayout, 'sommer' | 'mesure'>) {
    this.#regarde = sommer !== true && mesure === undefined
  }

  /** @param code as the file has it. */
  voir(
    code: string,
    ligne: number,
    dedans: boolean,
    given: readonly { readonly mesure: Mesure; readonly value: NumberCell | null }[],
    nature: (mesure: Mesure) => Nature,
  ): void {
    if (!this.#regarde) return
    const vue: Vue = this.#vues.get(code) ?? { lignes: [], dedans, divise: false, valeurs: new Map() }
    if (vue.lignes.length === 0) this.#vues.set(code, vue)
    vue.lignes.push(ligne)
    for (const { mesure, value } of given) {
      if (value?.kind !== 'number' || nature(mesure) !== 'classe') continue
      const avant = vue.valeurs.get(mesure)
      if (avant !== undefined && avant !== value.value) vue.divise = true
      vue.valeurs.set(mesure, value.value)
    }
  }

  /** @throws MaillageError donnees-invalides. `choisi`: the user said what to do of a commune on several lines. */
  verdict(fichier: string, quoi: string, choisi: boolean): void {
    const plusieurs = [...this.#vues].filter(([, { lignes }]) => lignes.length > 1)
    const assez = (codes: number) => codes >= Math.max(MINIMUM, this.#vues.size * PART)
    const divisees = plusieurs.filter(([, { divise }]) => divise)
    const [divisee] = divisees.toSorted(([, a], [, b]) => Number(b.dedans) - Number(a.dedans))
    if (divisee !== undefined && (divisee[1].dedans || assez(divisees.length)))
      throw errors.plusieursClasses(fichier, divisee[0], divisee[1].lignes, quoi)
    const dehors = plusieurs.filter(([, { dedans }]) => !dedans)
    const [premiere] = dehors
    if (premiere !== undefined && !choisi && assez(dehors.length))
      throw errors.doublon(fichier, premiere[0], premiere[1].lignes, quoi)
  }
}
