/**
 * Names that several communes bear, in a table without codes. The other lines of the same file say which départements
 * it speaks of: a name with one commune there is that commune. Where they do not decide, the study area may, if the
 * file speaks mostly of it. Each choice is told; what remains open is left out, with the communes it may be.
 */
import { departementOfCode } from '../../../../shared/domain/codes.ts'
import { normaliserNom } from '../../../../shared/domain/nom-commune.ts'
import type { Reference } from '../../reference/types.ts'
import type { LieuDit } from './lieux.ts'

/** What chose between several communes of the same name. */
export type Indice = 'departement' | 'zone'

/** The one chosen, and why. */
interface Choix<T> {
  readonly lieu: T
  readonly indice: Indice
}

/** A file of more départements than the largest région has (Occitanie: 13) speaks of no place that could decide. */
const DEPARTEMENTS = 13

export class Homonymes {
  readonly #zone: ReadonlySet<string>
  /** Communes that the other lines speak of. */
  readonly #communes = new Set<string>()
  readonly #departements = new Set<string>()
  /** Lines of each name that waits. */
  readonly #lignes = new Map<string, number>()

  /** @param zone communes of the study area. */
  constructor(zone: ReadonlySet<string>) {
    this.#zone = zone
  }

  /** A line that leads to one commune. */
  voir(code: string): void {
    this.#communes.add(code)
    this.#departements.add(departementOfCode(code))
  }

  /** A line whose name several communes bear. */
  attendre(nom: string): void {
    const cle = normaliserNom(nom)
    this.#lignes.set(cle, (this.#lignes.get(cle) ?? 0) + 1)
  }

  /** Once the other lines are read: the one of these communes that the file speaks of; null when nothing tells. */
  choisir<T extends Pick<LieuDit, 'commune'>>(nom: string, lieux: readonly T[]): Choix<T> | null {
    // Not a name that was waited for: the file has too many of them.
    const lignes = this.#lignes.get(normaliserNom(nom)) ?? 0
    if (lignes === 0) return null
    const decide = this.#departements.size <= DEPARTEMENTS
    const ici = decide ? lieux.filter(({ commune }) => this.#departements.has(departementOfCode(commune))) : []
    const [seule] = ici
    if (seule !== undefined && ici.length === 1) return { lieu: seule, indice: 'departement' }
    const proches = (ici.length > 0 ? ici : lieux).filter(({ commune }) => this.#zone.has(commune))
    const [proche] = proches
    // The same name on two lines may be two communes.
    if (proche === undefined || proches.length > 1 || lignes > 1 || !this.#parleDeLaZone()) return null
    return { lieu: proche, indice: 'zone' }
  }

  #parleDeLaZone(): boolean {
    const dedans = [...this.#communes].filter((code) => this.#zone.has(code)).length
    return dedans * 2 >= this.#communes.size
  }
}

/** « Laval-en-Belledonne (38206), autrefois Laval, d’après le département des autres lignes ». */
export function phraseChoix({ lieu, indice }: Choix<LieuDit>, reference: Reference): string {
  const nom = reference.commune(lieu.commune)?.nom ?? lieu.commune
  const autrefois = lieu.ancien === null ? '' : `, autrefois ${lieu.ancien}`
  return `${nom} (${lieu.commune})${autrefois}, d’après ${indice === 'departement' ? 'le département des autres lignes' : 'votre territoire'}`
}
