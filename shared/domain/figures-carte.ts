/**
 * The figures by commune that a map can show, and their values: populations, density, evolution, everything imported,
 * rates recomputed from it, supply. Pure: what it reads is gathered by `handlers/carte-valeurs.ts`.
 */

import { anneesComptees, anneesEntre, evolutionAnnuelle } from './evolution.ts'
import { derives } from './figures-carte-derives.ts'
import { figuresOffre } from './figures-carte-offre.ts'
import type { Definition, FaitsCarte, FigureCarte } from './figures-carte-types.ts'
import { DECIMALS } from './format.ts'
import { indicateur as lireIndicateur } from './indicateurs/catalogue.ts'
import { type Indicateur, THEME_LABELS, THEMES } from './indicateurs/types.ts'
import type { CommuneFacts } from './portrait-types.ts'
import type { Quantity } from './quantity.ts'
import { missing, ratio } from './quantity-ops.ts'
import { superficieCommune } from './territoire.ts'
import { estMontant } from './unites.ts'

const compter = (communes: readonly CommuneFacts[], valeur: (commune: CommuneFacts) => Quantity): number =>
  communes.reduce((n, commune) => n + (valeur(commune).kind === 'missing' ? 0 : 1), 0)

const populationDe = (millesime: string) => (commune: CommuneFacts) =>
  commune.populations.get(millesime) ?? missing('non_disponible', 'habitants', { millesime })

/** "2016-2022" → the two vintages, oldest first; null for anything else. */
export function lirePeriode(texte: string): readonly [string, string] | null {
  const [, a = '', b = ''] = /^(\d{4})-(\d{4})$/.exec(texte) ?? []
  return a === '' || a === b ? null : a < b ? [a, b] : [b, a]
}

/** At least five years apart when possible: a census vintage averages five years of collection. */
function periodeParDefaut(annees: readonly string[], fin: string): string | null {
  const avant = annees.filter((annee) => annee < fin)
  const debut = avant.findLast((annee) => Number(fin) - Number(annee) >= 5) ?? avant[0]
  if (debut !== undefined) return `${debut}-${fin}`
  const [premiere, derniere] = [annees[0], annees.at(-1)]
  return premiere === undefined || premiere === derniere ? null : `${premiere}-${derniere}`
}

function population({ communes, millesime }: FaitsCarte): Definition[] {
  const annees = [...new Set(communes.flatMap((commune) => [...commune.populations.keys()]))].sort()
  const commun = { theme: THEME_LABELS.population, classes: null }
  const compte = (valeur: (m: string) => (commune: CommuneFacts) => Quantity) =>
    annees.map((m) => ({ millesime: m, connues: compter(communes, valeur(m)) })).filter(({ connues }) => connues > 0)
  const densite = (m: string) => (commune: CommuneFacts) =>
    ratio(populationDe(m)(commune), superficieCommune(commune), { unit: 'hab_km2', formula: 'population ÷ superficie' })
  const sues = compte(populationDe)
  const periode = periodeParDefaut(
    sues.map((une) => une.millesime),
    millesime,
  )
  const superficies = compter(communes, superficieCommune)
  const definitions: Definition[] = [
    {
      figure: {
        ...commun,
        id: 'densite',
        libelle: 'Densité de population',
        unite: 'hab_km2',
        decimales: 1,
        nature: 'rapport',
        periode: false,
        millesimes: compte(densite),
      },
      defaut: millesime,
      valeurs: densite,
    },
    {
      figure: {
        ...commun,
        id: 'PMUN',
        libelle: 'Population municipale',
        unite: 'habitants',
        decimales: 0,
        nature: 'effectif',
        periode: false,
        millesimes: sues,
      },
      defaut: millesime,
      valeurs: populationDe,
    },
    {
      figure: {
        ...commun,
        id: 'evolution',
        libelle: 'Évolution annuelle de la population',
        unite: 'part',
        decimales: 2,
        nature: 'rapport',
        periode: true,
        millesimes: periode === null ? [] : sues,
      },
      defaut: periode,
      valeurs: (texte) => {
        const [debut, fin] = lirePeriode(texte) ?? ['', '']
        const ensemble = anneesComptees(communes, annees)
        return (commune) => {
          const comptee = (m: string) => {
            const une = ensemble.get(m) ?? null
            return { comptee: une ?? commune.recensements?.get(m) ?? m }
          }
          const ans = anneesEntre(comptee(debut), comptee(fin))
          return evolutionAnnuelle(populationDe(debut)(commune), populationDe(fin)(commune), ans)
        }
      },
    },
    {
      figure: {
        id: 'SUPERF',
        libelle: 'Superficie',
        unite: 'km2',
        decimales: 1,
        nature: 'effectif',
        theme: THEME_LABELS.territoire,
        classes: null,
        periode: false,
        millesimes: superficies === 0 ? [] : [{ millesime: null, connues: superficies }],
      },
      defaut: null,
      valeurs: () => superficieCommune,
    },
  ]
  return definitions.filter(({ figure }) => figure.millesimes.length > 0)
}

/** Everything imported that the figures above do not say already. */
function importees(faits: FaitsCarte): Definition[] {
  return [...faits.observes].flatMap(([id, annees]): Definition[] => {
    if (id === 'PMUN' || id === 'SUPERF') return []
    // Unknown to the catalogue (a dossier of a newer version): its code is all that can be said.
    const un: Indicateur = lireIndicateur(id, faits.propres) ?? {
      id,
      libelle: id,
      unite: 'ratio',
      nature: 'rapport',
      theme: 'autres',
    }
    const montant = estMontant(un.unite, un.nature)
    const millesimes = [...annees].map(([millesime, codes]) => ({ millesime, connues: codes.size }))
    return [
      {
        figure: {
          id,
          libelle: un.libelle,
          unite: un.unite,
          decimales: un.decimales ?? DECIMALS[un.unite],
          nature: un.nature === 'classe' ? 'classe' : montant ? 'effectif' : 'rapport',
          theme: THEME_LABELS[un.theme],
          classes: un.classes ?? null,
          periode: false,
          millesimes,
        },
        defaut: millesimes.at(-1)?.millesime ?? null,
        valeurs: (millesime) => {
          const lues = faits.observations(id, millesime)
          return ({ info }) => lues.get(info.code) ?? missing('non_importe', un.unite, { millesime })
        },
      },
    ]
  })
}

/** Themes in the order of the catalogue, then supply; inside a theme rates first, they are what maps show best. */
function definitions(faits: FaitsCarte): Definition[] {
  const communes = [...population(faits), ...derives(faits), ...importees(faits)]
  const ordre = new Map(THEMES.map((theme, rang) => [THEME_LABELS[theme], rang]))
  communes.sort((a, b) => (ordre.get(a.figure.theme) ?? 0) - (ordre.get(b.figure.theme) ?? 0))
  return [...communes, ...figuresOffre(faits)]
}

/** Figures that have at least one value, in the order in which they are offered. */
export function figuresCarte(faits: FaitsCarte): FigureCarte[] {
  return definitions(faits).map(({ figure }) => figure)
}

export interface ValeursCarte {
  readonly figure: FigureCarte
  /** Vintage of the values, "2016-2022" for a period; null: the source names none. */
  readonly millesime: string | null
  readonly valeurs: ReadonlyMap<string, Quantity>
}

/**
 * Values of one figure in every commune. A vintage that the figure does not have gives way to its own choice.
 * undefined: no such figure here.
 */
export function valeursCarte(faits: FaitsCarte, id: string, demande?: string): ValeursCarte | undefined {
  const definition = definitions(faits).find(({ figure }) => figure.id === id)
  if (definition === undefined) return undefined
  const { figure, defaut } = definition
  const connus = new Set(figure.millesimes.map(({ millesime }) => millesime))
  const voulus = demande === undefined ? [] : figure.periode ? (lirePeriode(demande) ?? ['']) : [demande]
  const choisi = demande !== undefined && voulus.every((annee) => connus.has(annee)) ? demande : undefined
  const repli =
    figure.periode || defaut === null || connus.has(defaut) ? defaut : (figure.millesimes.at(-1)?.millesime ?? null)
  const millesime = choisi ?? repli
  const valeur = definition.valeurs(millesime ?? '')
  return {
    figure,
    millesime: figure.periode && millesime !== null ? (lirePeriode(millesime)?.join('-') ?? null) : millesime,
    valeurs: new Map(faits.communes.map((commune) => [commune.info.code, valeur(commune)])),
  }
}
