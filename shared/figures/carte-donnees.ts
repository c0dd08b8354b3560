/** What a map says: each commune's place in the legend, the sentence for those who cannot see it, and the table. */
import { DECIMALS, formatNumber, formatQuantity, formatUnit } from '../domain/format.ts'
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

/** Place of a quantity in the legend: its class, or the box that says why it has none. */
export function rangQuantite(valeur: Quantity | null, { classes, zeroAPart }: Classement): Rang {
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

export interface Donnees {
  readonly dedans: readonly CommuneCarte[]
  readonly unite: Unit | null
  readonly representation: 'aplats' | 'cercles'
  /** null when the map shows no value; a single class with circles. */
  readonly classes: Classes | null
  /** Labels of the classes, short (beside the boxes) and in words (spoken). */
  readonly libelles: readonly string[]
  readonly motsClasses: readonly string[]
  readonly rangs: ReadonlyMap<string, Rang>
}

/** Classes and place of every commune of the territory. */
export function lireDonnees(entree: EntreeCarte): Donnees {
  const dedans = entree.communes.filter((c) => c.inside)
  if (entree.unit === null || dedans.every((c) => c.valeur === null)) {
    return {
      dedans,
      unite: null,
      representation: 'aplats',
      classes: null,
      libelles: [],
      motsClasses: [],
      rangs: new Map(),
    }
  }
  const quantites = dedans.flatMap((c) => c.valeur ?? [])
  // Few communes do not bear five shades: one class for two of them, as long as values differ.
  const nombre = Math.max(2, Math.min(5, Math.ceil(dedans.length / 2)))
  const representation = entree.representation ?? (estMontant(entree.unit, entree.nature) ? 'cercles' : 'aplats')
  const aplats = representation === 'aplats'
  const classement = classerQuantites(
    quantites,
    aplats ? (entree.classes ?? { ...CLASSES_PAR_DEFAUT, nombre }) : { methode: 'intervalles', nombre: 1 },
  )
  const { classes } = classement
  return {
    dedans,
    unite: entree.unit,
    representation,
    classes,
    libelles: aplats ? libellesClasses(classes, entree.unit, 'court') : [],
    motsClasses: aplats ? libellesClasses(classes, entree.unit, 'mots') : [],
    rangs: new Map(
      dedans.map((c) => [
        c.code,
        !aplats && c.valeur?.kind === 'interval' ? 'encadre' : rangQuantite(c.valeur, classement),
      ]),
    ),
  }
}

/** « Surgères (6 789), Aigrefeuille (4 012) » */
function enumerer(communes: readonly { nom: string; valeur: number }[], unite: Unit): string {
  return communes.map((c) => `${apostrophe(c.nom)} (${nombreUnite(c.valeur, unite, DECIMALS[unite])})`).join(', ')
}

const compter = (n: number): string => `${formatNumber(n)}${NBSP}commune${n < 2 ? '' : 's'}`

/** Words for the values: the highest and lowest communes, the size of each class, what is missing. */
function direValeurs(donnees: Donnees, unite: Unit): string[] {
  const connues = donnees.dedans
    .flatMap((c) => (c.valeur?.kind === 'known' ? [{ nom: c.nom, valeur: c.valeur.value }] : []))
    .sort((a, b) => b.valeur - a.valeur || a.nom.localeCompare(b.nom, 'fr'))
  const phrases: string[] = []
  if (connues.length > 0 && connues.length <= 4)
    phrases.push(`Valeurs : ${enumerer(connues, unite)}.`.replace(' :', `${NBSP}:`))
  else if (connues.length > 4) {
    phrases.push(
      `Valeurs les plus fortes${NBSP}: ${enumerer(connues.slice(0, 3), unite)}.`,
      `Valeurs les plus faibles${NBSP}: ${enumerer(connues.slice(-2).reverse(), unite)}.`,
    )
  }
  const parts: string[] = []
  donnees.motsClasses.forEach((libelle, i) => {
    const n = donnees.classes?.effectifs[i] ?? 0
    if (connues.length > 4) parts.push(`${libelle}, ${compter(n)}`)
  })
  for (const rang of aPart(donnees.rangs.values())) {
    const n = [...donnees.rangs.values()].filter((r) => r === rang).length
    if (rang !== 'zero' || connues.length > 4) parts.push(`${LIBELLE_RANG[rang]}, ${compter(n)}`)
  }
  if (parts.length > 0) phrases.push(`Répartition${NBSP}: ${parts.join(`${NBSP}; `)}.`)
  return phrases
}

/** Alternative text of the map. */
export function texteAlternatif(entree: EntreeCarte, donnees: Donnees, schematique: boolean): string {
  const { dedans, unite } = donnees
  const fond = schematique ? ' (fond schématique)' : ''
  const phrases = [`Carte du territoire${fond}${NBSP}: ${compter(dedans.length)}.`]
  if (unite) phrases.push(`${titreAvecUnite(apostrophe(entree.title), unite)}.`, ...direValeurs(donnees, unite))
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

/** The legend in one sentence. */
export function direLegende(entree: EntreeCarte, donnees: Donnees, secteurs: readonly string[]): string {
  if (donnees.unite) {
    const libelles = [...donnees.motsClasses, ...aPart(donnees.rangs.values()).map((r) => LIBELLE_RANG[r])]
    if (donnees.representation === 'cercles') libelles.unshift('la surface des cercles est proportionnelle à la valeur')
    return `${titreAvecUnite(apostrophe(entree.title), donnees.unite)}${NBSP}: ${libelles.join(`${NBSP}; `)}.`
  }
  return secteurs.length > 0 ? `Secteurs${NBSP}: ${secteurs.join(', ')}.` : ''
}

/** The communes of the territory, highest value first (by name when there are no values). */
export function tableDe(entree: EntreeCarte, donnees: Donnees): TableJumelle {
  const { dedans, unite, rangs, motsClasses } = donnees
  const avecClasse = motsClasses.length > 0
  const avecSecteur = dedans.some((c) => c.secteur)
  const ordre = (c: CommuneCarte) => (c.valeur === null ? -Infinity : (valeurOuMinimum(c.valeur) ?? -Infinity))
  const lignes = [...dedans]
    .sort((a, b) => (unite ? ordre(b) - ordre(a) || 0 : 0) || a.nom.localeCompare(b.nom, 'fr'))
    .map((c) => {
      const ligne = [apostrophe(c.nom), c.code]
      if (avecSecteur) ligne.push(apostrophe(c.secteur ?? ''))
      if (unite) {
        const rang = rangs.get(c.code) ?? 'manquant'
        ligne.push(c.valeur ? formatQuantity(c.valeur) : LIBELLE_RANG.manquant)
        if (avecClasse) ligne.push(typeof rang === 'number' ? (motsClasses[rang] ?? '') : LIBELLE_RANG[rang])
      }
      return ligne
    })
  const titre = unite ? (formatUnit(unite) === '' ? entree.title : titreAvecUnite(entree.title, unite)) : ''
  return {
    colonnes: [
      'Commune',
      'Code',
      ...(avecSecteur ? ['Secteur'] : []),
      ...(unite ? [apostrophe(titre)] : []),
      ...(avecClasse ? ['Classe'] : []),
    ],
    lignes,
  }
}
