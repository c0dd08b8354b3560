/**
 * Supply of care. A person counts once per profession and territory (two sites in the CPTS: once for the CPTS, once
 * in each commune), for libéral practice only; replacements and students never reach here (dropped at import).
 * Whether a count is exact, a lower bound or unknown is decided in `listes.ts`.
 */
import { AUTRE_MEDECIN, GENERALISTE, MEDECIN, MODE_LIBERAL, PROFESSIONS, SAVOIR_FAIRE_MG } from './catalogues.ts'
import { arrondissementsOf, communeOfArrondissement } from './codes.ts'
import { compterListes, type Dit, type Liste, lireDans } from './listes.ts'
import { dite, selonParties } from './partiel.ts'
import type { ActiviteFact, OffreFacts } from './portrait-types.ts'
import type { Quantity, SourceRef } from './quantity.ts'
import { mergeSources, ratio, sum } from './quantity-ops.ts'

/** Someone whose commune is not known. */
interface SansCommune {
  readonly personne: string
  /** Where they may be; null: anywhere around. */
  readonly possibles: readonly string[] | null
}

type ParCommune = ReadonlyMap<string, ReadonlySet<string>>

/** One source, its people sorted. */
interface ListeLue extends Liste {
  readonly parProfession: ReadonlyMap<string, ParCommune>
  readonly sansCommune: ReadonlyMap<string, readonly SansCommune[]>
  /** Everyone who has a commune in it. */
  readonly places: ReadonlySet<string>
}

interface Lues {
  readonly listes: readonly ListeLue[]
  readonly imposee: boolean
}

/** Distinct persons by profession code and commune, ready to be counted on any territory. */
export interface Offre {
  readonly source: SourceRef
  /** Where the professions are read that do not come from the first sources. */
  readonly ailleurs: ReadonlyMap<string, Lues>
  readonly principales: Lues
  /** profession code ("60", "10-MG") → commune → persons, each commune from the lists that say most of it */
  readonly parProfession: ReadonlyMap<string, ParCommune>
  /** Libéral persons around with no activity in a known commune. */
  readonly sansPlace: readonly SansCommune[]
}

const NULLE_PART: NonNullable<OffreFacts['ailleurs']> = new Map()

/** Sorts activities once, each profession from its own sources: what two directories say of one is never mixed. */
export function indexerOffre({ ailleurs = NULLE_PART, ...facts }: OffreFacts): Offre {
  const principales = lireListes(facts)
  const autres = new Map([...new Set(ailleurs.values())].map((une) => [une, lireListes(une)] as const))
  const choisies = new Map([...ailleurs].map(([profession, une]) => [profession, autres.get(une) ?? principales]))
  const toutes = [principales, ...autres.values()]
  const codes = new Set(toutes.flatMap(({ listes }) => listes.flatMap((une) => [...une.parProfession.keys()])))
  const parProfession = new Map(
    [...codes].flatMap((profession) => {
      const parCommune = reunir(choisies.get(profession) ?? principales, profession)
      return parCommune.size === 0 ? [] : [[profession, parCommune] as const]
    }),
  )
  const sansPlace = toutes.flatMap((lues) => {
    const places = new Set(lues.listes.flatMap((une) => [...une.places]))
    const sans = lues.listes.flatMap(({ sansCommune }) =>
      [...sansCommune].flatMap(([profession, personnes]) =>
        (choisies.get(profession) ?? principales) === lues ? personnes : [],
      ),
    )
    return [...new Map(sans.map((une) => [une.personne, une])).values()].filter(({ personne }) => !places.has(personne))
  })
  return { source: facts.source, ailleurs: choisies, principales, parProfession, sansPlace }
}

/** People to place: who is in none of these communes for sure, and in all of them neither. */
export function aPlacer({ sansPlace }: Offre, communes: Iterable<string>): number {
  const ici = new Set(communes)
  return sansPlace.filter((une) => !toutDedans(une, ici)).length
}

/** The people of a profession, each commune read where most is said of it. */
function reunir({ listes, imposee }: Lues, profession: string): ParCommune {
  const communes = new Set(listes.flatMap(({ parProfession }) => [...(parProfession.get(profession)?.keys() ?? [])]))
  return new Map(
    [...communes].flatMap((commune) => {
      const lues = lireDans(listes, [profession], commune, imposee).listes
      const personnes = new Set(lues.flatMap((une) => [...(une.parProfession.get(profession)?.get(commune) ?? [])]))
      return personnes.size === 0 ? [] : [[commune, personnes] as const]
    }),
  )
}

function lireListes(facts: Omit<OffreFacts, 'ailleurs'>): Lues {
  const toutes = [facts, ...(facts.complements ?? [])]
  // The skill belongs to the person, whichever file tells it.
  const generalistes = new Set(
    toutes.flatMap(({ activites }) => activites.filter(estGeneraliste).map(({ personne }) => personne)),
  )
  return { listes: toutes.map((une) => lireListe(une, generalistes)), imposee: facts.imposee === true }
}

/**
 * The activities of one source. A doctor is a general practitioner when any of their activities carries SM26, SM53 or
 * SM54, whatever the other skills: the skill belongs to the person, not to the site.
 */
function lireListe(
  { activites, source, couverture, portee, famille }: Liste & Pick<OffreFacts, 'activites'>,
  generalistes: ReadonlySet<string>,
): ListeLue {
  const parProfession = new Map<string, Map<string, Set<string>>>()
  const sansCommune = new Map<string, SansCommune[]>()
  const places = new Set<string>()
  for (const activite of activites) {
    if (activite.mode !== MODE_LIBERAL) continue
    const { personne, commune, possibles = null } = activite
    const code = codeProfession(activite, generalistes)
    if (commune === null) {
      if (activite.comptee === true) places.add(personne)
      const sans = sansCommune.get(code) ?? []
      sansCommune.set(code, sans)
      sans.push({ personne, possibles })
      continue
    }
    places.add(personne)
    const communes = parProfession.get(code) ?? new Map<string, Set<string>>()
    parProfession.set(code, communes)
    const personnes = communes.get(commune) ?? new Set<string>()
    communes.set(commune, personnes)
    personnes.add(personne)
  }
  return { source, couverture, portee, famille, parProfession, sansCommune, places }
}

function estGeneraliste({ profession, savoirFaire }: ActiviteFact): boolean {
  return profession === MEDECIN && savoirFaire !== null && SAVOIR_FAIRE_MG.has(savoirFaire)
}

function codeProfession({ profession, personne }: ActiviteFact, generalistes: ReadonlySet<string>): string {
  if (profession !== MEDECIN) return profession
  return generalistes.has(personne) ? GENERALISTE : AUTRE_MEDECIN
}

const luesDe = (offre: Offre, profession: string): Lues => offre.ailleurs.get(profession) ?? offre.principales

/** What the lists say of a profession in a commune. */
export function ditOffre(offre: Offre, profession: string, commune: string): Dit {
  const { listes, imposee } = luesDe(offre, profession)
  return lireDans(listes, [profession], commune, imposee).dit
}

/** Where a profession is read first. */
export function sourceDe(offre: Offre, profession: string): SourceRef {
  return luesDe(offre, profession).listes[0]?.source ?? offre.source
}

/** Libéral persons of one profession on a territory, each once. */
export function effectif(offre: Offre, profession: string, communes: readonly string[]): Quantity {
  const distinctes = [...new Set(communes)]
  const personnes = personnesDe(offre, profession, distinctes)
  const { listes, imposee } = luesDe(offre, profession)
  const { dedans, incertains } = sansLieu(offre, profession, distinctes, personnes)
  return compterListes(
    personnes.size + dedans.size,
    distinctes.map((commune) => lireDans(listes, [profession], commune, imposee)),
    incertains,
    {
      unit: 'personnes',
      formula: 'personnes distinctes exerçant en libéral dans les communes',
      defaut: [sourceDe(offre, profession)],
    },
  )
}

function personnesDe({ parProfession }: Offre, profession: string, communes: readonly string[]): Set<string> {
  const parCommune = parProfession.get(profession)
  return new Set(parCommune === undefined ? [] : communes.flatMap((code) => [...(parCommune.get(code) ?? [])]))
}

/**
 * People without commune who are not counted on this territory: those who are in it for sure, the communes of their
 * postcode being all of it, and how many others may be.
 */
function sansLieu(
  offre: Offre,
  profession: string,
  communes: readonly string[],
  comptees: ReadonlySet<string>,
): { readonly dedans: ReadonlySet<string>; readonly incertains: number } {
  const ici = new Set(communes)
  const sans = luesDe(offre, profession)
    .listes.flatMap(({ sansCommune }) => sansCommune.get(profession) ?? [])
    .filter(({ personne }) => !comptees.has(personne))
  const dedans = new Set(sans.filter((une) => toutDedans(une, ici)).map(({ personne }) => personne))
  const proches = sans.filter(
    ({ personne, possibles }) =>
      !dedans.has(personne) && (possibles === null || possibles.some((commune) => ici.has(commune))),
  )
  return { dedans, incertains: new Set(proches.map(({ personne }) => personne)).size }
}

/** A whole city holds its arrondissements, and all of them make it. */
function toutDedans({ possibles }: SansCommune, ici: ReadonlySet<string>): boolean {
  if (possibles === null || possibles.length === 0) return false
  return possibles.every((code) => {
    const ville = communeOfArrondissement(code)
    if (ici.has(code) || (ville !== null && ici.has(ville))) return true
    const parties = arrondissementsOf(code).filter((partie) => possibles.includes(partie))
    return parties.length > 0 && parties.every((partie) => ici.has(partie))
  })
}

/** Professions that a whole list of libéral professionals has. */
const ATTENDUES = PROFESSIONS.filter(({ minimum }) => minimum).map(({ code }) => code)

/**
 * Libéral persons of all professions on a territory, each once; exact where every profession is. Two directories do not
 * know the same person by the same identifier: of professions read from two of them, who exercises both counts in each,
 * and the formula says so.
 */
export function effectifTotal(offre: Offre, communes: readonly string[]): Quantity {
  const distinctes = [...new Set(communes)]
  const professions = new Set([...ATTENDUES, ...offre.parProfession.keys(), ...offre.ailleurs.keys()])
  const personnes = new Set<string>()
  for (const profession of professions) {
    for (const personne of personnesDe(offre, profession, distinctes)) personnes.add(personne)
  }
  const lus = distinctes.map((commune) => {
    const parProfession = [...professions].map((profession) => {
      const { listes, imposee } = luesDe(offre, profession)
      return lireDans(listes, [profession], commune, imposee)
    })
    const listes = [...new Set(parProfession.flatMap((lu) => lu.listes))]
    const dits = new Set(parProfession.map(({ dit }) => dit))
    const dit: Dit = dits.size === 1 ? ([...dits][0] ?? 'rien') : 'minimum'
    return { dit, listes }
  })
  let sans = 0
  for (const profession of professions) {
    const { dedans, incertains } = sansLieu(offre, profession, distinctes, personnes)
    for (const personne of dedans) personnes.add(personne)
    sans += incertains
  }
  const formule = 'personnes distinctes exerçant en libéral dans les communes, toutes professions'
  return compterListes(personnes.size, lus, sans, {
    unit: 'personnes',
    formula: offre.ailleurs.size === 0 ? formule : `${formule}, chacune comptée une fois dans sa source`,
    defaut: mergeSources([[offre.source]]),
  })
}

/** A rate of people to inhabitants. */
interface Taux {
  readonly unit: 'pour_10000' | 'pour_100000'
  readonly factor: number
  readonly formula: string
}

export const POUR_10000: Taux = { unit: 'pour_10000', factor: 10_000, formula: 'effectif ÷ population × 10 000' }
export const POUR_100000: Taux = { unit: 'pour_100000', factor: 100_000, formula: 'effectif ÷ population × 100 000' }

/** Professionals for so many inhabitants. */
export function pourHabitants(personnes: Quantity, habitants: Quantity, taux: Taux): Quantity {
  return dite(ratio(personnes, habitants, taux), 'non_disponible')
}

export interface CommunePeuplee {
  readonly code: string
  readonly population: Quantity
}

/**
 * The same of communes counted one by one: people and inhabitants are those of the communes that have both. People count
 * once over all of them: the sum of what each commune counts is not theirs.
 */
export function densiteEffectif(
  compte: (communes: readonly string[]) => Quantity,
  communes: readonly CommunePeuplee[],
  taux: Taux,
): Quantity {
  const sur = (lesquelles: readonly CommunePeuplee[]) => {
    const peuplees = lesquelles.map(({ population }) => population)
    const habitants = sum(peuplees, { unit: 'habitants', formula: '' })
    return pourHabitants(compte(lesquelles.map(({ code }) => code)), habitants, taux)
  }
  const entiere = sur(communes)
  return entiere.kind === 'known' ? entiere : selonParties(communes.map(partie(compte)), entiere, sur)
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
