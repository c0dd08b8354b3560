/**
 * What a target opens, and what the prices of a mission come to beside its variable part. Prices are euro cents; a price
 * that nobody gave is unknown, never zero. A step pays its own price, not those below it added (practice of the one
 * contract whose prices were seen: 3 000, 6 000 or 9 000 €).
 */
import { type Cible, type Indicateur, PALIERS, type Projet } from './lignes.ts'

type Palier = (typeof PALIERS)[number]

/** The highest step that this level reaches; null: none, or no step has a level. */
export function palierAtteint({ sens, paliers }: Pick<Indicateur, 'sens' | 'paliers'>, niveau: number): Palier | null {
  const atteints = PALIERS.filter((nom) => {
    const { seuil } = paliers[nom]
    return seuil !== null && (sens === 'hausse' ? niveau >= seuil : niveau <= seuil)
  })
  return atteints.at(-1) ?? null
}

/** What reaching this target pays. Null: no price is given for it. */
export function prixCible(indicateur: Indicateur, { niveau }: Pick<Cible, 'niveau'>): number | null {
  if (indicateur.genre !== 'paliers') return indicateur.prix
  if (niveau === null) return null
  const palier = palierAtteint(indicateur, niveau)
  if (palier !== null) return indicateur.paliers[palier].prix
  return PALIERS.some((nom) => indicateur.paliers[nom].seuil !== null) ? 0 : null
}

/** The most that an indicator can pay in a year; null: no price is given. */
export function prixPlein({ genre, prix, paliers }: Indicateur): number | null {
  if (genre !== 'paliers') return prix
  const connus = PALIERS.flatMap((nom) => paliers[nom].prix ?? [])
  return connus.length === 0 ? null : Math.max(...connus)
}

export interface Somme {
  readonly cents: number
  /** Indicators (or targets) without a price: the sum is then a minimum. */
  readonly inconnus: number
}

export interface PrixMission {
  readonly mission: string
  /** If every indicator is fully reached. */
  readonly plein: Somme
  /** If each target of the contract year is reached, years 1 to 5; null: no target that year. */
  readonly annees: readonly (Somme | null)[]
  /** Variable part of a whole year; null: not known. */
  readonly variable: number | null
  /** `plein` less the variable part; null: one of the two is not known whole. */
  readonly ecart: number | null
}

function sommer(prix: readonly (number | null)[]): Somme {
  return {
    cents: prix.reduce<number>((total, un) => total + (un ?? 0), 0),
    inconnus: prix.filter((un) => un === null).length,
  }
}

export function indicateursDe(projet: Projet, mission: string): Indicateur[] {
  const actions = new Set(projet.action.filter((une) => une.mission === mission).map(({ id }) => id))
  return projet.indicateur.filter(({ action }) => actions.has(action))
}

/** Of the crisis mission too: it has no variable part of the same kind, `variable` is then null. */
export function prixMission(projet: Projet, mission: string, variable: number | null): PrixMission {
  const indicateurs = indicateursDe(projet, mission)
  const plein = sommer(indicateurs.map(prixPlein))
  const annees = [1, 2, 3, 4, 5].map((annee) => {
    const prix = indicateurs.flatMap((indicateur) =>
      projet.cible
        .filter((cible) => cible.indicateur === indicateur.id && cible.annee === annee)
        .map((cible) => prixCible(indicateur, cible)),
    )
    return prix.length === 0 ? null : sommer(prix)
  })
  const entier = variable !== null && indicateurs.length > 0 && plein.inconnus === 0
  return { mission, plein, annees, variable, ecart: entier ? plein.cents - variable : null }
}
