/**
 * What `chiffres --format json` prints: a promise to scripts. Version 1. A key is never renamed nor removed within a
 * version; keys may be added. Shape (Q is JsonQuantity):
 *
 * {"version":1,"dossier","cpts":[{"nom","nombreCommunes","communes":[{"code","nom","population","superficieKm2"}],
 *  "population":Q,"superficie":Q,"densite":Q,"taille":1-4,"margeSeuil",
 *  "professions":[{"code","libelle","effectif":Q,"densite10000":Q,"densite100000":Q}],
 *  "structures":[{"categorie","libelle","effectif":Q}],
 *  "professionnels":Q,"secteurs":[{"nom","population":Q,"superficie":Q,"densite":Q}]}]}
 *
 * A number that is not known exactly is null; the Q beside it says why. Values are exact, never rounded.
 */
import type { Portrait, TailleClasse } from './portrait-types.ts'
import type { Quantity, SourceRef } from './quantity.ts'
import { knownValue } from './quantity-ops.ts'

const CHIFFRES_VERSION = 1

export interface JsonQuantity {
  readonly etat: 'connue' | 'intervalle' | 'manquante'
  /** Only when known. */
  readonly valeur: number | null
  /** Both equal `valeur` when known; `max` is null when no upper bound is known; both null when missing. */
  readonly min: number | null
  readonly max: number | null
  readonly unite: string
  readonly couverture: { readonly connues: number; readonly total: number }
  readonly millesime: string | null
  readonly sources: string[]
  readonly formule: string
}

interface JsonCpts {
  readonly nom: string
  readonly nombreCommunes: number | null
  readonly communes: {
    readonly code: string
    readonly nom: string
    readonly population: number | null
    readonly superficieKm2: number | null
  }[]
  readonly population: JsonQuantity
  readonly superficie: JsonQuantity
  readonly densite: JsonQuantity
  readonly taille: TailleClasse | null
  readonly margeSeuil: number | null
  readonly professions: {
    readonly code: string
    readonly libelle: string
    readonly effectif: JsonQuantity
    readonly densite10000: JsonQuantity
    readonly densite100000: JsonQuantity
  }[]
  readonly structures: { readonly categorie: string; readonly libelle: string; readonly effectif: JsonQuantity }[]
  readonly professionnels: JsonQuantity
  readonly secteurs: {
    readonly nom: string
    readonly population: JsonQuantity
    readonly superficie: JsonQuantity
    readonly densite: JsonQuantity
  }[]
}

export interface ChiffresJson {
  readonly version: typeof CHIFFRES_VERSION
  readonly dossier: string
  readonly cpts: JsonCpts[]
}

/** "Insee, populations municipales, 2021, donnees_communes_2021.csv, ligne 12" */
export function sourceTexte(source: SourceRef): string {
  const repeated = source.millesime !== null && source.label.includes(source.millesime)
  return [
    source.label,
    repeated ? null : source.millesime,
    source.file,
    source.line === null ? null : `ligne ${source.line}`,
  ]
    .filter((part) => part !== null)
    .join(', ')
}

export function quantityJson(quantity: Quantity): JsonQuantity {
  const rest = {
    unite: quantity.unit,
    couverture: { connues: quantity.coverage.known, total: quantity.coverage.total },
    millesime: quantity.millesime,
    sources: quantity.sources.map(sourceTexte),
    formule: quantity.formula,
  }
  if (quantity.kind === 'missing') return { etat: 'manquante', valeur: null, min: null, max: null, ...rest }
  if (quantity.kind === 'interval') {
    return { etat: 'intervalle', valeur: null, min: quantity.min, max: quantity.max, ...rest }
  }
  const { value } = quantity
  return { etat: 'connue', valeur: value, min: value, max: value, ...rest }
}

function cptsJson(portrait: Portrait): JsonCpts {
  return {
    nom: portrait.nom,
    nombreCommunes: knownValue(portrait.nombreCommunes),
    communes: portrait.communes.map((commune) => ({
      code: commune.code,
      nom: commune.nom,
      population: knownValue(commune.population),
      superficieKm2: knownValue(commune.superficie),
    })),
    population: quantityJson(portrait.population),
    superficie: quantityJson(portrait.superficie),
    densite: quantityJson(portrait.densite),
    taille: portrait.taille.classe,
    margeSeuil: portrait.taille.margeSeuil,
    professions: portrait.professions.map((profession) => ({
      code: profession.code,
      libelle: profession.libelle,
      effectif: quantityJson(profession.effectif),
      densite10000: quantityJson(profession.densite10000),
      densite100000: quantityJson(profession.densite100000),
    })),
    structures: portrait.structures.map((structure) => ({
      categorie: structure.categorie,
      libelle: structure.libelle,
      effectif: quantityJson(structure.effectif),
    })),
    professionnels: quantityJson(portrait.professionnels),
    secteurs: portrait.secteurs.map((secteur) => ({
      nom: secteur.nom,
      population: quantityJson(secteur.population),
      superficie: quantityJson(secteur.superficie),
      densite: quantityJson(secteur.densite),
    })),
  }
}

/** Portraits of a dossier as the promised JSON. */
export function chiffresJson(dossier: string, portraits: readonly Portrait[]): ChiffresJson {
  return { version: CHIFFRES_VERSION, dossier, cpts: portraits.map(cptsJson) }
}
