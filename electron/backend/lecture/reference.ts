/** What ships with Maillage of the communes: their municipal populations, as series beside those of the files. */
import type { Serie } from '../../../shared/domain/chiffres/faits.ts'
import { POPULATION } from '../../../shared/domain/chiffres/ids.ts'
import { indicateur } from '../../../shared/domain/indicateurs/catalogue.ts'
import type { Indicateur } from '../../../shared/domain/indicateurs/types.ts'
import type { Niveau } from '../../../shared/domain/niveaux.ts'
import type { CommuneInfo } from '../../../shared/domain/portrait-types.ts'
import type { Quantity, SourceRef } from '../../../shared/domain/quantity.ts'
import { known, missing } from '../../../shared/domain/quantity-ops.ts'
import type { Reference } from '../reference/types.ts'

const LIBELLE = 'Insee, populations municipales'

export const sourceIncluse = (millesime: string): SourceRef => ({ label: LIBELLE, millesime, file: null, line: null })

interface Annee {
  readonly serie: Serie
  readonly valeurs: Map<string, Quantity>
  /** The same for all. */
  readonly sources: readonly SourceRef[]
  /** Year really counted, where it is not the vintage. */
  readonly comptees: Map<string, string>
}

/** The reference never changes: what was read of it is kept as long as it is open. */
const lues = new WeakMap<Reference, readonly Annee[]>()

const infos = new WeakMap<Reference, Map<string, CommuneInfo | undefined>>()

/** Communes of today, in that order; a code that is none is left out. */
export function communesIncluses(reference: Reference, codes: readonly string[]): readonly CommuneInfo[] {
  const connues = infos.get(reference) ?? new Map<string, CommuneInfo | undefined>()
  infos.set(reference, connues)
  return codes.flatMap((code) => {
    if (!connues.has(code)) connues.set(code, reference.commune(code))
    return connues.get(code) ?? []
  })
}

const epci = new WeakMap<Reference, Map<string, number>>()

/** How many communes a whole EPCI has. */
export function communesEpci(reference: Reference, siren: string): number {
  const connus = epci.get(reference) ?? new Map<string, number>()
  epci.set(reference, connus)
  const nombre = connus.get(siren) ?? reference.epci(siren)?.communes.length ?? 0
  connus.set(siren, nombre)
  return nombre
}

const noms = new WeakMap<Reference, Map<string, string>>()

/** Name of a territory that figures are compared with; its code when it has none. */
export function nomTerritoire(reference: Reference, niveau: Niveau, code: string): string {
  if (niveau === 'france') return 'France'
  const connus = noms.get(reference) ?? new Map<string, string>()
  noms.set(reference, connus)
  const cle = `${niveau} ${code}`
  const nom = connus.get(cle) ?? reference[niveau](code)?.nom ?? code
  connus.set(cle, nom)
  return nom
}

/** By vintage, oldest first; they hold these communes, and others read before. */
export function populationsIncluses(reference: Reference, codes: readonly string[]): readonly Annee[] {
  const annees = lues.get(reference) ?? reference.millesimes().map(annee)
  lues.set(reference, annees)
  const [premiere] = annees
  const nouvelles = codes.filter((code) => premiere?.valeurs.has(code) === false) // each has its place in all of them
  for (const lue of annees) for (const code of nouvelles) lire(reference, code, lue)
  return annees
}

function annee(millesime: string): Annee {
  const valeurs = new Map<string, Quantity>()
  return {
    valeurs,
    sources: [sourceIncluse(millesime)],
    comptees: new Map(),
    serie: {
      definition: indicateur(POPULATION) as Indicateur,
      millesime,
      source: null,
      voix: 'incluse',
      libelleSource: `${LIBELLE} (incluses dans Maillage)`,
      valeurs,
      comparaisons: [],
    },
  }
}

function lire(reference: Reference, code: string, { serie, valeurs, sources, comptees }: Annee): void {
  const { millesime } = serie
  const found = reference.population(code, millesime)
  const provenance = { millesime, sources, formula: 'population municipale' }
  if (found === undefined) {
    const sans = missing('non_disponible', 'habitants', provenance)
    const reunie = reference.populationReunie(code, millesime)
    valeurs.set(code, reunie === undefined ? sans : { ...sans, reunie })
    return
  }
  if (found.recensement !== null) comptees.set(code, found.recensement)
  const trace = found.parts.map((part) => `${part.nom} (${part.code}) ${part.value}`).join(' + ')
  const formula = found.parts.length > 1 ? `Σ population municipale\u00a0: ${trace}` : provenance.formula
  valeurs.set(code, known(found.value, 'habitants', { ...provenance, formula }))
}
