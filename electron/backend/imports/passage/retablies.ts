/**
 * Communes restored since the list that a file is made on: Essarts-en-Bocage has in the populations of 2021 the people
 * of L'Oie and of Sainte-Florence, communes again since 2024. Its line is then that of all three: none has a value, and
 * what they are together counts in the totals that hold them all. Looked at figure by figure: a table of several years
 * has lines of the restored ones, empty in the older years.
 */

import { departementOfCode } from '../../../../shared/domain/codes.ts'
import { enumeration } from '../../../../shared/domain/francais.ts'
import type { Indicateur } from '../../../../shared/domain/indicateurs/types.ts'
import type { Retablie } from '../../reference/types.ts'
import type { ObservationRow } from '../../store/types.ts'
import type { ImportContext } from '../context.ts'
import type { CombineOptions, Part } from './combine.ts'
import { Doublees } from './retablies-doublees.ts'
import { type Ensemblees, estExtrait, lignesEnsemble } from './reunions.ts'

/** Populations, census and incomes of year N are told on the list of N + 2 or later; other figures, of that year or later. */
const LISTE = 2
const RECENSEES = /^(?:P(?:MUN|TOT|CAP)$|RP:|FILO:|EC:)/

/** Last year of a vintage: "2016-2022" → 2022, "2024-06-30" → 2024. */
function annee(millesime: string): number | null {
  const lue = millesime.match(/(?<!\d)(?:19|20)\d{2}/g)?.at(-1)
  return lue === undefined ? null : Number(lue)
}

/** Year of the oldest list of communes that a figure is told on; null: no year. */
export function anneeListe(indicateur: string, millesime: string): number | null {
  const lue = annee(millesime)
  return lue === null ? null : lue + (RECENSEES.test(indicateur) ? LISTE : 0)
}

export class Retablies {
  readonly #context: ImportContext
  readonly #exhaustif: boolean
  readonly #vus: ReadonlySet<string>
  /** Of those without line, those that the file lacks as it lacks many others. */
  readonly #extraits: ReadonlySet<string>
  readonly #parParent: ReadonlyMap<string, readonly Retablie[]>
  /** Parent → restored communes told with it, and the years. */
  readonly #dites = new Map<string, { communes: Set<string>; annees: Set<string> }>()

  #doublees: Doublees | null = null
  /** Restored commune that has a line of its own too → parent. */
  readonly #deuxFois = new Map<string, string>()

  /** To be made once the file is read to its end. @param exhaustif what has no line is zero, not absent. */
  constructor(context: ImportContext, exhaustif: boolean) {
    this.#context = context
    this.#exhaustif = exhaustif
    const { vus } = context.zone
    const retablies = context.reference.retablies().filter(({ parent }) => vus.has(parent))
    const absentes = retablies.filter(({ commune }) => !vus.has(commune))
    this.#vus = vus
    this.#extraits = new Set(absentes.flatMap(({ commune }) => (estExtrait(context, commune) ? commune : [])))
    this.#parParent = Map.groupBy(retablies, ({ parent }) => parent)
  }

  /** Looks at all the figures of the file together, before any of them is told. */
  voir(
    colonnes: readonly { readonly indicateur: string; readonly millesime: string; parle(commune: string): boolean }[],
  ): void {
    this.#doublees = new Doublees(
      [...this.#parParent.values()].flat(),
      colonnes.map(({ indicateur, millesime, parle }) => ({
        indicateur,
        liste: anneeListe(indicateur, millesime),
        parle,
      })),
    )
  }

  /** Of the whole country. @param parle has the file a line for this figure and this commune? */
  ensembles(indicateur: string, millesime: string, parle: (commune: string) => boolean): Ensemblees[] {
    return [...this.#parParent].flatMap(([parent, toutes]): Ensemblees[] => {
      if (!parle(parent)) return []
      const liste = anneeListe(indicateur, millesime)
      const doublees = toutes.filter(
        (une) => parle(une.commune) && this.#doublees?.est(une, indicateur, liste) === true,
      )
      const siennes = toutes.filter(
        (une) => doublees.includes(une) || (!parle(une.commune) && this.#avant(une, indicateur, millesime)),
      )
      if (siennes.length === 0) return []
      for (const { commune } of doublees) this.#deuxFois.set(commune, parent)
      const communes = [parent, ...siennes.map(({ commune }) => commune)]
      return [{ communes, codes: [parent], note: `${this.#noms(communes)} ensemble` }]
    })
  }

  /** The rows of one figure, for the communes kept that the file tells with others. */
  lignes(
    ensembles: readonly Ensemblees[],
    definition: Indicateur,
    millesime: string,
    parts: ReadonlyMap<string, readonly Part[]>,
    options: CombineOptions,
  ): ObservationRow[] {
    const { zone } = this.#context
    return ensembles.flatMap((ensemble) => {
      const [parent = '', ...autres] = ensemble.communes
      if (ensemble.communes.some((code) => zone.etude.has(code))) {
        const dites = this.#dites.get(parent) ?? { communes: new Set(), annees: new Set() }
        this.#dites.set(parent, dites)
        for (const code of autres) dites.communes.add(code)
        dites.annees.add(millesime)
      }
      // A restored commune with a line of its own too counts once, in that of the parent.
      const entieres = new Map([[parent, parts.get(parent) ?? []]])
      return lignesEnsemble(this.#context, ensemble, definition, millesime, entieres, options)
    })
  }

  /** Says by name which communes were told as one, once all figures are read. */
  dire(): void {
    this.#direDoublees()
    for (const [parent, { communes, annees }] of this.#dites) {
      const quand = [...annees].sort()
      const dates = quand.length < 3 ? quand.join(' et ') : `${quand[0]} à ${quand.at(-1)}`
      const [sont, communesDe] =
        communes.size < 2 ? ['est redevenue', 'une commune'] : ['sont redevenues', 'des communes']
      this.#context.tally.warn(
        `${this.#noms([...communes])} ${sont} ${communesDe} depuis : dans les chiffres de ${dates} de ce fichier, la ligne « ${this.#noms([parent])} » est celle de l’ensemble. Aucune n’y a de valeur à elle seule ; l’ensemble compte dans les totaux qui le contiennent.`,
      )
    }
  }

  /** Those whose total is compared with the study area's. */
  #direDoublees(): void {
    const { reference, zone, tally } = this.#context
    const region = (departement: string) => reference.departement(departement)?.region
    const regions = new Set([...zone.departementsEtude()].map(region))
    const siennes = [...this.#deuxFois].filter(([code]) => regions.has(region(departementOfCode(code))))
    for (const [parent, groupe] of Map.groupBy(siennes, ([, de]) => de)) {
      const communes = groupe.map(([code]) => code)
      const [ont, les, elles] =
        communes.length < 2 ? ['a', 'la', 'elle n’est comptée'] : ['ont', 'les', 'elles ne sont comptées']
      tally.warn(
        `${this.#noms(communes)} ${ont} une ligne à part, et la ligne « ${this.#noms([parent])} » de ce fichier ${les} compte aussi : ${elles} qu’une fois, dans celle-ci.`,
      )
    }
  }

  /** Is the file made on a list that did not have this commune? */
  #avant({ commune, cog }: Retablie, indicateur: string, millesime: string): boolean {
    if (this.#exhaustif) return !this.#vus.has(commune) && (annee(millesime) ?? Number.NaN) < cog
    // A line without value for this figure, in a table that has it for others; or no line in a file of nearly all.
    if (!this.#extraits.has(commune)) return true
    return (anneeListe(indicateur, millesime) ?? Number.NaN) < cog
  }

  #noms(codes: readonly string[]): string {
    return enumeration(codes.map((code) => this.#context.reference.commune(code)?.nom ?? code))
  }
}
