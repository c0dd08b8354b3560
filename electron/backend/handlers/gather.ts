/**
 * Gathers what a portrait is computed from: the dossier's own observations first, then the embedded reference.
 * Reads only; the rules are in shared/domain/portrait.ts.
 */

import { formatNumber } from '../../../shared/domain/format.ts'
import { comparerMillesimes } from '../../../shared/domain/millesimes.ts'
import type { CommuneFacts, CommuneInfo, PortraitInput, SourcePassport } from '../../../shared/domain/portrait-types.ts'
import type { Quantity, SourceRef } from '../../../shared/domain/quantity.ts'
import { known, missing } from '../../../shared/domain/quantity-ops.ts'
import { type SuperficieContours, superficiesContours } from '../contours/bibliotheque.ts'
import type { Reference } from '../reference/types.ts'
import { listObservations, type SourcedObservation } from '../store/observations.ts'
import { listPublies } from '../store/publies.ts'
import { getReglage } from '../store/reglages.ts'
import { listSources } from '../store/sources.ts'
import type { CptsRow, Dossier, SourceRow } from '../store/types.ts'
import { unknownMillesime } from './dossier.ts'
import { gatherOffre, gatherStructures } from './gather-offre.ts'
import { observation } from './observation.ts'
import { retenueDabord, retenues } from './retenues.ts'

export const POPULATION = 'PMUN'
const SUPERFICIE = 'SUPERF'
/** Version of the agreement that a new contract follows, until another is chosen. */
export const VERSION_ACI = 'aci-2019+avenant2'

/** What is read besides the dossier: the embedded reference, and the application's own library (its folder). */
export interface GatherContext {
  readonly reference: Reference
  readonly espace: { readonly bibliotheque: string }
}

/** Everything the portrait of one CPTS needs. `millesime` absent: the dossier's setting, else the newest known. */
export function gatherPortrait(
  dossier: Dossier,
  cpts: CptsRow,
  { reference, espace }: GatherContext,
  millesime?: string,
): PortraitInput {
  const sources = listSources(dossier)
  const populations = gatherPopulations(dossier, cpts.communes, reference, sources)
  const chosen = chooseMillesime(dossier, populations.millesimes, reference, millesime)
  const importees = newest(
    retenueDabord(listObservations(dossier, SUPERFICIE, cpts.communes), retenues(dossier).get(SUPERFICIE)),
    sources,
  )
  const sansSuperficie = cpts.communes.filter((code) => !importees.has(code))
  const contours = superficiesContours(espace.bibliotheque, sansSuperficie)
  const superficies = new Map([...importees, ...[...contours].map(([code, s]) => [code, depuisContours(s)] as const)])
  const infos = reference.communes(cpts.communes)
  return {
    nom: cpts.nom,
    perimetre: cpts.perimetre,
    millesime: chosen,
    versionAci: getReglage(dossier, 'versionAci') ?? VERSION_ACI,
    communes: infos.map((info) => facts(info, cpts, populations, superficies)),
    secteurs: cpts.secteurs,
    epciTotaux: epciTotals(infos, reference),
    departementPopulations: departementPopulations(infos, chosen, reference),
    offre: gatherOffre(dossier, cpts.communes),
    structures: gatherStructures(dossier, cpts.communes),
    publies: listPublies(dossier, cpts.id),
    passeport: [
      ...passport(sources, chosen, reference, populations.imported.has(chosen)),
      ...passeportContours(contours.values()),
    ],
  }
}

interface Populations {
  /** Vintages known here, oldest first. */
  readonly millesimes: readonly string[]
  /** Vintages for which the dossier's own file was read. */
  readonly imported: ReadonlySet<string>
  of(code: string, millesime: string): Quantity
}

function gatherPopulations(
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
  for (const row of retenueDabord(listObservations(dossier, POPULATION, codes), choix.get(POPULATION))) {
    const key = `${row.millesime} ${row.code}`
    if (observed.has(key)) continue // the source kept by the user, else the newest
    if (embarquee && reference.millesimes().includes(row.millesime)) continue
    // A file that tells two communes as one leaves them to the reference, where it tells them apart.
    if (row.etat === 'manquante' && reference.population(row.code, row.millesime) !== undefined) continue
    imported.add(row.millesime)
    observed.set(key, observation(row, 'habitants', byId.get(row.sourceId), 'population municipale'))
  }
  return {
    millesimes: [...new Set([...reference.millesimes(), ...imported])].sort(),
    imported,
    of: (code, millesime) => observed.get(`${millesime} ${code}`) ?? referencePopulation(code, millesime, reference),
  }
}

function referencePopulation(code: string, millesime: string, reference: Reference): Quantity {
  const source: SourceRef = { label: 'Insee, populations municipales', millesime, file: null, line: null }
  const found = reference.population(code, millesime)
  if (found === undefined) return missing('non_disponible', 'habitants', { millesime, sources: [source] })
  const trace = found.parts.map((part) => `${part.nom} (${part.code}) ${part.value}`).join(' + ')
  return known(found.value, 'habitants', {
    millesime,
    sources: [source],
    formula: found.parts.length > 1 ? `Σ population municipale : ${trace}` : 'population municipale',
  })
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

function chooseMillesime(
  dossier: Dossier,
  known: readonly string[],
  reference: Reference,
  asked: string | undefined,
): string {
  if (asked !== undefined && !known.includes(asked)) throw unknownMillesime(asked, known)
  return asked ?? getReglage(dossier, 'millesime') ?? reference.millesimes().at(-1) ?? ''
}

function facts(
  info: CommuneInfo,
  cpts: CptsRow,
  populations: Populations,
  superficies: ReadonlyMap<string, Quantity>,
): CommuneFacts {
  return {
    info,
    secteur: cpts.secteurs.find((secteur) => secteur.communes.includes(info.code))?.nom ?? null,
    populations: new Map(populations.millesimes.map((m) => [m, populations.of(info.code, m)])),
    superficie: superficies.get(info.code) ?? missing('non_importe', 'km2'),
  }
}

function epciTotals(infos: readonly CommuneInfo[], reference: Reference): ReadonlyMap<string, number> {
  const sirens = new Set(infos.flatMap((info) => info.epci?.siren ?? []))
  return new Map([...sirens].map((siren) => [siren, reference.epci(siren)?.communes.length ?? 0]))
}

function departementPopulations(
  infos: readonly CommuneInfo[],
  millesime: string,
  reference: Reference,
): ReadonlyMap<string, Quantity> {
  const source: SourceRef = { label: 'Insee, populations municipales', millesime, file: null, line: null }
  const codes = new Set(infos.map((info) => info.departement.code))
  return new Map(
    [...codes].map((code) => {
      const value = reference.populationDepartement(code, millesime)
      const provenance = { millesime, sources: [source], formula: 'Σ population municipale du département' }
      return [
        code,
        value === undefined
          ? missing('non_disponible', 'habitants', provenance)
          : known(value, 'habitants', provenance),
      ]
    }),
  )
}

/** The vintage passport: what is embedded, then each imported file. */
function passport(
  sources: readonly SourceRow[],
  millesime: string,
  reference: Reference,
  populationImported: boolean,
): SourcePassport[] {
  const embedded = (label: string, vintage: string): SourcePassport => ({
    label,
    producteur: 'Insee',
    licence: 'Licence Ouverte 2.0',
    millesime: vintage,
    file: null,
    size: null,
    sha256: null,
    importeLe: null,
    kept: null,
  })
  return [
    embedded('Code officiel géographique', reference.cog),
    ...(populationImported ? [] : [embedded('Populations municipales', millesime)]),
    ...sources.map((source) => ({
      label: source.libelle,
      producteur: source.producteur,
      licence: source.licence,
      millesime: source.millesime,
      file: source.nomFichier,
      size: source.taille,
      sha256: source.sha256,
      importeLe: source.importeLe,
      kept: source.retenues,
    })),
  ]
}

function passeportContours(superficies: Iterable<SuperficieContours>): SourcePassport[] {
  const parId = Map.groupBy(superficies, ({ contours }) => contours.id)
  return [...parId.values()].flatMap((groupe) =>
    groupe.slice(0, 1).map(({ contours }) => ({
      label: `Contours des communes ${contours.millesime}`,
      producteur: null, // the file does not say
      licence: null,
      millesime: contours.millesime,
      file: contours.fichier,
      size: contours.octets,
      sha256: contours.sha256,
      importeLe: contours.importeLe,
      kept: contours.communes,
    })),
  )
}
