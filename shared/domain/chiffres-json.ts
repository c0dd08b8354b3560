/**
 * What `chiffres --format json` prints: a promise to scripts. Version 1. A key is never renamed nor removed within a
 * version; keys may be added. Shape (Q is JsonQuantity):
 *
 * {"version":1,"dossier","cpts":[{"nom","nombreCommunes","communes":[{"code","nom","population","superficieKm2",
 *   "densiteHabKm2"}],
 *  "population":Q,"superficie":Q,"densite":Q,"taille":1-4,"margeSeuil",
 *  "elargissements":[{"code","phrase"}],
 *  "professions":[{"code","libelle","effectif":Q,"densite10000":Q,"densite100000":Q}],
 *  "structures":[{"categorie","libelle","effectif":Q}],
 *  "professionnels":Q,"secteurs":[{"nom","population":Q,"superficie":Q,"densite":Q}],
 *  "populations":[{"millesime","population":Q,"comptee"}],
 *  "publies":[{"indicateur","libelle","base","territoire","nom","source","texte","valeur":Q}],
 *  "indicateurs":[{"id","libelle","theme","millesime","source","texte","valeur":Q,"secteurs":[{"nom","valeur":Q}],
 *   "comparaisons":[{"niveau","territoire","nom","origine","valeur":Q}],"repartition":[{"libelle","communes"}]}]}]}
 *
 * Q.etat is "connue", "partielle" (a rate or a mean of the communes known: see `partielle` and `couverture`), "intervalle"
 * or "manquante". `texte` is what the screen prints; `indicateurs` are its « Autres chiffres ».
 * A number that is not known exactly is null; the Q beside it says why. Values are exact, never rounded.
 */

import type { Comparaison, OrigineComparaison } from './chiffres/faits.ts'
import { sourceTexte } from './chiffres/mots.ts'
import { formatQuantity } from './format.ts'
import { motsFigure } from './indicateurs/mots.ts'
import type { SyntheseIndicateur } from './indicateurs/synthese.ts'
import { THEME_LABELS } from './indicateurs/types.ts'
import type { ChiffrePublie, Portrait, TailleClasse } from './portrait-types.ts'
import { quantitePubliee } from './publies.ts'
import type { MissingReason, Quantity, Unit } from './quantity.ts'
import { interval, known, knownValue, missing, partial } from './quantity-ops.ts'

const CHIFFRES_VERSION = 1

export interface JsonQuantity {
  readonly etat: 'connue' | 'partielle' | 'intervalle' | 'manquante'
  /** Only when known. */
  readonly valeur: number | null
  /** Both equal `valeur` when known; `max` is null when no upper bound is known; both null when missing. */
  readonly min: number | null
  readonly max: number | null
  /** Why it is missing: "secret", "non_importe"…; null when it is not. */
  readonly motif: MissingReason | null
  /** The value of the communes known, nearly all of them, and the share of the population that lives there. */
  readonly partielle: { readonly valeur: number; readonly poids: number | null } | null
  readonly unite: Unit
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
    readonly densiteHabKm2: number | null
  }[]
  readonly population: JsonQuantity
  readonly superficie: JsonQuantity
  readonly densite: JsonQuantity
  readonly taille: TailleClasse | null
  readonly margeSeuil: number | null
  readonly elargissements: { readonly code: string; readonly phrase: string }[]
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
  /** `comptee`: the year really counted (2017 for every vintage of Mayotte); null: not one year. */
  readonly populations: {
    readonly millesime: string
    readonly population: JsonQuantity
    readonly comptee: string | null
  }[]
  readonly publies: JsonPublie[]
  readonly indicateurs: JsonIndicateur[]
}

interface JsonPublie {
  readonly indicateur: string
  readonly libelle: string
  readonly base: string | null
  readonly territoire: ChiffrePublie['territoire']
  /** Of the sector or the CPTS; null for a larger territory. */
  readonly nom: string | null
  readonly source: string
  readonly texte: string
  readonly valeur: JsonQuantity
}

interface JsonIndicateur {
  readonly id: string
  readonly libelle: string
  readonly theme: string
  readonly millesime: string
  readonly source: string
  readonly texte: string
  readonly valeur: JsonQuantity
  readonly secteurs: { readonly nom: string; readonly valeur: JsonQuantity }[]
  readonly comparaisons: {
    readonly niveau: Comparaison['niveau']
    readonly territoire: string
    readonly nom: string
    readonly origine: OrigineComparaison | null
    readonly valeur: JsonQuantity
  }[]
  readonly repartition: { readonly libelle: string; readonly communes: number }[]
}

export interface ChiffresJson {
  readonly version: typeof CHIFFRES_VERSION
  readonly dossier: string
  readonly cpts: JsonCpts[]
}

export function quantityJson(quantity: Quantity): JsonQuantity {
  const rest = {
    unite: quantity.unit,
    couverture: { connues: quantity.coverage.known, total: quantity.coverage.total },
    millesime: quantity.millesime,
    sources: quantity.sources.map((source) => sourceTexte(source)),
    formule: quantity.formula,
    partielle: quantity.kind === 'partial' ? { valeur: quantity.value, poids: quantity.weight } : null,
  }
  if (quantity.kind === 'missing') {
    return { etat: 'manquante', valeur: null, min: null, max: null, motif: quantity.reason, ...rest }
  }
  if (quantity.kind === 'interval') {
    return { etat: 'intervalle', valeur: null, min: quantity.min, max: quantity.max, motif: null, ...rest }
  }
  if (quantity.kind === 'partial') {
    return { etat: 'partielle', valeur: null, min: null, max: null, motif: null, ...rest }
  }
  const { value } = quantity
  return { etat: 'connue', valeur: value, min: value, max: value, motif: null, ...rest }
}

/** The quantity again, for the printing of what was received as JSON; its sources stay in the JSON. */
export function quantiteDe({
  etat,
  valeur,
  min,
  max,
  motif,
  partielle,
  unite,
  couverture,
  ...q
}: JsonQuantity): Quantity {
  const provenance = {
    coverage: { known: couverture.connues, total: couverture.total },
    millesime: q.millesime,
    formula: q.formule,
  }
  if (etat === 'connue' && valeur !== null) return known(valeur, unite, provenance)
  if (etat === 'intervalle' && min !== null) return interval(min, max, unite, provenance)
  if (partielle !== null) return partial(partielle.valeur, unite, partielle.poids, provenance)
  return missing(motif ?? 'non_disponible', unite, provenance)
}

function publieJson(publie: ChiffrePublie): JsonPublie {
  const { indicateur, libelle, base, territoire, secteur, cpts, source, decimales } = publie
  const valeur = quantitePubliee(publie)
  const nom = territoire === 'secteur' ? secteur : territoire === 'cpts' ? cpts : null
  const texte = formatQuantity(valeur, { decimals: decimales })
  return { indicateur, libelle, base, territoire, nom, source, texte, valeur: quantityJson(valeur) }
}

function indicateurJson(une: SyntheseIndicateur): JsonIndicateur {
  const { decimales, valeur } = une
  return {
    id: une.id,
    libelle: une.libelle,
    theme: THEME_LABELS[une.theme],
    millesime: une.millesime,
    source: une.libelleSource,
    texte: motsFigure(une) ?? formatQuantity(valeur, decimales === null ? {} : { decimals: decimales }),
    valeur: quantityJson(valeur),
    secteurs: une.secteurs.map((secteur) => ({ nom: secteur.nom, valeur: quantityJson(secteur.valeur) })),
    comparaisons: une.comparaisons.map((c) => ({
      niveau: c.niveau,
      territoire: c.territoire,
      nom: c.nom,
      origine: c.origine ?? null,
      valeur: quantityJson(c.valeur),
    })),
    repartition: [...une.repartition],
  }
}

function cptsJson({ portrait, indicateurs }: CptsChiffres): JsonCpts {
  return {
    nom: portrait.nom,
    nombreCommunes: knownValue(portrait.nombreCommunes),
    communes: portrait.communes.map((commune) => ({
      code: commune.code,
      nom: commune.nom,
      population: knownValue(commune.population),
      superficieKm2: knownValue(commune.superficie),
      densiteHabKm2: knownValue(commune.densite),
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
      densite10000: quantityJson(profession.densites.pour_10000),
      densite100000: quantityJson(profession.densites.pour_100000),
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
    populations: portrait.populations.map(({ millesime, population, comptee }) => ({
      millesime,
      population: quantityJson(population),
      comptee,
    })),
    publies: portrait.publies.map(publieJson),
    indicateurs: indicateurs.map(indicateurJson),
    elargissements: [...portrait.elargissements],
  }
}

interface CptsChiffres {
  readonly portrait: Portrait
  readonly indicateurs: readonly SyntheseIndicateur[]
}

/** All the figures of a dossier as the promised JSON. */
export function chiffresJson(dossier: string, cpts: readonly CptsChiffres[]): ChiffresJson {
  return { version: CHIFFRES_VERSION, dossier, cpts: cpts.map(cptsJson) }
}
