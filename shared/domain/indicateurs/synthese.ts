/**
 * Every figure by commune that files gave a dossier, brought to one CPTS: its value, its sectors', those of the
 * territories it is compared with, older vintages, and what other sources say. A view of `chiffres/resoudre.ts`.
 */
import { anneeDerivee } from '../chiffres/derives.ts'
import type { AutreSource, Comparaison, Faits } from '../chiffres/faits.ts'
import { seulementPour } from '../chiffres/importes.ts'
import { resoudre } from '../chiffres/resoudre.ts'
import { annees, estFichier, seriesParFigure } from '../chiffres/source.ts'
import { leSecteur, surCommunes } from '../chiffres/territoire.ts'
import type { Nature } from '../natures.ts'
import type { Niveau } from '../niveaux.ts'
import type { Quantity } from '../quantity.ts'
import { CROISES, DERIVES } from './catalogue.ts'
import { type Indicateur, type IndicateurDerive, THEMES, type Theme } from './types.ts'

export interface SyntheseIndicateur {
  readonly id: string
  readonly libelle: string
  readonly unite: Quantity['unit']
  readonly nature: Nature
  readonly theme: Theme
  readonly decimales: number | null
  /** Computed from other figures: it has no source of its own to choose. */
  readonly derive: boolean
  readonly millesime: string
  readonly source: number | null
  readonly libelleSource: string
  readonly valeur: Quantity
  readonly secteurs: readonly { readonly nom: string; readonly valeur: Quantity }[]
  readonly comparaisons: readonly Comparaison[]
  readonly anciens: readonly { readonly millesime: string; readonly valeur: Quantity }[]
  readonly autres: readonly AutreSource[]
  /** For a zoning: how many communes are in each class. */
  readonly repartition: readonly {
    readonly libelle: string
    readonly communes: number
    /** People of these communes; null: not known of all. */
    readonly habitants: number | null
  }[]
  /** Published for territories no nearer than these: the CPTS has no value of its own. Null: it may have one. */
  readonly seulement: Niveau | null
}

/** By theme, in the order of the files, then rates. Figures told commune by commune only have no value here. */
export function syntheses(faits: Faits): SyntheseIndicateur[] {
  const importees = [...seriesParFigure(faits).values()].flatMap((series) => {
    const [une] = series.filter((serie) => estFichier(serie) && serie.inconnue !== true)
    return une === undefined || une.definition.nature === 'local' ? [] : (synthese(faits, une.definition) ?? [])
  })
  const derivees = DERIVES.flatMap((derive) => syntheseDerivee(faits, derive, anneeDerivee(faits, derive)) ?? [])
  const croisees = CROISES.flatMap((une) => {
    const [numerateur = ''] = une.numerateur
    return syntheseDerivee(faits, une, annees(faits, numerateur, true).at(-1)) ?? []
  })
  return [...importees, ...derivees, ...croisees].sort((a, b) => THEMES.indexOf(a.theme) - THEMES.indexOf(b.theme))
}

function synthese(faits: Faits, definition: Indicateur): SyntheseIndicateur | null {
  const { id, libelle, unite, nature, theme, decimales = null } = definition
  const dites = annees(faits, id, true)
  const millesime = dites.at(-1)
  if (millesime === undefined) return null
  const seulement = seulementPour(faits, id, millesime)
  const faite = commune(faits, id, millesime, seulement !== null)
  if (faite === null) return null
  return {
    ...{ id, libelle, unite, nature, theme, decimales },
    derive: false,
    ...faite.synthese,
    anciens: dites
      .slice(0, -1)
      .reverse()
      .flatMap((annee) => {
        const valeur = resoudre(faits, id, surCommunes(faits.communes), annee)?.quantite
        return valeur === undefined ? [] : [{ millesime: annee, valeur }]
      }),
    repartition: repartition(definition, faits, faite.parCommune),
    seulement,
  }
}

function syntheseDerivee(
  faits: Faits,
  derive: IndicateurDerive,
  millesime: string | undefined,
): SyntheseIndicateur | null {
  const { id, libelle, unite, theme, decimales = null } = derive
  const faite = millesime === undefined ? null : commune(faits, id, millesime, false)
  if (faite === null) return null
  return {
    ...{ id, libelle, unite, nature: 'rapport', theme, decimales },
    derive: true,
    ...faite.synthese,
    anciens: [],
    repartition: [],
    seulement: null,
  }
}

/** What every figure has, over the communes of the list; `partout`: its sectors are told as the whole. */
function commune(faits: Faits, id: string, millesime: string, partout: boolean) {
  const liste = surCommunes(faits.communes)
  const chiffre = resoudre(faits, id, liste, millesime)
  if (chiffre === undefined) return null
  const { quantite: valeur, source, libelleSource, comparaisons, autres } = chiffre
  const secteurs = faits.secteurs.map((secteur) => ({
    nom: secteur.nom,
    valeur: partout
      ? valeur
      : (resoudre(faits, id, surCommunes(leSecteur(faits, secteur).communes), millesime)?.quantite ?? valeur),
  }))
  return {
    parCommune: () => chiffre.parCommune,
    synthese: { millesime, source, libelleSource, valeur, secteurs, comparaisons, autres },
  }
}

function repartition(
  { classes, ordre = [...(classes ?? []).keys()] }: Indicateur,
  { communes, habitants }: Faits,
  parCommune: () => ReadonlyMap<string, Quantity>,
): SyntheseIndicateur['repartition'] {
  if (classes === undefined) return []
  const lues = parCommune()
  const ligne = (libelle: string, codes: readonly string[]) => {
    const connus = codes.map((code) => habitants.get(code) ?? null)
    const somme = connus.reduce((total, un) => (total === null || un === null ? null : total + un), 0)
    return { libelle, communes: codes.length, habitants: somme }
  }
  const classer = (classe: number) =>
    communes.filter((code) => {
      const lue = lues.get(code)
      return lue?.kind === 'known' && lue.value === classe
    })
  const classees = ordre.flatMap((classe) => {
    const codes = classer(classe)
    return codes.length === 0 ? [] : [ligne(classes[classe] ?? '', codes)]
  })
  const dites = new Set(ordre.flatMap(classer))
  const reste = communes.filter((code) => !dites.has(code))
  return classees.length === 0 || reste.length === 0 ? classees : [...classees, ligne(SANS_CLASSE, reste)]
}

/** So that the communes of a zoning always add up to those of the territory. */
const SANS_CLASSE = 'non renseigné'
