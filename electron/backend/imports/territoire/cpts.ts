/**
 * A list of several CPTS, created at once with their communes of today: by codes, line by line with their repairs; by
 * names, read as the window and `nouveau` read such a list (`listes/`).
 */
import { compterLieux } from '../../../../shared/domain/arrondissements.ts'
import { arrondissementNomme } from '../../../../shared/domain/arrondissements-ecrits.ts'
import type { Elargissement } from '../../../../shared/domain/elargissements.ts'
import { cptsPartagees, sansCpts } from '../../../../shared/domain/noms-cpts.ts'
import type { Perimetre } from '../../../../shared/domain/portrait-types.ts'
import { elargir } from '../../lieux/elargir.ts'
import { lireCptsDe } from '../../listes/fichier.ts'
import { addElargissements } from '../../store/elargissements.ts'
import { listEtude } from '../../store/etude.ts'
import { createCpts, listCpts, setCommunes, setPerimetre } from '../../store/territoire.ts'
import type { CptsRow, Dossier } from '../../store/types.ts'
import * as errors from '../bilan/errors.ts'
import { extrait } from '../bilan/french.ts'
import { CodesCheck } from '../communes/codes-check.ts'
import { type Gathered, type ImportContext, passeport } from '../context.ts'
import { openText } from '../octets/encoding.ts'
import type { Recognition } from '../recognise.ts'
import type { TableRow } from '../table/rang.ts'
import { placeRow, tableRows } from '../table/rows.ts'

type Recognised = Recognition & { readonly kind: 'territoire' }

interface ListedCpts {
  readonly codes: Set<string>
  /** Lines that give them. */
  readonly lignes: number[]
  /** What was written and is only a part of the commune that is counted. */
  readonly elargis: Elargissement[]
  perimetre: Perimetre
}

const AUTRE_NOM = 'le code est celui de la ville, le nom celui d’un arrondissement'
const SANS_NOM = 'nom de CPTS absent'
const NOM_TROP_LONG = 'nom de CPTS de plus de 200 caractères'
/** That of the contract: a longer name could not be asked for again. */
const NOM_MAXIMUM = 200

const SANS_CPTS = 'commune d’aucune CPTS (« sans CPTS », « hors CPTS »…)'
const ENTRE = 'commune écrite pour plusieurs CPTS'
const A_CHOISIR = 'commune absente, inconnue ou à choisir entre plusieurs'

/** The zone of the context must hold all communes of the reference: a list creates the study area. */
export async function gatherCpts(context: ImportContext, recognition: Recognised): Promise<Gathered> {
  const { source, tally, dossier, options } = context
  const { layout, profile, header } = recognition
  const text = await openText(source, context.reading('Lecture'))
  for (const warning of text.avertissements) tally.warn(warning)
  const listed =
    layout.code.code < 0
      ? await parNoms(context, tableRows(context, text, recognition), recognition)
      : await parCodes(context, tableRows(context, text, recognition), recognition)
  for (const [nom, { codes }] of listed) if (codes.size === 0) listed.delete(nom)
  if (listed.size === 0) throw errors.rienDansLaZone(source.nom, tally.ignorees())
  const existing = new Map(listCpts(dossier).map((cpts) => [cpts.nom, cpts]))
  for (const [nom, { codes }] of listed) {
    const known = existing.get(nom)
    if (known !== undefined && !same(known, codes) && (options.doublons ?? 'refuser') === 'refuser') {
      throw errors.cptsDifferente(nom)
    }
  }
  const all = new Set([...listed.values()].flatMap(({ codes }) => [...codes]))
  return {
    contenu: 'territoire',
    ...passeport(profile, text, null, all),
    apports: [...listed].map(([nom, { codes }]) => `${nom} : ${compterLieux([...codes])}`),
    colonnes: header.cells,
    write: (open) => {
      for (const [nom, cpts] of listed) writeCpts(open, nom, cpts, existing.get(nom), options.doublons)
    },
  }
}

async function parCodes(
  context: ImportContext,
  rows: AsyncIterable<TableRow>,
  { layout }: Recognised,
): Promise<Map<string, ListedCpts>> {
  const { source, tally, reference } = context
  const check = new CodesCheck(reference)
  const listed = new Map<string, ListedCpts>()
  for await (const row of rows) {
    const nom = (row.cells[layout.cpts] ?? '').normalize('NFC').trim().replace(/\s+/gu, ' ')
    if (nom === '' || nom.length > NOM_MAXIMUM) {
      tally.reject(nom === '' ? SANS_NOM : NOM_TROP_LONG, row.ligne, row.cells)
      continue
    }
    if (sansCpts(nom)) {
      tally.ignore(SANS_CPTS, row.ligne)
      continue
    }
    const cpts = listed.get(nom) ?? {
      codes: new Set<string>(),
      lignes: [],
      elargis: [],
      perimetre: 'complet' as Perimetre,
    }
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
    const dit = layout.nom < 0 ? undefined : arrondissementNomme(row.cells[layout.nom] ?? '')
    if (dit !== undefined && dit !== code) {
      cpts.perimetre = 'partiel'
      tally.reject(AUTRE_NOM, row.ligne, row.cells)
      continue
    }
    const ancienne = placed.place.deplace ? reference.ancienne(placed.code, code) : undefined
    if (ancienne !== undefined) cpts.elargis.push({ code, ecrit: ancienne.nom, genre: ancienne.genre })
    count(cpts, code, row, context)
  }
  check.verdict(source.nom)
  partager(context, listed)
  return listed
}

/** « A / B », of a column that has A and B: in neither, to be placed by hand, and told. */
function partager({ tally, reference }: ImportContext, listed: Map<string, ListedCpts>): void {
  for (const [libelle, parts] of cptsPartagees(new Set(listed.keys()))) {
    const partagee = listed.get(libelle)
    if (partagee === undefined) continue
    listed.delete(libelle)
    tally.retenues -= partagee.lignes.length
    for (const ligne of partagee.lignes) tally.ignore(ENTRE, ligne)
    for (const part of parts) {
      const cpts = listed.get(part)
      if (cpts !== undefined) cpts.perimetre = 'partiel'
    }
    const noms = [...partagee.codes].map((code) => reference.commune(code)?.nom ?? code)
    tally.warn(
      `${extrait(noms)} : ${noms.length === 1 ? 'commune écrite' : 'communes écrites'} pour ${parts.map((une) => `« ${une} »`).join(' et ')}, à placer à la main.`,
    )
  }
}

async function parNoms(
  context: ImportContext,
  rows: AsyncIterable<TableRow>,
  { header, ligneEntete }: Recognised,
): Promise<Map<string, ListedCpts>> {
  const { source, tally, reference, dossier, options } = context
  const lignes: TableRow[] = [{ ligne: ligneEntete, cells: [...header.cells] }]
  for await (const row of rows) lignes.push(row)
  const { cpts, avertissements, ecartees } = await lireCptsDe(source.nom, lignes, {
    reference,
    dossier: listEtude(dossier),
    signal: options.signal,
  })
  for (const phrase of avertissements) tally.warn(phrase)
  for (const { nom, remarques } of cpts) for (const remarque of remarques) tally.warn(`${nom} : ${remarque}`)
  const cellules = new Map(lignes.map(({ ligne, cells }) => [ligne, cells]))
  for (const ligne of ecartees.sans) tally.ignore(SANS_CPTS, ligne)
  for (const ligne of ecartees.partagees) tally.ignore(ENTRE, ligne)
  for (const ligne of new Set(ecartees.laissees)) tally.reject(A_CHOISIR, ligne, cellules.get(ligne) ?? [])
  const hors = new Set([...ecartees.sans, ...ecartees.partagees, ...ecartees.laissees])
  tally.retenues += lignes.slice(1).filter(({ ligne }) => !hors.has(ligne)).length
  return new Map(
    cpts.map(({ nom, communes, ecrits, perimetre }) => [
      nom,
      {
        codes: new Set(communes),
        lignes: [],
        elargis: ecrits.flatMap(({ code, ecrit }) => elargir(ecrit, code, reference) ?? []),
        perimetre,
      },
    ]),
  )
}

function count(cpts: ListedCpts, code: string, row: TableRow, { tally }: ImportContext): void {
  if (cpts.codes.has(code)) {
    tally.ignore('commune déjà citée pour cette CPTS', row.ligne)
    return
  }
  cpts.codes.add(code)
  cpts.lignes.push(row.ligne)
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
