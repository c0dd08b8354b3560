/**
 * One file into one dossier: recognise, read to the end, then write everything in one transaction. Nothing is written
 * before the whole file has been read and found unchanged, so a refusal, a cancellation or a killed process leaves the
 * dossier as it was.
 */
import { basename } from 'node:path'
import type { Reference } from '../reference/types.ts'
import {
  addCouverture,
  deleteSource,
  getCouverture,
  insertSource,
  listSources,
  updateSource,
} from '../store/sources.ts'
import { listEtude } from '../store/territoire.ts'
import type { Dossier, SourceRow } from '../store/types.ts'
import { gatherAmeli } from './ameli.ts'
import { gatherAnnuaire } from './annuaire.ts'
import { gatherAppartenances } from './appartenance.ts'
import { HEAD, openSource, readHead, type SourceFile } from './bytes.ts'
import { choisir } from './conteneur/choix.ts'
import { partieAChoisir } from './conteneur/errors.ts'
import type { Gathered, ImportContext } from './context.ts'
import { gatherCpts } from './cpts.ts'
import * as errors from './errors.ts'
import { refuseHead } from './formats.ts'
import { francais, pluriel } from './french.ts'
import { gatherObservations } from './observations.ts'
import { type Recognition, recognise } from './recognise.ts'
import { checkRejets, writeRejets } from './rejets.ts'
import { gatherStructures } from './structures.ts'
import { SEPARATOR_LABELS } from './table.ts'
import { Tally } from './tally.ts'
import type { ImportOptions, ImportReport } from './types.ts'
import { Zone } from './zone.ts'

/**
 * Imports a file. Only the communes of the study area are kept; a list of CPTS creates it.
 * @throws MaillageError: every kind of refusal, in French; the dossier is then unchanged.
 */
export async function importFile(
  dossier: Dossier,
  reference: Reference,
  path: string,
  options: ImportOptions,
): Promise<ImportReport> {
  if (options.signal?.aborted) throw errors.annule(basename(path))
  const fichier = await openSource(path)
  if (options.rejets !== undefined) checkRejets(options.rejets, [path, dossier.path])
  const { source, parties, remarques, conteneur } = await choisir(fichier, options, { signal: options.signal })
  if (source === null)
    throw partieAChoisir(
      fichier.nom,
      parties.map(({ id }) => id),
    )
  const recognition = await recogniseFile(source, options)
  const list = recognition.kind === 'territoire' || recognition.kind === 'appartenance'
  const zone = new Zone(reference, list ? reference.codes() : listEtude(dossier))
  if (zone.codes.size === 0) throw errors.sansZone()
  const tally = new Tally()
  const context: ImportContext = {
    dossier,
    reference,
    zone,
    source,
    options,
    tally,
    reading: (step) => ({
      signal: options.signal,
      onProgress: (done, total) => options.onProgress?.({ step: francais(step), done, total }),
    }),
  }
  if (recognition.kind === 'appartenance') {
    const autres = conteneur?.parties.map((une) => une.source) ?? []
    return importAppartenances(context, recognition, remarques, autres)
  }
  const gathered = await gather(context, recognition)
  for (const text of [...remarques, ...(source.contenu?.avertissements() ?? [])]) tally.warn(text)
  if (tally.reparees > 0) {
    tally.warn(`${pluriel(tally.reparees, 'code avait', 'codes avaient')} perdu le zéro du début : il a été remis.`)
  }
  const older = earlierImport(dossier, source, gathered)
  if (options.signal?.aborted) throw errors.annule(source.nom)
  if (options.rejets !== undefined) await writeRejets(options.rejets, gathered.colonnes, tally.rejets)
  const report = makeReport(source, recognition, gathered, tally, zone, list)
  return write(dossier, source, gathered, report, older, options)
}

async function recogniseFile(source: SourceFile, options: ImportOptions): Promise<Recognition> {
  const head = await readHead(source, HEAD)
  refuseHead(source.nom, head)
  return recognise(source.nom, head, head.length < HEAD, options.profil)
}

/** A table of reference goes to the application's library; the dossier, its sources and its history do not change. */
async function importAppartenances(
  context: ImportContext,
  recognition: Recognition & { readonly kind: 'appartenance' },
  remarques: readonly string[],
  autres: readonly SourceFile[],
): Promise<ImportReport> {
  const { source, tally, zone, options } = context
  if (options.bibliotheque === undefined) throw new Error('programming error: no library to keep the table in')
  const lues = await gatherAppartenances(context, recognition, options.bibliotheque, autres)
  for (const text of remarques) tally.warn(text)
  if (options.signal?.aborted) throw errors.annule(source.nom)
  lues.ecrire()
  const { id: profil, libelle, producteur, licence } = recognition.profile
  const communes = { couverture: lues.communes, connues: lues.communes }
  const gathered = { ...lues, ...communes, profil, libelle, producteur, licence, millesimes: [lues.millesime] }
  return { sourceId: 0, ...makeReport(source, recognition, gathered, tally, zone, true) }
}

function gather(
  context: ImportContext,
  recognition: Exclude<Recognition, { readonly kind: 'appartenance' }>,
): Promise<Gathered> {
  switch (recognition.kind) {
    case 'observations':
      return gatherObservations(context, recognition)
    case 'offre':
      return gatherAnnuaire(context, recognition)
    case 'ameli':
      return gatherAmeli(context, recognition)
    case 'territoire':
      return gatherCpts(context, recognition)
    default:
      return gatherStructures(context, recognition)
  }
}

/**
 * The same bytes (of the same part) read as the same source: refused, unless the study area has grown and the file speaks of the new
 * communes; the older import is then given back, to be replaced.
 */
function earlierImport(dossier: Dossier, source: SourceFile, gathered: Gathered): SourceRow | undefined {
  const same = listSources(dossier).find(({ sha256, profil, partie }) => {
    const subjects = profil.split('+')
    return (
      sha256 === gathered.sha256 &&
      partie === source.partie &&
      gathered.profil.split('+').every((subject) => subjects.includes(subject))
    )
  })
  if (same === undefined) return undefined
  const known = getCouverture(dossier, same.id)
  if ([...gathered.couverture].every((code) => known.has(code))) {
    throw errors.dejaImporte(source.nom, same.libelle, same.importeLe.slice(0, 10).split('-').reverse().join('/'))
  }
  return same
}

function makeReport(
  source: SourceFile,
  recognition: Recognition,
  gathered: Omit<Gathered, 'contenu' | 'colonnes' | 'write'>,
  tally: Tally,
  zone: Zone,
  list: boolean,
): Omit<ImportReport, 'sourceId'> {
  // A list makes the study area: its coverage is itself.
  const wanted = list ? gathered.couverture : zone.codes
  const feuille = source.contenu?.feuille === true
  return {
    fichier: source.nom,
    profil: gathered.profil,
    libelle: gathered.libelle,
    millesimes: gathered.millesimes,
    encodage: feuille ? 'classeur' : gathered.encodage,
    separateur: feuille || recognition.separateur === null ? null : SEPARATOR_LABELS[recognition.separateur],
    ligneEntete: recognition.kind === 'stock' || recognition.ligneEntete === 0 ? null : recognition.ligneEntete,
    lues: tally.lues,
    retenues: tally.retenues,
    ignorees: tally.ignorees().map((cause) => ({ ...cause, cause: francais(cause.cause) })),
    codesInconnus: tally.codesInconnus(),
    codesDeplaces: tally.codesDeplaces(),
    aPlacer: tally.aPlacer,
    couverture: {
      connues: gathered.connues.size,
      total: wanted.size,
      manquantes: [...wanted].filter((code) => !gathered.connues.has(code)).sort(),
    },
    avertissements: tally.avertissements.map(francais),
    apports: gathered.apports.map(francais),
  }
}

function write(
  dossier: Dossier,
  source: SourceFile,
  gathered: Gathered,
  report: Omit<ImportReport, 'sourceId'>,
  older: SourceRow | undefined,
  options: ImportOptions,
): ImportReport {
  const detail = (done: ImportReport): unknown => ({
    sourceId: done.sourceId,
    fichier: done.fichier,
    profil: done.profil,
    lues: done.lues,
    retenues: done.retenues,
    ...(older === undefined ? {} : { remplace: older.id }),
  })
  return dossier.transaction('import', detail, () => {
    if (older !== undefined) deleteSource(dossier, older.id)
    const sourceId = insertSource(dossier, {
      contenu: gathered.contenu,
      nomFichier: source.nom,
      partie: source.partie,
      taille: source.taille,
      sha256: gathered.sha256,
      profil: gathered.profil,
      libelle: gathered.libelle,
      producteur: gathered.producteur,
      licence: gathered.licence,
      millesime: gathered.millesimes.length === 1 ? (gathered.millesimes[0] ?? null) : null,
      importeLe: options.now ?? dossier.now(),
      lues: report.lues,
      retenues: report.retenues,
      rapport: null,
    })
    const whole: ImportReport = { sourceId, ...report }
    updateSource(dossier, sourceId, { rapport: whole })
    gathered.write(dossier, sourceId)
    addCouverture(dossier, sourceId, gathered.couverture)
    return whole
  })
}
