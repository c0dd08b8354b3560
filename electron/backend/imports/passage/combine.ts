/**
 * One value for one commune of today, from the lines of the file that lead to it: itself, the communes it absorbed, or
 * its arrondissements. Counts are summed; a rate or a median of several lines has no value.
 */
import { MaillageError } from '../../../../shared/contract/errors.ts'
import { POPULATION } from '../../../../shared/domain/chiffres/ids.ts'
import { arrondissementsOf } from '../../../../shared/domain/codes.ts'
import type { Indicateur } from '../../../../shared/domain/indicateurs/types.ts'
import type { ObservationRow } from '../../store/types.ts'
import * as errors from '../bilan/errors.ts'
import { extrait } from '../bilan/french.ts'
import { enClair } from '../communes/lieux-en-mots.ts'
import type { ImportContext } from '../context.ts'
import { bornesDe, type NumberCell } from '../table/values.ts'

export interface Part {
  /** Code written in the file. */
  readonly code: string
  readonly ligne: number
  readonly value: NumberCell & { readonly kind: 'number' | 'interval' | 'missing' }
  readonly note: string | null
  readonly arrondissement: boolean
  /** Which part of the figure the line is, where parts are added up. */
  readonly terme?: string
}

export interface CombineOptions {
  /** Lines of the same code are parts to add up. */
  readonly sommer: boolean
  /** Weight of a line, for a mean. */
  readonly poids?: ((part: Part) => number | null) | undefined
  /** What has no line is zero: an arrondissement without one lacks nothing. */
  readonly couverte?: boolean
  /** The commune's own line is known to be the whole, whatever other lines lead to it. */
  readonly entiere?: boolean | undefined
}

/** @throws MaillageError donnees-invalides: the same code on two lines, unless `options.doublons` says what to do. */
export function combine(
  context: ImportContext,
  { id: indicateur, libelle, nature }: Indicateur,
  millesime: string,
  code: string,
  lines: readonly Part[],
  { sommer, poids, couverte = false, entiere }: CombineOptions,
): ObservationRow | null {
  const wholes = withoutArrondissementsOfKnown(
    context,
    code,
    sommer && lines[0]?.terme === undefined
      ? lines
      : withoutDuplicates(context, /^[A-Z]+$/.test(indicateur) ? indicateur : `« ${libelle} »`, lines),
  )
  const whole = entiere ?? (indicateur === POPULATION && estEntiere(context, millesime, code, wholes))
  const parts = whole ? withoutDelegated(context, code, wholes) : wholes
  const [first] = parts
  if (first === undefined) return null
  const known = parts.flatMap((part) => (part.value.kind === 'missing' ? [] : { ...part, value: part.value }))
  const exacts = known.every(({ value }) => value.kind === 'number')
  const notes = [...new Set(parts.flatMap(({ note }) => (note === null ? [] : [note])))]
  const base = {
    indicateur,
    millesime,
    code,
    valeur: null,
    min: null,
    max: null,
    motif: null,
    note: notes.length === 0 ? null : notes.join(', '),
    ligne: parts.length === 1 ? first.ligne : null,
    parts: (parts.length === 1 && first.code === code) || sommer || !exacts ? null : known.map(trace),
  }
  if (known.length === 0) {
    const reason = first.value.kind === 'missing' ? first.value.reason : 'absent'
    return { ...base, etat: 'manquante', motif: reason, parts: null }
  }
  const incomplete = !couverte && lacksArrondissement(context, code, parts)
  if (nature !== 'additif') {
    const [only] = known
    if (parts.length === 1 && !first.arrondissement && only !== undefined) {
      const { value } = only
      if (value.kind === 'number') return { ...base, etat: 'connue', valeur: exact(value.value) }
      return { ...base, etat: 'intervalle', min: value.min, max: value.max }
    }
    const commune = incomplete ? null : ensemble(nature, parts, poids)
    if (commune !== null) return { ...base, etat: 'connue', valeur: commune }
    context.tally.sansSomme(libelle, code)
    return { ...base, etat: 'manquante', motif: 'non_disponible', parts: null }
  }
  const bornes = known.map(({ value }) => bornesDe(value))
  const sum = exact(bornes.reduce((total, [min]) => total + min, 0))
  if (incomplete || known.length < parts.length || lacksPredecessor(context, indicateur, millesime, code, parts, sum)) {
    return { ...base, etat: 'intervalle', min: sum }
  }
  if (exacts) return { ...base, etat: 'connue', valeur: sum }
  const max = bornes.reduce<number | null>((total, [, une]) => (total === null || une === null ? null : total + une), 0)
  return { ...base, etat: 'intervalle', min: sum, max: max === null ? null : exact(max) }
}

/** Of communes around the study area that have several lines, nobody is asked which one counts: they are left out. */
export function sansDoute<T>(context: ImportContext, codes: readonly string[], lire: () => T): T | null {
  if (codes.some((code) => context.zone.etude.has(code))) return lire()
  try {
    return lire()
  } catch (error) {
    if (!(error instanceof MaillageError)) throw error
    for (const code of codes) context.doutes.add(code)
    return null
  }
}

/** Once the file is read to its end: the communes that have no value of a figure, named together. */
export function direSansSomme({ tally, reference }: ImportContext): void {
  for (const [libelle, codes] of tally.sansSommes) {
    const noms = extrait([...codes].map((code) => enClair(reference, code)))
    const [donnees, ont] = codes.size < 2 ? ['donne', 'n’a'] : ['donne chacune', 'n’ont']
    tally.warn(
      `« ${libelle} » ne s’additionne pas : ${noms}, que le fichier ${donnees} en plusieurs lignes, ${ont} pas de valeur.`,
    )
  }
}

/** Of a count that lacks a part, what is known is a lower bound. */
export function auMoins<T extends Pick<ObservationRow, 'etat' | 'valeur' | 'min' | 'max'>>(row: T): T {
  if (row.etat === 'manquante') return row
  return { ...row, etat: 'intervalle', valeur: null, min: row.valeur ?? row.min, max: null }
}

/** Several lines for one commune: the mean by weights, or the one class they all have; null when it cannot be told. */
function ensemble(
  nature: Indicateur['nature'],
  parts: readonly Part[],
  poids: ((part: Part) => number | null) | undefined,
): number | null {
  const valeurs = parts.map(({ value }) => (value.kind === 'number' ? value.value : null))
  const [first] = valeurs
  if (nature === 'classe') return valeurs.every((valeur) => valeur === first) ? (first ?? null) : null
  if (nature !== 'moyenne' || poids === undefined) return null
  let produit = 0
  let somme = 0
  for (const [index, part] of parts.entries()) {
    const valeur = valeurs[index] ?? null
    const pese = poids(part)
    if (valeur === null || pese === null) return null
    produit += valeur * pese
    somme += pese
  }
  return somme > 0 ? exact(produit / somme) : null
}

/** The figures of a file are kept to the last digit; only the noise of adding is taken off: 15.95 + 9.15 is 25.1. */
function exact(value: number): number {
  return Number(value.toPrecision(15))
}

function trace({ code, value, ligne }: Part): { code: string; valeur: number; ligne: number } {
  return { code, valeur: value.kind === 'number' ? value.value : 0, ligne }
}

function withoutDuplicates({ options, source }: ImportContext, quoi: string, lines: readonly Part[]): readonly Part[] {
  const byCode = new Map<string, Part[]>()
  for (const line of lines) {
    const cle = line.terme === undefined ? line.code : `${line.code} ${line.terme}`
    const same = byCode.get(cle)
    if (same === undefined) byCode.set(cle, [line])
    else same.push(line)
  }
  if (byCode.size === lines.length) return lines
  if (options.doublons === 'sommer') return lines
  if (options.doublons === 'remplacer') return [...byCode.values()].flatMap((same) => same.slice(-1))
  const same = [...byCode.values()].find((list) => list.length > 1) ?? []
  throw errors.doublon(
    source.nom,
    same[0]?.code ?? '',
    same.map(({ ligne }) => ligne),
    quoi,
  )
}

/** A file that gives both Paris and its arrondissements must not count Paris twice. */
function withoutArrondissementsOfKnown(
  { tally, reference }: ImportContext,
  code: string,
  parts: readonly Part[],
): readonly Part[] {
  const whole = parts.filter(({ arrondissement }) => !arrondissement)
  if (whole.length === 0 || whole.length === parts.length) return parts
  tally.warn(`Le fichier donne ${enClair(reference, code)} et ses arrondissements : seule la commune a été comptée.`)
  return whole
}

/**
 * A file may also list the communes déléguées of a commune that already holds them, or the same commune under an old
 * code and the new one (Insee 2020, Les Trois Lacs: 27058 and 27676): its own line is the whole. Told by its municipal
 * population.
 */
export function estEntiere(
  { reference }: ImportContext,
  millesime: string,
  code: string,
  populations: readonly Part[],
): boolean {
  if (populations.length < 2) return false
  const whole = reference.population(code, millesime)?.value
  return populations.some((part) => part.code === code && part.value.kind === 'number' && part.value.value === whole)
}

function withoutDelegated({ tally, reference }: ImportContext, code: string, parts: readonly Part[]): readonly Part[] {
  const own = parts.filter((part) => part.code === code)
  if (own.length === 0 || own.length === parts.length) return parts
  tally.warn(`Le fichier donne ${enClair(reference, code)} et ses communes déléguées : seule la commune a été comptée.`)
  return own
}

/**
 * The reference knows that this vintage's value is made of more lines than the file has (a commune absorbed since is
 * not in the file): the sum is then only a lower bound.
 */
function lacksPredecessor(
  { reference, tally }: ImportContext,
  indicateur: string,
  millesime: string,
  code: string,
  parts: readonly Part[],
  sum: number,
): boolean {
  if (indicateur !== POPULATION) return false
  const expected = reference.population(code, millesime)
  if (expected === undefined || sum >= expected.value) return false
  const present = new Set(parts.map((part) => part.code))
  const lacking = expected.parts.filter((part) => !present.has(part.code))
  if (lacking.length === 0 || lacking.length === expected.parts.length) return false
  tally.warn(
    `${enClair(reference, code)} : le fichier n’a pas ${extrait(lacking.map((part) => `${part.nom} (${part.code})`))}, réunie depuis à cette commune ; sa population ${millesime} est incomplète.`,
  )
  return true
}

/** Paris, Lyon or Marseille told by some of its arrondissements only. */
function lacksArrondissement({ tally, reference }: ImportContext, code: string, parts: readonly Part[]): boolean {
  if (!parts.every(({ arrondissement }) => arrondissement)) return false
  const present = new Set(parts.map((part) => part.code))
  const lacking = arrondissementsOf(code).filter((one) => !present.has(one))
  if (lacking.length === 0) return false
  tally.warn(
    `Le fichier n’a pas tous les arrondissements de ${enClair(reference, code)} (il manque ${extrait(lacking)}) : ce qui en est connu n’est qu’un minimum.`,
  )
  return true
}
