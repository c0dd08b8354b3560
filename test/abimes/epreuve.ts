/**
 * One damaged file through the whole import, and what must hold whatever the damage: an answer in French within two
 * seconds, nothing written by a refusal, counts that add up after a success, and an undo that brings back every row.
 */
import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type Backend, openBackend } from '../../electron/backend/backend.ts'
import { type ErrorBody, MaillageError } from '../../shared/contract/errors.ts'
import type { Input, Output } from '../../shared/contract/methods.ts'
import { abimer, type Essai } from './degats.ts'
import { REGISTRE } from './modeles.ts'

/** Gannat, Saint-Pourçain, Chantelle, Ambérieu, Ajaccio, Lyon. */
const COMMUNES = ['03118', '03254', '03053', '01004', '2A004', '69123']
/** Milliseconds of processor for each answer, whatever else the machine does; measured anew before it is called a fault. */
const DELAI = 2000
/** Imports undone leave their lines in the journal: a new dossier keeps the dumps short. */
const RENOUVELER = 200

type Options = Omit<Input<'dossier.importer'>, 'fichier' | 'source'>
type Rapport = Output<'dossier.importer'>

export interface Issue {
  /** "importé", or the kind of the refusal. */
  readonly sorte: string
  readonly titre: string | null
  /** Most laborious answer, milliseconds of processor. */
  readonly duree: number
}

type Reponse<T> = { readonly recu: T; readonly refus: null } | { readonly recu: null; readonly refus: ErrorBody }

class Defaut extends Error {}

function exiger(vrai: boolean, quoi: string): void {
  if (!vrai) throw new Defaut(quoi)
}

const bibliothequeDe = (folder: string): string => join(folder, 'bibliotheque')

const ouvrirBackend = (folder: string): Promise<Backend> =>
  openBackend({ espace: { hote: 'cli', dossiers: folder, bibliotheque: bibliothequeDe(folder) } })

/** A dossier, and files one after the other, none of which knows of the others. */
export class Epreuve {
  readonly #folder: string
  readonly #bibliotheque: string
  readonly #dossier: string
  readonly #modele: string
  #backend: Backend
  #lecteur: Database.Database | null = null
  #epreuves = 0
  #duree = 0

  private constructor(folder: string, backend: Backend) {
    this.#folder = folder
    this.#bibliotheque = bibliothequeDe(folder)
    this.#modele = join(folder, 'modele.maillage')
    this.#dossier = join(folder, 'a.maillage')
    this.#backend = backend
  }

  static async ouvrir(folder: string): Promise<Epreuve> {
    const epreuve = new Epreuve(folder, await ouvrirBackend(folder))
    const fichier = epreuve.#modele
    await epreuve.#backend.call('dossier.creer', { fichier, cpts: [{ nom: 'Épreuve', communes: COMMUNES }] })
    const source = join(folder, REGISTRE.nom)
    writeFileSync(source, REGISTRE.octets)
    await epreuve.#backend.call('dossier.importer', { fichier, source })
    rmSync(source)
    return epreuve
  }

  fermer(): void {
    this.#lecteur?.close()
    this.#lecteur = null
    this.#backend.close()
  }

  /** @throws Defaut what does not hold; any other error is what the product threw. */
  async passer(essai: Essai): Promise<Issue> {
    if (this.#epreuves++ % RENOUVELER === 0) await this.#renouveler()
    const { nom, octets } = abimer(essai)
    const source = join(this.#folder, nom)
    writeFileSync(source, octets)
    this.#duree = 0
    try {
      return await this.#importer(source, essai)
    } catch (error) {
      this.#epreuves = 0 // what it left must not be the fault of the next
      throw error
    } finally {
      rmSync(source)
    }
  }

  /** A new dossier, and a backend that knows nothing of what was imported before. */
  async #renouveler(): Promise<void> {
    this.fermer()
    rmSync(this.#bibliotheque, { recursive: true, force: true })
    copyFileSync(this.#modele, this.#dossier)
    this.#backend = await ouvrirBackend(this.#folder)
    await this.#backend.call('dossier.ouvrir', { fichier: this.#dossier })
    this.#lecteur = new Database(this.#dossier, { readonly: true })
  }

  async #importer(source: string, { options: tirees }: Essai): Promise<Issue> {
    const fichier = this.#dossier
    const options = Object.fromEntries(Object.entries(tirees).filter(([, choix]) => choix !== null)) as Options
    const avant = this.#etat()
    const lecture = await this.#regarder(source, options)
    const demande: Input<'dossier.importer'> = { fichier, source, ...options, ...(lecture === null ? {} : { lecture }) }
    const essaye = await this.#demander(() => this.#backend.call('donnees.essayer', demande))
    exiger(this.#etat() === avant, 'looking at a file, or trying its import, changed the dossier')
    const { recu, refus } = await this.#demander(() => this.#backend.call('dossier.importer', demande))
    exiger(
      JSON.stringify(refus) === JSON.stringify(essaye.refus),
      `the rehearsal and the import do not agree: ${essaye.refus?.titre}, ${refus?.titre}`,
    )
    if (refus !== null) {
      exiger(this.#etat() === avant, 'a refusal changed the dossier')
      return { sorte: refus.kind, titre: refus.titre, duree: this.#duree }
    }
    verifierRapport(recu)
    if (recu.sourceId === 0) {
      exiger(this.#etat() === avant, 'a table of reference changed the dossier')
      // It went to the library, and changes how the next files are read.
      this.#epreuves = 0
    } else await this.#relire(avant)
    // What was read by hand is remembered.
    if (lecture !== null) rmSync(this.#bibliotheque, { recursive: true, force: true })
    return { sorte: 'importé', titre: null, duree: this.#duree }
  }

  /** What the screen shows first; columns by hand when the file is not known. */
  async #regarder(source: string, { partie, accents }: Options) {
    const choix = { source, ...(partie === undefined ? {} : { partie }), ...(accents === undefined ? {} : { accents }) }
    const { recu } = await this.#demander(() => this.#backend.call('donnees.reconnaitre', choix))
    if (recu === null || recu.profil !== null) return null
    exiger((recu.message ?? '') !== '', 'a file is not recognised and nothing is said')
    const { recu: colonnes } = await this.#demander(() => this.#backend.call('donnees.colonnes', choix))
    return colonnes?.lecture ?? null
  }

  /** After a success: sound, shown by every screen, undone to the last row. */
  async #relire(avant: string): Promise<void> {
    const fichier = this.#dossier
    const base = this.#lecteur
    if (base === null) throw new Error('no dossier')
    exiger(base.pragma('integrity_check', { simple: true }) === 'ok', 'the dossier is damaged')
    exiger((base.pragma('foreign_key_check') as unknown[]).length === 0, 'rows point to nothing')
    const demesures = base.prepare('SELECT count(*) FROM observation WHERE abs(valeur) >= 1e17').pluck().get()
    exiger(demesures === 0, 'a figure is beyond what may be counted')
    await this.#backend.call('dossier.chiffres', { fichier })
    const { cpts } = await this.#backend.call('dossier.decrire', { fichier })
    for (const { id } of cpts) await this.#backend.call('portrait.lire', { fichier, cpts: id })
    await this.#backend.call('donnees.sources', { fichier })
    await this.#backend.call('dossier.annuler', { fichier })
    exiger(this.#etat(true) === sansHistoire(avant), 'undoing the import does not bring the dossier back')
  }

  /** Every row of every table. `contenu`: without the journal and what serves to undo. */
  #etat(contenu = false): string {
    const base = this.#lecteur
    if (base === null) throw new Error('no dossier')
    const tables = base
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      .pluck()
      .all() as string[]
    const lignes = tables.map((table) => {
      const rangs = base.prepare(`SELECT * FROM "${table}"`).raw().all() as unknown[][]
      return `${table} ${rangs
        .map((rang) => JSON.stringify(rang))
        .sort()
        .join(' ')}`
    })
    const etat = lignes.join('\n')
    return contenu ? sansHistoire(etat) : etat
  }

  /** The answer, or the refusal; within two seconds of work, at the third attempt at most. */
  async #demander<T>(appel: () => Promise<T>): Promise<Reponse<T>> {
    const debut = process.cpuUsage()
    let reponse: Reponse<T>
    try {
      reponse = { recu: await appel(), refus: null }
    } catch (error) {
      if (!(error instanceof MaillageError)) throw error
      verifierRefus(error.body)
      reponse = { recu: null, refus: error.body }
    }
    const { user, system } = process.cpuUsage(debut)
    this.#duree = Math.max(this.#duree, (user + system) / 1000)
    return reponse
  }

  /** Whether two more readings of the file are slow too. */
  static lente({ duree }: Issue): boolean {
    return duree > DELAI
  }
}

const sansHistoire = (etat: string): string =>
  etat
    .split('\n')
    .filter((ligne) => !/^(?:journal|historique_)/.test(ligne))
    .join('\n')

/** Words of the machine that would have slipped into a sentence. */
const MACHINE = /undefined|\[object |Error\b|SQLITE|ENOENT|Cannot |is not /

function verifierRefus({ kind, titre, explication, issue }: ErrorBody): void {
  exiger(kind !== 'interne' && kind !== 'usage', `refusal of kind ${kind}: ${titre} ${explication}`)
  for (const texte of [titre, explication, issue]) {
    exiger(texte.trim() !== '', `an empty text in « ${titre} »`)
    exiger(!MACHINE.test(texte), `a word of the machine: ${texte}`)
    exiger(texte.length < 3000, `a text of ${texte.length} characters in « ${titre} »`)
  }
  exiger(/^\p{Lu}.*[.!?…]$/su.test(titre), `not a sentence: ${titre}`)
}

function verifierRapport(rapport: Rapport): void {
  const { lues, retenues, ignorees, couverture } = rapport
  const somme = retenues + ignorees.reduce((total, { lignes }) => total + lignes, 0)
  exiger(
    lues === somme,
    `${rapport.profil}: ${lues} lines read, ${retenues} kept, ${somme - retenues} left out: ${JSON.stringify(ignorees)}`,
  )
  for (const { cause, lignes, premieres } of ignorees) {
    exiger(lignes > 0 && premieres.length > 0 && premieres.length <= Math.min(10, lignes), `lines of « ${cause} »`)
    exiger(
      premieres.every((ligne, i) => ligne > (premieres[i - 1] ?? 0)),
      `order of the lines of « ${cause} »`,
    )
  }
  exiger(
    couverture.connues <= couverture.total && couverture.manquantes.length === couverture.total - couverture.connues,
    `coverage: ${JSON.stringify(couverture)}`,
  )
  for (const texte of [...rapport.avertissements, ...rapport.apports, ...ignorees.map(({ cause }) => cause)]) {
    exiger(texte.trim() !== '' && !/undefined|\[object /.test(texte), `a word of the machine: ${texte}`)
    exiger(texte.length < 3000, `a text of ${texte.length} characters`)
  }
  // What came in must be said; so must a file of which nothing did.
  exiger(rapport.apports.length + rapport.avertissements.length > 0, 'an import says nothing of what it brought')
}
