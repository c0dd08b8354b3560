/** Figures by commune: brought to today's communes, summed through mergers, checked, ready to be written. */

import { insertObservations } from '../store/observations.ts'
import type { ObservationRow } from '../store/types.ts'
import { CodesCheck } from './codes-check.ts'
import { combine, type Part } from './combine.ts'
import type { Gathered, ImportContext } from './context.ts'
import { ENCODING_LABELS, openText } from './encoding.ts'
import * as errors from './errors.ts'
import { extrait, pluriel } from './french.ts'
import { PopulationSample, populationMillesime, yearInName } from './millesime.ts'
import type { Mesure, ObservationLayout, ObservationProfile } from './profiles/types.ts'
import type { Recognition } from './recognise.ts'
import { placeRow, tableRows } from './rows.ts'
import { type NumberCell, parseNumber } from './values.ts'

type Recognised = Recognition & { readonly kind: 'observations' }

/** Parts of each commune of today, for one column of the file. */
interface Column {
  readonly mesure: Mesure
  readonly parts: Map<string, Part[]>
}

/** @throws MaillageError fichier-abime, donnees-invalides (negative value, duplicates, postcodes, no vintage). */
export async function gatherObservations(context: ImportContext, recognition: Recognised): Promise<Gathered> {
  const { reference, source, tally, options } = context
  const { found, header } = recognition
  const layout = merge(found.map((one) => one.layout))
  const text = await openText(source, context.reading('Lecture'))
  for (const warning of text.avertissements) tally.warn(warning)

  const check = new CodesCheck(reference)
  const sample = new PopulationSample()
  const columns: Column[] = layout.mesures.map((mesure) => ({ mesure, parts: new Map() }))
  const seen = new Set<string>()
  for await (const row of tableRows(context, text, recognition)) {
    const values = layout.mesures.map((mesure) => readValue(mesure, row.cells[mesure.index] ?? ''))
    for (const [index, value] of values.entries()) {
      if (value?.kind === 'number' && value.value < 0) {
        throw errors.negatif(source.nom, row.ligne, header.cells[layout.mesures[index]?.index ?? 0] ?? '', value.value)
      }
    }
    const placed = placeRow(context, row, layout.code, (code, place) => {
      check.add(code, layout.nom < 0 ? '' : (row.cells[layout.nom] ?? ''), place.kind === 'inconnu')
      const population = layout.mesures.findIndex(
        ({ indicateur, millesime }) => indicateur === 'PMUN' && millesime === null,
      )
      const value = values[population]
      if (value?.kind === 'number') sample.add(code, value.value)
    })
    if (placed === null || placed === 'partage') continue
    const broken = values.findIndex((value) => value?.kind === 'invalid')
    if (broken >= 0) {
      const name = header.cells[layout.mesures[broken]?.index ?? 0] ?? ''
      tally.reject(`nombre illisible dans la colonne « ${name} »`, row.ligne, row.cells)
      continue
    }
    tally.retenues++
    seen.add(placed.place.code)
    for (const [index, column] of columns.entries()) {
      const value = values[index] ?? null
      if (value === null || value.kind === 'invalid') continue
      const note = column.mesure.note < 0 ? '' : (row.cells[column.mesure.note] ?? '').trim()
      const parts = column.parts.get(placed.place.code)
      const part: Part = {
        code: placed.code,
        ligne: row.ligne,
        value,
        note: note === '' ? null : note,
        arrondissement: placed.place.arrondissement,
      }
      if (parts === undefined) column.parts.set(placed.place.code, [part])
      else parts.push(part)
    }
  }
  check.verdict(source.nom)
  if (tally.retenues === 0) throw errors.rienDansLaZone(source.nom, tally.rejected)

  const fileMillesime = lazily(() => populationMillesime(options.millesime, source.nom, sample, reference, tally))
  const rows: ObservationRow[] = []
  const apports: string[] = []
  const connues = new Set<string>()
  for (const { mesure, parts } of columns) {
    const millesime =
      mesure.millesime ?? (mesure.indicateur === 'SUPERF' ? areaMillesime(context, parts) : fileMillesime())
    const brought = [...parts].flatMap(([code, list]): ObservationRow[] => {
      const row = combine(context, mesure.indicateur, millesime, code, list)
      return row === null ? [] : [row]
    })
    for (const row of brought) {
      rows.push(row)
      if (row.etat !== 'manquante') connues.add(row.code)
    }
    if (brought.length > 0) apports.push(`${mesure.indicateur} ${millesime} : ${pluriel(brought.length, 'commune')}`)
    warnArea(context, mesure, brought)
  }
  return {
    contenu: 'observations',
    ...identity(found.map(({ profile }) => profile)),
    sha256: text.sha256,
    encodage: ENCODING_LABELS[text.encodage],
    millesimes: [...new Set(rows.map(({ millesime }) => millesime))].sort(),
    couverture: seen,
    connues,
    apports,
    colonnes: header.cells,
    write: (dossier, sourceId) => {
      insertObservations(dossier, sourceId, rows)
    },
  }
}

/** Null: the commune is absent from that column, which says nothing of it. */
function readValue(mesure: Mesure, cell: string): NumberCell | null {
  if (mesure.videAbsent && cell.trim() === '') return null
  const value = parseNumber(cell)
  return value.kind === 'number' ? { kind: 'number', value: value.value * mesure.facteur } : value
}

/** One file may hold several subjects; they share the code and the name. */
function merge(layouts: readonly ObservationLayout[]): ObservationLayout {
  const [first] = layouts
  if (first === undefined) throw new Error('programming error: no layout')
  return { ...first, mesures: layouts.flatMap(({ mesures }) => mesures) }
}

function identity(
  profiles: readonly ObservationProfile[],
): Pick<Gathered, 'profil' | 'libelle' | 'producteur' | 'licence'> {
  return {
    profil: profiles.map(({ id }) => id).join('+'),
    libelle: profiles.map(({ libelle }) => libelle).join(' ; '),
    producteur: profiles[0]?.producteur ?? null,
    licence: profiles[0]?.licence ?? null,
  }
}

/** The year said by the notes ("INSEE_SUPERF_2023", most frequent), else by the file name. */
function areaMillesime({ options, source, tally }: ImportContext, parts: Column['parts']): string {
  if (options.millesime !== undefined) return options.millesime
  const years = new Map<string, number>()
  for (const list of parts.values()) {
    for (const { note } of list) {
      const year = /(?:19|20)\d{2}/.exec(note ?? '')?.[0]
      if (year !== undefined) years.set(year, (years.get(year) ?? 0) + 1)
    }
  }
  const [frequent] = [...years].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1))
  const year = frequent?.[0] ?? yearInName(source.nom)
  if (year !== null) return year
  tally.warn(
    'L’année des superficies n’est écrite ni dans les colonnes ni dans le nom du fichier ; indiquez-la à l’import.',
  )
  return 'inconnu'
}

/** Hectares given for square kilometres make every density a hundred times too small; mixed origins must be seen. */
function warnArea({ tally }: ImportContext, mesure: Mesure, rows: readonly ObservationRow[]): void {
  if (mesure.indicateur !== 'SUPERF') return
  const areas = rows.map(({ valeur }) => valeur ?? 0).sort((a, b) => a - b)
  if ((areas[areas.length >> 1] ?? 0) > 300) {
    tally.warn('Les superficies sont très grandes pour des km² : la colonne est peut-être en hectares.')
  }
  const origins = [...new Set(rows.flatMap(({ note }) => (note === null ? [] : [note])))].sort()
  if (origins.length > 1) tally.warn(`Les superficies viennent de plusieurs origines : ${extrait(origins)}.`)
}

function lazily<T>(make: () => T): () => T {
  let value: { readonly made: T } | undefined
  return () => {
    value ??= { made: make() }
    return value.made
  }
}
