/** A list `cpts;code_insee`: several CPTS at once, with their communes of today. */
import type { Elargissement } from '../../../shared/domain/elargissements.ts'
import type { Perimetre } from '../../../shared/domain/portrait-types.ts'
import { addElargissements } from '../store/elargissements.ts'
import { createCpts, listCpts, setCommunes, setPerimetre } from '../store/territoire.ts'
import type { CptsRow, Dossier } from '../store/types.ts'
import { CodesCheck } from './codes-check.ts'
import { type Gathered, type ImportContext, passeport } from './context.ts'
import { openText } from './encoding.ts'
import * as errors from './errors.ts'
import { pluriel } from './french.ts'
import type { Recognition } from './recognise.ts'
import { placeRow, tableRows } from './rows.ts'
import type { TableRow } from './table.ts'

type Recognised = Recognition & { readonly kind: 'territoire' }

interface ListedCpts {
  readonly codes: Set<string>
  /** What was written and is only a part of the commune that is counted. */
  readonly elargis: Elargissement[]
  perimetre: Perimetre
}

const SANS_NOM = 'nom de CPTS absent'
const NOM_TROP_LONG = 'nom de CPTS de plus de 200 caractères'
/** That of the contract: a longer name could not be asked for again. */
const NOM_MAXIMUM = 200

/** The zone of the context must hold all communes of the reference: a list creates the study area. */
export async function gatherCpts(context: ImportContext, recognition: Recognised): Promise<Gathered> {
  const { source, tally, reference, dossier, options } = context
  const { layout, profile, header } = recognition
  const text = await openText(source, context.reading('Lecture'))
  for (const warning of text.avertissements) tally.warn(warning)

  const check = new CodesCheck(reference)
  const listed = new Map<string, ListedCpts>()
  const all = new Set<string>()
  for await (const row of tableRows(context, text, recognition)) {
    const nom = (row.cells[layout.cpts] ?? '').normalize('NFC').trim().replace(/\s+/gu, ' ')
    if (nom === '' || nom.length > NOM_MAXIMUM) {
      tally.reject(nom === '' ? SANS_NOM : NOM_TROP_LONG, row.ligne, row.cells)
      continue
    }
    const cpts = listed.get(nom) ?? { codes: new Set<string>(), elargis: [], perimetre: 'complet' as Perimetre }
    listed.set(nom, cpts)
    if (layout.confiance >= 0 && /^\s*partiel/i.test(row.cells[layout.confiance] ?? '')) cpts.perimetre = 'partiel'
    const placed = placeRow(context, row, layout.code, (code, place) => {
      check.add(code, layout.nom < 0 ? '' : (row.cells[layout.nom] ?? ''), place.kind === 'inconnu')
    })
    if (placed === null || typeof placed === 'string') {
      cpts.perimetre = 'partiel'
      tally.warn(`« ${nom} » : une ligne au moins n’a pas pu être lue, son périmètre est incomplet.`)
      continue
    }
    const { code } = placed.place
    const ancienne = placed.place.deplace ? reference.ancienne(placed.code, code) : undefined
    if (ancienne !== undefined) cpts.elargis.push({ code, ecrit: ancienne.nom, genre: ancienne.genre })
    count(cpts, code, row, context)
    all.add(placed.place.code)
  }
  check.verdict(source.nom)
  for (const [nom, { codes }] of listed) if (codes.size === 0) listed.delete(nom)
  if (listed.size === 0) throw errors.rienDansLaZone(source.nom, tally.rejected)
  const existing = new Map(listCpts(dossier).map((cpts) => [cpts.nom, cpts]))
  for (const [nom, { codes }] of listed) {
    const known = existing.get(nom)
    if (known !== undefined && !same(known, codes) && (options.doublons ?? 'refuser') === 'refuser') {
      throw errors.cptsDifferente(nom)
    }
  }
  return {
    contenu: 'territoire',
    ...passeport(profile, text, null, all),
    apports: [...listed].map(([nom, { codes }]) => `${nom} : ${pluriel(codes.size, 'commune')}`),
    colonnes: header.cells,
    write: (open) => {
      for (const [nom, cpts] of listed) writeCpts(open, nom, cpts, existing.get(nom), options.doublons)
    },
  }
}

function count(cpts: ListedCpts, code: string, row: TableRow, { tally }: ImportContext): void {
  if (cpts.codes.has(code)) {
    tally.ignore('commune déjà citée pour cette CPTS', row.ligne)
    return
  }
  cpts.codes.add(code)
  tally.retenues++
}

function writeCpts(
  dossier: Dossier,
  nom: string,
  { codes, elargis, perimetre }: ListedCpts,
  known: CptsRow | undefined,
  doublons: 'refuser' | 'sommer' | 'remplacer' | undefined,
): void {
  if (known === undefined) {
    createCpts(dossier, { nom, communes: codes, perimetre, elargissements: elargis })
    return
  }
  if (same(known, codes)) return
  setCommunes(dossier, known.id, doublons === 'sommer' ? [...known.communes, ...codes] : codes)
  addElargissements(
    dossier,
    known.id,
    elargis.filter(({ code }) => !known.communes.includes(code)),
  )
  setPerimetre(dossier, known.id, perimetre)
}

function same(known: CptsRow, codes: ReadonlySet<string>): boolean {
  return known.communes.length === codes.size && known.communes.every((code) => codes.has(code))
}
