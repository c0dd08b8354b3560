/**
 * Gathers what a portrait is computed from: the dossier's own observations first, then the embedded reference.
 * Reads only; the rules are in shared/domain/portrait.ts.
 */

import { lireChiffres } from '../../../shared/domain/controles/lecture.ts'
import type {
  ChiffrePublie,
  CommuneFacts,
  CommuneInfo,
  Perimetre,
  PortraitInput,
  SourcePassport,
} from '../../../shared/domain/portrait-types.ts'
import type { Quantity, SourceRef } from '../../../shared/domain/quantity.ts'
import { known, missing } from '../../../shared/domain/quantity-ops.ts'
import type { SuperficieContours } from '../contours/bibliotheque.ts'
import type { Reference } from '../reference/types.ts'
import { listElargissements } from '../store/elargissements.ts'
import { listPublies } from '../store/publies.ts'
import { getReglage } from '../store/reglages.ts'
import { listSources, millesimesDesSources } from '../store/sources.ts'
import type { CptsRow, Dossier, SourceRow } from '../store/types.ts'
import { populationsContredites } from './chiffres/contredites.ts'
import { unknownMillesime } from './dossier/dossier.ts'
import { gatherPopulations, gatherSuperficies, type Populations } from './gather-mesures.ts'
import { gatherOffre, gatherStructures } from './gather-offre.ts'

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
  const { superficies, contours } = gatherSuperficies(dossier, cpts.communes, espace.bibliotheque, sources)
  const infos = reference.communes(cpts.communes)
  const publies = lireChiffres(listPublies(dossier, cpts.id))
  const siennes = new Set(cpts.communes)
  return {
    nom: cpts.nom,
    perimetre: perimetreConnu(cpts, publies),
    millesime: chosen,
    versionAci: getReglage(dossier, 'versionAci') ?? VERSION_ACI,
    communes: infos.map((info) => facts(info, cpts, populations, superficies)),
    secteurs: cpts.secteurs,
    epciTotaux: epciTotals(infos, reference),
    departementPopulations: departementPopulations(infos, chosen, reference),
    offre: gatherOffre(dossier, cpts.communes, reference),
    structures: gatherStructures(dossier, cpts.communes),
    publies,
    elargissements: listElargissements(dossier, cpts.id),
    // Small gaps matter for the year shown only.
    ecartsPopulation: populationsContredites(dossier, reference).ecarts.filter(
      (un) => siennes.has(un.code) && (un.jugement === 'contredit' || un.millesime === chosen),
    ),
    passeport: [
      ...passport(sources, millesimesDesSources(dossier), chosen, reference, populations.imported.has(chosen)),
      ...passeportContours(contours.values()),
    ],
  }
}

/** A list that nobody has begun is not complete: what was published of the CPTS is all that is known of it. */
function perimetreConnu({ nom, communes, perimetre }: CptsRow, publies: readonly ChiffrePublie[]): Perimetre {
  return communes.length === 0 && publies.some((un) => un.cpts === nom) ? 'inconnu' : perimetre
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
    recensements: new Map(
      populations.millesimes.flatMap((m) => {
        const comptee = populations.recensement(info.code, m)
        return comptee === null ? [] : [[m, comptee] as const]
      }),
    ),
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
  millesimes: ReadonlyMap<number, readonly string[]>,
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
      millesime: source.millesime ?? periode(millesimes.get(source.id) ?? []),
      file: source.nomFichier,
      size: source.taille,
      sha256: source.sha256,
      importeLe: source.importeLe,
      kept: source.retenues,
    })),
  ]
}

/** "2013 à 2023", from the first year to the last of what a file brought; null: none. */
function periode(millesimes: readonly string[]): string | null {
  const annees = millesimes.flatMap((millesime) => millesime.match(/\d{4}/g) ?? []).sort()
  const [premiere, derniere] = [annees[0], annees.at(-1)]
  if (premiere === undefined || derniere === undefined) return null
  return premiere === derniere ? premiere : `${premiere} à ${derniere}`
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
