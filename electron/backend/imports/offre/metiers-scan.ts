/**
 * The professions of the whole Annuaire Santé, on the bytes of its lines: one look at two cells of each of two million
 * lines. Only those who practise on their own account count.
 */
import {
  AUTRE_MEDECIN,
  GENERALISTE,
  MEDECIN,
  MODE_LIBERAL,
  SAVOIR_FAIRE_MG,
} from '../../../../shared/domain/catalogues.ts'
import type { PorteeListe } from '../communes/portee.ts'
import type { AnnuaireLayout } from '../profiles/types-offre.ts'
import { codeNu } from '../table/values.ts'

const LIBERAL = MODE_LIBERAL.charCodeAt(0)

export class MetiersScan {
  readonly #layout: AnnuaireLayout
  readonly #portee: PorteeListe
  /** By the two bytes of a profession. */
  readonly #vues = new Uint8Array(65_536)
  /** Skills of the doctors. */
  readonly #savoirs = new Set<string>()

  constructor(layout: AnnuaireLayout, portee: PorteeListe) {
    this.#layout = layout
    this.#portee = portee
  }

  /** A line of the file, its separators found. */
  voir(buffer: Buffer, start: number, end: number, separateurs: Int32Array): void {
    const layout = this.#layout
    const debut = (column: number) => (column === 0 ? start : (separateurs[column - 1] ?? end) + 1)
    const fin = (column: number) => Math.min(separateurs[column] ?? end, end)
    const cell = (column: number) => codeNu(buffer.toString('latin1', debut(column), fin(column)))
    const mode = debut(layout.mode)
    const net = fin(layout.mode) - mode === 1
    if (net ? buffer[mode] !== LIBERAL : cell(layout.mode) !== MODE_LIBERAL) return
    const from = debut(layout.profession)
    const key = fin(layout.profession) - from === 2 ? (buffer[from] ?? 0) * 256 + (buffer[from + 1] ?? 0) : -1
    if (key >= 0 && this.#vues[key] === 1) return
    const profession = cell(layout.profession)
    if (profession !== MEDECIN) {
      if (!/^\d{2}$/.test(profession) || this.#hors(cell)) return
      this.#portee.categorie(profession)
      if (key >= 0) this.#vues[key] = 1
      return
    }
    const savoir = cell(layout.savoirFaire)
    if (this.#savoirs.has(savoir) || this.#hors(cell)) return
    this.#savoirs.add(savoir)
    this.#portee.categorie(SAVOIR_FAIRE_MG.has(savoir) ? GENERALISTE : AUTRE_MEDECIN)
  }

  /**
   * A file cut by speciality: doctors of one skill only are not all the general practitioners, nor all the others; and
   * where no doctor has any, nobody is known to be one or the other.
   */
  borner(): void {
    const autres = [...this.#savoirs].filter((une) => !SAVOIR_FAIRE_MG.has(une))
    if (this.#savoirs.size === 1) this.#portee.borner(GENERALISTE)
    if (autres.length === 1 || autres.length === this.#savoirs.size) this.#portee.borner(AUTRE_MEDECIN)
  }

  /** A student, or a replacement. */
  #hors(cell: (column: number) => string): boolean {
    const { categorie, genre } = this.#layout
    return cell(categorie) === 'E' || (genre >= 0 && cell(genre) === 'GENR02')
  }
}
