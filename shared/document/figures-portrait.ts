/** The figures of the documents, drawn once from a portrait and shared by the three builders. */

import type { MultiPolygon } from 'geojson'
import { barres } from '../dessins/barres.ts'
import { type CommuneCarte, carteTerritoire, zoneVoisins as zoneDesVoisins } from '../dessins/carte.ts'
import type { Contour } from '../dessins/contours.ts'
import { evolution } from '../dessins/evolution.ts'
import type { Scene } from '../dessins/scene.ts'
import { POPULATION } from '../domain/chiffres/ids.ts'
import { sourcesDe } from '../domain/chiffres/mots.ts'
import { mesuresDistinctes } from '../domain/evolution.ts'
import { ditQuelqueChose } from '../domain/format.ts'
import { entree } from '../domain/indicateurs/catalogue.ts'
import type { Indicateur } from '../domain/indicateurs/types.ts'
import type { OffreCommunes } from '../domain/offre-communes.ts'
import type { Portrait } from '../domain/portrait-types.ts'
import type { Quantity } from '../domain/quantity.ts'
import { valeurOuMinimum } from '../domain/quantity-ops.ts'
import { unite } from '../domain/unites.ts'
import { lieuxCarte } from './carte-lieux.ts'
import type { Figure } from './model.ts'
import { intituleLieux } from './perimetre.ts'
import { professionsPresentes } from './tables.ts'
import { estConnu, rang } from './valeurs.ts'

/** A figure without its block type: a complete SVG with what makes it readable without eyes. */
export type FigureInput = Omit<Figure, 'type'>

export interface FiguresPortrait {
  /** Density (else population) by commune, at the width of the fiche's left column. */
  readonly carteFiche?: FigureInput | undefined
  /** The same at the width of a page of the diagnostic. */
  readonly carte?: FigureInput | undefined
  /** Names and outline, coloured by sector when there are some: definition of the territory and annex 1. */
  readonly carteCommunes?: FigureInput | undefined
  /** Professionals by commune, when some supply was imported. */
  readonly carteOffre?: FigureInput | undefined
  readonly evolution?: FigureInput
  readonly professions?: FigureInput
}

/** A neighbour drawn pale around the territory; `poids` (population) says whose name is worth printing. */
export interface Voisin {
  readonly code: string
  readonly nom: string
  readonly centre: readonly [number, number] | null
  readonly poids?: number | null
}

export interface ContexteFigures {
  /** Communes in `zoneVoisins`; those of the CPTS among them are ignored. */
  readonly voisins: readonly Voisin[]
  readonly land: MultiPolygon | null
  /** Real contours by commune code, when the user has given some. */
  readonly geometries?: ReadonlyMap<string, Contour>
  /** What these contours are, for the source line: "contours 2022". */
  readonly fond?: string
  readonly offre?: OffreCommunes | null
}

/** px at 96 dpi, at the width of the place they are printed in. */
const FICHE = { width: 372, height: 350 } as const
/** Of a figure as wide as the text, px. */
export const LARGEUR = 626
const PAGE = { width: LARGEUR, height: 400 } as const
/** A territory as high as it is wide takes a higher map rather than the middle of a wide one. */
const PAGE_HAUTE = 520
/** Of the map, what is under it: its key. */
const SOUS_CARTE = 36
/** The same map when the page has less room left. */
const PAGE_BASSE = { width: LARGEUR, height: 290 } as const

/** The page's width, and the height that lets the territory take most of it. */
function taillePage({ communes }: Portrait): { readonly width: number; readonly height: number } {
  const centres = communes.flatMap(({ centre }) => (centre === null ? [] : [centre]))
  if (centres.length < 3) return PAGE
  const [lons, lats] = [centres.map(([lon]) => lon), centres.map(([, lat]) => lat)]
  const etendue = (un: readonly number[]): number => Math.max(...un) - Math.min(...un)
  const large = etendue(lons) * Math.cos((Math.min(...lats) * Math.PI) / 180)
  const haute = large === 0 ? PAGE_HAUTE : (PAGE.width * etendue(lats)) / large + SOUS_CARTE
  return { ...PAGE, height: Math.round(Math.min(PAGE_HAUTE, Math.max(PAGE.height, haute))) }
}

/** Box [west, south, east, north] in degrees where neighbours are worth drawing; null without any centre. */
export function zoneVoisins(portrait: Portrait): readonly [number, number, number, number] | null {
  const centres = portrait.communes.flatMap((c) => (c.centre === null ? [] : [c.centre]))
  const zones = [FICHE, PAGE, { ...PAGE, height: PAGE_HAUTE }].flatMap(({ width, height }) => {
    const zone = zoneDesVoisins(centres, width, height)
    return zone === null ? [] : [zone]
  })
  if (zones.length === 0) return null
  return [
    Math.min(...zones.map((z) => z[0])),
    Math.min(...zones.map((z) => z[1])),
    Math.max(...zones.map((z) => z[2])),
    Math.max(...zones.map((z) => z[3])),
  ]
}

/** A figure on paper: its entry in the catalogue, its value in each commune. */
interface Theme {
  /** null: names only. */
  readonly chiffre: Pick<Indicateur, 'libelle' | 'unite' | 'nature' | 'classes'> | null
  readonly valeur: (commune: Portrait['communes'][number]) => Quantity | null
  /** Quantities whose sources the map names. */
  readonly dites: (commune: Portrait['communes'][number]) => readonly Quantity[]
}

/** Density when areas are known, else population (as circles), else names only. */
function themePopulation(portrait: Portrait): Theme {
  if (portrait.communes.some((c) => estConnu(c.densite)))
    return { chiffre: entree('densite') ?? null, valeur: (c) => c.densite, dites: (c) => [c.population, c.superficie] }
  if (portrait.communes.some((c) => estConnu(c.population)))
    return { chiffre: entree(POPULATION) ?? null, valeur: (c) => c.population, dites: (c) => [c.population] }
  return THEME_COMMUNES
}

const THEME_COMMUNES: Theme = { chiffre: null, valeur: () => null, dites: () => [] }

function themeOffre({ titre, valeurs }: OffreCommunes): Theme {
  const valeur = ({ code }: { readonly code: string }) => valeurs.get(code) ?? null
  const dites = (commune: Portrait['communes'][number]) => [valeur(commune) ?? []].flat()
  return { chiffre: { libelle: titre, unite: 'personnes', nature: 'distinct' }, valeur, dites }
}

function dessiner(
  portrait: Portrait,
  contexte: ContexteFigures,
  theme: Theme,
  taille: { readonly width: number; readonly height: number },
): Scene {
  const lieux = lieuxCarte(portrait.communes, contexte.voisins, contexte.geometries)
  const villes: CommuneCarte[] = lieux.villes.map((ville) => ({ ...ville, inside: true, valeur: null }))
  const dedans: CommuneCarte[] = lieux.dedans.map((c) => ({
    code: c.code,
    nom: c.nom,
    inside: true,
    secteur: c.secteur,
    valeur: theme.valeur(c),
    centre: c.centre,
    poids: valeurOuMinimum(c.population),
  }))
  const dehors: CommuneCarte[] = lieux.dehors.map((v) => ({
    code: v.code,
    nom: v.nom,
    inside: false,
    valeur: null,
    centre: v.centre,
    poids: v.poids ?? null,
  }))
  const scene = carteTerritoire({
    communes: [...dedans, ...villes, ...dehors],
    ...(contexte.geometries === undefined ? {} : { geometries: contexte.geometries }),
    land: contexte.land,
    title: theme.chiffre?.libelle ?? 'Territoire',
    unit: theme.chiffre?.unite ?? null,
    ...(theme.chiffre === null ? {} : { nature: theme.chiffre.nature }),
    categories: theme.chiffre?.classes ?? null,
    ...taille,
    secteurs: portrait.secteurs,
    sourceLabel: sourcesDe(portrait.communes.flatMap(theme.dites)),
  })
  return lieux.note === null ? scene : { ...scene, avertissements: [...scene.avertissements, lieux.note] }
}

/** The fiche is short of room: there the note written on the map itself is enough to say that it is schematic. */
function figureDe(scene: Scene, caption: string, fond: string | undefined, court = false): FigureInput {
  const avertissements = scene.avertissements.filter((a) => !court || !a.startsWith('Fond schématique'))
  const schematique = scene.avertissements.some((a) => a.startsWith('Fond schématique'))
  const source = scene.source ?? ''
  // Named once: the areas may already come from the same contours.
  const carte = fond === undefined || schematique || source.includes(fond) ? null : `Fond de carte\u00a0: ${fond}.`
  const notes = [source === '' ? null : `${source}.`, carte, ...avertissements].filter((n) => n !== null)
  return {
    svg: scene.svg,
    width: scene.width,
    height: scene.height,
    alt: scene.alt,
    caption,
    source: notes.length === 0 ? null : notes.join(' '),
  }
}

/** Numbered apart from the maps: « Graphique 1. ». */
export function graphique(scene: Scene, caption: string): FigureInput {
  return { ...figureDe(scene, caption, undefined), kind: 'graphique' }
}

/** "Densité de population par commune, en habitants au km²". */
function legendeDe({ libelle, unite: unit }: Pick<Indicateur, 'libelle' | 'unite'>): string {
  const mots = unite(unit).enToutes
  const mesure = mots === undefined ? '' : mots.startsWith('pour ') ? `, ${mots}` : `, en ${mots}`
  return `${libelle} par commune${mesure}`
}

/** All figures of a portrait; without any commune there is no map. A map is drawn when a document asks for it. */
export function figuresPortrait(portrait: Portrait, contexte: ContexteFigures): FiguresPortrait {
  const graphiques = { ...figureEvolution(portrait), ...figureProfessions(portrait) }
  if (portrait.communes.length === 0) return graphiques
  // Outlines of cities alone bear no figure.
  const dessinees = lieuxCarte(portrait.communes, [], contexte.geometries).dedans
  const theme = dessinees.length === 0 ? THEME_COMMUNES : themePopulation(portrait)
  const partiel = portrait.perimetre === 'complet' ? '' : ' (communes identifiées)'
  const quoi = theme.chiffre === null ? `${intituleLieux(portrait.communes)} du territoire` : legendeDe(theme.chiffre)
  const an = theme.chiffre === null ? '' : `, ${portrait.millesime}`
  const legende = `${quoi}${an}${partiel}.`
  const noms = `${intituleLieux(portrait.communes)}${portrait.secteurs.length > 0 ? ' et secteurs' : ''} du territoire${partiel}.`
  const une = (faire: () => FigureInput): (() => FigureInput) => {
    let faite: FigureInput | null = null
    return () => {
      faite ??= faire()
      return faite
    }
  }
  const carteFiche = une(() => figureDe(dessiner(portrait, contexte, theme, FICHE), legende, contexte.fond, true))
  const page = (le: Theme, caption: string) =>
    une(() => {
      const { svg, width, height } = dessiner(portrait, contexte, le, PAGE_BASSE)
      const haute = figureDe(dessiner(portrait, contexte, le, taillePage(portrait)), caption, contexte.fond)
      return { ...haute, plusBas: { svg, width, height } }
    })
  const carte = page(theme, legende)
  const carteCommunes = page(THEME_COMMUNES, noms)
  const { offre = null } = contexte
  // A circle for a count: a shade would read as an intensity.
  const carteOffre = offre === null ? undefined : page(themeOffre(offre), `${offre.titre} par commune${partiel}.`)
  return {
    ...graphiques,
    get carteFiche() {
      return carteFiche()
    },
    // One commune in one shade says nothing that the outline does not.
    get carte() {
      return portrait.communes.length > 1 ? carte() : undefined
    },
    get carteCommunes() {
      return carteCommunes()
    },
    get carteOffre() {
      return portrait.communes.length > 1 ? carteOffre?.() : undefined
    },
  }
}

/** From the first to the last known vintage; nothing below three points, where the table says it all. */
function figureEvolution(portrait: Portrait): Pick<FiguresPortrait, 'evolution'> {
  // A vintage that repeats a count is no other point of the line.
  const comptes = new Set(mesuresDistinctes(portrait.populations).map(({ millesime }) => millesime))
  const points = portrait.populations
    .filter((p) => p.population.kind !== 'known' || comptes.has(p.millesime))
    .map((p) => ({ millesime: p.millesime, valeur: p.population }))
  const connus = points.filter((p) => p.valeur.kind === 'known')
  if (connus.length < 3) return {}
  const scene = evolution({
    points,
    title: 'Population municipale',
    unit: 'habitants',
    width: PAGE.width,
    height: 190,
    sourceLabel: sourcesDe(connus.map((p) => p.valeur)),
  })
  return {
    evolution: graphique(scene, 'Population municipale, à périmètre constant\u00a0; l’échelle ne part pas de zéro.'),
  }
}

/** Densities per 10 000 inhabitants, highest first; nothing for a single profession. */
function figureProfessions(portrait: Portrait): Pick<FiguresPortrait, 'professions'> {
  const lignes = professionsPresentes(portrait)
    .filter((p) => ditQuelqueChose(p.densites.pour_10000))
    .sort((a, b) => rang(b.densites.pour_10000) - rang(a.densites.pour_10000))
  if (lignes.length < 2) return {}
  const scene = barres({
    lignes: lignes.map((p) => ({ libelle: p.libelle, valeur: p.densites.pour_10000 })),
    title: 'Professionnels libéraux',
    unit: 'pour_10000',
    width: PAGE.width,
    sourceLabel: sourcesDe(lignes.map((p) => p.densites.pour_10000)),
  })
  return { professions: graphique(scene, 'Professionnels libéraux pour 10\u202f000\u00a0habitants.') }
}

/** The figure as a block, or nothing. */
export function figure(input: FigureInput | undefined): Figure[] {
  return input === undefined ? [] : [{ type: 'figure', ...input }]
}
