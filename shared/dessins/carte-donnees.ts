/** What a map says: each commune's place in the legend, the sentence for those who cannot see it, and the table. */

import { DECIMALS, formatQuantity, formatUnit } from '../domain/format.ts'
import { compte } from '../domain/francais.ts'
import { comparerNoms } from '../domain/nom-commune.ts'
import type { Quantity, Unit } from '../domain/quantity.ts'
import { valeurOuMinimum } from '../domain/quantity-ops.ts'
import { estMontant } from '../domain/unites.ts'
import type { CommuneCarte, EntreeCarte } from './carte-types.ts'
import { type Classes, classeDe, classer, type OptionsClasses } from './classes.ts'
import { libellesClasses, nombreUnite, titreAvecUnite } from './legende.ts'
import type { TableJumelle } from './scene.ts'
import { apostrophe } from './texte.ts'

const NBSP = '\u00a0'

/** Place of a commune in the legend: a class, or why it has none. */
export type Rang = number | 'zero' | 'manquant' | 'secret' | 'encadre'
export type APart = Exclude<Rang, number>

export const LIBELLE_RANG = {
  zero: '0',
  manquant: 'donnée manquante',
  secret: 'secret statistique',
  encadre: 'valeur encadrée',
} as const

/** Boxes beside the classes, in the order of the legend. */
export const A_PART = ['zero', 'encadre', 'secret', 'manquant'] as const

/** Boxes beside the classes that these places call for. */
export const aPart = (rangs: Iterable<Rang>): (typeof A_PART)[number][] => {
  const presents = new Set(rangs)
  return A_PART.filter((rang) => presents.has(rang))
}

/** Classes of a map, and whether zero stands in a box of its own beside them. */
export interface Classement {
  readonly classes: Classes
  readonly zeroAPart: boolean
}

/**
 * Classes of the values that are known. Zero has its own box beside them ("none" is no small amount), unless values go
 * below zero, where it is a value like any other.
 * @param verrou classes to keep as they are (locked scale)
 */
export function classerQuantites(
  quantites: Iterable<Quantity>,
  options: OptionsClasses,
  verrou: Classes | null = null,
): Classement {
  const connues: number[] = []
  for (const q of quantites) if (q.kind === 'known') connues.push(q.value)
  const zeroAPart = connues.includes(0) && !connues.some((v) => v < 0) && (verrou?.bornes[0] ?? 0) >= 0
  const classes = verrou ?? classer(zeroAPart ? connues.filter((v) => v !== 0) : connues, { zero: true, ...options })
  return { classes, zeroAPart }
}

/** How values are read into places of the legend. */
export interface Lecture {
  readonly representation: 'aplats' | 'cercles'
  /** Of shades; not looked at otherwise. */
  readonly classement: Classement
  /** Labels, when the numbers stand for them (0, 1, 2…): a zoning. */
  readonly categories: readonly string[] | null
}

/** Place of a quantity in the legend: its label, its class (circles have one), or the box that says why it has none. */
export function lireRang(valeur: Quantity | null, { representation, classement, categories }: Lecture): Rang {
  const muette = valeur?.kind === 'missing' && valeur.reason === 'secret' ? 'secret' : 'manquant'
  if (categories !== null)
    return valeur?.kind === 'known' && categories[valeur.value] !== undefined ? valeur.value : muette
  if (representation === 'aplats') return rangQuantite(valeur, classement)
  if (valeur?.kind === 'known') return valeur.value === 0 ? 'zero' : 0
  return valeur?.kind === 'interval' || valeur?.kind === 'partial' ? 'encadre' : muette
}

function rangQuantite(valeur: Quantity | null, { classes, zeroAPart }: Classement): Rang {
  if (zeroAPart && valeur?.kind === 'known' && valeur.value === 0) return 'zero'
  const rang = rangDe(valeur, classes)
  // "Between 0 and 4" is not all in the first class: that one begins above zero.
  return zeroAPart && typeof rang === 'number' && valeur?.kind === 'interval' && valeur.min === 0 ? 'encadre' : rang
}

/**
 * Class of a quantity. An interval has the class of its two ends when it is the same, else none: it is never shown
 * by its middle, which nobody measured.
 */
function rangDe(valeur: Quantity | null, classes: Classes): Rang {
  if (valeur === null || classes.bornes.length === 0)
    return valeur?.kind === 'missing' && valeur.reason === 'secret' ? 'secret' : 'manquant'
  if (valeur.kind === 'known') return classeDe(valeur.value, classes)
  if (valeur.kind === 'missing') return valeur.reason === 'secret' ? 'secret' : 'manquant'
  if (valeur.kind === 'partial' || valeur.max === null) return 'encadre'
  const [bas, haut] = [classeDe(valeur.min, classes), classeDe(valeur.max, classes)]
  return bas === haut ? bas : 'encadre'
}

const CLASSES_PAR_DEFAUT: OptionsClasses = { methode: 'quantiles', nombre: 5, arrondir: true }

export interface Donnees extends Lecture {
  readonly dedans: readonly CommuneCarte[]
  /** null when the map shows no value. */
  readonly unite: Unit | null
  /** Classes and labels in words, with how many communes each has; none under circles. */
  readonly mots: readonly { readonly libelle: string; readonly effectif: number }[]
  readonly rangs: ReadonlyMap<string, Rang>
}

/** Classes and place of every commune of the territory. */
export function lireDonnees(entree: EntreeCarte): Donnees {
  const dedans = entree.communes.filter((c) => c.inside)
  const { unit, categories = null } = entree
  const quantites = dedans.flatMap((c) => c.valeur ?? [])
  // Few communes do not bear five shades: one class for two of them, as long as values differ.
  const nombre = Math.max(2, Math.min(5, Math.ceil(dedans.length / 2)))
  const muette = unit === null || quantites.length === 0
  const montant = !muette && categories === null && estMontant(unit, entree.nature)
  const representation = entree.representation ?? (montant ? 'cercles' : 'aplats')
  const classement = classerQuantites(quantites, entree.classes ?? { ...CLASSES_PAR_DEFAUT, nombre })
  const lecture: Lecture = { representation, classement, categories }
  if (muette) return { ...lecture, dedans, unite: null, mots: [], rangs: new Map() }
  const rangs = new Map(dedans.map((c) => [c.code, lireRang(c.valeur, lecture)]))
  const libelles = categories ?? (representation === 'aplats' ? libellesClasses(classement.classes, unit, 'mots') : [])
  const effectif = (k: number) => [...rangs.values()].filter((rang) => rang === k).length
  return {
    ...lecture,
    dedans,
    unite: unit,
    mots: libelles.map((libelle, k) => ({ libelle: apostrophe(libelle), effectif: effectif(k) })),
    rangs,
  }
}

/** « Surgères (6 789), Aigrefeuille (4 012) » */
function enumerer(communes: readonly { nom: string; valeur: number }[], unite: Unit): string {
  return communes.map((c) => `${apostrophe(c.nom)} (${nombreUnite(c.valeur, unite, DECIMALS[unite])})`).join(', ')
}

const compter = (n: number): string => compte(n, 'commune')

/** Words for the values: the highest and lowest communes, the size of each class, what is missing. */
function direValeurs({ dedans, mots, rangs, categories }: Donnees, unite: Unit): string[] {
  const connues = dedans
    .flatMap((c) => (c.valeur?.kind === 'known' ? [{ nom: c.nom, valeur: c.valeur.value }] : []))
    .sort((a, b) => b.valeur - a.valeur || comparerNoms(a.nom, b.nom))
  const phrases: string[] = []
  // A label is no number: none is the highest.
  const peu = categories === null && connues.length <= 4
  if (peu && connues.length > 0) phrases.push(`Valeurs${NBSP}: ${enumerer(connues, unite)}.`)
  else if (categories === null && connues.length > 4) {
    phrases.push(
      `Valeurs les plus fortes${NBSP}: ${enumerer(connues.slice(0, 3), unite)}.`,
      `Valeurs les plus faibles${NBSP}: ${enumerer(connues.slice(-2).reverse(), unite)}.`,
    )
  }
  const parts = peu ? [] : presents(mots, categories).map((un) => `${un.libelle}, ${compter(un.effectif)}`)
  for (const rang of aPart(rangs.values())) {
    const n = [...rangs.values()].filter((r) => r === rang).length
    if (rang !== 'zero' || !peu) parts.push(`${LIBELLE_RANG[rang]}, ${compter(n)}`)
  }
  if (parts.length > 0) phrases.push(`Répartition${NBSP}: ${parts.join(`${NBSP}; `)}.`)
  return phrases
}

/** Every class, but of the labels those that occur. */
const presents = (mots: Donnees['mots'], categories: readonly string[] | null): Donnees['mots'] =>
  mots.filter(({ effectif }) => categories === null || effectif > 0)

/** Alternative text of the map. */
export function texteAlternatif(entree: EntreeCarte, donnees: Donnees, schematique: boolean): string {
  const { dedans, unite } = donnees
  const fond = schematique ? ' (fond schématique)' : ''
  const phrases = [`Carte du territoire${fond}${NBSP}: ${compter(dedans.length)}.`]
  if (unite) phrases.push(`${titreDe(entree, unite)}.`, ...direValeurs(donnees, unite))
  else {
    const parSecteur = new Map<string, number>()
    for (const c of dedans) if (c.secteur) parSecteur.set(c.secteur, (parSecteur.get(c.secteur) ?? 0) + 1)
    if (parSecteur.size > 0) {
      phrases.push(
        `Secteurs${NBSP}: ${[...parSecteur].map(([s, n]) => `${apostrophe(s)} (${compter(n)})`).join(', ')}.`,
      )
    } else if (dedans.length <= 12) phrases.push(`${dedans.map((c) => apostrophe(c.nom)).join(', ')}.`)
  }
  return phrases.join(' ')
}

/** A zoning has no unit. */
export const titreDe = ({ title, categories }: EntreeCarte, unite: Unit): string =>
  categories ? apostrophe(title) : titreAvecUnite(apostrophe(title), unite)

/** The legend in one sentence. */
export function direLegende(entree: EntreeCarte, donnees: Donnees, secteurs: readonly string[]): string {
  if (donnees.unite) {
    const libelles = [
      ...presents(donnees.mots, donnees.categories).map(({ libelle }) => libelle),
      ...aPart(donnees.rangs.values()).map((r) => LIBELLE_RANG[r]),
    ]
    if (donnees.representation === 'cercles') libelles.unshift('la surface des cercles est proportionnelle à la valeur')
    return `${titreDe(entree, donnees.unite)}${NBSP}: ${libelles.join(`${NBSP}; `)}.`
  }
  return secteurs.length > 0 ? `Secteurs${NBSP}: ${secteurs.join(', ')}.` : ''
}

/** The communes of the territory, highest value first (by name when there are no values). */
export function tableDe(entree: EntreeCarte, donnees: Donnees): TableJumelle {
  const { dedans, unite, rangs, mots, categories } = donnees
  const avecClasse = mots.length > 0 && categories === null
  const avecSecteur = dedans.some((c) => c.secteur)
  const ordre = (c: CommuneCarte) => (c.valeur === null ? -Infinity : (valeurOuMinimum(c.valeur) ?? -Infinity))
  const lieu = (code: string) => {
    const rang = rangs.get(code) ?? 'manquant'
    return typeof rang === 'number' ? (mots[rang]?.libelle ?? '') : LIBELLE_RANG[rang]
  }
  const lignes = [...dedans]
    .sort((a, b) => (unite ? ordre(b) - ordre(a) || 0 : 0) || comparerNoms(a.nom, b.nom))
    .map((c) => {
      const ligne = [apostrophe(c.nom), c.code]
      if (avecSecteur) ligne.push(apostrophe(c.secteur ?? ''))
      if (unite && categories !== null) ligne.push(lieu(c.code))
      else if (unite) ligne.push(c.valeur ? formatQuantity(c.valeur) : LIBELLE_RANG.manquant)
      if (avecClasse) ligne.push(lieu(c.code))
      return ligne
    })
  const sansUnite = unite !== null && formatUnit(unite) === ''
  const titre = unite === null ? '' : sansUnite ? apostrophe(entree.title) : titreDe(entree, unite)
  return {
    colonnes: [
      'Commune',
      'Code',
      ...(avecSecteur ? ['Secteur'] : []),
      ...(unite ? [titre] : []),
      ...(avecClasse ? ['Classe'] : []),
    ],
    lignes,
  }
}
