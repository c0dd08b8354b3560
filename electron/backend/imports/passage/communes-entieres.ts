/**
 * A file may tell Paris, Lyon or Marseille as a whole only, while some of their arrondissements are kept:
 * their figure is then missing, for that reason. It is never shared out between them.
 */

import { communeOfArrondissement } from '../../../../shared/domain/codes.ts'
import { accord } from '../../../../shared/domain/francais.ts'
import type { ObservationRow } from '../../store/types.ts'
import { extrait } from '../bilan/french.ts'
import type { Given } from '../chiffres/lire-valeurs.ts'
import { enClair } from '../communes/lieux-en-mots.ts'
import type { Zone } from '../communes/zone.ts'
import type { ImportContext } from '../context.ts'
import type { Mesure } from '../profiles/types-mesures.ts'

export class CommunesEntieres {
  readonly #zone: Zone
  /** By figure, the whole communes that have a line of their own. */
  readonly #lues = new Map<Mesure, Set<string>>()
  readonly #sans = new Set<string>()

  constructor(zone: Zone) {
    this.#zone = zone
  }

  /** @param ecrit code as the file has it. */
  voir(given: readonly Given[], commune: string, ecrit: string): void {
    if (communeOfArrondissement(ecrit) !== null || this.#zone.arrondissements(commune).length === 0) return
    for (const { mesure, value } of given) {
      if (value === null) continue
      const communes = this.#lues.get(mesure) ?? new Set()
      this.#lues.set(mesure, communes.add(commune))
    }
  }

  /** Arrondissements kept whose commune the file tells as a whole, for one figure at least. */
  arrondissements(): string[] {
    const communes = new Set([...this.#lues.values()].flatMap((siennes) => [...siennes]))
    return [...communes].flatMap((commune) => this.#zone.arrondissements(commune))
  }

  /** Of one figure, a missing value for each arrondissement that the file does not tell apart. */
  lignes(mesure: Mesure, millesime: string, parts: ReadonlyMap<string, unknown>): ObservationRow[] {
    const sans = [...(this.#lues.get(mesure) ?? [])]
      .flatMap((commune) => this.#zone.arrondissements(commune))
      .filter((code) => !parts.has(code))
    for (const code of sans) this.#sans.add(code)
    const vide = { valeur: null, min: null, max: null, note: null, ligne: null, parts: null }
    return sans.map((code) => ({
      indicateur: mesure.indicateur,
      millesime,
      code,
      etat: 'manquante',
      motif: 'commune_entiere',
      ...vide,
    }))
  }

  dire({ tally, reference }: ImportContext): void {
    const siens = [...this.#sans].filter((code) => this.#zone.etude.has(code))
    if (siens.length === 0) return
    const noms = extrait(siens.sort().map((code) => enClair(reference, code)))
    tally.warn(
      `Le fichier donne des chiffres de la commune entière seulement : ${noms} ${accord(siens.length, 'n’en a', 'n’en ont')} pas. Ils ne sont jamais répartis entre les arrondissements.`,
    )
  }
}
