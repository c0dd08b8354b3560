/**
 * What the screens give to the map and to its list twin, and what they get back. `<Carte>` is in `Carte.tsx`,
 * `<ListeCommunes>` in `ListeCommunes.tsx`. Give both the same arrays and Maps from one render to the next while nothing
 * changed (useMemo): the map redraws what changed identity.
 */
import type { Ref } from 'react'
import type { Classes, OptionsClasses } from '../../shared/dessins/classes.ts'
import type { Quantity, Unit } from '../../shared/domain/quantity.ts'

/** The answer of `carte.fond`: TopoJSON text with an object "communes", each geometry having the property `code`. */
export interface Fond {
  readonly id: string
  readonly libelle: string
  readonly millesime: string | null
  readonly schematique: boolean
  /** Paris, Lyon, Marseille drawn as their arrondissements. */
  readonly decoupees: readonly string[]
  readonly topojson: string
}

/** The answer of `carte.communes`: parallel arrays, sorted by code. */
export interface Communes {
  readonly codes: readonly string[]
  readonly noms: readonly string[]
  /** Longitude, latitude. */
  readonly centres: readonly (readonly [number, number] | null)[]
  readonly epci: readonly (string | null)[]
  readonly arrondissements: readonly (string | null)[]
  /** null: nobody knows them. */
  readonly cantons: readonly (string | null)[] | null
  readonly populations: readonly (number | null)[]
}

export interface Secteur {
  readonly nom: string
  /** #rrggbb; null: the map gives it one (`couleurSecteur` of its rank). */
  readonly couleur: string | null
  readonly communes: readonly string[]
}

/** A figure to show on the map. Missing values keep their reason: « secret » and « manquant » have their own boxes. */
export interface Valeurs {
  /** Title of the legend: "Densité". The unit is added. */
  readonly titre: string
  /** At the head of a column, when the title is long. */
  readonly court?: string
  readonly unite: Unit
  /** Year, or "2016–2022"; under the title. */
  readonly millesime?: string | null
  /** Digits after the comma; default: those of the unit. */
  readonly decimales?: number
  /** Labels, when the numbers stand for them (0, 1, 2…): a zoning. */
  readonly categories?: readonly string[] | null
  /** Of these labels, from the most to the least; null: they have none. */
  readonly ordre?: readonly number[] | null
  /** Only these communes are coloured or get a circle. */
  readonly parCommune: ReadonlyMap<string, Quantity>
  readonly classes: OptionsClasses
  /** Locked scale: these classes instead of new ones, to compare two maps. */
  readonly verrouillees?: Classes | null
}

/** 'aplats': choropleth; 'cercles': circles whose area follows the value; 'aucune': sectors or one plain fill. */
export type Representation = 'aplats' | 'cercles' | 'aucune'

/** 'choisir': a click toggles a commune; 'rectangle' / 'lasso': a drag takes many (Alt: takes them out). */
export type Outil = 'choisir' | 'rectangle' | 'lasso' | 'deplacer'

export type ModeSelection = 'ajouter' | 'retirer'

export interface Niveaux {
  readonly departement: boolean
  readonly arrondissement: boolean
  readonly epci: boolean
  readonly canton: boolean
}

/** Parts of France the map can jump to. */
export type Region = 'metropole' | 'guadeloupe' | 'martinique' | 'guyane' | 'reunion' | 'mayotte'

/** What a screen may ask of the map (prop `ref`). */
export interface CarteHandle {
  /** Shows all these communes, as large as possible; unknown codes are left out, nothing happens without any. */
  cadrer(codes: Iterable<string>): void
  allerA(region: Region): void
  /** The keyboard is on the map: what is at its centre can be put in or out. */
  prendreClavier(): void
  /** The classes drawn now, to lock them; null without a choropleth. */
  classes(): Classes | null
}

export interface CarteProps {
  readonly fond: Fond
  readonly communes: Communes
  /** Communes of the CPTS. */
  readonly selection: ReadonlySet<string>
  /** Inhabitants that the dossier publishes: see the list. */
  readonly publiees?: ReadonlyMap<string, number | undefined>
  readonly secteurs: readonly Secteur[]
  /** The other CPTS of the dossier: greyed, with an outline and a name of their own. */
  readonly voisines?: readonly { readonly nom: string; readonly communes: readonly string[] }[]
  /** null: nothing but the territory (and its sectors). */
  readonly valeurs: Valeurs | null
  readonly representation: Representation
  readonly niveaux: Niveaux
  readonly outil: Outil
  /** Why something is not on this base: "Contours limités à l’Allier". */
  readonly remarque?: string | null
  /** Source line on the map: "Insee, populations municipales 2021 · IGN, contours 2022". */
  readonly source: string
  readonly sombre: boolean
  /** Commune under the pointer or the list's cursor: outlined and named. */
  readonly survol: string | null
  onHover(code: string | null): void
  onToggle(code: string): void
  onSelectMany(codes: string[], mode: ModeSelection): void
  /** The map is drawn and framed: `cadrer` works from now on. */
  onPret?(): void
  /** The text a screen reader says for the map; names the territory. */
  readonly libelle: string
  readonly ref?: Ref<CarteHandle>
}

export interface ListeCommunesProps {
  readonly communes: Communes
  readonly selection: ReadonlySet<string>
  /** km², when known. */
  readonly superficies: ReadonlyMap<string, number>
  /** Inhabitants that the dossier publishes, which may come from an imported file; undefined: it knows none. */
  readonly publiees?: ReadonlyMap<string, number | undefined>
  /** The figure on the map, as a column of its own; null: the other columns say it already. */
  readonly figure?: Valeurs | null
  readonly survol: string | null
  onHover(code: string | null): void
  onToggle(code: string): void
  /** Caption of the table, read aloud: "Communes de la CPTS …". */
  readonly libelle: string
  /** Height of the scrolling part in px; default: fills its parent. */
  readonly hauteur?: number
}
