/**
 * Which source speaks for this commune: the one rule, for every figure by commune and everywhere it is shown.
 *
 * Of one figure and vintage, sources are heard in this order: the one that the user keeps; the files, newest first; the
 * embedded reference; files that contradict it; contours. The first that says something of a commune speaks for it.
 * That a value is secret is something said, that another file does not lift. Populations and areas are of public
 * record: there a source without the value leaves the word to the next one. Areas hardly move: each commune has the
 * newest that is known of it, whatever its year.
 */

import { formatNumber } from '../format.ts'
import { compte } from '../francais.ts'
import { comparerMillesimes } from '../millesimes.ts'
import type { Quantity } from '../quantity.ts'
import { missing, valeurOuMinimum } from '../quantity-ops.ts'
import { type Comparaison, type Faits, type Serie, VOIX } from './faits.ts'
import { POPULATION, SUPERFICIE } from './ids.ts'
import { memoriser } from './memoire.ts'

const PUBLIQUES: ReadonlySet<string> = new Set([POPULATION, SUPERFICIE])

/** "" asks for every year at once: the newest that is known of each commune. */
export const TOUTES_ANNEES = ''

/** One figure in one vintage, as its sources tell it. */
export interface Lecture {
  readonly millesime: string
  /** In the order in which they are heard: the first is the one published. */
  readonly series: readonly Serie[]
  /** What is said of a commune, and by whom; undefined: nobody speaks of it. */
  parole(code: string): Parole | undefined
}

export interface Parole {
  readonly serie: Serie
  readonly valeur: Quantity
}

/** The year in which a figure is read: of what hardly moves, all of them for its newest. */
export function anneeLue(faits: Pick<Faits, 'series'>, id: string, millesime: string): string {
  if (id !== SUPERFICIE) return millesime
  const dites = annees(faits, id, true)
  return dites.includes(millesime) && dites.at(-1) !== millesime ? millesime : TOUTES_ANNEES
}

/** Series of each figure, of all vintages, in the order in which they were given. */
export function seriesParFigure({ series }: Pick<Faits, 'series'>): ReadonlyMap<string, readonly Serie[]> {
  return memoriser(series, 'par figure', () => Map.groupBy(series, ({ definition }) => definition.id))
}

export const seriesDe = (faits: Pick<Faits, 'series'>, id: string): readonly Serie[] =>
  seriesParFigure(faits).get(id) ?? []

/** Vintages of a figure, oldest first; `fichiers`: those that a file of the dossier tells. */
export function annees(faits: Pick<Faits, 'series'>, id: string, fichiers = false): readonly string[] {
  const dites = seriesDe(faits, id).filter((une) => !fichiers || estFichier(une))
  return [...new Set(dites.map(({ millesime }) => millesime))].sort(comparerMillesimes)
}

export const estFichier = ({ voix = 'fichier' }: Serie): boolean => voix === 'fichier' || voix === 'contredite'

/** @param premiere a source that is heard before the others, that of the figure which this one weights. */
export function lire(
  faits: Pick<Faits, 'series' | 'retenues'>,
  id: string,
  millesime: string,
  premiere: number | null | undefined = faits.retenues.get(id),
): Lecture {
  return memoriser(faits, `lecture ${id} ${millesime} ${premiere}`, () => {
    const siennes = seriesDe(faits, id).filter((une) => millesime === TOUTES_ANNEES || une.millesime === millesime)
    const series = siennes.length < 2 ? siennes : siennes.toSorted((a, b) => entendre(a, b, premiere))
    const [seule] = series
    const publique = PUBLIQUES.has(id)
    const parole =
      series.length === 1 && seule !== undefined && !publique
        ? (code: string) => dire(seule, code)
        : (code: string) => quiParle(series, code, publique, faits.retenues.get(id))
    return { millesime, series, parole }
  })
}

function entendre(a: Serie, b: Serie, premiere: number | null | undefined): number {
  const rang = (une: Serie) => {
    const { voix = 'fichier', source } = une
    return premiere !== undefined && source === premiere && voix !== 'contours' ? -1 : VOIX.indexOf(voix)
  }
  if ((a.voix === 'contours') !== (b.voix === 'contours')) return a.voix === 'contours' ? 1 : -1
  return comparerMillesimes(b.millesime, a.millesime) || rang(a) - rang(b)
}

function dire(serie: Serie, code: string): Parole | undefined {
  const valeur = serie.valeurs.get(code)
  return valeur === undefined ? undefined : { serie, valeur: mesurable(serie, valeur) }
}

function quiParle(
  series: readonly Serie[],
  code: string,
  publique: boolean,
  retenue: number | null | undefined,
): Parole | undefined {
  let premiere: Parole | undefined
  for (const serie of series) {
    const dite = dire(serie, code)
    if (dite === undefined) continue
    if (dite.valeur.kind !== 'missing') return contredire(dite, series, code, retenue)
    if (publique) premiere ??= dite
    // A file of larger territories only has nothing to hide of a commune.
    else if (serie === series[0] || dite.valeur.reason !== 'non_diffuse') return dite
  }
  return premiere
}

/** No place is of 0 km²: a source that says so does not know it. */
function mesurable({ definition }: Serie, lue: Quantity): Quantity {
  if (definition.id !== SUPERFICIE || lue.kind !== 'known' || lue.value > 0) return lue
  return missing('non_disponible', lue.unit, { ...lue, coverage: { known: 0, total: lue.coverage.total } })
}

/** The embedded population, where a file says another in vain: what it said is told with it. */
function contredire(dite: Parole, series: readonly Serie[], code: string, retenue: number | null | undefined): Parole {
  const { serie, valeur } = dite
  if (serie.voix !== 'incluse' || retenue === null) return dite
  const autre = series.find((une) => une.voix === 'contredite' && une.valeurs.has(code))?.valeurs.get(code)
  const nombre = autre === undefined ? null : valeurOuMinimum(autre)
  if (autre === undefined || nombre === null) return dite
  const fichier = autre.sources[0]?.file ?? 'fichier importé'
  const formula = `${valeur.formula} («\u00a0${fichier}\u00a0» dit ${formatNumber(nombre, 0)}, non retenu\u00a0: voir les contrôles)`
  return { serie, valeur: { ...valeur, formula } }
}

/** Value in each of these communes; one that nobody speaks of was not imported. */
export function valeursDe({ series, millesime, parole }: Lecture, communes: readonly string[]): Quantity[] {
  const unite = series[0]?.definition.unite ?? 'nombre'
  const annee = millesime === TOUTES_ANNEES ? null : millesime
  return communes.map((code) => parole(code)?.valeur ?? missing('non_importe', unite, { millesime: annee }))
}

/** Who speaks for these communes besides the first, and for how many. */
function secours({ series, parole }: Lecture, communes: readonly string[]): Map<Serie, number> {
  const autres = new Map<Serie, number>()
  if (series.length < 2) return autres
  for (const code of communes) {
    const serie = parole(code)?.serie
    if (serie !== undefined && serie !== series[0]) autres.set(serie, (autres.get(serie) ?? 0) + 1)
  }
  return autres
}

const pour = (communes: number) => `\u00a0; pour ${compte(communes, 'commune')}, `

/** All the sources of the communes of a territory: "fichier 1 ; pour 2 communes, fichier de l’Allier". */
export function libelleSources(lecture: Lecture, communes: readonly string[]): string {
  const suite = [...secours(lecture, communes)].map(([serie, n]) => `${pour(n)}${serie.libelleSource}`)
  return `${lecture.series[0]?.libelleSource ?? ''}${suite.join('')}`
}

/** What to compare with: of the published source, then of those that speak for some commune. */
export function comparaisonsDe(lecture: Lecture, communes: readonly string[]): readonly Comparaison[] {
  const [premiere] = lecture.series
  if (premiere === undefined) return []
  const lues = [...premiere.comparaisons]
  for (const serie of secours(lecture, communes).keys()) {
    const connus = new Set(lues.map(territoire))
    lues.push(...serie.comparaisons.filter((une) => !connus.has(territoire(une))))
  }
  return lues
}

const territoire = ({ niveau, territoire: code }: Comparaison) => `${niveau} ${code}`

/** True of a source that speaks of none of the communes that the first speaks of: it says the rest, not the same otherwise. */
export function ditLeReste(serie: Serie, autre: Serie, communes: readonly string[]): boolean {
  const siennes = communes.filter((code) => autre.valeurs.has(code))
  return siennes.length > 0 && siennes.every((code) => !serie.valeurs.has(code))
}
