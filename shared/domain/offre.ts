/**
 * Supply of care. A person counts once per profession and territory (two sites in the CPTS: once for the CPTS, once
 * in each commune), for libéral practice only; replacements and students never reach here (dropped at import).
 * A commune that the source does not cover is missing, never zero.
 */
import { AUTRE_MEDECIN, GENERALISTE, MEDECIN, MODE_LIBERAL, SAVOIR_FAIRE_MG, structureDe } from './catalogues.ts'
import { dite, selonParties } from './partiel.ts'
import type { ActiviteFact, OffreFacts, StructuresFacts } from './portrait-types.ts'
import type { Quantity, SourceRef, Unit } from './quantity.ts'
import { interval, known, mergeSources, missing, ratio, sum } from './quantity-ops.ts'

interface Origine {
  readonly source: SourceRef
  readonly couverture: ReadonlySet<string>
}

/** Distinct persons by profession code and commune, ready to be counted on any territory. */
export interface Offre extends Origine {
  /** Where the professions are read that do not come from `source`. */
  readonly ailleurs: ReadonlyMap<string, Origine>
  /** profession code ("60", "10-MG") → commune → persons */
  readonly parProfession: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>
  /** Libéral persons with no activity in a known commune. */
  readonly aPlacer: number
}

const NULLE_PART: NonNullable<OffreFacts['ailleurs']> = new Map()

/** Sorts activities once, each profession from its own source: what two sources say of one is never mixed. */
export function indexerOffre({ ailleurs = NULLE_PART, ...facts }: OffreFacts): Offre {
  const principale = indexerSource(facts, (profession) => !ailleurs.has(profession))
  const autres = [...Map.groupBy(ailleurs, ([, autre]) => autre)].map(([autre, siennes]) => {
    const codes = new Set(siennes.map(([profession]) => profession))
    return indexerSource(autre, (profession) => codes.has(profession))
  })
  return {
    source: facts.source,
    couverture: facts.couverture,
    ailleurs,
    parProfession: new Map([principale, ...autres].flatMap(({ parProfession }) => [...parProfession])),
    aPlacer: [principale, ...autres].reduce((total, { aPlacer }) => total + aPlacer, 0),
  }
}

/** Where a profession is read. */
export function origineDe(offre: Offre, profession: string): Origine {
  return offre.ailleurs.get(profession) ?? offre
}

/**
 * The activities of one source in the professions kept of it. A doctor is a general practitioner when any of their
 * activities carries SM26, SM53 or SM54, whatever the other skills: the skill belongs to the person, not to the site.
 */
function indexerSource(
  facts: OffreFacts,
  garde: (profession: string) => boolean,
): Pick<Offre, 'parProfession' | 'aPlacer'> {
  const generalistes = new Set(facts.activites.filter(estGeneraliste).map((activite) => activite.personne))
  const parProfession = new Map<string, Map<string, Set<string>>>()
  const places = new Set<string>()
  const sansCommune = new Set<string>()
  for (const activite of facts.activites) {
    if (activite.mode !== MODE_LIBERAL) continue
    const code = codeProfession(activite, generalistes)
    if (activite.commune === null) {
      if (garde(code)) sansCommune.add(activite.personne)
      continue
    }
    places.add(activite.personne)
    if (!garde(code)) continue
    const communes = parProfession.get(code) ?? new Map<string, Set<string>>()
    parProfession.set(code, communes)
    const personnes = communes.get(activite.commune) ?? new Set<string>()
    communes.set(activite.commune, personnes)
    personnes.add(activite.personne)
  }
  const aPlacer = [...sansCommune].filter((personne) => !places.has(personne)).length
  return { parProfession, aPlacer }
}

function estGeneraliste({ profession, savoirFaire }: ActiviteFact): boolean {
  return profession === MEDECIN && savoirFaire !== null && SAVOIR_FAIRE_MG.has(savoirFaire)
}

function codeProfession({ profession, personne }: ActiviteFact, generalistes: ReadonlySet<string>): string {
  if (profession !== MEDECIN) return profession
  return generalistes.has(personne) ? GENERALISTE : AUTRE_MEDECIN
}

/** Counted on the covered communes; an uncovered one removes the upper bound, all uncovered is missing. */
function compter(
  comptes: number,
  communes: readonly string[],
  couverture: ReadonlySet<string>,
  options: { readonly unit: Unit; readonly sources: readonly SourceRef[]; readonly formula: string },
): Quantity {
  const [premiere, ...suivantes] = options.sources.map(({ millesime }) => millesime)
  const couvertes = communes.filter((code) => couverture.has(code)).length
  const provenance = {
    coverage: { known: couvertes, total: communes.length },
    millesime: suivantes.every((millesime) => millesime === premiere) ? (premiere ?? null) : null,
    sources: options.sources,
    formula: options.formula,
  }
  if (couvertes === 0) return missing('non_importe', options.unit, provenance)
  if (couvertes < communes.length) return interval(comptes, null, options.unit, provenance)
  return known(comptes, options.unit, provenance)
}

/** Libéral persons of one profession on a territory, each once. */
export function effectif(offre: Offre, profession: string, communes: readonly string[]): Quantity {
  const distinctes = [...new Set(communes)]
  const parCommune = offre.parProfession.get(profession)
  const personnes = new Set<string>()
  for (const code of parCommune === undefined ? [] : distinctes) {
    for (const personne of parCommune?.get(code) ?? []) personnes.add(personne)
  }
  const { source, couverture } = origineDe(offre, profession)
  return compter(personnes.size, distinctes, couverture, {
    unit: 'personnes',
    sources: [source],
    formula: 'personnes distinctes exerçant en libéral dans les communes',
  })
}

/**
 * Libéral persons of all professions on a territory, each once. Two directories do not know the same person by the same
 * identifier: of professions read from two of them, who exercises both counts in each, and the formula says so.
 */
export function effectifTotal(offre: Offre, communes: readonly string[]): Quantity {
  const distinctes = [...new Set(communes)]
  const personnes = new Set<string>()
  for (const parCommune of offre.parProfession.values()) {
    for (const code of distinctes) for (const personne of parCommune.get(code) ?? []) personnes.add(personne)
  }
  const origines: readonly Origine[] = [offre, ...offre.ailleurs.values()]
  const couvertes = distinctes.filter((code) => origines.every(({ couverture }) => couverture.has(code)))
  const formule = 'personnes distinctes exerçant en libéral dans les communes, toutes professions'
  return compter(personnes.size, distinctes, new Set(couvertes), {
    unit: 'personnes',
    sources: mergeSources(origines.map(({ source }) => [source])),
    formula: offre.ailleurs.size === 0 ? formule : `${formule}, chacune comptée une fois dans sa source`,
  })
}

/** Establishments by catalogue code ("603", "354+209"; an unlisted category keeps its own), each FINESS number once. */
export function structuresParCategorie(
  facts: StructuresFacts,
  communes: readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const territoire = new Set(communes)
  const parCategorie = new Map<string, Set<string>>()
  for (const { commune, categorie, finess } of facts.structures) {
    if (commune === null || !territoire.has(commune)) continue
    const code = structureDe(categorie)?.code ?? categorie
    const numeros = parCategorie.get(code) ?? new Set<string>()
    parCategorie.set(code, numeros)
    numeros.add(finess)
  }
  return parCategorie
}

/** Number of establishments given their FINESS numbers on that territory. */
export function nombreStructures(
  facts: StructuresFacts,
  numeros: ReadonlySet<string> | undefined,
  communes: readonly string[],
): Quantity {
  return compter(numeros?.size ?? 0, [...new Set(communes)], facts.couverture, {
    unit: 'structures',
    sources: [facts.source],
    formula: 'établissements FINESS distincts situés dans les communes',
  })
}

const POUR_10000 = { unit: 'pour_10000', factor: 10_000, formula: 'effectif ÷ population × 10 000' } as const
const POUR_100000 = { unit: 'pour_100000', factor: 100_000, formula: 'effectif ÷ population × 100 000' } as const

/** Professionals per 10 000 inhabitants. */
export function densite10000(personnes: Quantity, habitants: Quantity): Quantity {
  return dite(ratio(personnes, habitants, POUR_10000), 'non_disponible')
}

/** Professionals per 100 000 inhabitants. */
export function densite100000(personnes: Quantity, habitants: Quantity): Quantity {
  return dite(ratio(personnes, habitants, POUR_100000), 'non_disponible')
}

export interface CommunePeuplee {
  readonly code: string
  readonly population: Quantity
}

/**
 * The same of communes counted one by one: people and inhabitants are those of the communes that have both. People count
 * once over all of them: the sum of what each commune counts is not theirs.
 */
export function densitesEffectif(
  compte: (communes: readonly string[]) => Quantity,
  communes: readonly CommunePeuplee[],
): { readonly densite10000: Quantity; readonly densite100000: Quantity } {
  const termes = (lesquelles: readonly CommunePeuplee[]) =>
    [
      compte(lesquelles.map(({ code }) => code)),
      sum(
        lesquelles.map(({ population }) => population),
        { unit: 'habitants', formula: '' },
      ),
    ] as const
  const [personnes, habitants] = termes(communes)
  const pour = (densite: typeof densite10000): Quantity => {
    const entiere = densite(personnes, habitants)
    if (entiere.kind === 'known') return entiere
    return selonParties(communes.map(partie(compte)), entiere, (completes) => densite(...termes(completes)))
  }
  return { densite10000: pour(densite10000), densite100000: pour(densite100000) }
}

const partie = (compte: (communes: readonly string[]) => Quantity) => (commune: CommunePeuplee) => {
  const lus = [compte([commune.code]), commune.population]
  const absent = lus.find(({ kind }) => kind === 'missing')
  return {
    ...commune,
    complete: lus.every(({ kind }) => kind === 'known'),
    manque: absent?.kind === 'missing' ? absent.reason : null,
    habitants: commune.population.kind === 'known' ? commune.population.value : null,
  }
}
