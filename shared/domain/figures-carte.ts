/** The figures by commune that a map can show, and their values: a view of `chiffres/resoudre.ts`. */
import type { Calcul, Entree } from './chiffres/calcul.ts'
import type { Faits } from './chiffres/faits.ts'
import { lirePeriode } from './chiffres/population.ts'
import { figures } from './chiffres/resoudre.ts'
import type { Quantity, Unit } from './quantity.ts'
import { estMontant } from './unites.ts'

/** 'effectif': an amount, drawn as circles; 'rapport': a rate or a mean, drawn in shades; 'classe': a label. */
export type NatureCarte = 'effectif' | 'rapport' | 'classe'

export interface FigureCarte {
  /** Kept in the settings of the map: never renamed. */
  readonly id: string
  readonly libelle: string
  readonly unite: Unit
  readonly decimales: number
  readonly nature: NatureCarte
  /** Heading under which it is chosen. */
  readonly theme: string
  /** Labels of a 'classe', by number from 0. */
  readonly classes: readonly string[] | null
  /** Between two vintages, written "2016-2022"; `millesimes` are then the years to choose from. */
  readonly periode: boolean
  /** Oldest first, with how many communes have a value. null: the source names no year. */
  readonly millesimes: readonly { readonly millesime: string | null; readonly connues: number }[]
}

export interface ValeursCarte {
  readonly figure: FigureCarte
  /** Vintage of the values, "2016-2022" for a period; null: the source names none. */
  readonly millesime: string | null
  readonly valeurs: ReadonlyMap<string, Quantity>
}

/** An entry as a map shows it, in the years that it has. */
export function figureDe(entree: Entree, millesimes: FigureCarte['millesimes']): FigureCarte {
  const { id, libelle, unite, decimales, nature, theme, classes, periode } = entree
  const dessin = nature === 'classe' ? 'classe' : estMontant(unite, nature) ? 'effectif' : 'rapport'
  return { id, libelle, unite, decimales, nature: dessin, theme, classes, periode, millesimes }
}

/** Figures that have at least one value, in the order in which they are offered. */
export const figuresCarte = (faits: Faits): FigureCarte[] =>
  figures(faits).map(({ entree, annees }: Calcul) => figureDe(entree, annees()))

/**
 * Values of one figure in every commune. A vintage that the figure does not have gives way to its own choice.
 * undefined: no such figure here.
 */
export function valeursCarte(faits: Faits, id: string, demande?: string): ValeursCarte | undefined {
  const fait = figures(faits).find(({ entree }) => entree.id === id)
  if (fait === undefined) return undefined
  const figure = figureDe(fait.entree, fait.annees())
  const defaut = fait.defaut()
  const connus = new Set(figure.millesimes.map(({ millesime }) => millesime))
  const voulus = demande === undefined ? [] : figure.periode ? (lirePeriode(demande) ?? ['']) : [demande]
  const choisi = demande !== undefined && voulus.every((annee) => connus.has(annee)) ? demande : undefined
  const repli =
    figure.periode || defaut === null || connus.has(defaut) ? defaut : (figure.millesimes.at(-1)?.millesime ?? null)
  const millesime = choisi ?? repli
  const valeur = fait.commune(millesime ?? '')
  return {
    figure,
    millesime: figure.periode && millesime !== null ? (lirePeriode(millesime)?.join('-') ?? null) : millesime,
    valeurs: new Map(faits.communes.map((code) => [code, valeur(code)])),
  }
}
