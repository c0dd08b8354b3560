/** The colours of paper, and what each commune of a printed map is filled with. */
import type { Quantity } from '../domain/quantity.ts'
import type { Donnees } from './carte-donnees.ts'
import type { EntreeCarte } from './carte-types.ts'
import { COULEURS, couleurSecteur, couleursDeClasses, rampe } from './couleurs.ts'
import { type Habillage, habiller, type Remplissage, rayonMaximal, seConfond, type Teintes } from './habillage.ts'
import { hachures } from './svg.ts'

const HACHURES = {
  secret: ['#ffffff', '#5d6b68'],
  encadre: ['#dfeae5', '#4d9285'],
  manquant: ['#ffffff', '#c9c2b6'],
} as const

export const TEINTES: Teintes = {
  terre: COULEURS.voisin,
  uni: rampe(1)[0] ?? COULEURS.pin,
  sousCercles: '#e0ebe5',
  cercle: COULEURS.pin,
  cercleNegatif: '#ac6a1f',
  sansSecteur: COULEURS.papier,
  /** Paler than the palest class. */
  zero: '#fbfaf7',
  classes: (bornes) => couleursDeClasses(bornes),
  secteur: (couleur) => couleur,
}

/** Patterns used by the fills. */
export const DEFINITIONS = [
  hachures('secret', ...HACHURES.secret, 45, 3.5),
  hachures('encadre', ...HACHURES.encadre, -45, 4.5),
  hachures('manquant', ...HACHURES.manquant, 45, 6),
].join('')

/** What `fill` is given. */
export const fondSvg = (fond: Remplissage): string => ('couleur' in fond ? fond.couleur : `url(#${fond.hachure})`)

/** A dressed map, its communes by code. */
export interface HabillagePapier extends Omit<Habillage, 'fonds' | 'palette'> {
  fond(code: string): Remplissage
}

/** A white line beside this fill would not be seen. */
export const estPale = (fond: Remplissage): boolean =>
  seConfond('couleur' in fond ? fond.couleur : HACHURES[fond.hachure][0], COULEURS.papier)

/** Dresses the communes of the territory. Sectors without commune here are not told. */
export function habillerPapier(entree: EntreeCarte, donnees: Donnees): HabillagePapier {
  const { dedans, unite } = donnees
  const declares = entree.secteurs ?? []
  const noms = [...new Set([...declares.map(({ nom }) => nom), ...dedans.flatMap((c) => c.secteur ?? [])])]
  const secteurs = noms.map((nom, rang) => ({
    nom,
    couleur: declares.find((s) => s.nom === nom)?.couleur ?? couleurSecteur(rang),
    communes: dedans.flatMap((c) => (c.secteur === nom ? [c.code] : [])),
  }))
  const valeurs = dedans.flatMap((c): [string, Quantity][] => (c.valeur === null ? [] : [[c.code, c.valeur]]))
  const communes = dedans.map(({ code }) => code)
  const { fonds, palette, ...reste } = habiller({
    communes,
    coloree: () => true,
    figure: unite === null ? null : { ...donnees, titre: entree.title, unite, parCommune: new Map(valeurs) },
    secteurs: secteurs.filter(({ communes }) => communes.length > 0),
    teintes: TEINTES,
    rayonMax: rayonMaximal(entree.width, entree.height, dedans.length),
  })
  const rangs = new Map(communes.map((code, i) => [code, fonds[i] ?? 0]))
  return { ...reste, fond: (code) => palette[rangs.get(code) ?? 0] ?? { couleur: TEINTES.terre } }
}
