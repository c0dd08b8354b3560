/** Words that stand in place of a number: the classes of a zoning, and why a CPTS has no value of its own. */
import { MOTS_NIVEAU } from '../niveaux.ts'
import type { SyntheseIndicateur } from './synthese.ts'

/** "3 ZIP, 2 ZAC", "publié par département seulement"; null for a figure whose value says itself. */
export function motsFigure({ repartition, seulement }: SyntheseIndicateur): string | null {
  if (repartition.length > 0) {
    return repartition.map(({ libelle, communes }) => `${communes}\u00a0${libelle}`).join(', ')
  }
  return seulement === null ? null : MOTS_NIVEAU[seulement].seulement
}
