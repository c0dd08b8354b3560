/**
 * The year written in the title of the very column is that of its figures; the name of a file often has that of its
 * publication. Where the two differ, it is said.
 */
import { court } from '../bilan/french.ts'
import type { Tally } from '../bilan/tally.ts'
import { yearInName } from '../chiffres/millesime.ts'
import type { Mesure, ObservationLayout } from '../profiles/types.ts'
import type { Header } from './header.ts'
import { anneeDuTitre } from './mots-unites.ts'

/** Columns whose profile knows no year take the one of their title. */
export function datees<T extends Pick<ObservationLayout, 'mesures'>>(layout: T, header: Header): T {
  return { ...layout, mesures: layout.mesures.map((mesure) => datee(mesure, header)) }
}

function datee(mesure: Mesure, header: Header): Mesure {
  if (mesure.millesime !== null || mesure.index < 0 || mesure.anneeAilleurs === true) return mesure
  const annee = anneeDuTitre(header.cells[mesure.index] ?? '')
  return annee === null ? mesure : { ...mesure, millesime: annee }
}

/** @param demandee year that the user gave for what has none. */
export function direAnnees(
  tally: Tally,
  nom: string,
  mesures: readonly Mesure[],
  header: Header,
  demandee: string | undefined,
): void {
  const ecrites = mesures.filter(({ millesime, index }) => millesime !== null && titreDit(header, index, millesime))
  const annees = new Set(ecrites.map(({ millesime }) => millesime))
  const [premiere] = ecrites
  // Several years in the titles: none of them is that of the file.
  if (premiere?.millesime == null || annees.size !== 1) return
  const dite = `L’année du titre « ${court(header.cells[premiere.index] ?? '', 60)} », ${premiere.millesime}, est retenue`
  const nommee = yearInName(nom)
  if (demandee !== undefined && demandee !== premiere.millesime)
    tally.warn(`${dite}, et non ${demandee} qui est demandée.`)
  else if (nommee !== null && nommee !== premiere.millesime) {
    const feuille = nom.includes(' › ') && yearInName(nom.split(' › ').at(-1) ?? '') === nommee
    tally.warn(`${dite} ; le nom ${feuille ? 'de la feuille' : 'du fichier'} dit ${nommee}.`)
  }
}

/** « Zonage 2025 », « MED21 »: the year is that of the title. */
function titreDit(header: Header, index: number, annee: string): boolean {
  const titre = header.cells[index] ?? ''
  return anneeDuTitre(titre) === annee || new RegExp(`(?<!\\d)${annee.slice(2)}(?!\\d)`).test(titre)
}
