/**
 * The year written in the title of the very column is that of its figures; the name of a file often has that of its
 * publication. Where the two differ, it is said.
 */
import { court } from '../bilan/french.ts'
import type { Tally } from '../bilan/tally.ts'
import { yearInName } from '../chiffres/millesime.ts'
import type { Mesure, ObservationLayout } from '../profiles/types-mesures.ts'
import type { Header } from './header.ts'
import { anneeDuTitre } from './mots-unites.ts'

/**
 * Columns whose profile knows no year take the one of their title, else the one year that is written above the table.
 * @param dessus lines above the header.
 */
export function datees<T extends Pick<ObservationLayout, 'mesures'>>(
  layout: T,
  header: Header,
  dessus: readonly string[] = [],
): T {
  const titree = anneeDuTitre(dessus.join(' '))
  const annees = layout.mesures.map(({ index }) => anneeDuTitre(header.cells[index] ?? ''))
  // Years in some titles: the line above is of another thing.
  const commune = annees.every((annee) => annee === null) ? titree : null
  return { ...layout, mesures: layout.mesures.map((mesure) => datee(mesure, header, commune)) }
}

function datee(mesure: Mesure, header: Header, commune: string | null): Mesure {
  if (mesure.millesime !== null || mesure.index < 0 || mesure.anneeAilleurs === true) return mesure
  const annee = anneeDuTitre(header.cells[mesure.index] ?? '') ?? commune
  if (annee === null) return mesure
  return { ...mesure, millesime: annee, ...(annee === commune ? { anneeDessus: true } : {}) }
}

/** @param demandee year that the user gave for what has none. */
export function direAnnees(
  tally: Tally,
  nom: string,
  mesures: readonly Mesure[],
  header: Header,
  demandee: string | undefined,
): void {
  const ecrites = mesures.filter(
    ({ millesime, index, anneeDessus }) =>
      millesime !== null && (anneeDessus === true || titreDit(header, index, millesime)),
  )
  const annees = new Set(ecrites.map(({ millesime }) => millesime))
  const [premiere] = ecrites
  // Several years in the titles: none of them is that of the file.
  if (premiere?.millesime == null || annees.size !== 1) return
  const ou =
    premiere.anneeDessus === true
      ? 'L’année écrite au-dessus du tableau'
      : `L’année du titre « ${court(header.cells[premiere.index] ?? '', 60)} »`
  const dite = `${ou}, ${premiere.millesime}, est retenue`
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
