/** A column of years beside figures that name none: « CODGEO;ANNEE;PMUN ». */
import { plusieursAnnees } from '../bilan/errors-valeurs.ts'
import type { ObservationLayout } from '../profiles/types-mesures.ts'
import type { Header } from '../table/header.ts'

const TITRES = ['annee', 'an', 'millesime', 'anneerecensement', 'timeperiod', 'year']
const ANNEE = /^(?:19|20)\d{2}$/
const DANS_TITRE = /(?:19|20)\d{2}/

export class ColonneAnnee {
  readonly #index: number
  readonly #titre: string
  readonly #annees = new Set<string>()

  /** Long tables read their years themselves; a zoning has that of its decrees. */
  constructor(header: Header, { mesures, mesure }: ObservationLayout) {
    const sansAnnee = mesures.some(({ index, millesime, classe, lire }) => {
      // A year chosen by hand is that of a title, or only that of the file.
      const dite = lire === undefined ? millesime !== null : DANS_TITRE.test(header.cells[index] ?? '')
      return !dite && classe === undefined
    })
    this.#index = mesure === undefined && sansAnnee ? header.find(...TITRES) : -1
    this.#titre = header.cells[this.#index] ?? ''
  }

  voir(cells: readonly string[]): void {
    const cell = this.#index < 0 ? '' : (cells[this.#index] ?? '').trim()
    if (ANNEE.test(cell)) this.#annees.add(cell)
  }

  /** The one year of the column; undefined when it has none. */
  get seule(): string | undefined {
    const [seule] = this.#annees
    return seule
  }

  /** @throws MaillageError donnees-invalides: years that would be read as one. */
  verdict(nom: string): void {
    if (this.#annees.size > 1) throw plusieursAnnees(nom, this.#titre, [...this.#annees].sort().slice(0, 6).join(', '))
  }
}
