/** Words of the table of figures by commune. */

import type { Comparaison } from '../../../shared/domain/chiffres/faits.ts'
import { formatCoverage, formatNumber } from '../../../shared/domain/format.ts'
import { motsOrigine } from '../../../shared/domain/indicateurs/origine.ts'
import type { SyntheseIndicateur } from '../../../shared/domain/indicateurs/synthese.ts'
import { MOTS_NIVEAU } from '../../../shared/domain/niveaux.ts'

/** Levels with a column of their own; the EPCI stand in the details. */
export const NIVEAUX_COLONNES = ['departement', 'region', 'france'] as const

/** The territory's own name where there is only one: "Puy-de-Dôme". */
export function enTeteNiveau(syntheses: readonly SyntheseIndicateur[], niveau: Comparaison['niveau']): string {
  const noms = new Set(
    syntheses.flatMap(({ comparaisons }) => comparaisons.flatMap((c) => (c.niveau === niveau ? c.nom : []))),
  )
  const [seul] = noms
  return noms.size === 1 && seul !== undefined ? seul : MOTS_NIVEAU[niveau].titre
}

/** "+4 (+5,2 %)" needs both numbers; a gap of unknown values has no words. */
export function ecartTexte(ecart: number | null, relatif: number | null, decimales: number): string | null {
  if (ecart === null) return null
  if (ecart === 0) return 'même valeur'
  const nombre = (valeur: number, digits: number) => `${valeur > 0 ? '+' : ''}${formatNumber(valeur, digits)}`
  return relatif === null
    ? nombre(ecart, decimales)
    : `${nombre(ecart, decimales)} (${nombre(relatif * 100, 1)}\u00a0%)`
}

/** Under the name of a territory: who made its value, and of how many communes. Of a share that is missing, why. */
export function detailComparaison({ valeur, origine }: Comparaison): string {
  if (valeur.kind === 'missing') return origine === 'calcul' ? valeur.formula : motsOrigine(origine ?? null)
  const couverture = formatCoverage(valeur)
  return [motsOrigine(origine ?? null), couverture].filter((mot) => mot !== null).join(', ')
}
