/** Reads a file to its end and says what it would bring: nothing is written before `ecrire` is called. */

import { basename } from 'node:path'
import { compte } from '../../../shared/domain/francais.ts'
import type { Reference } from '../reference/types.ts'
import { choixDe, reporterChoix } from '../store/choix-source.ts'
import { listEtude, listTables } from '../store/etude.ts'
import { addCouverture, deleteSource, getSource, insertSource, updateSource } from '../store/sources.ts'
import type { Dossier, SourceRow } from '../store/types.ts'
import { contoursApercu } from './apercu/apercu-contours.ts'
import { estListeUtile } from './apercu/apercu-liste-utile.ts'
import * as errors from './bilan/errors.ts'
import { cestUneListeUtile } from './bilan/errors-listes-utiles.ts'
import { francais } from './bilan/french.ts'
import { makeReport } from './bilan/rapport.ts'
import type { Rejets } from './bilan/rejets.ts'
import { Tally, TallyAilleurs } from './bilan/tally.ts'
import { gatherObservations } from './chiffres/observations.ts'
import { gatherPublies } from './chiffres/publies.ts'
import { autourDe } from './communes/autour.ts'
import { direLieux } from './communes/lieux-en-mots.ts'
import { Zone } from './communes/zone.ts'
import { choisir } from './conteneur/choix.ts'
import { cestUneCarte, partieAChoisir } from './conteneur/errors.ts'
import { ouvrirFichier } from './conteneur/ouvrir.ts'
import type { Gathered, ImportContext } from './context.ts'
import { earlierImport, memeContenu } from './deja.ts'
import { accentuer } from './generique/accents.ts'
import { autreContenu, autreSorte } from './generique/errors.ts'
import { reconnaitreLecture } from './generique/profil.ts'
import { HEAD, readHead, type SourceFile } from './octets/bytes.ts'
import { refuseHead } from './octets/formats.ts'
import { gatherActivites } from './offre/activites.ts'
import { gatherAmeli } from './offre/ameli.ts'
import { gatherAnnuaire } from './offre/annuaire.ts'
import { gatherStructures } from './offre/structures.ts'
import { direSansSomme } from './passage/combine.ts'
import { Reunions } from './passage/reunions.ts'
import { type Recognition, recognise } from './recognise.ts'
import { gatherAppartenances, type ReferentielLu } from './territoire/appartenance.ts'
import { gatherCpts } from './territoire/cpts.ts'
import { gatherMouvements } from './territoire/mouvements.ts'
import { gatherQuartiers } from './territoire/quartiers.ts'
import type { ImportOptions, ImportReport } from './types.ts'

/** A file read to its end. */
export interface Prepare {
  readonly source: SourceFile
  readonly recognition: Recognition
  readonly tally: Tally
  /** What it brings to the dossier; null: a table of reference, that goes to the application's library. */
  readonly gathered: Gathered | null
  /** Titles of the cells of the rejected lines. */
  readonly colonnes: readonly string[]
  readonly rapport: Omit<ImportReport, 'sourceId'>
  /** Sources of the dossier that it takes the place of. */
  readonly remplacees: readonly SourceRow[]
  /**
   * Writes everything, inside a transaction of the dossier, unless it goes to the library. The dossier may have been
   * opened anew since it was read.
   */
  ecrire(dossier: Dossier): ImportReport
}

/** @throws MaillageError: every kind of refusal, in French. */
export async function preparer(
  dossier: Dossier,
  reference: Reference,
  path: string,
  options: ImportOptions,
): Promise<Prepare> {
  if (options.signal?.aborted) throw errors.annule(basename(path))
  const fichier = await ouvrirFichier(path)
  const choix = await choisir(fichier, options, { signal: options.signal })
  const { source: choisie, parties, conteneur, aussi } = choix
  const remarques = aussi === undefined ? choix.remarques : [...choix.remarques, aussi]
  if (choisie === null)
    throw partieAChoisir(
      fichier.nom,
      parties.map(({ id }) => id),
    )
  const source = options.accents === true ? accentuer(choisie) : choisie
  const recognition = await recogniseFile(source, reference, options)
  const referentiel = estReferentiel(recognition)
  const list = referentiel || recognition.kind === 'territoire' || recognition.kind === 'publies'
  const arrondissements =
    recognition.kind === 'territoire' || recognition.kind === 'quartiers' ? reference.arrondissements('') : []
  const tous = () => [...reference.codes(), ...arrondissements.map(({ code }) => code)]
  const etude = listEtude(dossier)
  if (etude.length === 0 && !list) throw errors.sansZone()
  const autour = autourDe(reference, etude, listTables(dossier))
  const zone = list ? new Zone(reference, tous()) : new Zone(reference, autour.codes, etude)
  const tally = new Tally(options.sansReparations)
  const context: ImportContext = {
    dossier,
    reference,
    zone,
    source,
    options,
    tally,
    ailleurs: new TallyAilleurs(tally),
    tables: autour.tables,
    garde: autour.garde,
    doutes: new Set(),
    reading: (step) => ({
      signal: options.signal,
      onProgress: (done, total) => options.onProgress?.({ step: francais(step), done, total }),
    }),
  }
  if (estReferentiel(recognition)) {
    const autres = conteneur?.parties.map((une) => une.source) ?? []
    return prepareReferentiel(context, recognition, remarques, autres)
  }
  const gathered = await gather(context, recognition)
  if (!list && recognition.kind !== 'observations') new Reunions(context).direOffre(gathered.millesimes[0] ?? null)
  for (const text of [...remarques, ...(source.contenu?.avertissements() ?? [])]) tally.warn(text)
  const zeros = tally.reparees('zeros')
  if (zeros > 0) {
    tally.warn(`${compte(zeros, 'code avait', 'codes avaient')} perdu le zéro du début : il a été remis.`)
  }
  direSansSomme(context)
  direLieux(context)
  const remplacees = aRemplacer(dossier, source, gathered, tally.retenues, options)
  if (options.signal?.aborted) throw errors.annule(source.nom)
  const rapport = makeReport(source, recognition, gathered, tally, zone, list)
  return {
    source,
    recognition,
    tally,
    gathered,
    colonnes: gathered.colonnes,
    rapport,
    remplacees,
    ecrire: (cible) => ecrire(cible, source, gathered, rapport, remplacees, options),
  }
}

/** Its rejected lines, for their export. */
export function rejetsDe({ colonnes, recognition, tally }: Prepare): Rejets {
  return { colonnes, separateur: recognition.separateur, lignes: tally.rejets, nombre: tally.rejected }
}

async function recogniseFile(source: SourceFile, reference: Reference, options: ImportOptions): Promise<Recognition> {
  const head = await readHead(source, HEAD)
  if (source.contenu === null && estListeUtile(head)) throw cestUneListeUtile(source.nom)
  // Told apart like in the window, where a map goes to the library; a part of an archive was looked at with the others.
  if (source.contenu === null && (await contoursApercu(source, head, reference)) !== null)
    throw cestUneCarte(source.nom)
  refuseHead(source.nom, head)
  const whole = head.length < HEAD
  if (options.lecture !== undefined) return reconnaitreLecture(source.nom, head, whole, options.lecture)
  return recognise(source.nom, head, whole, options.profil)
}

/** Tables that go to the application's library. */
type Referentiel = Recognition & { readonly kind: 'appartenance' | 'mouvements' | 'quartiers' }

const estReferentiel = (recognition: Recognition): recognition is Referentiel =>
  recognition.kind === 'appartenance' || recognition.kind === 'mouvements' || recognition.kind === 'quartiers'

/** A table of reference goes to the application's library; the dossier, its sources and its history do not change. */
async function prepareReferentiel(
  context: ImportContext,
  recognition: Referentiel,
  remarques: readonly string[],
  autres: readonly SourceFile[],
): Promise<Prepare> {
  const { source, tally, zone, options } = context
  const { bibliotheque } = options
  if (bibliotheque === undefined) throw new Error('programming error: no library to keep the table in')
  const lues: ReferentielLu =
    recognition.kind === 'mouvements'
      ? await gatherMouvements(context, recognition, bibliotheque)
      : recognition.kind === 'quartiers'
        ? await gatherQuartiers(context, recognition, bibliotheque)
        : await gatherAppartenances(context, recognition, bibliotheque, autres)
  for (const text of remarques) tally.warn(text)
  if (options.signal?.aborted) throw errors.annule(source.nom)
  const { id: profil, libelle, producteur, licence } = recognition.profile
  const communes = { couverture: lues.communes, connues: lues.communes }
  const gathered = { ...lues, ...communes, profil, libelle, producteur, licence, millesimes: [lues.millesime] }
  const rapport = makeReport(source, recognition, gathered, tally, zone, true)
  return {
    source,
    recognition,
    tally,
    gathered: null,
    colonnes: recognition.header.cells,
    rapport,
    remplacees: [],
    ecrire: () => {
      lues.ecrire()
      return { sourceId: 0, ...rapport }
    },
  }
}

function gather(context: ImportContext, recognition: Exclude<Recognition, Referentiel>): Promise<Gathered> {
  switch (recognition.kind) {
    case 'observations':
      return gatherObservations(context, recognition)
    case 'activites':
      return gatherActivites(context, recognition)
    case 'offre':
      return gatherAnnuaire(context, recognition)
    case 'ameli':
      return gatherAmeli(context, recognition)
    case 'territoire':
      return gatherCpts(context, recognition)
    case 'publies':
      return gatherPublies(context, recognition)
    default:
      return gatherStructures(context, recognition)
  }
}

/** The source that the user replaces, and the same bytes read as the same source when the study area has grown since. */
function aRemplacer(
  dossier: Dossier,
  source: SourceFile,
  gathered: Gathered,
  retenues: number,
  options: ImportOptions,
): SourceRow[] {
  if (options.relecture === true) return []
  const remplacee = options.remplace === undefined ? undefined : getSource(dossier, options.remplace)
  if (remplacee !== undefined && remplacee.contenu !== gathered.contenu) {
    throw autreSorte(source.nom, gathered.libelle, remplacee.libelle)
  }
  if (options.memeContenu === true && remplacee !== undefined && !memeContenu(remplacee, gathered.empreinte)) {
    throw autreContenu(source.nom, remplacee.nomFichier, remplacee.importeLe)
  }
  const older = earlierImport(dossier, source, gathered, retenues, { ...options, remplace: remplacee?.id })
  return [remplacee, older].filter((one) => one !== undefined)
}

function ecrire(
  dossier: Dossier,
  source: SourceFile,
  gathered: Gathered,
  report: Omit<ImportReport, 'sourceId'>,
  remplacees: readonly SourceRow[],
  options: ImportOptions,
): ImportReport {
  const choix = remplacees.flatMap(({ id }) => choixDe(dossier, id))
  for (const { id } of remplacees) deleteSource(dossier, id)
  const sourceId = insertSource(dossier, {
    contenu: gathered.contenu,
    nomFichier: source.nom,
    partie: source.partie,
    taille: source.taille,
    sha256: gathered.empreinte.fichier,
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
  reporterChoix(dossier, choix, sourceId)
  const whole: ImportReport = { sourceId, ...report }
  const retenu = { ...whole, choix: choixFaits(options), contenu: gathered.empreinte.contenu }
  updateSource(dossier, sourceId, { rapport: retenu })
  gathered.write(dossier, sourceId)
  addCouverture(dossier, sourceId, gathered.couverture)
  return whole
}

/** What the user said of the file: kept to read it again the same way, but for one repair. */
function choixFaits({ partie, millesime, doublons, lecture, accents, sansReparations }: ImportOptions): object {
  return { partie, millesime, doublons, lecture, accents, sansReparations }
}
