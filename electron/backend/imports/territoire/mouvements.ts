/**
 * Insee's movements of communes into the application's library, where they are newer than the embedded reference;
 * those that it knows are compared with it. The dossier does not change.
 */

import { formatDate, formatNumber } from '../../../../shared/domain/format.ts'
import { accord, compte } from '../../../../shared/domain/francais.ts'
import { type Evenement, type Mouvement, Mouvements, MouvementsRecents } from '../../../../shared/domain/mouvements.ts'
import { ecrireMouvements, lireMouvements } from '../../reference/mouvements.ts'
import type { Reference } from '../../reference/types.ts'
import { listEtude } from '../../store/etude.ts'
import * as errors from '../bilan/errors.ts'
import { extrait } from '../bilan/french.ts'
import { yearInName } from '../chiffres/millesime.ts'
import { CODE_ILLISIBLE, type ImportContext } from '../context.ts'
import { ENCODING_LABELS, openText } from '../octets/encoding.ts'
import { phraseEvenement } from '../passage/reunions.ts'
import type { MouvementsLayout } from '../profiles/types.ts'
import type { Recognition } from '../recognise.ts'
import { tableRows } from '../table/rows.ts'
import { parseCode } from '../table/values.ts'
import type { ReferentielLu } from './appartenance.ts'

type Recognised = Recognition & { readonly kind: 'mouvements' }

const PARTIES = 'mouvement de communes déléguées, de communes associées ou d’arrondissements'
const DATE = 'date du mouvement illisible'
/** Movements of the study area told one by one. */
const CITES = 10

/** @throws MaillageError donnees-invalides: no line is a movement of communes. */
export async function gatherMouvements(
  context: ImportContext,
  { layout, profile, ...recognition }: Recognised,
  bibliotheque: string,
): Promise<ReferentielLu> {
  const { source, tally, options, reference } = context
  const text = await openText(source, context.reading('Lecture'))
  for (const warning of text.avertissements) tally.warn(warning)
  const { lignes, restes } = await lire(context, text, layout, recognition)
  if (lignes.length === 0) throw errors.aucunMouvement(source.nom, tally.rejected)
  const toutes = [...lignes, ...continuites(lignes, restes)]
  const jour = `${reference.cog}-01-01`
  const recents = new MouvementsRecents(toutes, jour, (code) => reference.commune(code) !== undefined)
  const { evenements } = recents.mouvements
  const derniere = toutes.reduce((max, { date }) => (date > max ? date : max), '')
  const millesime = options.millesime ?? yearInName(source.nom) ?? derniere.slice(0, 4)
  const connus = lignes.filter(({ date }) => date <= jour)
  const ecarts = comparer(context, new Mouvements(toutes.filter(({ date }) => date <= jour)))
  const dAccord =
    ecarts > 0 ? compte(ecarts, 'désaccord') : `${accord(connus.length, '', 'tous ')}d’accord avec Maillage`
  const deja = `${compte(connus.length, 'mouvement déjà connu', 'mouvements déjà connus')}, ${dAccord}`
  const apports =
    evenements.length === 0
      ? [`rien de nouveau : ${deja}`]
      : [`${compter(evenements)} depuis le ${formatDate(jour)}`, ...(connus.length > 0 ? [deja] : [])]
  const etude = new Set(listEtude(context.dossier))
  const siens = evenements.filter(({ avant, apres }) => [...avant, ...apres].some((code) => etude.has(code)))
  for (const evenement of siens.slice(0, CITES)) tally.warn(phraseEvenement(evenement, recents.mouvements))
  if (siens.length > CITES) {
    tally.warn(`${compte(siens.length - CITES, 'autre mouvement touche', 'autres mouvements touchent')} votre zone.`)
  }
  return {
    empreinte: text.empreinte,
    encodage: ENCODING_LABELS[text.encodage],
    millesime,
    communes: new Set(evenements.flatMap(({ avant }) => avant).filter((code) => reference.commune(code) !== undefined)),
    apports,
    ecrire: () => {
      if (evenements.length === 0) return
      const importeLe = options.now ?? context.dossier.now()
      const table = { millesime, fichier: source.nom, importeLe, sha256: text.empreinte.fichier, lignes: toutes }
      ecrireMouvements(bibliotheque, table)
      reference.suivre(lireMouvements(bibliotheque))
    },
  }
}

type Brute = Omit<Mouvement, 'nomAvant' | 'nomApres'>

/** Lines of commune to commune, and those of a part that becomes a commune again. */
async function lire(
  context: ImportContext,
  text: Awaited<ReturnType<typeof openText>>,
  layout: MouvementsLayout,
  recognition: Parameters<typeof tableRows>[2],
): Promise<{ readonly lignes: Mouvement[]; readonly restes: Brute[] }> {
  const { tally } = context
  const lignes: Mouvement[] = []
  const restes: Brute[] = []
  for await (const row of tableRows(context, text, { ...recognition })) {
    const cell = (index: number): string => (row.cells[index] ?? '').trim()
    const entiere = cell(layout.typeAvant) === 'COM'
    if (cell(layout.typeApres) !== 'COM' || cell(layout.typeAvant) === '') {
      tally.ignore(PARTIES, row.ligne)
      continue
    }
    const [avant, apres] = [parseCode(cell(layout.avant))?.code, parseCode(cell(layout.apres))?.code]
    const date = /^\d{4}-\d{2}-\d{2}$/.exec(cell(layout.date))?.[0]
    if (avant === undefined || apres === undefined || date === undefined) {
      tally.reject(date === undefined ? DATE : CODE_ILLISIBLE, row.ligne, row.cells)
      continue
    }
    const un = { mod: cell(layout.mod), date, avant, apres }
    if (entiere) {
      tally.retenues++
      lignes.push({ ...un, nomAvant: cell(layout.nomAvant), nomApres: cell(layout.nomApres) })
    } else {
      tally.ignore(PARTIES, row.ligne)
      restes.push(un)
    }
  }
  return { lignes, restes }
}

/**
 * A commune nouvelle undone may leave its code to one of its parts: Saline (14712) ended on 31 December 2019 and Troarn,
 * its commune déléguée of the same code, became a commune. The code then goes on.
 */
function continuites(lignes: readonly Mouvement[], restes: readonly Brute[]): Mouvement[] {
  const cle = (date: string, code: string) => `${date} ${code}`
  const quittes = new Map(lignes.map((ligne) => [cle(ligne.date, ligne.avant), ligne]))
  const gardes = new Set(lignes.flatMap((l) => (l.avant === l.apres ? [cle(l.date, l.avant)] : [])))
  return restes.flatMap(({ mod, date, avant, apres }) => {
    const quitte = quittes.get(cle(date, apres))
    if (avant !== apres || quitte === undefined || gardes.has(cle(date, apres))) return []
    return [{ mod, date, avant, apres, nomAvant: quitte.nomAvant, nomApres: quitte.nomAvant }]
  })
}

function compter(evenements: readonly Evenement[]): string {
  const fusions = evenements.filter(({ disparues, creees }) => disparues.length > 0 && creees.length === 0).length
  const creations = evenements.filter(({ disparues, creees }) => disparues.length === 0 && creees.length > 0).length
  const autres = evenements.length - fusions - creations
  return [
    fusions > 0 ? compte(fusions, 'réunion de communes', 'réunions de communes') : '',
    creations > 0 ? compte(creations, 'commune créée ou rétablie', 'communes créées ou rétablies') : '',
    autres > 0 ? compte(autres, 'changement de code', 'changements de code') : '',
  ]
    .filter((texte) => texte !== '')
    .join(', ')
}

/** Where the reference leads a code of the past, the file must be able to lead it too. Gives how many it does not. */
function comparer({ tally, reference }: ImportContext, connus: Mouvements): number {
  const codes = new Set(connus.evenements.flatMap(({ avant }) => avant))
  const ecarts: string[] = []
  for (const code of codes) {
    const resolution = reference.resolve(code)
    if (resolution.kind === 'today' || (resolution.kind === 'split' && resolution.to.length === 0)) continue
    const fin = finales(code, connus, reference)
    const dite = resolution.kind === 'unknown' ? [] : resolution.kind === 'moved' ? [resolution.to] : resolution.to
    if (dite.length === 0 || !dite.every((un) => fin.has(un))) {
      ecarts.push(`${code} : ${[...fin].sort().join(', ') || '?'} au lieu de ${dite.join(', ') || 'rien'}`)
    }
  }
  if (ecarts.length > 0) {
    tally.warn(
      `${formatNumber(ecarts.length)} des ${compte(codes.size, 'code')} que ce fichier fait changer ne mènent pas à la même commune que dans Maillage (${extrait(ecarts, 3)}). Maillage garde les siens.`,
    )
  }
  return ecarts.length
}

function finales(code: string, connus: Mouvements, reference: Reference): ReadonlySet<string> {
  const fin = new Set<string>()
  for (const un of connus.suivre(code, connus.dernier(code)?.date)) {
    const suite = reference.resolve(un)
    if (suite.kind === 'today') fin.add(un)
    else if (suite.kind === 'moved') fin.add(suite.to)
    else if (suite.kind === 'split') for (const vers of suite.to) fin.add(vers)
  }
  return fin
}
