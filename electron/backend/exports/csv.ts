/**
 * CSV for a French spreadsheet: UTF-8 with BOM, `;`, decimal comma, CRLF. One line per figure with its state, unit,
 * year and sources, so that the file explains itself and can be read by a machine.
 */
import Papa from 'papaparse'
import { celluleSure } from '../../../shared/domain/cellule-sure.ts'
import { sourceTexte } from '../../../shared/domain/chiffres/mots.ts'
import { formatUnit } from '../../../shared/domain/format.ts'
import type { Quantity } from '../../../shared/domain/quantity.ts'
import { type Ligne, type Tableau, texteCellule } from '../../../shared/domain/tableaux.ts'

const ENTETE = [
  'tableau',
  'ligne',
  'indicateur',
  'affichage',
  'valeur',
  'minimum',
  'maximum',
  'unite',
  'millesime',
  'communes_connues',
  'communes_total',
  'formule',
  'sources',
]

export function exporterCsv(tableaux: readonly Tableau[]): Uint8Array {
  const lignes = tableaux.flatMap((tableau) => tableau.lignes.flatMap((ligne) => chiffres(tableau, ligne)))
  const text = Papa.unparse([ENTETE, ...lignes], { delimiter: ';', newline: '\r\n' })
  return new TextEncoder().encode(`\uFEFF${text}\r\n`)
}

function chiffres(tableau: Tableau, ligne: Ligne): string[][] {
  const nom = ligne.cellules.flatMap((cellule) =>
    cellule.type === 'texte' && cellule.texte !== '' ? cellule.texte : [],
  )
  // The columns of text after the first figure (source of a publication) are no name of the line.
  const mots = nom.slice(
    0,
    Math.max(
      1,
      tableau.colonnes.findIndex(({ genre }) => genre === 'nombre'),
    ),
  )
  return ligne.cellules.flatMap((cellule, index) => {
    if (cellule.type === 'texte') return []
    const { quantite } = cellule
    const unite = formatUnit(quantite.unit)
    return [
      [
        celluleSure(tableau.titre),
        celluleSure(mots.join(', ')),
        celluleSure(tableau.colonnes[index]?.libelle ?? ''),
        celluleSure(texteCellule(cellule)),
        ...bornes(quantite),
        celluleSure(unite),
        celluleSure(quantite.millesime ?? ''), // typed by hand it is any text
        String(quantite.coverage.known),
        String(quantite.coverage.total),
        celluleSure(quantite.formula),
        celluleSure(quantite.sources.map((source) => sourceTexte(source)).join(' | ')),
      ],
    ]
  })
}

/** Exact values, decimal comma; empty when there is none. A share is given in percent, as its unit says. */
function bornes(quantite: Quantity): [string, string, string] {
  const nombre = (value: number | null): string =>
    value === null
      ? ''
      : String(quantite.unit === 'part' ? Number((value * 100).toPrecision(15)) : value).replace('.', ',')
  if (quantite.kind === 'missing') return ['', '', '']
  // Of the communes known only: it bounds nothing.
  if (quantite.kind === 'partial') return [nombre(quantite.value), '', '']
  if (quantite.kind === 'interval') return ['', nombre(quantite.min), nombre(quantite.max)]
  return [nombre(quantite.value), nombre(quantite.value), nombre(quantite.value)]
}
