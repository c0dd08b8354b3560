/**
 * The one engine: a figure of the catalogue, on a territory, in a vintage. Screens, maps, tables, files, the command and
 * documents are views of what it answers; none of them computes a figure, nor chooses its source.
 */
import { CROISES, DERIVES } from '../indicateurs/catalogue.ts'
import { ecartDe } from '../indicateurs/ecart.ts'
import { THEME_LABELS, THEMES } from '../indicateurs/types.ts'
import type { Quantity } from '../quantity.ts'
import type { Calcul, Entree } from './calcul.ts'
import { croise, croiseDe } from './croises.ts'
import { derive, deriveDe } from './derives.ts'
import { direElargie } from './elargies.ts'
import type { AutreSource, Comparaison, Faits } from './faits.ts'
import { DENSITE, EVOLUTION, POPULATION, PROFESSION, PROFESSIONNELS, STRUCTURE, SUPERFICIE } from './ids.ts'
import { importe } from './importes.ts'
import { memoriser } from './memoire.ts'
import {
  DENSITE_10000,
  DENSITE_100000,
  densiteProfession,
  profession,
  professionnels,
  professions,
  structure,
  structures,
} from './offre.ts'
import { densite, evolution, population, superficie } from './population.ts'
import { seriesParFigure } from './source.ts'
import type { Territoire } from './territoire.ts'

/** A figure of a territory, and all that explains it. */
export interface Chiffre {
  readonly entree: Entree
  /** null: the source names none. */
  readonly millesime: string | null
  readonly quantite: Quantity
  readonly parCommune: ReadonlyMap<string, Quantity>
  /** Null: not one file of the dossier. */
  readonly source: number | null
  readonly libelleSource: string
  readonly comparaisons: readonly Comparaison[]
  /** What other sources say of the same, and how far they stand. */
  readonly autres: readonly AutreSource[]
}

const NOMMES: Readonly<Record<string, (faits: Faits) => Calcul>> = {
  [POPULATION]: population,
  [SUPERFICIE]: superficie,
  [DENSITE]: densite,
  [EVOLUTION]: evolution,
  [PROFESSIONNELS]: professionnels,
}

/** How a figure is made; undefined: nothing of that name here. */
export function calcul(faits: Faits, id: string): Calcul | undefined {
  return memoriser(faits, `calcul ${id}`, () => {
    const fait = calculNu(faits, id)
    if (fait === undefined || faits.elargissements.length === 0) return fait
    return { ...fait, territoire: (ou, annee) => direElargie(faits, ou, fait.territoire(ou, annee)) }
  })
}

function calculNu(faits: Faits, id: string): Calcul | undefined {
  // What a text refers to comes from outside: « constructor » is no figure.
  const nomme = Object.hasOwn(NOMMES, id) ? NOMMES[id] : undefined
  if (nomme !== undefined) return nomme(faits)
  if (id === PROFESSION || id === STRUCTURE) return undefined
  if (id.startsWith(PROFESSION)) return calculProfession(faits, id.slice(PROFESSION.length))
  if (id.startsWith(STRUCTURE)) return structure(faits, id.slice(STRUCTURE.length))
  const taux = deriveDe(id)
  if (taux !== undefined) return derive(faits, taux)
  const mixte = croiseDe(id)
  return mixte === undefined ? importe(faits, id) : croise(faits, mixte)
}

function calculProfession(faits: Faits, reste: string): Calcul {
  const suffixe = ([DENSITE_100000, DENSITE_10000] as const).find((un) => reste.endsWith(un))
  return suffixe === undefined
    ? profession(faits, reste)
    : densiteProfession(faits, reste.slice(0, -suffixe.length), suffixe)
}

/** @param millesime absent: that of the figure. Undefined: no such figure in these facts. */
export function resoudre(faits: Faits, id: string, ou: Territoire, millesime?: string): Chiffre | undefined {
  const fait = calcul(faits, id)
  if (fait === undefined) return undefined
  const annee = millesime ?? fait.defaut()
  const [lue, origine] = [annee ?? '', memoire(() => fait.origine?.(ou, annee ?? ''))]
  const quantite = memoire(() => fait.territoire(ou, lue))
  return {
    entree: fait.entree,
    millesime: annee,
    get quantite() {
      return quantite()
    },
    get parCommune() {
      const valeur = fait.commune(lue)
      return new Map(ou.communes.map((code) => [code, valeur(code)]))
    },
    get source() {
      return origine()?.source ?? null
    },
    get libelleSource() {
      return origine()?.libelleSource ?? ''
    },
    get comparaisons() {
      return origine()?.comparaisons ?? []
    },
    get autres() {
      return (origine()?.autres ?? []).map((autre) => ({ ...autre, ...ecartDe(quantite(), autre.valeur) }))
    },
  }
}

/** The value alone. @throws Error when no rule makes it: for the figures that every dossier has. */
export function quantite(faits: Faits, id: string, ou: Territoire, millesime?: string): Quantity {
  const fait = calcul(faits, id)
  if (fait === undefined) throw new Error(`programming error: no figure ${id}`)
  return fait.territoire(ou, millesime ?? fait.defaut() ?? '')
}

function memoire<T>(calculer: () => T): () => T {
  let fait: { readonly valeur: T } | undefined
  return () => {
    fait ??= { valeur: calculer() }
    return fait.valeur
  }
}

/**
 * Figures by commune that have a value somewhere, in the order in which they are offered: themes of the catalogue, then
 * supply; inside a theme rates first, they are what maps show best.
 */
export function figures(faits: Faits): readonly Calcul[] {
  return memoriser(faits, 'figures', () => {
    const imposes = new Set([POPULATION, SUPERFICIE])
    const importees = [...seriesParFigure(faits).keys()].filter((id) => !imposes.has(id)).sort()
    const ids = [
      DENSITE,
      POPULATION,
      EVOLUTION,
      SUPERFICIE,
      ...[...DERIVES, ...CROISES].map(({ id }) => id),
      ...importees,
    ]
    const calculs = ids.flatMap((id) => calcul(faits, id) ?? [])
    const ordre = new Map(THEMES.map((theme, rang) => [THEME_LABELS[theme], rang]))
    calculs.sort((a, b) => (ordre.get(a.entree.theme) ?? 0) - (ordre.get(b.entree.theme) ?? 0))
    const offre = [
      ...professions(faits, false).flatMap((code) => [`${PROFESSION}${code}${DENSITE_10000}`, `${PROFESSION}${code}`]),
      ...structures(faits, false).map((code) => `${STRUCTURE}${code}`),
    ]
    return [...calculs, ...offre.flatMap((id) => calcul(faits, id) ?? [])].filter((un) => un.annees().length > 0)
  })
}
