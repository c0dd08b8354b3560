/** Rows of the list twin: built once, sorted by name in the French way without comparing letters at every sort. */

import { formatQuantity } from '../../shared/domain/format.ts'
import { comparerNoms, normaliserNom } from '../../shared/domain/nom-commune.ts'
import type { Quantity } from '../../shared/domain/quantity.ts'
import { valeurOuMinimum } from '../../shared/domain/quantity-ops.ts'
import type { Communes, Valeurs } from './types.ts'

export interface Ligne {
  readonly code: string
  readonly nom: string
  /** Place of the name in French alphabetical order. */
  readonly rangNom: number
  /** undefined (never null): the table puts them last in both directions. */
  readonly population: number | undefined
  readonly superficie: number | undefined
  readonly densite: number | undefined
  /** What the sort compares: the value, the lower end of an interval; undefined without figure or value. */
  readonly figure: number | undefined
  /** As printed; null: no figure on the map, or none for this commune. */
  readonly texteFigure: string | null
}

/** A value of the figure in words: "94,0 hab./km²", "secret statistique", the label of a zoning. */
export function ecrireValeur(q: Quantity, { categories, decimales }: Valeurs, unit = true): string {
  if (categories && q.kind === 'known') return categories[q.value] ?? formatQuantity(q)
  return formatQuantity(q, { unit, ...(decimales === undefined ? {} : { decimals: decimales }) })
}

const ordres = new WeakMap<Communes, Int32Array>()

/** Alphabetical rank of each commune. */
function rangsNoms(communes: Communes): Int32Array {
  const connus = ordres.get(communes)
  if (connus) return connus
  const tri = communes.noms
    .map((_, i) => i)
    .sort((a, b) => comparerNoms(communes.noms[a] ?? '', communes.noms[b] ?? ''))
  const rangs = new Int32Array(tri.length)
  tri.forEach((i, rang) => {
    rangs[i] = rang
  })
  ordres.set(communes, rangs)
  return rangs
}

export function lignesDe(
  communes: Communes,
  superficies: ReadonlyMap<string, number>,
  figure: Valeurs | null = null,
  /** Inhabitants as the dossier publishes them, for the communes it has: they win over those of `communes`. */
  publiees: ReadonlyMap<string, number | undefined> = new Map(),
): Ligne[] {
  const rangs = rangsNoms(communes)
  return communes.codes.map((code, i) => {
    const population = publiees.has(code) ? publiees.get(code) : (communes.populations[i] ?? undefined)
    const superficie = superficies.get(code)
    const densite = population === undefined || !superficie ? undefined : population / superficie
    const q = figure?.parCommune.get(code)
    return {
      code,
      nom: communes.noms[i] ?? code,
      rangNom: rangs[i] ?? 0,
      population,
      superficie,
      densite,
      figure: q === undefined ? undefined : (valeurOuMinimum(q) ?? undefined),
      texteFigure: figure && q ? ecrireValeur(q, figure, false) : null,
    }
  })
}

/** Rows whose name holds these words, or whose code begins with them; all of them without any word. */
export function filtrer(lignes: readonly Ligne[], requete: string): readonly Ligne[] {
  const voulu = normaliserNom(requete).trim()
  if (voulu === '') return lignes
  const code = requete.trim().toUpperCase()
  return lignes.filter((l) => l.code.startsWith(code) || normaliserNom(l.nom).includes(voulu))
}
