/** Which year do the figures of a file belong to? The file rarely says it: its name, its values or the user do. */
import type { Reference } from '../../reference/types.ts'
import * as errors from '../bilan/errors.ts'
import type { Tally } from '../bilan/tally.ts'

/**
 * Year in a file name: "donnees_communes_2021.csv" -> "2021"; that of the sheet before that of its workbook ("APL
 * 2015-2022.xlsx › APL_2022"), that of a date ("20240512"). Null when there is none or several.
 */
export function yearInName(nom: string): string | null {
  const partie = nom.split(' › ').at(-1) ?? nom
  return onlyYear(partie) ?? onlyYear(nom) ?? dateInName(partie)?.slice(0, 4) ?? dateInName(nom)?.slice(0, 4) ?? null
}

function onlyYear(nom: string): string | null {
  const years = [...new Set(nom.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g))]
  return years.length === 1 ? (years[0] ?? null) : null
}

/** Date in a file name: "PS_LibreAcces_Personne_activite_202605120811.txt" -> "2026-05-12". */
export function dateInName(nom: string): string | null {
  const match = /(?<!\d)(20\d{2})[-_]?(0[1-9]|1[0-2])[-_]?(0[1-9]|[12]\d|3[01])(?:[-_]?\d{4}(?:\d{2})?)?(?!\d)/.exec(
    nom,
  )
  return match === null ? null : `${match[1]}-${match[2]}-${match[3]}`
}

/** Some municipal populations of a file, spread over it, to be compared with the reference. */
export class PopulationSample {
  readonly #values: { code: string; value: number }[] = []
  #seen = 0

  add(code: string, value: number): void {
    if (this.#seen++ % 40 === 0 || this.#values.length < 50) this.#values.push({ code, value })
  }

  /**
   * Vintages of the reference that have the same figures for 95 % of the sample (10 communes at least), or for all of
   * three communes. Several fit where a census stood for years (Mayotte 2017).
   */
  recognise(reference: Reference): string[] {
    return reference.millesimes().filter((millesime) => {
      let known = 0
      let same = 0
      for (const { code, value } of this.#values) {
        const found = reference.population(code, millesime)
        if (found === undefined) continue
        known++
        if (found.value === value) same++
      }
      return known >= 10 ? same >= known * 0.95 : known >= 3 && same === known
    })
  }
}

/**
 * Vintage of a population file without year in the titles of its columns. The user's word wins, then the values, then
 * what the file says (`named`: its column of years, or its name).
 * @throws MaillageError donnees-invalides when nothing tells it.
 */
export function populationMillesime(
  given: string | undefined,
  nom: string,
  named: string | null,
  sample: PopulationSample,
  reference: Reference,
  tally: Tally,
): string {
  const read = sample.recognise(reference)
  const [only] = read
  if (given !== undefined) {
    if (only !== undefined && !read.includes(given)) {
      tally.warn(
        `Les populations sont celles du millésime ${read.join(' ou ')}, mais le millésime demandé est ${given}.`,
      )
    }
    return given
  }
  if (only === undefined || read.length > 1) {
    if (named === null) throw errors.millesimeInconnu(nom, 'ces populations')
    return named
  }
  if (named !== null && named !== only) {
    tally.warn(
      `${named === yearInName(nom) ? 'Le nom du fichier' : 'La colonne des années'} dit ${named}, mais ses populations sont celles du millésime ${only} : ${only} a été retenu.`,
    )
  }
  return only
}
