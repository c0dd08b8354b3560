/** Reads the packages and computes all that reference.sqlite holds. */
import type { MultiPolygon } from 'geojson'
import type { Resolution, Retablie } from '../types.ts'
import { ramenerATerre } from './a-terre.ts'
import { type Boite, boites, type Centre, centres } from './centres.ts'
import { geographie, Histoire } from './history.ts'
import { terre } from './land.ts'
import { type NomCherche, nomsCherches } from './names.ts'
import { type PopulationsMillesime, populationsMillesime } from './populations.ts'
import {
  type CommuneSource,
  type EpciSource,
  type EtatSource,
  lire,
  MILLESIMES,
  type MillesimeSource,
  type Paquet,
} from './sources.ts'

export interface DonneesReference {
  readonly regions: readonly { readonly code: string; readonly nom: string }[]
  readonly departements: readonly { readonly code: string; readonly nom: string; readonly region: string }[]
  readonly arrondissements: readonly { readonly code: string; readonly nom: string; readonly departement: string }[]
  readonly epci: readonly EpciSource[]
  readonly communes: readonly CommuneSource[]
  /** Déléguées and associées. */
  readonly parties: readonly CommuneSource[]
  readonly arrondissementsMunicipaux: readonly CommuneSource[]
  readonly centres: ReadonlyMap<string, Centre>
  readonly populations: readonly PopulationsMillesime[]
  readonly passages: readonly Resolution[]
  readonly retablies: readonly Retablie[]
  readonly noms: readonly NomCherche[]
  readonly terre: string
}

/**
 * PMUN 2016 of the communes nouvelles born after its geography (1 January 2018) and before the package's list
 * (1 January 2019): the sums where a package has them, and the set of those concerned.
 */
function fusions2016(
  paquet: Paquet,
  etats: readonly EtatSource[],
): { readonly sommes: Map<string, number>; readonly partielles: Set<string> } {
  const partielles = new Set<string>()
  for (const { type, code, raisonDebut, dateDebut } of etats) {
    if (type === 'COM' && raisonDebut === 'commune nouvelle' && (dateDebut ?? '') > '2018-01-01') partielles.add(code)
  }
  const sommes = new Map<string, number>()
  for (const { type, code, population } of lire<CommuneSource[]>(paquet, 'data/communes.json')) {
    if (type === 'commune-actuelle' && population !== undefined && partielles.has(code)) sommes.set(code, population)
  }
  return { sommes, partielles }
}

/** `paquets`: all those of sources.ts, by alias. Takes about two seconds and 400 MB. */
export function calculer(paquets: ReadonlyMap<string, Paquet>): DonneesReference {
  const paquet = (alias: string): Paquet => {
    const trouve = paquets.get(alias)
    if (trouve === undefined) throw new Error(`package ${alias} not found`)
    return trouve
  }
  const sources: MillesimeSource[] = MILLESIMES.map(({ alias, millesime, cog }) => ({
    millesime,
    cog,
    communes: lire<CommuneSource[]>(paquet(alias), 'data/communes.json'),
    epci: lire<EpciSource[]>(paquet(alias), 'data/epci.json'),
  }))
  const actuel = sources.at(-1)
  if (actuel === undefined) throw new Error('no vintage')
  const deAujourdhui = paquet(MILLESIMES.at(-1)?.alias ?? '')
  const etats = lire<EtatSource[]>(paquet('etalab-pmun2016'), 'data/historique-communes.json')
  const geographies = sources.map(({ cog, communes }) => geographie(cog, communes))
  const histoire = new Histoire(etats, geographies)

  const communes = actuel.communes.filter((c) => c.type === 'commune-actuelle')
  const arrondissementsMunicipaux = actuel.communes.filter((c) => c.type === 'arrondissement-municipal')
  const departements = new Map(communes.map((c) => [c.code, c.departement ?? '']))
  const fusions = fusions2016(paquet('etalab-pmun2016-fusions'), etats)
  const populations = sources.map((source, rang) =>
    populationsMillesime(source, {
      histoire,
      departements,
      precedent: sources[rang - 1],
      sommes: source.millesime === '2016' ? fusions.sommes : new Map(),
      partielles: source.millesime === '2016' ? fusions.partielles : new Set(),
    }),
  )

  const boitesParCode = boites(
    lire<{ id: string; bbox: Boite }[]>(paquet('@etalab/fr-bounding-boxes'), 'dist/communes.json'),
  )
  const anciens = new Map(communes.map((c) => [c.code, c.anciensCodes ?? []]))
  const ancienParent = (code: string) => geographies.flatMap((g) => g.chefsLieux.get(code) ?? [])[0]

  const littoral = terre(paquet('world-atlas'))
  return {
    regions: lire(deAujourdhui, 'data/regions.json'),
    departements: lire(deAujourdhui, 'data/departements.json'),
    arrondissements: lire(deAujourdhui, 'data/arrondissements.json'),
    epci: actuel.epci,
    communes,
    parties: actuel.communes.filter((c) => c.type === 'commune-deleguee' || c.type === 'commune-associee'),
    arrondissementsMunicipaux,
    centres: ramenerATerre(
      centres(anciens.keys(), boitesParCode, (code) => anciens.get(code) ?? [], ancienParent),
      boitesParCode,
      JSON.parse(littoral) as MultiPolygon,
    ),
    populations,
    passages: [...histoire.codes()].sort().map((code) => histoire.resolve(code)),
    retablies: histoire.retablies(),
    noms: nomsCherches(communes, arrondissementsMunicipaux, etats, sources, histoire),
    terre: littoral,
  }
}
