/**
 * Population and area of each commune, as every screen tells them: the dossier's own observations first (of the source
 * that the user keeps, else the newest), then another file, the embedded reference, imported contours.
 */
import { formatNumber } from '../../../shared/domain/format.ts'
import { cleComplement } from '../../../shared/domain/indicateurs/completer.ts'
import type { IndicateursInput } from '../../../shared/domain/indicateurs/synthese.ts'
import { comparerMillesimes } from '../../../shared/domain/millesimes.ts'
import type { Quantity, SourceRef } from '../../../shared/domain/quantity.ts'
import { known, missing } from '../../../shared/domain/quantity-ops.ts'
import { type SuperficieContours, superficiesContours } from '../contours/bibliotheque.ts'
import type { Reference } from '../reference/types.ts'
import { listObservations, type SourcedObservation } from '../store/observations.ts'
import { listSources } from '../store/sources.ts'
import type { CptsRow, Dossier, SourceRow } from '../store/types.ts'
import { populationsContredites } from './chiffres/contredites.ts'
import { retenueDabord, retenues } from './chiffres/retenues.ts'
import { observation } from './observation.ts'

export const POPULATION = 'PMUN'
const SUPERFICIE = 'SUPERF'

export interface Populations {
  /** Vintages known here, oldest first. */
  readonly millesimes: readonly string[]
  /** Vintages for which the dossier's own file was read. */
  readonly imported: ReadonlySet<string>
  of(code: string, millesime: string): Quantity
  /** Year really counted, when it is not the vintage. */
  recensement(code: string, millesime: string): string | null
}

export function gatherPopulations(
  dossier: Dossier,
  codes: readonly string[],
  reference: Reference,
  sources: readonly SourceRow[],
): Populations {
  const byId = new Map(sources.map((source) => [source.id, source]))
  const observed = new Map<string, Quantity>()
  const imported = new Set<string>()
  const choix = retenues(dossier)
  const embarquee = choix.get(POPULATION) === null && choix.has(POPULATION)
  const { ecartee } = populationsContredites(dossier, reference)
  /** What a file said in vain, in words. */
  const ecartees = new Map<string, string>()
  for (const row of retenueDabord(listObservations(dossier, POPULATION, codes), choix.get(POPULATION))) {
    const key = `${row.millesime} ${row.code}`
    if (observed.has(key)) continue // the source kept by the user, else the newest
    if (embarquee && reference.millesimes().includes(row.millesime)) continue
    // A file that tells two communes as one leaves them to the reference, where it tells them apart.
    if (row.etat === 'manquante' && reference.population(row.code, row.millesime) !== undefined) continue
    if (ecartee(row.sourceId, row.millesime) && reference.population(row.code, row.millesime) !== undefined) {
      const dite = row.valeur ?? row.min
      const fichier = byId.get(row.sourceId)?.nomFichier ?? 'fichier importé'
      if (dite !== null && !ecartees.has(key))
        ecartees.set(key, `« ${fichier} » dit ${formatNumber(dite, 0)}, non retenu : voir les contrôles`)
      continue
    }
    imported.add(row.millesime)
    observed.set(key, observation(row, 'habitants', byId.get(row.sourceId), 'population municipale'))
  }
  return {
    millesimes: [...new Set([...reference.millesimes(), ...imported])].sort(),
    imported,
    of: (code, millesime) =>
      observed.get(`${millesime} ${code}`) ??
      referencePopulation(code, millesime, reference, ecartees.get(`${millesime} ${code}`)),
    recensement: (code, millesime) => reference.population(code, millesime)?.recensement ?? null,
  }
}

function referencePopulation(code: string, millesime: string, reference: Reference, contredite?: string): Quantity {
  const source: SourceRef = { label: 'Insee, populations municipales', millesime, file: null, line: null }
  const found = reference.population(code, millesime)
  const provenance = { millesime, sources: [source], formula: 'population municipale' }
  if (found === undefined) {
    const sans = missing('non_disponible', 'habitants', provenance)
    const reunie = reference.populationReunie(code, millesime)
    return reunie === undefined ? sans : { ...sans, reunie }
  }
  const trace = found.parts.map((part) => `${part.nom} (${part.code}) ${part.value}`).join(' + ')
  const somme = found.parts.length > 1 ? `Σ population municipale : ${trace}` : provenance.formula
  return known(found.value, 'habitants', {
    ...provenance,
    formula: contredite === undefined ? somme : `${somme} (${contredite})`,
  })
}

/** Area of each commune that has one; those that only shapes give, besides. */
export function gatherSuperficies(
  dossier: Dossier,
  codes: readonly string[],
  bibliotheque: string,
  sources: readonly SourceRow[],
): {
  readonly superficies: ReadonlyMap<string, Quantity>
  readonly contours: ReadonlyMap<string, SuperficieContours>
} {
  const importees = newest(
    retenueDabord(listObservations(dossier, SUPERFICIE, codes), retenues(dossier).get(SUPERFICIE)),
    sources,
  )
  const contours = superficiesContours(
    bibliotheque,
    codes.filter((code) => !importees.has(code)),
  )
  const superficies = new Map([...importees, ...[...contours].map(([code, s]) => [code, depuisContours(s)] as const)])
  return { superficies, contours }
}

/** What the portrait tells of each commune, for the series of population and area that lack some. */
export function gatherComplements(
  dossier: Dossier,
  { communes }: CptsRow,
  { series }: IndicateursInput,
  { reference, espace }: { readonly reference: Reference; readonly espace: { readonly bibliotheque: string } },
): ReadonlyMap<string, ReadonlyMap<string, Quantity>> {
  const annees = (id: string) =>
    new Set(series.flatMap(({ definition, millesime }) => (definition.id === id ? millesime : [])))
  const complements = new Map<string, ReadonlyMap<string, Quantity>>()
  const sources = listSources(dossier)
  const populations = annees(POPULATION)
  if (populations.size > 0) {
    const { of } = gatherPopulations(dossier, communes, reference, sources)
    for (const millesime of populations) {
      complements.set(
        cleComplement(POPULATION, millesime),
        new Map(communes.map((code) => [code, of(code, millesime)])),
      )
    }
  }
  // Of areas, the portrait takes the newest of each commune: only the newest year is completed by the others.
  const derniere = [...annees(SUPERFICIE)].sort(comparerMillesimes).at(-1)
  if (derniere !== undefined) {
    const { superficies } = gatherSuperficies(dossier, communes, espace.bibliotheque, sources)
    complements.set(cleComplement(SUPERFICIE, derniere), superficies)
  }
  return complements
}

/** By commune, the observation of the newest vintage; of one vintage, the first of the rows: kept, or newest source. */
function newest(rows: readonly SourcedObservation[], sources: readonly SourceRow[]): ReadonlyMap<string, Quantity> {
  const byId = new Map(sources.map((source) => [source.id, source]))
  const kept = new Map<string, SourcedObservation>()
  for (const row of rows) {
    const other = kept.get(row.code)
    if (other === undefined || comparerMillesimes(other.millesime, row.millesime) < 0) kept.set(row.code, row)
  }
  return new Map([...kept].map(([code, row]) => [code, observation(row, 'km2', byId.get(row.sourceId), 'superficie')]))
}

/** Area of a shape, said to be so: it differs by about 1 % from Insee's, and is never mixed with it silently. */
function depuisContours({ km2, contours, parties }: SuperficieContours): Quantity {
  const { millesime, fichier } = contours
  const trace = parties.map((p) => `${p.nom ?? p.code} (${p.code}) ${formatNumber(p.km2, 2)}`).join(' + ')
  return known(km2, 'km2', {
    millesime,
    sources: [{ label: `contours ${millesime}`, millesime, file: fichier, line: null }],
    formula: `${parties.length > 1 ? `Σ superficie calculée sur les contours\u00a0: ${trace}` : 'superficie calculée sur les contours'}`,
  })
}
