/**
 * Names that several communes bear, in a table without codes. The other lines of the same file say which départements
 * it speaks of: a name with one commune there is that commune. Where they do not decide, the study area may, if the
 * file speaks mostly of it. Each choice is told; what remains open is left out, with the communes it may be.
 */
import { departementOfCode } from '../../../shared/domain/codes.ts'
import { normaliserNom } from '../../../shared/domain/nom-commune.ts'
import type { Reference } from '../reference/types.ts'

/** What chose between several communes of the same name. */
export type Indice = 'departement' | 'zone'

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
  choisir(nom: string, codes: readonly string[]): { readonly code: string; readonly indice: Indice } | null {
    // Not a name that was waited for: the file has too many of them.
    const lignes = this.#lignes.get(normaliserNom(nom)) ?? 0
    if (lignes === 0) return null
    const decide = this.#departements.size <= DEPARTEMENTS
    const ici = decide ? codes.filter((code) => this.#departements.has(departementOfCode(code))) : []
    const [seule] = ici
    if (seule !== undefined && ici.length === 1) return { code: seule, indice: 'departement' }
    const proches = (ici.length > 0 ? ici : codes).filter((code) => this.#zone.has(code))
    const [proche] = proches
    // The same name on two lines may be two communes.
    if (proche === undefined || proches.length > 1 || lignes > 1 || !this.#parleDeLaZone()) return null
    return { code: proche, indice: 'zone' }
  }

  #parleDeLaZone(): boolean {
    const dedans = [...this.#communes].filter((code) => this.#zone.has(code)).length
    return dedans * 2 >= this.#communes.size
  }
}

/** « Vicq (03311), d’après le département des autres lignes ». */
export function phraseChoix(
  { code, indice }: { readonly code: string; readonly indice: Indice },
  reference: Reference,
): string {
  const nom = reference.commune(code)?.nom ?? code
  return `${nom} (${code}), d’après ${indice === 'departement' ? 'le département des autres lignes' : 'votre zone d’étude'}`
}
