/**
 * Population, area, density, growth. Populations and areas are summed, a density is a sum over a sum (never a mean of
 * densities); of a list of communes that is not the whole CPTS, what was published stands in.
 */
import { anneesComptees, anneesEntre, evolutionAnnuelle } from '../evolution.ts'
import type { Quantity } from '../quantity.ts'
import { missing, ratio } from '../quantity-ops.ts'
import { type Annee, type Calcul, compter, entreeConnue } from './calcul.ts'
import type { Faits } from './faits.ts'
import { DENSITE, EVOLUTION, POPULATION, SUPERFICIE } from './ids.ts'
import { origineDe } from './importes.ts'
import { memoriser } from './memoire.ts'
import { densiteDe, mesuresDe, sommePopulation, sommeSuperficie } from './mesures.ts'
import { mesuresDites, populationDite, superficieDite } from './publication.ts'
import { anneeLue, annees, lire, TOUTES_ANNEES } from './source.ts'
import { laCpts } from './territoire.ts'

function populationDe(faits: Faits, millesime: string): (code: string) => Quantity {
  const { parole } = lire(faits, POPULATION, millesime)
  const absente = missing('non_disponible', 'habitants', { millesime, formula: 'population municipale' })
  return (code) => parole(code)?.valeur ?? absente
}

/** The newest that is known of each commune; of an older year of the files, what they said then. */
function superficieDe(faits: Faits, millesime = TOUTES_ANNEES): (code: string) => Quantity {
  const { parole } = lire(faits, SUPERFICIE, anneeLue(faits, SUPERFICIE, millesime))
  const absente = missing('non_importe', 'km2')
  return (code) => parole(code)?.valeur ?? absente
}

/** Vintages that give some commune a value. */
function connues(faits: Faits, cle: string, valeur: (millesime: string) => (code: string) => Quantity): Annee[] {
  return memoriser(faits, `connues ${cle}`, () =>
    annees(faits, POPULATION)
      .map((millesime) => ({ millesime, connues: compter(faits.communes, valeur(millesime)) }))
      .filter((une) => une.connues > 0),
  )
}

export function population(faits: Faits): Calcul {
  const commune = (millesime: string) => populationDe(faits, millesime)
  return {
    entree: entreeConnue(POPULATION),
    annees: () => connues(faits, POPULATION, commune),
    defaut: () => faits.millesime,
    commune,
    territoire(ou, millesime) {
      const dite = () => populationDite(sommePopulation(ou.communes.map(commune(millesime))), ou, millesime)
      // Of the whole CPTS it is asked again for every density.
      return ou === laCpts(faits) ? memoriser(faits, `population ${millesime}`, dite) : dite()
    },
    origine: (ou, millesime) => origineDe(faits, POPULATION, ou, millesime),
  }
}

export function superficie(faits: Faits): Calcul {
  return {
    entree: entreeConnue(SUPERFICIE),
    annees() {
      const n = compter(faits.communes, superficieDe(faits))
      return n === 0 ? [] : [{ millesime: null, connues: n }]
    },
    defaut: () => null,
    commune: (millesime) => superficieDe(faits, millesime),
    territoire: (ou, millesime) =>
      superficieDite(sommeSuperficie(ou.communes.map(superficieDe(faits, millesime))), ou, faits.millesime),
    origine: (ou, millesime) => origineDe(faits, SUPERFICIE, ou, millesime),
  }
}

export function densite(faits: Faits): Calcul {
  const commune = (millesime: string) => {
    const [habitants, km2] = [populationDe(faits, millesime), superficieDe(faits)]
    return (code: string) => ratio(habitants(code), km2(code), { unit: 'hab_km2', formula: 'population ÷ superficie' })
  }
  return {
    entree: entreeConnue(DENSITE),
    annees: () => connues(faits, DENSITE, commune),
    defaut: () => faits.millesime,
    commune,
    territoire(ou, millesime) {
      const [habitants, km2] = [populationDe(faits, millesime), superficieDe(faits)]
      const parts = ou.communes.map((code) => ({ population: habitants(code), superficie: km2(code) }))
      return ou.perimetre === 'complet' ? densiteDe(parts) : mesuresDites(mesuresDe(parts), ou, millesime).densite
    },
  }
}

/** "2016-2022" → the two vintages, oldest first; null for anything else. */
export function lirePeriode(texte: string): readonly [string, string] | null {
  const [, a = '', b = ''] = /^(\d{4})-(\d{4})$/.exec(texte) ?? []
  return a === '' || a === b ? null : a < b ? [a, b] : [b, a]
}

/** At least five years apart when possible: a census vintage averages five years of collection. */
function periodeParDefaut(dites: readonly Annee[], fin: string): string | null {
  const annees = dites.flatMap(({ millesime }) => millesime ?? [])
  const avant = annees.filter((annee) => annee < fin)
  const debut = avant.findLast((annee) => Number(fin) - Number(annee) >= 5) ?? avant[0]
  if (debut !== undefined) return `${debut}-${fin}`
  const [premiere, derniere] = [annees[0], annees.at(-1)]
  return premiere === undefined || premiere === derniere ? null : `${premiere}-${derniere}`
}

/** By vintage, the year that was really counted in these communes (`evolution.ts`). */
export function comptees(faits: Faits, communes: readonly string[]): ReadonlyMap<string, string | null> {
  const calculer = () => {
    const dites = annees(faits, POPULATION)
    const parAnnee = new Map(dites.map((millesime) => [millesime, populationDe(faits, millesime)] as const))
    return anneesComptees(
      {
        communes,
        population: (code, millesime) => (parAnnee.get(millesime) ?? populationDe(faits, millesime))(code),
        recensement: (code, millesime) => faits.recensements.get(millesime)?.get(code),
      },
      dites,
    )
  }
  return communes === faits.communes ? memoriser(faits, 'comptees', calculer) : calculer()
}

export function evolution(faits: Faits): Calcul {
  const sues = () => population(faits).annees()
  const defaut = () => periodeParDefaut(sues(), faits.millesime)
  const ans = (debut: string, fin: string, comptee: (millesime: string) => string) =>
    anneesEntre({ comptee: comptee(debut) }, { comptee: comptee(fin) })
  const ensemble = comptees(faits, faits.communes)
  return {
    entree: { ...entreeConnue(EVOLUTION), periode: true },
    annees: () => (defaut() === null ? [] : sues()),
    defaut,
    commune(periode) {
      const [debut, fin] = lirePeriode(periode) ?? ['', '']
      const [avant, apres] = [populationDe(faits, debut), populationDe(faits, fin)]
      return (code) => {
        const annee = (m: string) => ensemble.get(m) ?? faits.recensements.get(m)?.get(code) ?? m
        return evolutionAnnuelle(avant(code), apres(code), ans(debut, fin, annee))
      }
    },
    territoire(ou, periode) {
      const [debut, fin] = lirePeriode(periode) ?? ['', '']
      const [avant, apres] = [debut, fin].map((m) => population(faits).territoire(ou, m)) as [Quantity, Quantity]
      return evolutionAnnuelle(
        avant,
        apres,
        ans(debut, fin, (m) => ensemble.get(m) ?? m),
      )
    },
  }
}
