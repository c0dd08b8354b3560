/** What fills each commune, and the legend that says so. Pure: no canvas, no DOM. */
import type { Quantity } from '../../../shared/domain/quantity.ts'
import { LIBELLE_RANG, type Rang, rangDe } from '../../../shared/figures/carte-donnees.ts'
import { type Classes, classer } from '../../../shared/figures/classes.ts'
import { couleurSecteur, couleurSure } from '../../../shared/figures/couleurs.ts'
import { libellesClasses, titreAvecUnite } from '../../../shared/figures/legende.ts'
import { apostrophe } from '../../../shared/figures/texte.ts'
import type { CarteProps, Valeurs } from '../types.ts'
import { echelleCercles } from './cercles.ts'
import { couleurSecteurEcran, couleursClasses, type Palette } from './couleurs.ts'

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
  readonly caissons: readonly Caisson[]
  readonly classes: Classes | null
  /** Circle of a commune, px; 0: none. */
  rayon(code: string): number
}

export type EntreeHabillage = Pick<CarteProps, 'selection' | 'secteurs' | 'valeurs' | 'representation' | 'sombre'> & {
  readonly codes: readonly string[]
  readonly palette: Palette
  /** Greatest radius of a circle, px. */
  readonly rayonMax: number
}

const SANS = () => 0
const AUTRES = ['encadre', 'secret', 'manquant'] as const

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

const estNul = (v: Quantity | null): boolean => v?.kind === 'known' && v.value === 0

/**
 * Classes of the values that are known. Zero has its own box beside them ("none" is no small amount), unless values go
 * below zero, where it is a value like any other.
 */
export function classesDe(valeurs: Valeurs): { classes: Classes; zeroAPart: boolean } {
  const connues = [...valeurs.parCommune.values()].flatMap((v) => (v.kind === 'known' ? [v.value] : []))
  const zeroAPart = connues.includes(0) && !connues.some((v) => v < 0)
  const classes = valeurs.verrouillees ?? classer(zeroAPart ? connues.filter((v) => v !== 0) : connues, valeurs.classes)
  return { classes, zeroAPart }
}

function habillerAplats(entree: EntreeHabillage, valeurs: Valeurs): Habillage {
  const { palette: p, sombre } = entree
  const { classes, zeroAPart } = classesDe(valeurs)
  const libelles = libellesClasses(classes, valeurs.unite, 'court')
  const couleurs = couleursClasses(libelles.length, sombre)
  const fond = (rang: Rang): Remplissage =>
    typeof rang === 'number' ? { couleur: couleurs[rang] ?? p.uni } : { hachure: rang }
  const peintre = new Peintre(entree.codes.length, p.terre)
  const vus = new Set<Rang>()
  for (const [i, valeur] of colorees(entree, valeurs)) {
    if (zeroAPart && estNul(valeur)) {
      peintre.peindre(i, { couleur: p.zero })
      continue
    }
    const rang = rangDe(valeur, classes)
    vus.add(rang)
    peintre.peindre(i, fond(rang))
  }
  return {
    palette: peintre.palette,
    fonds: peintre.fonds,
    titre: titreAvecUnite(apostrophe(valeurs.titre), valeurs.unite),
    // Highest first, as one reads a column.
    caissons: [
      ...libelles.map((libelle, k) => ({ libelle, fond: fond(k) })).reverse(),
      ...(zeroAPart ? [{ libelle: '0', fond: { couleur: p.zero } }] : []),
      ...AUTRES.filter((r) => vus.has(r)).map((r) => ({ libelle: LIBELLE_RANG[r], fond: fond(r) })),
    ],
    classes,
    rayon: SANS,
  }
}

function habillerCercles(entree: EntreeHabillage, valeurs: Valeurs): Habillage {
  const { palette: p } = entree
  const echelle = echelleCercles(valeurs, entree.rayonMax)
  const peintre = new Peintre(entree.codes.length, p.terre)
  const vus = new Set<Hachure>()
  for (const [i, valeur] of colorees(entree, valeurs)) {
    if (valeur?.kind === 'known') {
      peintre.peindre(i, { couleur: p.sousCercles })
      continue
    }
    const rang: Hachure = valeur?.kind === 'interval' ? 'encadre' : valeur?.reason === 'secret' ? 'secret' : 'manquant'
    vus.add(rang)
    peintre.peindre(i, { hachure: rang })
  }
  const nul = [...valeurs.parCommune.values()].some(estNul)
  return {
    palette: peintre.palette,
    fonds: peintre.fonds,
    titre: titreAvecUnite(apostrophe(valeurs.titre), valeurs.unite),
    caissons: [
      ...echelle.etapes.map((e) => ({ libelle: e.libelle, fond: { couleur: p.cercle }, rayon: e.rayon })).reverse(),
      ...(nul ? [{ libelle: '0', fond: { couleur: p.sousCercles } }] : []),
      ...AUTRES.filter((r) => vus.has(r)).map((r) => ({ libelle: LIBELLE_RANG[r], fond: { hachure: r } })),
    ],
    classes: null,
    rayon: (code) => {
      const v = valeurs.parCommune.get(code)
      return v?.kind === 'known' ? echelle.rayon(v.value) : 0
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
    if (dedans.length > 0) presents.push({ libelle: apostrophe(s.nom), fond })
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
    caissons: [...presents, ...reste],
    classes: null,
    rayon: SANS,
  }
}

/** #abc → #aabbcc */
const couleurHex = (c: string): string => (c.length === 4 ? `#${[...c.slice(1)].map((x) => x + x).join('')}` : c)
