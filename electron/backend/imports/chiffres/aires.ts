/** Areas: the year they are of, and what gives away a wrong unit or mixed origins. */
import { accord } from '../../../../shared/domain/francais.ts'
import type { ObservationRow } from '../../store/types.ts'
import { superficieImpossible } from '../bilan/errors-valeurs.ts'
import { extrait } from '../bilan/french.ts'
import { enClair } from '../communes/lieux-en-mots.ts'
import type { ImportContext } from '../context.ts'
import type { Part } from '../passage/combine.ts'
import type { Mesure } from '../profiles/types-mesures.ts'
import { yearInName } from './millesime.ts'

/** The years that the notes of the areas say ("INSEE_SUPERF_2023"), of all the lines of the file. */
export class AnneesAires {
  readonly #annees = new Map<string, number>()

  voir({ indicateur, note }: Mesure, cells: readonly string[]): void {
    if (indicateur !== 'SUPERF' || note < 0) return
    const annee = /(?:19|20)\d{2}/.exec(cells[note] ?? '')?.[0]
    if (annee !== undefined) this.#annees.set(annee, (this.#annees.get(annee) ?? 0) + 1)
  }

  /** The most frequent, the newest of two; none: null. */
  get frequente(): string | null {
    const [premiere] = [...this.#annees].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1))
    return premiere?.[0] ?? null
  }
}

/** The year said by the notes, else by the file name. */
export function areaMillesime(
  { options, source, tally }: ImportContext,
  lue: string | undefined,
  { frequente }: AnneesAires,
): string {
  if (options.millesime !== undefined) return options.millesime
  const year = frequente ?? lue ?? yearInName(source.nom)
  if (year !== null) return year
  tally.warn(
    'L’année des superficies n’est écrite ni dans les colonnes ni dans le nom du fichier ; donnez-la à l’import, ou plus tard par «\u00A0Remplacer…\u00A0».',
  )
  return 'inconnu'
}

/** The largest communes: Maripasoula in Guyane (18 360 km²), Arles elsewhere (759 km²). km², with some room. */
const GEANTES = { guyane: 20_000, ailleurs: 1000 }

const NUL = /^0+(?:[.,]0*)?$/

/**
 * Hectares given for square kilometres make every density a hundred times too small; mixed origins must be seen.
 * @throws MaillageError donnees-invalides: a commune larger than any.
 */
export function warnArea(
  { tally, source, reference, zone }: ImportContext,
  mesure: Mesure,
  parts: ReadonlyMap<string, readonly Part[]>,
  toutes: readonly ObservationRow[],
): void {
  if (mesure.indicateur !== 'SUPERF') return
  const rows = toutes.filter(({ code }) => zone.etude.has(code))
  const nulles = [...parts].filter(
    ([code, lignes]) =>
      zone.etude.has(code) && lignes.some(({ value }) => value.kind === 'missing' && NUL.test(value.mark)),
  )
  if (nulles.length > 0)
    tally.warn(
      `Une superficie de 0 n’en est pas une (arrondi ou valeur absente) : ${extrait(nulles.map(([code]) => enClair(reference, code)))} ${accord(nulles.length, 'reste', 'restent')} sans superficie de ce fichier.`,
    )
  for (const { code, valeur, ligne } of rows) {
    const plafond = code.startsWith('973') ? GEANTES.guyane : GEANTES.ailleurs
    if (valeur !== null && valeur > plafond) throw superficieImpossible(source.nom, ligne, code, valeur)
  }
  const areas = rows.map(({ valeur }) => valeur ?? 0).sort((a, b) => a - b)
  if ((areas[areas.length >> 1] ?? 0) > 300) {
    tally.warn('Les superficies sont très grandes pour des km² : la colonne est peut-être en hectares.')
  }
  const origins = [...new Set(rows.flatMap(({ note }) => (note === null ? [] : [note])))].sort()
  if (origins.length > 1) tally.warn(`Les superficies viennent de plusieurs origines : ${extrait(origins)}.`)
}
