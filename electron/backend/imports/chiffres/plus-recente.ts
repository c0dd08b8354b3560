/** A population of a newer vintage than the one that the dossier shows: it is told, and may be shown; never taken unasked. */
import { POPULATION } from '../../../../shared/domain/chiffres/ids.ts'
import { comparerMillesimes } from '../../../../shared/domain/millesimes.ts'
import { getReglage } from '../../store/reglages.ts'
import type { ObservationRow } from '../../store/types.ts'
import type { ImportContext } from '../context.ts'

/** @param rows of the study area. Nothing where none is newer. */
export function plusRecente(
  { dossier, reference, tally }: ImportContext,
  rows: readonly ObservationRow[],
): { readonly plusRecente?: string } {
  const montree = getReglage(dossier, 'millesime') ?? reference.millesimes().at(-1) ?? ''
  const lues = rows.filter(({ indicateur, etat }) => indicateur === POPULATION && etat !== 'manquante')
  const derniere = lues
    .map(({ millesime }) => millesime)
    .sort(comparerMillesimes)
    .at(-1)
  if (derniere === undefined || comparerMillesimes(derniere, montree) <= 0) return {}
  tally.warn(
    `Ce fichier donne la population de ${derniere}, plus récente que celle que montre le dossier (${montree}) : rien ne change tant que vous ne choisissez pas ${derniere}, ici ou dans l’écran Territoire. L’évolution se compte alors sur les années qui séparent les deux.`,
  )
  return { plusRecente: derniere }
}
