/**
 * What each commune of a map is filled with, its circle, and the legend that says so: one answer for the screen, light or
 * dark, and for paper. Pure; the support gives its colours.
 */
import { DECIMALS } from '../domain/format.ts'
import type { Quantity, Unit } from '../domain/quantity.ts'
import { A_PART, type APart, aPart, type Lecture, LIBELLE_RANG, lireRang, type Rang } from './carte-donnees.ts'
import { couleurSecteur, couleurSure, luminance } from './couleurs.ts'
import { decimalesUtiles, libellesClasses, longueurEchelle, nombreUnite, titreAvecUnite } from './legende.ts'
import { apostrophe } from './texte.ts'

export type Hachure = 'secret' | 'manquant' | 'encadre'
export type Remplissage = { readonly couleur: string } | { readonly hachure: Hachure }

export interface Caisson {
  readonly libelle: string
  readonly fond: Remplissage
  /** px; a circle instead of a box. */
  readonly rayon?: number
}

/** Colours of a support. */
export interface Teintes {
  /** What is not coloured. */
  readonly terre: string
  /** Territory without value nor sector. */
  readonly uni: string
  readonly sousCercles: string
  readonly cercle: string
  /** Below zero. */
  readonly cercleNegatif: string
  readonly sansSecteur: string
  readonly zero: string
  /** Colours of the classes of these bounds, low values first. */
  classes(bornes: readonly number[]): readonly string[]
  /** Of a sector or of a label, from its own colour. */
  secteur(couleur: string): string
}

/** A figure, its value in each commune, and the classes that it is read in. */
export interface Figure extends Lecture {
  readonly titre: string
  readonly unite: Unit
  readonly parCommune: ReadonlyMap<string, Quantity>
  /** Of labels that go from the most to the least (a zoning): shades and legend follow it. Absent: a colour each. */
  readonly ordre?: readonly number[] | null
}

export interface SecteurCarte {
  readonly nom: string
  /** null: that of its rank. */
  readonly couleur?: string | null
  readonly communes: readonly string[]
}

export interface EntreeHabillage {
  /** Of the drawing; there may be all those of France. */
  readonly communes: readonly string[]
  /** Those to colour. */
  coloree(code: string): boolean
  /** null: sectors, or one tint. */
  readonly figure: Figure | null
  readonly secteurs: readonly SecteurCarte[]
  readonly teintes: Teintes
  /** Greatest radius of a circle, px. */
  readonly rayonMax: number
}

/** A fill against which a line of this colour would not be seen: white on white, and its like in the dark. */
export function seConfond(fond: string, trait: string): boolean {
  const [a, b] = [luminance(fond) + 0.05, luminance(trait) + 0.05]
  return Math.max(a, b) / Math.min(a, b) < 1.4
}

export interface Habillage {
  /** Fills in use; 0 is what is not coloured. */
  readonly palette: readonly Remplissage[]
  /** Index in `palette` of each of the `communes`. */
  readonly fonds: Uint8Array
  readonly titre: string | null
  /** In the order of values for classes and circles, the least first; else of the labels or the sectors. */
  readonly caissons: readonly Caisson[]
  /** `caissons` follow values. */
  readonly croissants: boolean
  /** Beside them: zero, bounds, secret, missing, without sector. */
  readonly aPart: readonly Caisson[]
  /** Circle of a commune, px; 0: none. */
  rayon(code: string): number
  /** Its circle stands for a value below zero. */
  negatif(code: string): boolean
}

export function habiller(entree: EntreeHabillage): Habillage {
  const { figure } = entree
  if (figure === null) return habillerSecteurs(entree)
  return figure.representation === 'cercles' ? habillerCercles(entree, figure) : habillerAplats(entree, figure)
}

const SANS = { rayon: () => 0, negatif: () => false }

/** Paints the communes to colour; fills are numbered as they come, told apart by their identity. */
function peindre({ communes, coloree, teintes }: EntreeHabillage, fondDe: (code: string) => Remplissage) {
  const palette: Remplissage[] = [{ couleur: teintes.terre }]
  const fonds = new Uint8Array(communes.length)
  const numeros = new Map<Remplissage, number>()
  for (let i = 0; i < communes.length; i++) {
    const code = communes[i] ?? ''
    if (!coloree(code)) continue
    const fond = fondDe(code)
    let numero = numeros.get(fond)
    if (numero === undefined) {
      numero = palette.push(fond) - 1
      numeros.set(fond, numero)
    }
    fonds[i] = numero
  }
  return { palette, fonds }
}

/** Fills by place in the legend, and the boxes beside the classes that these places call for. */
function placer(entree: EntreeHabillage, figure: Figure, dans: readonly Remplissage[], sinon: Remplissage) {
  const cotes = new Map(A_PART.map((rang) => [rang, horsClasse(rang, entree.teintes)] as const))
  const vus = new Set<Rang>()
  const peint = peindre(entree, (code) => {
    const rang = lireRang(figure.parCommune.get(code) ?? null, figure)
    vus.add(rang)
    return (typeof rang === 'number' ? dans[rang] : cotes.get(rang)) ?? sinon
  })
  const boites = aPart(vus).map((rang) => ({ libelle: LIBELLE_RANG[rang], fond: cotes.get(rang) ?? sinon }))
  return { vus, peint: { ...peint, aPart: boites } }
}

const horsClasse = (rang: APart, { zero }: Teintes): Remplissage =>
  rang === 'zero' ? { couleur: zero } : { hachure: rang }

function habillerAplats(entree: EntreeHabillage, figure: Figure): Habillage {
  const { teintes } = entree
  const { categories, titre, unite, classement } = figure
  // Labels of a zoning: those that occur only.
  const couleurs =
    categories === null ? teintes.classes(classement.classes.bornes) : couleursEtiquettes(categories, figure, teintes)
  const sinon = { couleur: teintes.uni }
  const fonds = couleurs.map((couleur) => ({ couleur }))
  const { vus, peint } = placer(entree, figure, fonds, sinon)
  const libelles = categories ?? libellesClasses(classement.classes, unite, 'court')
  return {
    ...SANS,
    ...peint,
    titre: categories ? apostrophe(titre) : titreAvecUnite(apostrophe(titre), unite),
    caissons: ((categories && figure.ordre) || [...libelles.keys()]).flatMap((k) =>
      categories && !vus.has(k) ? [] : [{ libelle: apostrophe(libelles[k] ?? ''), fond: fonds[k] ?? sinon }],
    ),
    croissants: !categories,
  }
}

/** A colour each; labels that have an order are shades, the first the darkest. */
function couleursEtiquettes(
  categories: readonly string[],
  { ordre, parCommune }: Figure,
  teintes: Teintes,
): readonly string[] {
  if (ordre == null) return categories.map((_, k) => teintes.secteur(couleurSecteur(k)))
  const presentes = new Set([...parCommune.values()].map((une) => (une.kind === 'known' ? une.value : null)))
  const dites = ordre.filter((k) => presentes.has(k)).reverse()
  const degrade = teintes.classes([...Array(dites.length + 1).keys()])
  return categories.map((_, k) => degrade[dites.indexOf(k)] ?? teintes.uni)
}

export interface EchelleCercles {
  /** Radius in px of a value, its sign aside; 0 for zero. */
  rayon(valeur: number): number
  /** Round values for the legend, ascending. */
  readonly etapes: readonly { readonly libelle: string; readonly rayon: number }[]
}

/** Proportional circles: the area follows the value. */
export function echelleCercles(valeurs: Iterable<Quantity>, unite: Unit, rayonMax: number): EchelleCercles {
  let max = 0
  for (const v of valeurs) if (v.kind === 'known') max = Math.max(max, Math.abs(v.value))
  // Never under 1.5 px: a small value must not look like none.
  const rayon = (v: number) => (max > 0 && v !== 0 ? Math.max(1.5, rayonMax * Math.sqrt(Math.abs(v) / max)) : 0)
  const rondes = max > 0 ? [...new Set([max / 25, max / 5, max].map(longueurEchelle))] : []
  const utiles = rondes.filter((v) => DECIMALS[unite] > 0 || v >= 1)
  const d = decimalesUtiles(utiles, unite)
  return { rayon, etapes: utiles.map((v) => ({ libelle: nombreUnite(v, unite, d), rayon: rayon(v) })) }
}

/** Radius of the greatest circle for a map of this size, px: smaller when communes are many. */
export const rayonMaximal = (largeur: number, hauteur: number, communes: number): number =>
  Math.max(9, Math.min(30, 0.05 * Math.min(largeur, hauteur))) * (communes > 100 ? 0.7 : 1)

function habillerCercles(entree: EntreeHabillage, figure: Figure): Habillage {
  const { teintes, rayonMax } = entree
  const { parCommune, titre, unite } = figure
  const echelle = echelleCercles(parCommune.values(), unite, rayonMax)
  const sous = { couleur: teintes.sousCercles }
  const { peint } = placer(entree, figure, [sous], sous)
  const valeur = (code: string) => {
    const v = parCommune.get(code)
    return v?.kind === 'known' ? v.value : 0
  }
  const [petit] = echelle.etapes
  let negatifs = false
  for (const v of parCommune.values()) negatifs ||= v.kind === 'known' && v.value < 0
  const dessous = {
    libelle: 'sous zéro',
    fond: { couleur: teintes.cercleNegatif },
    rayon: Math.max(5, petit?.rayon ?? 0),
  }
  return {
    ...peint,
    titre: titreAvecUnite(apostrophe(titre), unite),
    caissons: [
      ...(negatifs && petit !== undefined ? [dessous] : []),
      ...echelle.etapes.map((e) => ({ libelle: e.libelle, fond: { couleur: teintes.cercle }, rayon: e.rayon })),
    ],
    croissants: true,
    rayon: (code) => echelle.rayon(valeur(code)),
    negatif: (code) => valeur(code) < 0,
  }
}

function habillerSecteurs(entree: EntreeHabillage): Habillage {
  const { secteurs, teintes } = entree
  const fondsDe = secteurs.map(({ couleur }, rang) => ({
    couleur: teintes.secteur(longue(couleurSure(couleur, couleurSecteur(rang)))),
  }))
  const sans = { couleur: secteurs.length > 0 ? teintes.sansSecteur : teintes.uni }
  const parCode = new Map(
    secteurs.flatMap(({ communes }, k) => communes.map((code) => [code, fondsDe[k] ?? sans] as const)),
  )
  const peint = peindre(entree, (code) => parCode.get(code) ?? sans)
  return {
    ...SANS,
    ...peint,
    titre: secteurs.length > 0 ? 'Secteurs' : null,
    caissons: secteurs.map(({ nom }, k) => ({ libelle: apostrophe(nom), fond: fondsDe[k] ?? sans })),
    croissants: false,
    aPart: secteurs.length > 0 && peint.palette.includes(sans) ? [{ libelle: 'sans secteur', fond: sans }] : [],
  }
}

/** #abc → #aabbcc */
const longue = (c: string): string => (c.length === 4 ? `#${[...c.slice(1)].map((x) => x + x).join('')}` : c)
