/** Which part of a file is read: the one asked for, else the one that a profile recognises, else the only one. */
import { MaillageError } from '../../../../shared/contract/errors.ts'
import { lectureDe } from '../apercu/apercu-lecture.ts'
import { estInutile } from '../bilan/errors.ts'
import { yearInName } from '../chiffres/millesime.ts'
import type { ReadOptions, SourceFile } from '../octets/bytes.ts'
import { recognise } from '../recognise.ts'
import * as errors from './errors.ts'
import { type Conteneur, ouvrirConteneur, type Partie } from './parties.ts'

export interface PartieVue {
  readonly id: string
  readonly libelle: string
  /** Profile ids joined by "+"; null when no source is recognised. */
  readonly profil: string | null
  readonly libelleProfil: string | null
}

export interface Choix {
  /** The file itself, or the part chosen. Null: the choice is the user's. */
  readonly source: SourceFile | null
  readonly conteneur: Conteneur | null
  readonly parties: readonly PartieVue[]
  /** French: parts left out. */
  readonly remarques: readonly string[]
  /** French, where nobody chose: which part is read, and which others are recognised too. */
  readonly aussi?: string
}

/** Files that go with the data and describe them. */
const NOTICE =
  /(?:^|[/_ -])(?:meta|metadata|metadonnees|varmod|dictionnaire|documentation|doc|lisez|lisezmoi|readme|notice)(?:[_ .-]|$)/i
const COMMUNES = /(?:^|[^a-z])com(?:munes?)?(?:[^a-z]|$)/i
const PAS_COMMUNES = /associ|d[ée]l[ée]gu|arr|canton|fraction|epci|iris/i

/**
 * @throws MaillageError introuvable (no such part), what a damaged container is refused for, and the reason why none of
 * its parts is of use.
 */
export async function choisir(
  fichier: SourceFile,
  { partie, profil }: { readonly partie?: string | undefined; readonly profil?: string | undefined },
  options: ReadOptions = {},
): Promise<Choix> {
  const conteneur = await ouvrirConteneur(fichier, options)
  if (conteneur === null) {
    if (partie !== undefined) throw errors.partieInconnue(fichier.nom, partie, [])
    return { source: fichier, conteneur: null, parties: [], remarques: [] }
  }
  const lues = conteneur.parties.map((une) => vue(une, profil))
  const vues = lues.map(({ refus: _, ...une }) => une)
  // A part that is known and of no use here (a sheet of quartiers) is named with what it is.
  const refusees = lues.flatMap(({ refus }) => (refus === null ? [] : [refus]))
  const remarques = [...conteneur.remarques, ...refusees.map(({ body }) => `Non lu : ${body.explication}`)]
  if (partie !== undefined) {
    const choisie = trouver(conteneur.parties, partie)
    if (choisie === undefined)
      throw errors.partieInconnue(
        fichier.nom,
        partie,
        vues.map(({ id }) => id),
      )
    return { source: choisie.source, conteneur, parties: vues, remarques }
  }
  const candidates = conteneur.parties
    .filter((_une, i) => vues[i]?.profil !== null)
    .filter(({ id }) => !NOTICE.test(id))
    .sort((a, b) => rang(b) - rang(a) || annee(b) - annee(a) || b.poids - a.poids)
  const [meilleure, ...autres] = candidates
  if (meilleure !== undefined) {
    const aussi = autres.map(({ id }) => `« ${id} »`).join(', ')
    const dite = `« ${meilleure.id} » est lue ; d’autres parties sont reconnues aussi : ${aussi}.`
    const choix = { source: meilleure.source, conteneur, parties: vues, remarques }
    return autres.length === 0 ? choix : { ...choix, aussi: dite }
  }
  const [refusee] = refusees
  if (refusee !== undefined && lues.every(({ id, refus }) => refus !== null || NOTICE.test(id))) throw refusee
  const [seule, ...reste] = conteneur.parties
  return {
    source: seule !== undefined && reste.length === 0 ? seule.source : null,
    conteneur,
    parties: vues,
    remarques,
  }
}

function trouver(parties: readonly Partie[], voulue: string): Partie | undefined {
  const court = voulue.trim().toLowerCase()
  return parties.find(({ id }) => id === voulue) ?? parties.find(({ id }) => id.toLowerCase() === court)
}

/** Sheets of several years ("APL_2021", "APL_2022"): the newest. */
const annee = ({ id }: Partie): number => Number(yearInName(id) ?? 0)

const rang = ({ id }: Partie): number => (COMMUNES.test(id) ? 2 : 0) - (PAS_COMMUNES.test(id) ? 1 : 0)

function vue(
  { id, tete, entiere, source }: Partie,
  profil: string | undefined,
): PartieVue & { readonly refus: MaillageError | null } {
  try {
    const lecture = lectureDe(source.nom, recognise(source.nom, tete, entiere, profil))
    return { id, libelle: id, profil: lecture.profil, libelleProfil: lecture.libelle, refus: null }
  } catch (error) {
    if (!(error instanceof MaillageError) || error.body.kind === 'usage') throw error
    return { id, libelle: id, profil: null, libelleProfil: null, refus: estInutile(error) ? error : null }
  }
}
