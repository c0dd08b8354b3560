/** Targets against their baseline: a contract writes both a level and a difference, and they do not always agree. */
import { type Cible, type Indicateur, PALIERS } from './lignes.ts'

/** Levels are typed with a few decimals: their difference is theirs, not that of binary fractions. */
const DECIMALES = 1e6
export const soustraire = (a: number, b: number): number => Math.round((a - b) * DECIMALES) / DECIMALES

/** Target less baseline; null: one of them is not given. */
export function ecartRecalcule(
  { depart }: Pick<Indicateur, 'depart'>,
  { niveau }: Pick<Cible, 'niveau'>,
): number | null {
  return depart === null || niveau === null ? null : soustraire(niveau, depart)
}

/** The difference as written is not that of the levels: 68 811 less 66 111 is 2 700, where a contract writes + 700. */
export function ecartFaux(indicateur: Pick<Indicateur, 'depart'>, cible: Pick<Cible, 'niveau' | 'ecart'>): boolean {
  const vrai = ecartRecalcule(indicateur, cible)
  return cible.ecart !== null && vrai !== null && soustraire(cible.ecart, vrai) !== 0
}

/** Steps that do not go from the easiest to the hardest, in level or in price. */
export function paliersEnDesordre({ genre, sens, paliers }: Indicateur): boolean {
  if (genre !== 'paliers') return false
  const seuils = PALIERS.flatMap((nom) => paliers[nom].seuil ?? [])
  const prix = PALIERS.flatMap((nom) => paliers[nom].prix ?? [])
  const monte = (liste: readonly number[]) => liste.every((un, rang) => rang === 0 || un > (liste[rang - 1] ?? un))
  return !(monte(sens === 'hausse' ? seuils : seuils.map((un) => -un)) && monte(prix))
}

/** A target on the wrong side of the baseline. */
export function aRebours({ depart, sens }: Indicateur, { niveau }: Pick<Cible, 'niveau'>): boolean {
  if (depart === null || niveau === null) return false
  return sens === 'hausse' ? niveau < depart : niveau > depart
}
