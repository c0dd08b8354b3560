/**
 * Are the codes of this column commune codes, or postcodes? Many numbers are both (03110 is the postcode of Bellerive's
 * neighbours and the code of Espinasse-Vozelle), so the whole column is judged: codes that are no commune but are
 * postcodes, and names that fit the postcode rather than the code.
 */
import { normaliserNom } from '../../../../shared/domain/nom-commune.ts'
import type { Reference } from '../../reference/types.ts'
import * as errors from '../bilan/errors.ts'

/** A true column of commune codes has practically none; a column of postcodes has about half. */
const SHARE = 0.2
/** Names are compared for the first codes, then for one in fifty: each costs a look-up. */
const NAMES_FIRST = 300
const NAMES_EVERY = 50

export class CodesCheck {
  readonly #reference: Reference
  readonly #seen = new Set<string>()
  #postcodes = 0
  #example = ''
  #named = 0
  #namedByCode = 0
  #namedByPostcode = 0

  constructor(reference: Reference) {
    this.#reference = reference
  }

  /** @param nom name of the commune in the same row; '' when there is none. */
  add(code: string, nom: string, inconnu: boolean): void {
    if (this.#seen.has(code)) return
    this.#seen.add(code)
    if (inconnu && this.#reference.communesOfPostcode(code).length > 0) {
      this.#postcodes++
      this.#example ||= code
    }
    if (this.#seen.size > NAMES_FIRST && this.#seen.size % NAMES_EVERY !== 0) return
    if (nom.trim() === '' || /^\d+$/.test(nom.trim())) return
    const wanted = normaliserNom(nom)
    this.#named++
    const named = this.#reference.commune(code)
    if (named !== undefined && normaliserNom(named.nom) === wanted) this.#namedByCode++
    else if (this.#fitsPostcode(code, wanted)) {
      this.#namedByPostcode++
      this.#example ||= code
    }
  }

  /** @throws MaillageError donnees-invalides. */
  verdict(fichier: string): void {
    const byCode = this.#postcodes > 0 && this.#postcodes >= this.#seen.size * SHARE
    const byName = this.#namedByPostcode > this.#namedByCode && this.#namedByPostcode >= this.#named * 0.5
    if (byCode || byName) throw errors.codesPostaux(fichier, this.#example)
  }

  #fitsPostcode(code: string, wanted: string): boolean {
    return this.#reference
      .communesOfPostcode(code)
      .some((commune) => normaliserNom(this.#reference.commune(commune)?.nom ?? '') === wanted)
  }
}
