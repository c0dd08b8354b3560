/**
 * Several communes bear or bore the same name: which one does this list mean? The dossier first, then what stands near
 * the rest of the list, names of the past included. Where that does not decide clearly, nothing is decided.
 */
import type { Candidat } from './noms.ts'

/** What is already sure, to judge by. */
export interface Contexte {
  /** Communes of the dossier. */
  readonly dossier: ReadonlySet<string>
  /** Centres of the communes that are sure, of the list and of the dossier. */
  readonly centres: readonly (readonly [number, number])[]
}

export type Decision =
  | { readonly kind: 'choisie'; readonly candidat: Candidat; readonly raison: 'seule' | 'dossier' | 'proche' }
  | { readonly kind: 'question' }

/** A CPTS is some forty kilometres across: the nearest sure commune is within this distance… */
const PROCHE_KM = 30
/** …and every other candidate beyond this one from all of them, and at three times the distance. */
export const LOIN_KM = 45
const FOIS = 3
/** One sure commune alone tells nothing of where the others are. */
const APPUIS = 2
/** So many make no neighbourhood: a list of a whole région decides nothing. */
export const APPUIS_MAXIMUM = 500

const QUESTION: Decision = { kind: 'question' }

/** @param candidats at least one */
export function trancher(candidats: readonly Candidat[], { dossier, centres }: Contexte): Decision {
  const [premier, autre] = candidats
  if (premier === undefined) return QUESTION
  if (autre === undefined) return { kind: 'choisie', candidat: premier, raison: 'seule' }
  const dedans = candidats.filter(({ code }) => dossier.has(code))
  if (dedans.length === 1 && dedans[0] !== undefined) return { kind: 'choisie', candidat: dedans[0], raison: 'dossier' }
  if (dedans.length > 1 || centres.length < APPUIS || centres.length > APPUIS_MAXIMUM) return QUESTION
  const distances = candidats.map((candidat) => ({ candidat, km: ecart(candidat, centres) }))
  const [proche] = distances.filter(({ km }) => km <= PROCHE_KM)
  if (proche === undefined) return QUESTION
  const loin = Math.max(LOIN_KM, FOIS * proche.km)
  return distances.every(({ candidat, km }) => candidat === proche.candidat || km >= loin)
    ? { kind: 'choisie', candidat: proche.candidat, raison: 'proche' }
    : QUESTION
}

/** Nearest first; those whose place is unknown last. */
export function parProximite<T extends Pick<Candidat, 'centre'>>(
  candidats: readonly T[],
  centres: Contexte['centres'],
): readonly T[] {
  if (centres.length === 0 || centres.length > APPUIS_MAXIMUM) return candidats
  const distances = new Map(candidats.map((candidat) => [candidat, ecart(candidat, centres)]))
  return [...candidats].sort((a, b) => rang(distances.get(a)) - rang(distances.get(b)))
}

const rang = (km: number | undefined): number => (km === undefined || Number.isNaN(km) ? Number.MAX_VALUE : km)

/** Kilometres to the nearest centre; NaN when unknown: neither near nor far. */
export function ecart({ centre }: Pick<Candidat, 'centre'>, centres: Contexte['centres']): number {
  if (centre === null) return Number.NaN
  let plus = Number.POSITIVE_INFINITY
  for (const autre of centres) plus = Math.min(plus, km(centre, autre))
  return plus
}

/** On a sphere, by the mean latitude: a few metres of error at these distances. */
function km([lon1, lat1]: readonly [number, number], [lon2, lat2]: readonly [number, number]): number {
  const radian = Math.PI / 180
  const x = (lon2 - lon1) * Math.cos(((lat1 + lat2) / 2) * radian)
  return 6371 * radian * Math.hypot(x, lat2 - lat1)
}
