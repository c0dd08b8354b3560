/** What the tests of imports read in a dossier. */

import { listComparaisons } from '../electron/backend/store/comparaisons.ts'
import { listObservations } from '../electron/backend/store/observations.ts'
import type { Workshop } from './import-helper.ts'

/** "2021" → value; the reason in words where there is none. */
export function valeursPar(shop: Workshop, indicateur: string, code: string): Record<string, number | string | null> {
  return Object.fromEntries(
    listObservations(shop.dossier, indicateur, [code]).map(({ millesime, etat, valeur, min, motif }) => [
      millesime,
      etat === 'connue' ? valeur : etat === 'intervalle' ? `≥ ${min}` : motif,
    ]),
  )
}

/** "departement 976" → value, "≥ 12 (3/17)" or the reason. */
export function comparaisonsDe(shop: Workshop, indicateur: string, millesime: string): Record<string, number | string> {
  return Object.fromEntries(
    listComparaisons(shop.dossier)
      .filter((ligne) => ligne.indicateur === indicateur && ligne.millesime === millesime)
      .map(({ niveau, territoire, etat, valeur, min, motif, connues, communes }) => [
        `${niveau} ${territoire}`,
        etat === 'connue'
          ? (valeur ?? '')
          : etat === 'intervalle'
            ? `≥ ${min} (${connues}/${communes})`
            : (motif ?? ''),
      ]),
  )
}
