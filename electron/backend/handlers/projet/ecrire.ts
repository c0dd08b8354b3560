/** What the user writes of the projet de santé. Each call is one transaction, undone like any other change. */
import { MaillageError } from '../../../../shared/contract/errors.ts'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import type { LigneEcrite } from '../../../../shared/contract/projet.ts'
import {
  type Champs,
  DEFAUTS,
  type Genre,
  type Ligne,
  PALIERS,
  PARENTS,
  RENVOIS,
  schemas,
} from '../../../../shared/domain/projet/lignes.ts'
import type { CallContext } from '../../contexte.ts'
import { ajouterLigne, changerLigne, lireLigne, lireLignes, placerLigne, retirerLigne } from '../../store/projet.ts'
import { findCpts } from '../../store/territoire.ts'
import type { CptsRow, Dossier } from '../../store/types.ts'
import { withDossier } from '../dossier/ouvrir.ts'
import { vueDe } from './lire.ts'

type Demande = Pick<Parsed<'projet.retirer'>, 'fichier' | 'cpts'>
type Champ = Record<string, unknown>

const MOTS: Readonly<Record<Genre, string>> = {
  besoin: 'un besoin',
  axe: 'un axe',
  action: 'une fiche-action',
  etape: 'une étape',
  indicateur: 'un indicateur',
  cible: 'une cible',
  preuve: 'une preuve',
  membre: 'un membre',
}

async function changer<T>(
  demande: Demande,
  context: CallContext,
  travail: (dossier: Dossier, cpts: CptsRow) => T,
): Promise<{ readonly fait: T; readonly projet: Output<'projet.lire'> }> {
  return withDossier(demande.fichier, context, (dossier) => {
    const cpts = findCpts(dossier, demande.cpts)
    const fait = dossier.transaction('projet', { cpts: cpts.nom }, () => travail(dossier, cpts))
    return { fait, projet: vueDe(dossier, demande, context) }
  })
}

export async function ecrire(demande: Parsed<'projet.ecrire'>, context: CallContext): Promise<Output<'projet.ecrire'>> {
  const { fait, projet } = await changer(demande, context, (dossier, cpts) => {
    /** Numbers of the rows that the call made, by the negative one it gave them. */
    const neuves = new Map<number, number>()
    return demande.lignes.map((ligne) => {
      const id = ecrireLigne(dossier, cpts.id, ligne, neuves)
      if (ligne.id !== undefined && ligne.id < 0) neuves.set(ligne.id, id)
      return id
    })
  })
  return { ids: fait, projet }
}

function ecrireLigne(
  dossier: Dossier,
  cpts: number,
  { genre, id, champs }: LigneEcrite,
  neuves: ReadonlyMap<number, number>,
): number {
  const ancienne =
    id !== undefined && id > 0
      ? trouver(dossier, genre, cpts, id)
      : genre === 'cible'
        ? cibleDeLAnnee(dossier, cpts, renommer(genre, champs, neuves))
        : null
  const { id: _, ...avant }: Champ = { ...(ancienne ?? DEFAUTS[genre]) }
  const voulus = renommer(genre, composer(joindre(avant, dits(champs))) as Champ, neuves)
  const lus = schemas[genre].safeParse(voulus)
  if (!lus.success) throw refusee(genre, lus.error.issues)
  const ligne = lus.data as Champs<Genre>
  verifierLiens(dossier, genre, cpts, ligne as Champ)
  if (genre === 'action') verifierAxe(dossier, cpts, ligne as Champs<'action'>)
  if (genre === 'cible') verifierAnnee(dossier, cpts, ligne as Champs<'cible'>, ancienne?.id ?? null)
  if (ancienne === null) return ajouterLigne(dossier, genre, cpts, ligne)
  changerLigne(dossier, genre, ancienne.id, ligne)
  if (genre === 'axe') quitterAxe(dossier, cpts, { ...(ligne as Champs<'axe'>), id: ancienne.id })
  return ancienne.id
}

/** The new fields over the former ones; of the steps of an indicator, those given over those that are there. */
function joindre(avant: Champ, champs: Champ): Champ {
  const paliers = champs.paliers as Partial<Record<(typeof PALIERS)[number], object>> | undefined
  if (paliers === undefined) return { ...avant, ...champs }
  const anciens = avant.paliers as Record<(typeof PALIERS)[number], object>
  const joints = PALIERS.map((nom) => [nom, { ...anciens[nom], ...dits(paliers[nom] ?? {}) }])
  return { ...avant, ...champs, paliers: Object.fromEntries(joints) }
}

/** An indicator has one target a year: written without its number, it is the one that is there; null: a new one. */
function cibleDeLAnnee(dossier: Dossier, cpts: number, { indicateur, annee }: Champ): Ligne<'cible'> | null {
  return lireLignes(dossier, 'cible', cpts).find((une) => une.indicateur === indicateur && une.annee === annee) ?? null
}

/** An axe that goes to another mission leaves the fiches of the one it had: they could not be written any more. */
function quitterAxe(dossier: Dossier, cpts: number, axe: Ligne<'axe'>): void {
  for (const { id, ...action } of lireLignes(dossier, 'action', cpts))
    if (action.axe === axe.id && action.mission !== axe.mission)
      changerLigne(dossier, 'action', id, { ...action, axe: null })
}

/** A field that the caller left out keeps what it was. */
const dits = (champs: object): Champ =>
  Object.fromEntries(Object.entries(champs).filter(([, valeur]) => valeur !== undefined))

/** Composed letters, so that a word is found whatever keyboard typed it. */
function composer(valeur: unknown): unknown {
  if (typeof valeur === 'string') return valeur.toWellFormed().normalize('NFC')
  if (Array.isArray(valeur)) return valeur.map(composer)
  if (typeof valeur !== 'object' || valeur === null) return valeur
  return Object.fromEntries(Object.entries(valeur).map(([cle, un]) => [cle, composer(un)]))
}

const champsLies = (genre: Genre): { readonly champ: string; readonly vers: Genre }[] => {
  const parent = PARENTS[genre]
  return [
    ...(parent === undefined ? [] : [{ champ: parent.champ, vers: parent.genre }]),
    ...RENVOIS.filter(({ de }) => de === genre),
  ]
}

/** The numbers that a new row of this call was given, in the place of those that stood for them. */
function renommer(genre: Genre, champs: Champ, neuves: ReadonlyMap<number, number>): Champ {
  const nouveau = (un: unknown): unknown => (typeof un === 'number' ? (neuves.get(un) ?? un) : un)
  const changes = champsLies(genre).map(({ champ }) => {
    const valeur = champs[champ]
    return [champ, Array.isArray(valeur) ? valeur.map(nouveau) : nouveau(valeur)]
  })
  return { ...champs, ...Object.fromEntries(changes) }
}

function verifierLiens(dossier: Dossier, genre: Genre, cpts: number, champs: Champ): void {
  for (const { champ, vers } of champsLies(genre)) {
    const valeur = champs[champ]
    for (const id of Array.isArray(valeur) ? valeur : [valeur])
      if (typeof id === 'number') trouver(dossier, vers, cpts, id)
  }
}

function verifierAxe(dossier: Dossier, cpts: number, { axe, mission }: Champs<'action'>): void {
  if (axe === null || trouver(dossier, 'axe', cpts, axe).mission === mission) return
  throw new MaillageError(
    'donnees-invalides',
    'Cet axe est celui d’une autre mission.',
    'Une fiche-action suit un axe de sa mission.',
    'Choisissez un autre axe, ou retirez-le de la fiche. Rien n’a été enregistré.',
  )
}

function verifierAnnee(
  dossier: Dossier,
  cpts: number,
  { indicateur, annee }: Champs<'cible'>,
  elle: number | null,
): void {
  const deja = lireLignes(dossier, 'cible', cpts).find(
    (une) => une.indicateur === indicateur && une.annee === annee && une.id !== elle,
  )
  if (deja === undefined) return
  throw new MaillageError(
    'donnees-invalides',
    'Cet indicateur a déjà une cible pour cette année.',
    `La cible de l’année ${annee} porte le numéro ${deja.id}.`,
    'Modifiez-la. Rien n’a été enregistré.',
  )
}

/** @throws MaillageError 'introuvable' */
function trouver<G extends Genre>(dossier: Dossier, genre: G, cpts: number, id: number) {
  const ligne = lireLigne(dossier, genre, cpts, id)
  if (ligne !== undefined) return ligne
  throw new MaillageError(
    'introuvable',
    'Cette ligne du projet de santé n’est pas dans le dossier.',
    `${MOTS[genre]} de numéro ${id} n’existe pas, ou plus, dans cette CPTS.`,
    'Relisez le projet, puis recommencez.',
  )
}

function refusee(
  genre: Genre,
  problemes: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): MaillageError {
  return new MaillageError(
    'donnees-invalides',
    `Ce qui est écrit ne peut pas être enregistré comme ${MOTS[genre]}.`,
    problemes
      .map(({ path, message }) => (path.length === 0 ? message : `${path.map(String).join('.')} : ${message}`))
      .join('\n'),
    'Corrigez, puis recommencez. Rien n’a été enregistré.',
  )
}

export async function retirer(demande: Parsed<'projet.retirer'>, context: CallContext): Promise<Output<'projet.lire'>> {
  const { genre, id } = demande
  const { projet } = await changer(demande, context, (dossier, cpts) => {
    trouver(dossier, genre, cpts.id, id)
    for (const renvoi of RENVOIS) if (renvoi.vers === genre) delier(dossier, cpts.id, renvoi, id)
    retirerLigne(dossier, genre, id)
  })
  return projet
}

/** Rows that named the one that goes stay, without it. */
function delier(dossier: Dossier, cpts: number, { de, champ }: (typeof RENVOIS)[number], id: number): void {
  for (const ligne of lireLignes(dossier, de, cpts)) {
    const valeur = (ligne as unknown as Champ)[champ]
    const sans = Array.isArray(valeur) ? valeur.filter((un) => un !== id) : valeur === id ? null : valeur
    if (Array.isArray(valeur) ? (sans as unknown[]).length === valeur.length : sans === valeur) continue
    const { id: numero, ...champs } = ligne
    changerLigne(dossier, de, numero, { ...champs, [champ]: sans } as Champs<typeof de>)
  }
}

export async function ordonner(
  demande: Parsed<'projet.ordonner'>,
  context: CallContext,
): Promise<Output<'projet.lire'>> {
  const { genre, mission } = demande
  const { projet } = await changer(demande, context, (dossier, cpts) => {
    const voulues = [...new Set(demande.ordre)]
    if (mission !== undefined && genre !== 'action') throw sansMission()
    for (const id of voulues) {
      if (mission === undefined) trouver(dossier, genre, cpts.id, id)
      else
        ecrireLigne(
          dossier,
          cpts.id,
          { genre: 'action', id, champs: { mission, ...axeDe(dossier, cpts.id, id, mission) } },
          new Map(),
        )
    }
    // They take, in their new order, the places that they hold together: the others do not move.
    const toutes: number[] = lireLignes(dossier, genre, cpts.id).map(({ id }) => id)
    const file = [...voulues]
    const rangees = toutes.map((id) => (voulues.includes(id) ? (file.shift() ?? id) : id))
    for (const [rang, id] of rangees.entries()) placerLigne(dossier, genre, id, rang)
  })
  return projet
}

/** An axe belongs to one mission: a fiche that leaves it leaves its axe. */
function axeDe(dossier: Dossier, cpts: number, id: number, mission: string): { readonly axe?: null } {
  return trouver(dossier, 'action', cpts, id).mission === mission ? {} : { axe: null }
}

function sansMission(): MaillageError {
  return new MaillageError(
    'usage',
    'Seule une fiche-action change de mission.',
    'Un axe appartient à une mission, et les autres lignes suivent leur fiche.',
    'Donnez l’ordre seul.',
  )
}
