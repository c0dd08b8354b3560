/**
 * Municipal populations (PMUN) of one vintage brought to the communes of today.
 *
 * Traps of the packages, each met:
 * - the figures of vintage N are on the geography of 1 January N+2 but the list is the one of N+3: a commune nouvelle
 *   of that last year bears only the population of its chief town. The EPCI file of the same package holds the right
 *   sums (DGCL), so where both are of the same vintage the member's figure is taken;
 * - Mayotte bears its census of 2017 in every vintage;
 * - communes of the COM with their own census (986, 987, 988, 984, 989) have no PMUN of the vintage.
 */
import { geographie, type Histoire } from './history.ts'
import type { CommuneSource, MillesimeSource } from './sources.ts'

export interface LignePopulation {
  readonly code: string
  readonly nom: string
  readonly valeur: number
}

export interface PopulationCommune {
  readonly commune: string // today
  readonly valeur: number // inhabitants
  readonly lignes: readonly LignePopulation[]
  readonly recensement: string | null
}

export interface PopulationsMillesime {
  readonly millesime: string
  readonly communes: readonly PopulationCommune[]
  /** Département of today → inhabitants, only where every line of it is known. */
  readonly departements: ReadonlyMap<string, number>
  /** Figures taken from the EPCI file because the commune's own was of its chief town only. */
  readonly corrigees: readonly string[]
  /** Communes of today whose figure of that vintage covers another extent: left unknown. */
  readonly inconnues: readonly string[]
  /** Communes restored since, with the one that held them: one published figure for all of them together. */
  readonly reunies: readonly PopulationReunie[]
}

export interface PopulationReunie {
  /** Of today, the one that held the others first. */
  readonly communes: readonly string[]
  readonly valeur: number
}

/** Year really counted, where it is not the vintage. */
const RECENSEMENT_MAYOTTE = '2017'
/** Collectivities whose population is not part of the yearly PMUN. */
const SANS_PMUN = new Set(['984', '986', '987', '988', '989'])

/** Share of members whose figure must equal the commune's for the EPCI file to be of the same vintage. */
const MEME_MILLESIME = 0.99

/** PMUN of the EPCI file by commune, empty when that file is of another vintage. */
export function populationsEpci(source: MillesimeSource): Map<string, number> {
  const propres = new Map(
    source.communes.filter((c) => c.type === 'commune-actuelle').map((c) => [c.code, c.population]),
  )
  const membres = new Map<string, number>()
  let egales = 0
  for (const epci of source.epci) {
    for (const { code, populationMunicipale } of epci.membres) {
      if (code === undefined || populationMunicipale === undefined) continue
      membres.set(code, populationMunicipale)
      if (propres.get(code) === populationMunicipale) egales++
    }
  }
  return membres.size > 0 && egales / membres.size >= MEME_MILLESIME ? membres : new Map()
}

export interface OptionsPopulations {
  readonly histoire: Histoire
  /** Communes of today, code → département. */
  readonly departements: ReadonlyMap<string, string>
  /** Vintage of which the COM figures are a copy: they are then dropped. */
  readonly precedent: MillesimeSource | undefined
  /** Sums known from elsewhere, which replace the package's own figure. */
  readonly sommes: ReadonlyMap<string, number>
  /** Communes of the package whose own figure is partial and must not be used when `sommes` has none. */
  readonly partielles: ReadonlySet<string>
}

/** COM figures equal to those of the vintage before were not refreshed by the package. */
function comNonRafraichies(source: MillesimeSource, precedent: MillesimeSource | undefined): boolean {
  if (precedent === undefined) return false
  const com = (communes: readonly CommuneSource[]) =>
    new Map(
      communes
        .filter((c) => /^97[578]/.test(c.code) && c.type === 'commune-actuelle')
        .map((c) => [c.code, c.population]),
    )
  const avant = com(precedent.communes)
  const apres = com(source.communes)
  return apres.size > 0 && [...apres].every(([code, valeur]) => avant.get(code) === valeur)
}

export function populationsMillesime(source: MillesimeSource, options: OptionsPopulations): PopulationsMillesime {
  const epci = populationsEpci(source)
  const sansCom = comNonRafraichies(source, options.precedent)
  const lignes = new Map<string, LignePopulation[]>()
  const inconnues = new Set<string>()
  const corrigees: string[] = []
  const departements = new Map<string, number>()
  const incomplets = new Set<string>()
  const arrondissements = lignesArrondissements(source)

  for (const commune of source.communes) {
    if (commune.type !== 'commune-actuelle') continue
    const resolution = options.histoire.resolve(commune.code)
    const cible = resolution.kind === 'moved' ? resolution.to : resolution.code
    const departement = options.departements.get(cible)
    if (departement === undefined || SANS_PMUN.has(departement)) continue
    const somme = options.sommes.get(commune.code) ?? epci.get(commune.code)
    const partielle = somme === undefined && options.partielles.has(commune.code)
    const valeur = somme ?? commune.population
    if (
      valeur === undefined ||
      partielle ||
      (sansCom && departement.length === 3 && departement >= '975' && departement !== '976')
    ) {
      inconnues.add(cible)
      // A commune with no line of its own that gets its figure through a parent does not make a hole: see below.
      if (partielle || valeur === undefined) incomplets.add(departement)
      continue
    }
    if (somme !== undefined && somme !== commune.population) corrigees.push(commune.code)
    departements.set(departement, (departements.get(departement) ?? 0) + valeur)
    const parts = arrondissements.get(commune.code) ?? []
    const complet = parts.reduce((total, part) => total + part.valeur, 0) === valeur
    const detail = parts.length > 0 && complet ? parts : [{ code: commune.code, nom: commune.nom, valeur }]
    lignes.set(cible, [...(lignes.get(cible) ?? []), ...detail])
  }

  const entieres = new Set([...lignes.keys()].filter((commune) => !inconnues.has(commune)))
  const ensembles = melees(source, lignes, options.departements)
  for (const commune of ensembles.keys()) inconnues.add(commune)
  for (const departement of incomplets) departements.delete(departement)

  const communes: PopulationCommune[] = []
  for (const [commune, parts] of lignes) {
    if (inconnues.has(commune)) continue
    communes.push({
      commune,
      valeur: parts.reduce((total, part) => total + part.valeur, 0),
      lignes: parts,
      recensement: options.departements.get(commune) === '976' ? RECENSEMENT_MAYOTTE : null,
    })
  }
  const reunies = reunir(ensembles, entieres, lignes)
  return { millesime: source.millesime, communes, departements, corrigees, inconnues: [...inconnues].sort(), reunies }
}

function lignesArrondissements(source: MillesimeSource): Map<string, LignePopulation[]> {
  const parCommune = new Map<string, LignePopulation[]>()
  for (const { type, commune, code, nom, population } of source.communes) {
    if (type !== 'arrondissement-municipal' || commune === undefined || population === undefined) continue
    parCommune.set(commune, [...(parCommune.get(commune) ?? []), { code, nom, valeur: population }])
  }
  return parCommune
}

/**
 * Communes of today restored since that geography, together with the parent that then held them: the published figure
 * is of both together, so neither is known. Each with the communes that then held it; none: it was held by nobody.
 */
function melees(
  source: MillesimeSource,
  lignes: ReadonlyMap<string, unknown>,
  departements: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const { chefsLieux } = geographie(source.cog, source.communes)
  const communes = new Map<string, readonly string[]>()
  for (const [commune, departement] of departements) {
    if (lignes.has(commune) || SANS_PMUN.has(departement)) continue
    const parents = [...(chefsLieux.get(commune) ?? [])]
    communes.set(commune, parents)
    for (const parent of parents) if (!communes.has(parent)) communes.set(parent, [])
  }
  return communes
}

/** What was one commune at that date: its figure is that of all the communes of today that were in it. */
function reunir(
  ensembles: ReadonlyMap<string, readonly string[]>,
  entieres: ReadonlySet<string>,
  lignes: ReadonlyMap<string, readonly LignePopulation[]>,
): PopulationReunie[] {
  const enfants = new Map<string, string[]>()
  for (const [commune, parents] of ensembles) {
    const [parent, autre] = parents
    // Held by several at once in the package: nobody knows which figure holds it.
    if (parent === undefined || autre !== undefined || !entieres.has(parent)) continue
    enfants.set(parent, [...(enfants.get(parent) ?? []), commune])
  }
  return [...enfants].map(([parent, siens]) => ({
    communes: [parent, ...siens.sort()],
    valeur: (lignes.get(parent) ?? []).reduce((total, { valeur }) => total + valeur, 0),
  }))
}
