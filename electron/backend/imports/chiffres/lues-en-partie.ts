/** What a recognised table holds that was not read, columns and cells: it is named, so that nobody believes it imported. */
import { accord, compte } from '../../../../shared/domain/francais.ts'
import type { Tally } from '../bilan/tally.ts'
import type { ObservationLayout } from '../profiles/types-mesures.ts'
import type { Header } from '../table/header.ts'

/** Places, keys and coordinates: not figures. */
const LIEU =
  /^(?:id|gid|fid|objectid|rang|code|cod|lib|nom|nc|dep|reg|com|ctcd|arr|can|cv|epci|siren|insee|typecom|iris|typiris|tncc|geo|lat|lon|x|y|coord|geom|date|annee|an|uu|ze|aav|bv|remarque|note|source|producteur|commentaire)|commune|departement|region|canton|intercommunalite|libelle|nom$|source$/
const CITEES = 8
/** A wider table is a whole census: nobody expects each of its columns. */
const LARGE = 40

/** French; null when nothing worth saying was left. */
export function direNonLues({ cells, names, width }: Header, layout: ObservationLayout): string | null {
  if (layout.mesure !== undefined || width > LARGE) return null
  const { code, departement, nom = -1, codePostal = -1 } = layout.code
  const lues = layout.mesures.flatMap(({ index, plus = [], note }) => [index, ...plus, note])
  const prises = new Set([code, departement, nom, codePostal, layout.nom, ...lues])
  const restes = cells.slice(0, width).filter((cell, i) => cell !== '' && !prises.has(i) && !LIEU.test(names[i] ?? ''))
  if (restes.length === 0) return null
  const dites = restes.slice(0, CITEES).map((cell) => `« ${cell.slice(0, 60)} »`)
  const suite = restes.length > CITEES ? `, et ${restes.length - CITEES} autres` : ''
  return `${compte(restes.length, 'colonne')} de chiffres ${accord(restes.length, 'n’est pas lue', 'ne sont pas lues')} : ${dites.join(', ')}${suite}. Pour ${accord(restes.length, 'l’importer', 'les importer')}, choisissez les colonnes de ce fichier.`
}

/** Cells that were not understood, in lines whose others were. */
export function direCellules(tally: Tally): void {
  for (const [titre, { nombre, ligne, lue }] of tally.cellules) {
    const une = nombre < 2
    tally.warn(
      `${compte(nombre, 'case')} de la colonne « ${titre} » ${une ? 'n’est pas comprise' : 'ne sont pas comprises'} (« ${lue} », ligne ${ligne}${une ? '' : ', et d’autres'}) : ${une ? 'sa valeur manque, le reste de sa ligne est lu' : 'leurs valeurs manquent, le reste des lignes est lu'}.`,
    )
  }
}
