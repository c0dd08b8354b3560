/** What each commune of the territory is filled with, and the legend that says so. */
import type { Unit } from '../domain/quantity.ts'
import { aPart, type Donnees, LIBELLE_RANG, type Rang } from './carte-donnees.ts'
import type { CommuneCarte, EntreeCarte } from './carte-types.ts'
import { COULEURS, couleurSecteur, couleurSure, couleursDeClasses, rampe } from './couleurs.ts'
import { type Caisson, decimalesUtiles, longueurEchelle, nombreUnite, titreAvecUnite } from './legende.ts'
import { hachures } from './svg.ts'
import { apostrophe } from './texte.ts'

/** Zero is paler than the palest class; the rest is hatched: it must not look like a value. */
const HORS_CLASSE = {
  zero: '#fbfaf7',
  secret: 'url(#secret)',
  encadre: 'url(#encadre)',
  manquant: 'url(#manquant)',
} as const
const SOUS_CERCLES = '#e0ebe5'

/** Fill of every commune of the territory, and the boxes of the legend that explain them. */
export interface Habillage {
  readonly fonds: ReadonlyMap<string, string>
  readonly titre: string | null
  readonly caissons: readonly Caisson[]
  readonly secteurs: readonly string[]
  /** Radius in px of a commune's circle; 0 when the map has none. */
  readonly rayon: (c: CommuneCarte) => number
}

/** True when communes side by side are nearly white: white lines between them would not be seen. */
export const presqueBlanc = ({ fonds }: Habillage): boolean =>
  [...fonds.values()].some((fond) => fond === HORS_CLASSE.zero || fond === HORS_CLASSE.manquant)

/** Patterns used by the fills. */
export const DEFINITIONS = [
  hachures('secret', '#ffffff', '#5d6b68', 45, 3.5),
  hachures('encadre', '#dfeae5', '#4d9285', -45, 4.5),
  hachures('manquant', '#ffffff', '#c9c2b6', 45, 6),
].join('')

const SANS_CERCLE = () => 0

/** Pale territory under circles whose areas follow the values. */
function habillerCercles(entree: EntreeCarte, donnees: Donnees, unite: Unit): Habillage {
  const { dedans, rangs } = donnees
  const max = Math.max(0, ...dedans.map((c) => (c.valeur?.kind === 'known' ? c.valeur.value : 0)))
  const grand =
    Math.max(7, Math.min(24, 0.055 * Math.min(entree.width, entree.height))) * (dedans.length > 100 ? 0.75 : 1)
  const rayonDe = (v: number) => (max > 0 && v > 0 ? Math.max(1, grand * Math.sqrt(v / max)) : 0)
  const etapes = max > 0 ? [...new Set([max / 25, max / 5, max].map(longueurEchelle))] : []
  const utiles = etapes.filter((v) => unite === 'part' || unite === 'km2' || v >= 1)
  const d = decimalesUtiles(utiles, unite)
  const fond = (r: Rang) => (typeof r === 'number' ? SOUS_CERCLES : HORS_CLASSE[r])
  return {
    fonds: new Map([...rangs].map(([code, r]) => [code, fond(r)])),
    titre: titreAvecUnite(apostrophe(entree.title), unite),
    caissons: [
      ...utiles.map((v) => ({ libelle: nombreUnite(v, unite, d), fond: COULEURS.pin, rayon: rayonDe(v) })),
      ...aPart(rangs.values()).map((r) => ({ libelle: LIBELLE_RANG[r], fond: fond(r) })),
    ],
    secteurs: [],
    rayon: (c) => (c.valeur?.kind === 'known' ? rayonDe(c.valeur.value) : 0),
  }
}

/** Dresses the communes of the territory: shades, circles, sectors or a single tint. */
export function habiller(entree: EntreeCarte, donnees: Donnees): Habillage {
  const { classes, unite, rangs, libelles, dedans } = donnees
  if (classes && unite && donnees.representation === 'cercles') return habillerCercles(entree, donnees, unite)
  if (classes && unite) {
    const couleurs = couleursDeClasses(classes.bornes)
    const fond = (r: Rang) => (typeof r === 'number' ? (couleurs[r] ?? COULEURS.voisin) : HORS_CLASSE[r])
    return {
      fonds: new Map([...rangs].map(([code, r]) => [code, fond(r)])),
      titre: titreAvecUnite(apostrophe(entree.title), unite),
      caissons: [
        ...libelles.map((libelle, i) => ({ libelle, fond: fond(i) })),
        ...aPart(rangs.values()).map((r) => ({ libelle: LIBELLE_RANG[r], fond: fond(r) })),
      ],
      secteurs: [],
      rayon: SANS_CERCLE,
    }
  }
  const noms = [...new Set([...(entree.secteurs ?? []).map((s) => s.nom), ...dedans.flatMap((c) => c.secteur ?? [])])]
  const presents = noms.filter((nom) => dedans.some((c) => c.secteur === nom))
  const parNom = new Map(
    presents.map((nom, i) => [
      nom,
      couleurSure(entree.secteurs?.find((s) => s.nom === nom)?.couleur, couleurSecteur(i)),
    ]),
  )
  const uni = rampe(1)[0] ?? COULEURS.pin
  const sans = presents.length > 0 && dedans.some((c) => !c.secteur)
  return {
    fonds: new Map(dedans.map((c) => [c.code, c.secteur ? (parNom.get(c.secteur) ?? uni) : sans ? '#ffffff' : uni])),
    titre: presents.length > 0 ? 'Secteurs' : null,
    caissons: [
      ...presents.map((nom) => ({ libelle: apostrophe(nom), fond: parNom.get(nom) ?? uni })),
      ...(sans ? [{ libelle: 'sans secteur', fond: '#ffffff' }] : []),
    ],
    secteurs: presents.map(apostrophe),
    rayon: SANS_CERCLE,
  }
}
