/**
 * A sheet as a virtual text: one line per row of the sheet, empty rows kept so that line numbers are the sheet's, cells
 * separated by tabs. A line is as wide as the widest before it, so that rows below a header have all its columns.
 */
import * as errors from './errors.ts'

/** Text of the largest sheet accepted. Bytes. */
const MAXIMUM = 600e6
const MORCEAU = 1 << 20

export class TexteVirtuel {
  lignes = 0
  #largeur = 0
  #attente = ''
  #octets = 0
  readonly #nom: string
  readonly #morceaux: Buffer[] = []

  /** @param nom of the sheet, for the message. */
  constructor(nom: string) {
    this.#nom = nom
  }

  /** @param numero row of the sheet, from 1, growing. @throws MaillageError fichier-non-reconnu: too large. */
  ajouter(numero: number, cells: readonly string[]): void {
    this.#attente += '\n'.repeat(Math.max(0, numero - 1 - this.lignes))
    this.lignes = numero
    if (cells.length > this.#largeur) this.#largeur = cells.length
    this.#attente += `${cells.join('\t')}${'\t'.repeat(this.#largeur - cells.length)}\n`
    if (this.#attente.length > MORCEAU) this.#poser()
  }

  get octets(): number {
    return this.#octets + this.#attente.length
  }

  fin(): Uint8Array {
    this.#poser()
    return new Uint8Array(Buffer.concat(this.#morceaux))
  }

  #poser(): void {
    const morceau = Buffer.from(this.#attente)
    this.#morceaux.push(morceau)
    this.#octets += morceau.length
    this.#attente = ''
    if (this.#octets > MAXIMUM) throw errors.classeurTropGros(this.#nom)
  }
}
