/**
 * Supply of care: people of each profession, how many for 10 000 and 100 000 inhabitants, structures. What the lists do
 * not show to be whole is a lower bound or missing (`listes.ts`); what was published says more where they cover a part.
 */
import { PROFESSIONS, STRUCTURES } from '../catalogues.ts'
import {
  densiteEffectif,
  ditOffre,
  effectif,
  effectifTotal,
  indexerOffre,
  type Offre,
  POUR_10000,
  POUR_100000,
  pourHabitants,
  sourceDe,
} from '../offre.ts'
import type { OffreFacts } from '../portrait-types.ts'
import { publie } from '../publies.ts'
import type { Quantity, SourceRef } from '../quantity.ts'
import { missing } from '../quantity-ops.ts'
import { ditStructures, indexerStructures, nombreStructures } from '../structures.ts'
import { type Calcul, entreeConnue } from './calcul.ts'
import type { Faits, FaitsOffre } from './faits.ts'
import { PROFESSION, PROFESSIONNELS, STRUCTURE } from './ids.ts'
import { memoriser } from './memoire.ts'
import { population } from './population.ts'
import { retenir, selonPerimetre } from './publication.ts'
import { laCpts, type Territoire } from './territoire.ts'

export const DENSITE_10000 = ':densite'
export const DENSITE_100000 = ':densite100000'
export type SuffixeDensite = typeof DENSITE_10000 | typeof DENSITE_100000

/** Other lists of the directory that is published: they say what it does not. */
export function complements({ listes: [premiere, ...autres] }: FaitsOffre): FaitsOffre['listes'] {
  return autres.filter(({ facts }) => facts.famille === premiere?.facts.famille)
}

/** The supply that is published: of the first list, and of the one chosen for each profession. Null without any. */
export function offrePubliee(offre: FaitsOffre): OffreFacts | null {
  const [premiere, ...autres] = offre.listes
  if (premiere === undefined) return null
  const ailleurs = new Map(
    [...offre.choix].flatMap(([profession, id]) => {
      const choisie = autres.find((une) => une.id === id)
      return choisie === undefined ? [] : [[profession, choisie.facts] as const]
    }),
  )
  return {
    ...premiere.facts,
    imposee: offre.imposee,
    complements: complements(offre).map(({ facts }) => facts),
    ailleurs,
  }
}

export function offreDe({ offre }: Pick<Faits, 'offre'>): Offre | null {
  return memoriser(offre, 'publiee', () => {
    const facts = offrePubliee(offre)
    return facts === null ? null : indexerOffre(facts)
  })
}

const structuresDe = ({ structures }: Faits) =>
  structures === null ? null : memoriser(structures, 'index', () => indexerStructures(structures))

/** Codes after a prefix: "profession:60" → "60". */
const publiesSous = (faits: Faits, prefixe: string): readonly string[] =>
  laCpts(faits).publies.flatMap(({ indicateur }) =>
    indicateur.startsWith(prefixe) ? [indicateur.slice(prefixe.length)] : [],
  )

type ParCommune = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>

const presents = ({ communes }: Faits, parCode: ParCommune | undefined): string[] =>
  [...(parCode ?? [])].filter(([, parCommune]) => communes.some((code) => parCommune.has(code))).map(([code]) => code)

/** The catalogue's order, those of the minimum list and those found; codes out of it come last. */
function lister(
  catalogue: readonly { readonly code: string; readonly minimum: boolean }[],
  trouves: readonly string[],
  minimum: boolean,
): readonly string[] {
  const presentes = new Set(trouves)
  const listees = catalogue.filter((une) => (minimum && une.minimum) || presentes.has(une.code)).map(({ code }) => code)
  const autres = [...presentes].filter((code) => !catalogue.some((une) => une.code === code)).sort()
  return [...listees, ...autres]
}

/** Professions of the lists; `toutes`: those that were published, and those that every portrait has, too. */
export const professions = (faits: Faits, toutes: boolean): readonly string[] =>
  lister(
    PROFESSIONS,
    [...presents(faits, offreDe(faits)?.parProfession), ...(toutes ? publiesSous(faits, PROFESSION) : [])],
    toutes,
  )

export const structures = (faits: Faits, toutes: boolean): readonly string[] =>
  lister(
    STRUCTURES,
    [...presents(faits, structuresDe(faits)?.parCategorie), ...(toutes ? publiesSous(faits, STRUCTURE) : [])],
    toutes,
  )

/** Of a list: its date, and in how many communes it says all. */
const annees = (source: SourceRef, codes: readonly string[], dit: (code: string) => string) => () => [
  { millesime: source.millesime, connues: codes.filter((code) => dit(code) === 'tout').length },
]

function compte(faits: Faits, profession: string, ou: Territoire): Quantity | null {
  const offre = offreDe(faits)
  return offre === null ? null : selonPerimetre(effectif(offre, profession, ou.communes), ou)
}

const selonPublication = (compteur: Quantity | null, code: string, { publies }: Territoire): Quantity =>
  retenir(compteur, publie(publies, `${PROFESSION}${code}`, 'personnes'), 'personnes')

/** "profession:60". */
export function profession(faits: Faits, code: string): Calcul {
  const offre = offreDe(faits)
  const source = offre === null ? null : sourceDe(offre, code)
  return {
    entree: entreeConnue(`${PROFESSION}${code}`),
    annees:
      offre === null || source === null
        ? () => []
        : annees(source, faits.communes, (commune) => ditOffre(offre, code, commune)),
    defaut: () => source?.millesime ?? null,
    commune: () => (commune) =>
      offre === null ? missing('non_importe', 'personnes') : effectif(offre, code, [commune]),
    territoire: (ou) => selonPublication(compte(faits, code, ou), code, ou),
  }
}

/** "profession:60:densite", for 10 000 inhabitants; "profession:60:densite100000". */
export function densiteProfession(faits: Faits, code: string, suffixe: SuffixeDensite): Calcul {
  const nombre = profession(faits, code)
  const habitants = population(faits)
  const taux = suffixe === DENSITE_10000 ? POUR_10000 : POUR_100000
  const { millesime } = faits
  return {
    ...nombre,
    entree: {
      ...entreeConnue(`${PROFESSION}${code}${DENSITE_10000}`),
      id: `${PROFESSION}${code}${suffixe}`,
      unite: taux.unit,
    },
    commune() {
      const [personnes, peuple] = [nombre.commune(''), habitants.commune(millesime)]
      return (commune) => pourHabitants(personnes(commune), peuple(commune), taux)
    },
    territoire(ou) {
      const offre = offreDe(faits)
      const compteur = compte(faits, code, ou)
      const valeur = selonPublication(compteur, code, ou)
      if (offre === null || valeur !== compteur || ou.perimetre !== 'complet')
        return pourHabitants(valeur, habitants.territoire(ou, millesime), taux)
      const peuple = habitants.commune(millesime)
      const peuplees = ou.communes.map((commune) => ({ code: commune, population: peuple(commune) }))
      return densiteEffectif((ici) => effectif(offre, code, ici), peuplees, taux)
    },
  }
}

/** All libéral professionals, each person once. */
export function professionnels(faits: Faits): Calcul {
  const offre = offreDe(faits)
  return {
    entree: entreeConnue(PROFESSIONNELS),
    annees: () => [],
    defaut: () => offre?.source.millesime ?? null,
    commune: () => (code) => (offre === null ? missing('non_importe', 'personnes') : effectifTotal(offre, [code])),
    territoire(ou) {
      const compteur = offre === null ? null : selonPerimetre(effectifTotal(offre, ou.communes), ou)
      return retenir(compteur, publie(ou.publies, PROFESSIONNELS, 'personnes'), 'personnes')
    },
  }
}

/** "structure:603". */
export function structure(faits: Faits, code: string): Calcul {
  const lues = structuresDe(faits)
  return {
    entree: entreeConnue(`${STRUCTURE}${code}`),
    annees: lues === null ? () => [] : annees(lues.source, faits.communes, (une) => ditStructures(lues, code, une)),
    defaut: () => lues?.source.millesime ?? null,
    commune: () => (une) =>
      lues === null ? missing('non_importe', 'structures') : nombreStructures(lues, code, [une]),
    territoire(ou) {
      const nombre = lues === null ? null : selonPerimetre(nombreStructures(lues, code, ou.communes), ou)
      return retenir(nombre, publie(ou.publies, `${STRUCTURE}${code}`, 'structures'), 'structures')
    },
  }
}
