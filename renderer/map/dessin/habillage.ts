/** What fills each commune, and the legend that says so. Pure: no canvas, no DOM. */
import type { Quantity } from '../../../shared/domain/quantity.ts'
import {
  aPart,
  classerQuantites,
  LIBELLE_RANG,
  type Rang,
  rangQuantite,
} from '../../../shared/figures/carte-donnees.ts'
import type { Classes } from '../../../shared/figures/classes.ts'
import { couleurSecteur, couleurSure } from '../../../shared/figures/couleurs.ts'
import { libellesClasses, titreAvecUnite } from '../../../shared/figures/legende.ts'
import { apostrophe } from '../../../shared/figures/texte.ts'
import type { CarteProps, Valeurs } from '../types.ts'
import { echelleCercles } from './cercles.ts'
import { couleurSecteurEcran, couleursBornes, type Palette } from './couleurs.ts'

export type Hachure = 'secret' | 'manquant' | 'encadre'
export type Remplissage = { readonly couleur: string } | { readonly hachure: Hachure }

export interface Caisson {
  readonly libelle: string
  readonly fond: Remplissage
  /** px; a circle instead of a box. */
  readonly rayon?: number
}

export interface Habillage {
  /** Fills in use; 0 is the land of the neighbours. */
  readonly palette: readonly Remplissage[]
  /** Index in `palette` of each commune of the base. */
  readonly fonds: Uint8Array
  readonly titre: string | null
  /** Of the figure, said under the title. */
  readonly millesime: string | null
  readonly caissons: readonly Caisson[]
  readonly classes: Classes | null
  /** Circle of a commune, px; 0: none. */
  rayon(code: string): number
  /** Its circle stands for a value below zero. */
  negatif?(code: string): boolean
}

export type EntreeHabillage = Pick<CarteProps, 'selection' | 'secteurs' | 'valeurs' | 'representation' | 'sombre'> & {
  readonly codes: readonly string[]
  readonly palette: Palette
  /** Greatest radius of a circle, px. */
  readonly rayonMax: number
}

const SANS = () => 0

/** Numbers the fills as they come and paints the communes. */
class Peintre {
  readonly palette: Remplissage[]
  readonly fonds: Uint8Array
  readonly #rangs = new Map<string, number>()
  constructor(n: number, terre: string) {
    this.palette = [{ couleur: terre }]
    this.fonds = new Uint8Array(n)
  }
  peindre(i: number, fond: Remplissage): void {
    const cle = 'couleur' in fond ? fond.couleur : fond.hachure
    let rang = this.#rangs.get(cle)
    if (rang === undefined) {
      rang = this.palette.push(fond) - 1
      this.#rangs.set(cle, rang)
    }
    this.fonds[i] = rang
  }
}

export function habiller(entree: EntreeHabillage): Habillage {
  const { valeurs, representation } = entree
  if (valeurs && representation !== 'aucune') {
    if (valeurs.categories) return habillerCategories(entree, valeurs, valeurs.categories)
    return representation === 'cercles' ? habillerCercles(entree, valeurs) : habillerAplats(entree, valeurs)
  }
  return habillerSecteurs(entree)
}

/** Communes that the map colours: those of the territory, and those that have a value. */
function* colorees({ codes, selection }: EntreeHabillage, valeurs: Valeurs): Generator<[number, Quantity | null]> {
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? ''
    const valeur = valeurs.parCommune.get(code)
    if (valeur || selection.has(code)) yield [i, valeur ?? null]
  }
}

/** Fill of a place beside the classes. */
const horsClasse = (rang: Exclude<Rang, number>, p: Palette): Remplissage =>
  rang === 'zero' ? { couleur: p.zero } : { hachure: rang }

const caissonsAPart = (rangs: ReadonlySet<Rang>, p: Palette): Caisson[] =>
  aPart(rangs).map((rang) => ({ libelle: LIBELLE_RANG[rang], fond: horsClasse(rang, p) }))

function habillerAplats(entree: EntreeHabillage, valeurs: Valeurs): Habillage {
  const { palette: p, sombre } = entree
  const classement = classerQuantites(valeurs.parCommune.values(), valeurs.classes, valeurs.verrouillees ?? null)
  const { classes } = classement
  const libelles = libellesClasses(classes, valeurs.unite, 'court')
  const couleurs = couleursBornes(classes.bornes, sombre)
  const fond = (rang: Rang): Remplissage =>
    typeof rang === 'number' ? { couleur: couleurs[rang] ?? p.uni } : horsClasse(rang, p)
  const peintre = new Peintre(entree.codes.length, p.terre)
  const vus = new Set<Rang>()
  for (const [i, valeur] of colorees(entree, valeurs)) {
    const rang = rangQuantite(valeur, classement)
    vus.add(rang)
    peintre.peindre(i, fond(rang))
  }
  return {
    ...enTete(valeurs),
    palette: peintre.palette,
    fonds: peintre.fonds,
    // Highest first, as one reads a column.
    caissons: [...libelles.map((libelle, k) => ({ libelle, fond: fond(k) })).reverse(), ...caissonsAPart(vus, p)],
    classes,
    rayon: SANS,
  }
}

/** Labels of a zoning: a colour each, those that occur only. */
function habillerCategories(entree: EntreeHabillage, valeurs: Valeurs, categories: readonly string[]): Habillage {
  const { palette: p, sombre } = entree
  const couleur = (k: number): Remplissage => ({ couleur: couleurSecteurEcran(couleurSecteur(k), sombre) })
  const peintre = new Peintre(entree.codes.length, p.terre)
  const vus = new Set<Rang>()
  for (const [i, valeur] of colorees(entree, valeurs)) {
    const rang: Rang =
      valeur?.kind === 'known' && categories[valeur.value] !== undefined
        ? valeur.value
        : valeur?.kind === 'missing' && valeur.reason === 'secret'
          ? 'secret'
          : 'manquant'
    vus.add(rang)
    peintre.peindre(i, typeof rang === 'number' ? couleur(rang) : horsClasse(rang, p))
  }
  return {
    ...enTete(valeurs),
    palette: peintre.palette,
    fonds: peintre.fonds,
    caissons: [
      ...categories.flatMap((libelle, k) => (vus.has(k) ? [{ libelle: apostrophe(libelle), fond: couleur(k) }] : [])),
      ...caissonsAPart(vus, p),
    ],
    classes: null,
    rayon: SANS,
  }
}

const enTete = ({ titre, unite, millesime, categories }: Valeurs) => ({
  titre: categories ? apostrophe(titre) : titreAvecUnite(apostrophe(titre), unite),
  millesime: millesime ?? null,
})

function habillerCercles(entree: EntreeHabillage, valeurs: Valeurs): Habillage {
  const { palette: p } = entree
  const echelle = echelleCercles(valeurs, entree.rayonMax)
  const peintre = new Peintre(entree.codes.length, p.terre)
  const vus = new Set<Rang>()
  let negatifs = false
  for (const [i, valeur] of colorees(entree, valeurs)) {
    let rang: Rang
    if (valeur?.kind === 'known') {
      rang = valeur.value === 0 ? 'zero' : 0
      negatifs ||= valeur.value < 0
    } else if (valeur?.kind === 'interval' || valeur?.kind === 'partial') rang = 'encadre'
    else rang = valeur?.reason === 'secret' ? 'secret' : 'manquant'
    vus.add(rang)
    peintre.peindre(i, typeof rang === 'number' ? { couleur: p.sousCercles } : horsClasse(rang, p))
  }
  const [petit] = echelle.etapes
  return {
    ...enTete(valeurs),
    palette: peintre.palette,
    fonds: peintre.fonds,
    caissons: [
      ...echelle.etapes.map((e) => ({ libelle: e.libelle, fond: { couleur: p.cercle }, rayon: e.rayon })).reverse(),
      ...(negatifs && petit
        ? [{ libelle: 'sous zéro', fond: { couleur: p.cercleNegatif }, rayon: Math.max(5, petit.rayon) }]
        : []),
      ...caissonsAPart(vus, p),
    ],
    classes: null,
    rayon: (code) => {
      const v = valeurs.parCommune.get(code)
      return v?.kind === 'known' ? echelle.rayon(v.value) : 0
    },
    negatif: (code) => {
      const v = valeurs.parCommune.get(code)
      return v?.kind === 'known' && v.value < 0
    },
  }
}

function habillerSecteurs({ codes, selection, secteurs, sombre, palette: p }: EntreeHabillage): Habillage {
  const peintre = new Peintre(codes.length, p.terre)
  const parCode = new Map<string, Remplissage>()
  const presents: Caisson[] = []
  secteurs.forEach((s, rang) => {
    const fond = { couleur: couleurSecteurEcran(couleurHex(couleurSure(s.couleur, couleurSecteur(rang))), sombre) }
    const dedans = s.communes.filter((c) => selection.has(c))
    for (const code of dedans) parCode.set(code, fond)
    presents.push({ libelle: apostrophe(s.nom), fond })
  })
  let sans = false
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? ''
    if (!selection.has(code)) continue
    const fond = parCode.get(code)
    if (!fond) sans = true
    peintre.peindre(i, fond ?? { couleur: presents.length > 0 ? p.sansSecteur : p.uni })
  }
  const reste: Caisson[] =
    sans && presents.length > 0 ? [{ libelle: 'sans secteur', fond: { couleur: p.sansSecteur } }] : []
  return {
    palette: peintre.palette,
    fonds: peintre.fonds,
    titre: presents.length > 0 ? 'Secteurs' : null,
    millesime: null,
    caissons: [...presents, ...reste],
    classes: null,
    rayon: SANS,
  }
}

/** #abc → #aabbcc */
const couleurHex = (c: string): string => (c.length === 4 ? `#${[...c.slice(1)].map((x) => x + x).join('')}` : c)
