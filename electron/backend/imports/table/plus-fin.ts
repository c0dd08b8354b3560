/**
 * A table with a line for each quartier, IRIS or parcel has the code of their commune, and says nothing of the commune:
 * « ZIP » is the zone of the quartier. It is refused with what it is. Tables whose profile adds their lines up (census by
 * IRIS, equipments one by one) are read.
 */
import { type Finesse, PlusFin } from '../../../../shared/domain/plus-fin.ts'
import * as errors from '../bilan/errors.ts'
import { codeColumns } from '../profiles/columns.ts'
import type { CodeColumns } from '../profiles/types-communs.ts'
import type { ObservationLayout } from '../profiles/types-mesures.ts'
import { splitRecord } from './guillemets.ts'
import type { Header } from './header.ts'
import type { Separator } from './rang.ts'
import { codeOfRow } from './rows.ts'

/** Lines that are looked at. */
export const LIGNES_VUES = 300
/** Columns of a very wide table that are looked at: what a line is stands at its beginning. */
const COLONNES = 80
/** Code of an IRIS in the place of that of a commune; with zeros it is the commune. */
const IRIS = /^(?:\d{2}|2[AB])\d{3}(?!0000)\d{4}$/

interface Vue {
  readonly header: Header
  readonly separateur: Separator | null
  /** Lines after the header. */
  readonly lignes: readonly string[]
}

/** @throws MaillageError fichier-non-reconnu: the lines are of something finer than communes. */
export function refuserPlusFin(nom: string, layouts: readonly ObservationLayout[], vue: Vue): void {
  const [layout] = layouts
  if (layout === undefined || layouts.some(({ sommer, mesure }) => sommer === true || mesure !== undefined)) return
  const trouvee = finesse(layout.code, vue, layout.niveau)
  if (trouvee !== null) throw refus(nom, trouvee)
}

/** The same of a table that no source is known for: what it is, rather than the names of the known ones. */
export function refuserInconnu(nom: string, vue: Vue): void {
  const code = codeColumns(vue.header)
  const trouvee = code === null ? null : finesse(code, vue)
  if (trouvee !== null) throw refus(nom, trouvee)
}

function finesse(
  code: CodeColumns,
  { header, separateur, lignes }: Vue,
  niveau?: ObservationLayout['niveau'],
): Finesse | null {
  const vue = new PlusFin('tableau')
  let vues = 0
  let iris = 0
  for (const ligne of lignes.slice(0, LIGNES_VUES)) {
    const cells = splitRecord(ligne, separateur)
    if (cells.length < 2 || cells.every((cell) => cell.trim() === '')) continue
    vues++
    if (IRIS.test((cells[code.code] ?? '').trim().toUpperCase())) iris++
    if (niveau !== undefined && niveau(cells) !== 'commune') continue
    const autres = header.cells.flatMap((titre, i): [string, string][] =>
      i < COLONNES && i !== code.code && i !== code.departement && titre !== '' ? [[titre, cells[i] ?? '']] : [],
    )
    vue.voir(codeOfRow(cells, code)?.code ?? null, autres)
  }
  if (iris * 2 > vues) return { id: 'iris', mots: 'des IRIS', colonne: header.cells[code.code] ?? '' }
  return vue.verdict()
}

const refus = (nom: string, { mots, colonne }: Finesse): Error =>
  errors.inutile(
    nom,
    `un tableau qui décrit ${mots}, un par ligne (colonne « ${colonne} ») : le code de commune y dit seulement où ils se trouvent, et ce qui vaut pour l’un d’eux ne vaut pas pour la commune`,
    'Prenez le tableau, ou la feuille, qui a une ligne par commune.',
  )
