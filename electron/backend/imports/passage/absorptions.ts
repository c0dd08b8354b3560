/**
 * Communes told smaller than they are today. A file older than a merger, of which an extract keeps the code that went
 * on and not those that joined it, gives a part for the whole: each count is then a lower bound. A file of nearly all
 * communes has a line for each of its day: what it lacks had already joined.
 */

import { POPULATION } from '../../../../shared/domain/chiffres/ids.ts'
import { departementOfCode } from '../../../../shared/domain/codes.ts'
import { formatDate } from '../../../../shared/domain/format.ts'
import { accord, enumeration } from '../../../../shared/domain/francais.ts'
import type { Indicateur } from '../../../../shared/domain/indicateurs/types.ts'
import type { Resolution } from '../../reference/types.ts'
import type { ObservationRow } from '../../store/types.ts'
import { extrait } from '../bilan/french.ts'
import type { ImportContext } from '../context.ts'
import { auMoins, type Part } from './combine.ts'
import { anneeListe } from './retablies.ts'
import { estExtrait } from './reunions.ts'

/** A figure of the file, with its lines by commune of today. */
interface Figure {
  readonly indicateur: string
  readonly millesime: string
  readonly parts: ReadonlyMap<string, readonly Part[]>
}

interface Absorbee {
  readonly code: string
  readonly date: string
}

const REUNION = /^(?:Fusion|Commune nouvelle|Changement de département et commune nouvelle)/
/** A municipal population: the reference tells whether it is that of the whole. */
const TEMOINS: ReadonlySet<string> = new Set([POPULATION, 'RP:POP'])
/** Communes named one by one. */
const CITEES = 5

export class Absorptions {
  /** Communes of today, of the whole country, of which the file has a part. Told by the lines of old communes alone: none. */
  readonly partielles: ReadonlyMap<string, readonly Absorbee[]>
  readonly #context: ImportContext
  readonly #annee: number

  /**
   * To be made once the file is read to its end.
   * @param couverte what has no line there is zero, not lacking.
   */
  constructor(context: ImportContext, figures: readonly Figure[], couverte: (commune: string) => boolean) {
    this.#context = context
    this.#annee = Math.max(...figures.map(({ indicateur, millesime }) => anneeListe(indicateur, millesime) ?? 0), 0)
    this.partielles = this.#chercher(figures, couverte)
  }

  /** A count that lacks a part is a lower bound. */
  borner({ id, nature }: Indicateur, row: ObservationRow): ObservationRow {
    if (nature !== 'additif' || !this.partielles.has(row.code)) return row
    // Of a known vintage, the municipal population itself was compared with that of the reference.
    if (id === POPULATION && this.#context.reference.population(row.code, row.millesime) !== undefined) return row
    return auMoins(row)
  }

  /** Says by name which communes of the study area lack a part. */
  dire(): void {
    const { zone, tally } = this.#context
    const toutes = [...this.partielles].filter(([code]) => zone.etude.has(code))
    const seules = toutes.filter(([, absorbees]) => absorbees.length === 0).map(([code]) => this.#nom(code))
    if (seules.length > 0)
      tally.warn(
        `De ${extrait(seules, 10)}, ce fichier n’a que d’anciennes communes, et pas la ligne de celle qui les a reçues : ce qu’il y compte est un minimum (« au moins »).`,
      )
    const siennes = toutes.filter(([, absorbees]) => absorbees.length > 0)
    for (const [code, absorbees] of siennes.slice(0, CITEES)) {
      const nom = this.#nom(code)
      const noms = enumeration(
        absorbees.map((une) => `${this.#nom(une.code)} (${une.code}, depuis le ${formatDate(une.date)})`),
      )
      const ligne = accord(absorbees.length, 'sa ligne', 'leurs lignes')
      tally.warn(
        `${nom} comprend aujourd’hui ${noms}, que ce fichier n’a pas : ses chiffres datent d’avant, ou rien ne dit le contraire. Ce qu’il compte à ${nom} est un minimum (« au moins »). Ajoutez-y ${ligne}, ou prenez une édition plus récente.`,
      )
    }
    const autres = siennes.slice(CITEES).map(([code]) => this.#nom(code))
    if (autres.length > 0)
      tally.warn(`De même pour ${extrait(autres, 10)} : ce que ce fichier y compte est un minimum.`)
  }

  #chercher(figures: readonly Figure[], couverte: (commune: string) => boolean): Map<string, Absorbee[]> {
    const { reference, zone } = this.#context
    const { vus } = zone
    const reunies = Map.groupBy(reference.deplaces(), ({ to }) => to)
    const presentes = [...reunies.values()].flat().filter((une) => vus.has(une.code))
    // Old communes that the file has: it is older than the day they ended.
    const avant = presentes
      .map(absorbee)
      .reduce((min, une) => (une !== null && une.date < min ? une.date : min), '9999')
    const listee = `${this.#annee}-01-01`
    const extraits = new Map<string, boolean>()
    const estDUnExtrait = (code: string): boolean => {
      const departement = departementOfCode(code)
      const connu = extraits.get(departement) ?? estExtrait(this.#context, code)
      extraits.set(departement, connu)
      return connu
    }
    const partielles = new Map<string, Absorbee[]>()
    for (const [commune, anciennes] of reunies) {
      // Some of the communes that made it, and not the one whose code went on.
      const restes = anciennes.filter((une) => vus.has(une.code))
      const seules = restes.length > 0 && restes.every((une) => absorbee(une) !== null) && !vus.has(commune)
      if (seules && !couverte(commune) && !anciennes.some(recodee)) partielles.set(commune, [])
      // A code that was born with the commune is in no older file.
      if (!vus.has(commune) || couverte(commune) || anciennes.some(recodee)) continue
      const absorbees = anciennes
        .flatMap((une) => absorbee(une) ?? [])
        .filter(({ code, date }) => !vus.has(code) && (date >= avant || (this.#annee > 0 && date > listee)))
      if (absorbees.length === 0 || this.#entiere(commune, figures) || !estDUnExtrait(commune)) continue
      partielles.set(commune, absorbees)
    }
    return partielles
  }

  /** The file gives the commune the population of the whole. */
  #entiere(commune: string, figures: readonly Figure[]): boolean {
    return figures.some(({ indicateur, millesime, parts }) => {
      if (!TEMOINS.has(indicateur)) return false
      const siennes = parts.get(commune) ?? []
      const whole = this.#context.reference.population(commune, millesime)?.value
      return siennes.some(({ code, value }) => {
        return code === commune && value.kind === 'number' && whole !== undefined && Math.round(value.value) >= whole
      })
    })
  }

  #nom(code: string): string {
    const { reference } = this.#context
    return reference.commune(code)?.nom ?? reference.anciennes().find((une) => une.code === code)?.nom ?? code
  }
}

type Deplacee = Extract<Resolution, { kind: 'moved' }>

/** The day a commune joined another; the first it may be, where only two lists tell it. */
function absorbee({ code, date, event }: Deplacee): Absorbee | null {
  if (!REUNION.test(event)) return null
  const jour = date ?? /entre le 1er janvier (\d{4})/.exec(event)?.[1]?.concat('-01-01')
  return jour === undefined ? null : { code, date: jour }
}

const recodee = ({ event }: Deplacee): boolean => /^Changement de (?:chef-lieu|département)(?! et)/.test(event)
