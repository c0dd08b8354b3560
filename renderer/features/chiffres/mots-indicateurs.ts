/** Words of the table of figures by commune. */
import type { Comparaison, SyntheseIndicateur } from '../../../shared/domain/indicateurs/synthese.ts'

/** Levels with a column of their own; the EPCI stand in the details. */
export const NIVEAUX_COLONNES = ['departement', 'region', 'france'] as const

const MOTS = { epci: 'EPCI', departement: 'Département', region: 'Région', france: 'France' } as const

/** The territory's own name where there is only one: "Puy-de-Dôme". */
export function enTeteNiveau(syntheses: readonly SyntheseIndicateur[], niveau: Comparaison['niveau']): string {
  const noms = new Set(
    syntheses.flatMap(({ comparaisons }) => comparaisons.flatMap((c) => (c.niveau === niveau ? c.nom : []))),
  )
  const [seul] = noms
  return noms.size === 1 && seul !== undefined ? seul : MOTS[niveau]
}

/** "3 ZIP, 2 ZAC"; null for a figure that is not a zoning. */
export function repartitionTexte({ repartition }: Pick<SyntheseIndicateur, 'repartition'>): string | null {
  if (repartition.length === 0) return null
  return repartition.map(({ libelle, communes }) => `${communes}\u00a0${libelle}`).join(', ')
}

/** "+4 (+5,2 %)" needs both numbers; a gap of unknown values has no words. */
export function ecartTexte(ecart: number | null, relatif: number | null, decimales: number): string | null {
  if (ecart === null) return null
  if (ecart === 0) return 'même valeur'
  const nombre = (valeur: number, digits: number) =>
    `${valeur > 0 ? '+' : '\u2212'}${Math.abs(valeur).toLocaleString('fr-FR', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`
  return relatif === null
    ? nombre(ecart, decimales)
    : `${nombre(ecart, decimales)} (${nombre(relatif * 100, 1)}\u00a0%)`
}
