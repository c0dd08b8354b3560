/**
 * A commune and some it has absorbed, on lines of their own, years after they joined: the lines may be parts (records
 * with an old code among newer ones), or the whole and pieces of it (a commune nouvelle listed with its communes
 * déléguées). Nothing in the file tells, unless its municipal populations do: the sum is kept, and said.
 */

import { POPULATION } from '../../../../shared/domain/chiffres/ids.ts'
import { communeOfArrondissement } from '../../../../shared/domain/codes.ts'
import { accord, enumeration } from '../../../../shared/domain/francais.ts'
import type { Indicateur } from '../../../../shared/domain/indicateurs/types.ts'
import type { Resolution } from '../../reference/types.ts'
import type { ObservationRow } from '../../store/types.ts'
import type { ImportContext } from '../context.ts'
import { anneeListe } from './retablies.ts'

/** @param row one commune's value, made of several lines. */
export function direAdditionnees(
  { reference, tally }: ImportContext,
  { id, nature }: Indicateur,
  { code, millesime, valeur, parts }: ObservationRow,
): void {
  const annee = anneeListe(id, millesime)
  if (nature !== 'additif' || parts === null || annee === null || !parts.some((une) => une.code === code)) return
  if (id === POPULATION && reference.population(code, millesime)?.value === valeur) return
  const anciennes = parts.filter((une) => une.code !== code && communeOfArrondissement(une.code) === null)
  const depuis = anciennes.filter((une) => reunieEn(reference.resolve(une.code)) < annee)
  if (depuis.length === 0) return
  const nom = reference.commune(code)?.nom ?? code
  const noms = enumeration(
    depuis.map((une) => {
      const sienne = reference.anciennes().find((ancienne) => ancienne.code === une.code)
      return sienne === undefined ? une.code : `${sienne.nom} (${une.code})`
    }),
  )
  tally.warn(
    `Le fichier a une ligne pour ${nom} (${code}) et ${accord(depuis.length, 'une', 'd’autres')} pour ${noms}, qui en ${accord(depuis.length, 'fait partie', 'font partie')} depuis longtemps : elles ont été additionnées. Si la première compte déjà ${accord(depuis.length, 'l’autre', 'les autres')}, retirez ${accord(depuis.length, 'l’autre', 'les autres')} du fichier et importez-le de nouveau.`,
  )
}

/** Year of the merger; the last it may be, where only two lists tell it. Infinity: unknown. */
function reunieEn(resolution: Resolution): number {
  if (resolution.kind !== 'moved') return Number.POSITIVE_INFINITY
  return Number(resolution.date?.slice(0, 4) ?? /(\d{4})$/.exec(resolution.event)?.[1] ?? Number.POSITIVE_INFINITY)
}
