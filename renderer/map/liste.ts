/** Rows of the list twin: built once, sorted by name in the French way without comparing letters at every sort. */
import { normaliserNom } from '../../shared/domain/nom-commune.ts'
import type { Communes } from './types.ts'

export interface Ligne {
  readonly code: string
  readonly nom: string
  /** Place of the name in French alphabetical order. */
  readonly rangNom: number
  /** undefined (never null): the table puts them last in both directions. */
  readonly population: number | undefined
  readonly superficie: number | undefined
  readonly densite: number | undefined
}

const ordres = new WeakMap<Communes, Int32Array>()

/** Alphabetical rank of each commune. */
function rangsNoms(communes: Communes): Int32Array {
  const connus = ordres.get(communes)
  if (connus) return connus
  const { compare } = new Intl.Collator('fr')
  const tri = communes.noms.map((_, i) => i).sort((a, b) => compare(communes.noms[a] ?? '', communes.noms[b] ?? ''))
  const rangs = new Int32Array(tri.length)
  tri.forEach((i, rang) => {
    rangs[i] = rang
  })
  ordres.set(communes, rangs)
  return rangs
}

export function lignesDe(communes: Communes, superficies: ReadonlyMap<string, number>): Ligne[] {
  const rangs = rangsNoms(communes)
  return communes.codes.map((code, i) => {
    const population = communes.populations[i] ?? undefined
    const superficie = superficies.get(code)
    const densite = population === undefined || !superficie ? undefined : population / superficie
    return { code, nom: communes.noms[i] ?? code, rangNom: rangs[i] ?? 0, population, superficie, densite }
  })
}

/** Rows whose name holds these words, or whose code begins with them; all of them without any word. */
export function filtrer(lignes: readonly Ligne[], requete: string): readonly Ligne[] {
  const voulu = normaliserNom(requete).trim()
  if (voulu === '') return lignes
  const code = requete.trim().toUpperCase()
  return lignes.filter((l) => l.code.startsWith(code) || normaliserNom(l.nom).includes(voulu))
}
