/**
 * What published shares are shares of. Nobody says it in a press kit: the base is the known population that explains
 * the shares, of the year that is written. A year that is not written is not guessed when it decides.
 */
import { arrondi, exactProduct, exactRatio } from '../decimal.ts'
import type { ChiffrePublie } from '../portrait-types.ts'
import { type ChiffreConnu, enPourcent } from '../publies.ts'
import { annee, deLaCpts, donnee, estEnsemble, memeAnnee, totauxDepartement } from './chiffres.ts'
import type { BaseConnue, ControlesInput } from './types.ts'

/** One line of the table: a population and its published share. */
export interface Part {
  readonly nom: string
  readonly population: number
  readonly annee: string | null
  readonly pourcent: number
  readonly decimales: number
  readonly chiffres: readonly ChiffreConnu[]
}

/** Lines that give both: a share alone cannot be computed again. */
export function partsDe({ cpts }: ControlesInput): readonly Part[] {
  return cpts.flatMap(({ nom, publies }): readonly Part[] => {
    const figures = deLaCpts(publies).filter(donnee)
    const part = figures.findLast((un) => un.indicateur === 'part_population')
    const pourcent = part === undefined ? null : enPourcent(part)
    if (part === undefined || pourcent === null) return []
    const habitants = figures.filter(
      (un) => un.indicateur === 'population' && un.unite === 'habitants' && memeAnnee(un, part),
    )
    const population = habitants.findLast((un) => annee(un) === annee(part)) ?? habitants.at(-1)
    if (population === undefined) return []
    return [
      {
        nom,
        population: population.valeur,
        annee: annee(population) ?? annee(part),
        pourcent,
        decimales: part.decimales,
        chiffres: [population, part],
      },
    ]
  })
}

/** Half a unit of the last printed digit, in points of percentage. */
export function demiPoint(decimales: number): number {
  return exactProduct(0.5, Number(`1e-${decimales}`))
}

export const exact = (part: Part, base: number): number => exactRatio(part.population, base, 100)

export const explique = (part: Part, base: number): boolean =>
  arrondi(exact(part, base), part.decimales) === part.pourcent

/** The right base, even for a share wrongly rounded: within one and a half unit of the last digit. */
function proche(part: Part, base: number): boolean {
  return Math.abs(exact(part, base) - part.pourcent) < 3 * demiPoint(part.decimales)
}

const comme = (chiffre: ChiffrePublie & { readonly valeur: number }): BaseConnue => ({
  libelle: `${chiffre.libelle}, chiffre du département`,
  millesime: annee(chiffre),
  valeur: chiffre.valeur,
})

/** The bases to try, those of the publication itself first; the total of its lines only where it explains them. */
function bases(parts: readonly Part[], input: ControlesInput): readonly BaseConnue[] {
  const dites = totauxDepartement(input)
    .filter(donnee)
    .filter((un) => un.indicateur === 'population' && un.unite === 'habitants')
    .filter(
      (un) => !estEnsemble(un) || parts.filter((part) => explique(part, un.valeur)).length * 4 >= parts.length * 3,
    )
    .map(comme)
  return [...dites, ...input.bases].filter(({ valeur }) => valeur > 0)
}

export type Base =
  /** `dossier`: the year is that chosen for the dossier, the table says none. */
  | { readonly sorte: 'retenue'; readonly base: BaseConnue; readonly dossier: boolean }
  /** No year is written: the bases of each year, none of which is known to be the one. */
  | { readonly sorte: 'selon-annee'; readonly bases: readonly BaseConnue[] }
  | { readonly sorte: 'inconnue' }

/** The base on which the shares are judged. Only one that comes close to most of them is theirs. */
export function baseDesParts(parts: readonly Part[], input: ControlesInput): Base {
  const proches = bases(parts, input)
    .map((base) => ({
      base,
      expliquees: parts.filter((un) => explique(un, base.valeur)).length,
      proches: parts.filter((un) => proche(un, base.valeur)).length,
    }))
    .filter((un) => un.proches * 2 > parts.length)
    .sort((a, b) => b.expliquees - a.expliquees || b.proches - a.proches)
    .map(({ base }) => base)
  const annees = new Set(parts.flatMap((un) => un.annee ?? []))
  const [unique] = annees
  if (annees.size > 1) return { sorte: 'inconnue' } // each line of its own year: no one base
  const choisir = (voulue: string) => proches.find((base) => base.millesime === voulue)
  if (unique !== undefined) {
    const base = choisir(unique) ?? proches.find((un) => un.millesime === null)
    return base === undefined ? { sorte: 'inconnue' } : { sorte: 'retenue', base, dossier: false }
  }
  const dite = proches.find((un) => un.millesime === null)
  if (dite !== undefined) return { sorte: 'retenue', base: dite, dossier: false }
  const duDossier = input.millesime === null ? undefined : choisir(input.millesime)
  if (duDossier !== undefined) return { sorte: 'retenue', base: duDossier, dossier: true }
  return proches.length === 0 ? { sorte: 'inconnue' } : { sorte: 'selon-annee', bases: proches }
}
