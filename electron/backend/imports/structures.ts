/** FINESS establishments of the study area, from the stock without header or from a derived table. */
import { createHash } from 'node:crypto'
import { departementOfCode } from '../../../shared/domain/codes.ts'
import { normaliserNom } from '../../../shared/domain/nom-commune.ts'
import { insertStructures } from '../store/offre.ts'
import type { StructureRow } from '../store/types.ts'
import { Breath } from './breath.ts'
import { CodesCheck } from './codes-check.ts'
import { COLONNES, type Gathered, type ImportContext, passeport } from './context.ts'
import { incertainesEnDernier } from './en-dernier.ts'
import { openText, type TextSource } from './encoding.ts'
import * as errors from './errors.ts'
import { pluriel } from './french.ts'
import { dateInName, yearInName } from './millesime.ts'
import type { StructureLayout } from './profiles/types.ts'
import type { Recognition } from './recognise.ts'
import { placeRow, tableRows } from './rows.ts'
import { readRecords, type TableRow } from './table.ts'

type Recognised = Recognition & { readonly kind: 'structures' | 'stock' }

const SANS_NUMERO = 'numéro FINESS absent ou illisible'
const SANS_CATEGORIE = 'catégorie d’établissement absente'
const FERME = 'établissement fermé'
const DEJA = 'même établissement, déjà compté'
const REMPLACE = 'même établissement, donné aussi par une ligne plus bas'
const TYPE_INCONNU = 'type de ligne inconnu'

export async function gatherStructures(context: ImportContext, recognition: Recognised): Promise<Gathered> {
  const { source, tally, options, reference, zone } = context
  const text = await openText(source, context.reading('Lecture'))
  for (const warning of text.avertissements) tally.warn(warning)

  const check = new CodesCheck(reference)
  const departements = new Set<string>()
  const kept = new Map<string, StructureRow & { readonly ligne: number }>()
  const layout: StructureLayout = recognition.kind === 'stock' ? recognition.profile.structure : recognition.layout
  const parLieu = (lues: AsyncIterable<TableRow>) => incertainesEnDernier(context, lues, layout.code, true)
  const rows =
    recognition.kind === 'stock'
      ? stockRows(context, text, recognition)
      : parLieu(tableRows(context, text, recognition))
  const perdues = new Set<string>()
  for await (const row of rows) {
    let vers = ''
    const placed = placeRow(context, row, layout.code, (code, place) => {
      check.add(code, '', place.kind === 'inconnu')
      departements.add(departementOfCode(code))
      if (place.kind === 'dedans') vers = place.code
      // A line of the whole commune is in one of its arrondissements, nobody knows which.
      for (const arrondissement of zone.arrondissements(code)) perdues.add(arrondissement)
    })
    if (placed === 'refusee') perdues.add(vers)
    if (placed === null || typeof placed === 'string') continue
    if ((row.cells[layout.fermeture ?? -1] ?? '').trim() !== '') {
      tally.ignore(FERME, row.ligne)
      continue
    }
    const numero = row.cells[layout.finess] ?? ''
    const finess = layout.finess < 0 ? identite(row, layout) : finessNumber(numero)
    const categorie = layout.unique?.categorie ?? (row.cells[layout.categorie] ?? '').trim()
    if (finess === null || categorie === '') {
      tally.reject(finess === null ? SANS_NUMERO : SANS_CATEGORIE, row.ligne, row.cells)
      continue
    }
    const mende = { genre: 'zeros', ligne: row.ligne, avant: numero.trim(), apres: finess } as const
    if (layout.finess >= 0 && numero.trim().length < finess.length && !tally.reparer(mende, true, row.cells)) {
      perdues.add(placed.place.code)
      continue
    }
    const earlier = kept.get(finess)
    if (earlier !== undefined && layout.finess < 0) {
      tally.ignore(DEJA, row.ligne)
      continue
    }
    if (earlier !== undefined && (options.doublons ?? 'refuser') === 'refuser') {
      throw errors.doublon(source.nom, finess, [earlier.ligne, row.ligne], 'un établissement FINESS')
    }
    if (earlier !== undefined) tally.ignore(REMPLACE, earlier.ligne)
    kept.set(finess, {
      finess,
      code: placed.place.code,
      categorie,
      libelleCategorie: layout.unique?.libelle ?? cellOrNull(row, layout.libelleCategorie),
      raisonSociale: cellOrNull(row, layout.raisonSociale),
      ligne: row.ligne,
    })
  }
  check.verdict(source.nom)
  const couverture = new Set(
    [...zone.codes].filter((code) => departements.has(departementOfCode(code)) && zone.distingue(code)),
  )
  for (const { code } of kept.values()) if (code !== null) couverture.add(code)
  // Nobody knows how many there are where a line was refused: the commune is missing, it has not none.
  for (const code of perdues) couverture.delete(code)
  if (couverture.size === 0) throw errors.rienDansLaZone(source.nom, tally.rejected)
  tally.retenues = kept.size
  const millesime =
    options.millesime ??
    (recognition.kind === 'stock' ? recognition.date : null) ??
    dateInName(source.nom) ??
    yearInName(source.nom)
  if (millesime === null)
    tally.warn(
      'La date de l’extraction n’est pas connue ; donnez l’année à l’import, ou plus tard par «\u00A0Remplacer…\u00A0».',
    )
  return {
    contenu: 'structures',
    ...passeport(recognition.profile, text, millesime, couverture),
    apports: [`${layout.unique?.libelle ?? 'Établissements FINESS'} : ${pluriel(kept.size, 'établissement')}`],
    colonnes: recognition.kind === 'stock' ? [] : recognition.header.cells,
    write: (dossier, sourceId) => {
      insertStructures(dossier, sourceId, kept.values())
    },
  }
}

/** Lines of establishments; the geolocalisation and title lines are passed over. */
async function* stockRows(
  context: ImportContext,
  text: TextSource,
  { profile, separateur }: Recognition & { readonly kind: 'stock' },
): AsyncGenerator<TableRow> {
  const { tally, source } = context
  const batches = readRecords(text.text(context.reading('Analyse')), {
    nom: source.nom,
    separateur,
    colonnes: null,
    minimum: profile.largeur,
  })
  const breath = new Breath()
  for await (const batch of batches) {
    if (context.options.signal?.aborted) throw errors.annule(source.nom)
    for (const row of batch) {
      if (breath.due()) await breath.take()
      const type = row.cells[0]?.trim() ?? ''
      if (profile.autres.includes(type)) continue
      tally.lues++
      if (type !== profile.enregistrement) tally.reject(TYPE_INCONNU, row.ligne, row.cells)
      else if (row.cells.length < profile.largeur) tally.reject(COLONNES, row.ligne, row.cells)
      else yield row
    }
  }
  if (tally.lues === 0) throw errors.enteteSeule(source.nom)
}

/** Stands for the FINESS number in a file that has none: the same name at the same place is the same establishment. */
function identite(row: TableRow, { identite: colonnes = [] }: StructureLayout): string | null {
  const mots = colonnes.map((index) => normaliserNom(row.cells[index] ?? ''))
  if (mots[0] === undefined || mots[0] === '') return null
  return `sans-numero:${createHash('sha256').update(mots.join('|')).digest('hex').slice(0, 16)}`
}

/** Nine characters; a spreadsheet eats leading zeros. */
function finessNumber(cell: string): string | null {
  const text = cell.trim().toUpperCase()
  if (/^(?:\d{9}|2[AB]\d{7})$/.test(text)) return text
  return /^\d{7,8}$/.test(text) ? text.padStart(9, '0') : null
}

function cellOrNull(row: TableRow, index: number): string | null {
  const text = index < 0 ? '' : (row.cells[index] ?? '').trim()
  return text === '' ? null : text
}
