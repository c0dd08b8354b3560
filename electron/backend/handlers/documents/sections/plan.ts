/** The sections of a document as they are now: what is generated, what the user changed of it, what today's figures say. */
import { createHash } from 'node:crypto'
import type { DocumentKind } from '../../../../../shared/contract/documents.ts'
import { MaillageError } from '../../../../../shared/contract/errors.ts'
import type { Output } from '../../../../../shared/contract/methods.ts'
import type { SectionListee, SectionLue, TexteLu } from '../../../../../shared/contract/textes.ts'
import type { Block } from '../../../../../shared/document/model.ts'
import { chiffresDe } from '../../../../../shared/document/plan/chiffres.ts'
import type { Chiffres } from '../../../../../shared/document/plan/conversion.ts'
import { type Element, type Section, toutes } from '../../../../../shared/document/plan/decouper.ts'
import {
  APRES,
  AVANT,
  CORPS,
  planEdite,
  referencesDe,
  textesEdites,
} from '../../../../../shared/document/plan/editions.ts'
import { signaux } from '../../../../../shared/document/plan/signaux.ts'
import type { Editions, EditionTexte, Texte } from '../../../../../shared/document/plan/texte.ts'
import { compte } from '../../../../../shared/domain/francais.ts'
import type { CallContext } from '../../../contexte.ts'
import { modeleGenere } from '../../../documents/matiere.ts'
import { lireEditions, type OuDocument } from '../../../store/sections.ts'
import type { Dossier } from '../../../store/types.ts'
import { lireEntree } from '../document.ts'

export interface PlanLu {
  readonly ou: OuDocument
  readonly document: DocumentKind
  readonly nom: string
  readonly plan: Section
  readonly editions: Editions
  readonly chiffres: Chiffres
}

export interface Quel {
  readonly cpts: number
  readonly document: DocumentKind
  /** ISO day printed; absent: today. */
  readonly date?: string
}

/** @throws MaillageError 'introuvable' without such a CPTS */
export async function lirePlan(
  dossier: Dossier,
  { cpts: quelle, document, date }: Quel,
  context: CallContext,
): Promise<PlanLu> {
  const { cpts, faits, entree } = lireEntree(
    dossier,
    { cpts: quelle, document, ...(date === undefined ? {} : { date }) },
    context,
  )
  const ou = { cpts: cpts.id, document }
  const editions = lireEditions(dossier, ou)
  const plan = planEdite(await modeleGenere(document, { ...entree, figures: {} }), editions)
  const generes = toutes(plan).flatMap(({ elements }) =>
    elements.flatMap((un) => (un.type === 'texte' ? [un.genere ?? []] : [])),
  )
  const chiffres = chiffresDe(faits, referencesDe([...generes, ...textesEdites(editions)]))
  return { ou, document, nom: cpts.nom, plan, editions, chiffres }
}

/** @throws MaillageError 'introuvable' */
export function trouverSection({ plan }: PlanLu, id: string): Section {
  const section = toutes(plan).find((une) => une.id === id)
  if (section === undefined)
    throw new MaillageError(
      'introuvable',
      'Cette section n’est pas dans le document.',
      `« ${id} » n’existe pas, ou n’existe plus depuis que les chiffres ou les communes ont changé.`,
      'Relisez la liste des sections, puis recommencez.',
    )
  return section
}

/** Places where a text may stand in a section, in order, with what is generated there. */
export function placesDe(
  { editions }: PlanLu,
  section: Section,
): { readonly place: string; readonly genere: Texte | null }[] {
  const propre = editions.sections[section.id]?.propre != null
  return [
    { place: AVANT, genere: null },
    ...(propre ? [{ place: CORPS, genere: null }] : []),
    ...section.elements.flatMap((un) => (un.type === 'texte' ? [{ place: un.id, genere: un.genere }] : [])),
    { place: APRES, genere: null },
  ]
}

export function texteLu({ editions, chiffres }: PlanLu, section: string, place: string, genere: Texte | null): TexteLu {
  const edition = editions.textes[section]?.[place]
  const trouves = edition === undefined ? [] : signaux(edition, genere, chiffres)
  return {
    place,
    genere: genere as TexteLu['genere'],
    edite: (edition?.texte ?? null) as TexteLu['edite'],
    etat: edition === undefined ? 'suivie' : trouves.length > 0 ? 'a_revoir' : 'modifiee',
    signaux: trouves,
    version: versionDe(edition),
  }
}

/** The same for the same words of the user's; another as soon as they change. */
export function versionDe(edition: EditionTexte | undefined): string {
  if (edition === undefined) return 'genere'
  return createHash('sha256').update(JSON.stringify(edition.texte)).digest('hex').slice(0, 16)
}

/** The sections in the order of the document, each with the one it stands in. */
function enListe(
  section: Section,
  parent: string | null,
): { readonly section: Section; readonly parent: string | null }[] {
  const ici = section.niveau === 0 && parent === null ? null : section.id
  const sous = section.id === 'debut' ? null : ici
  const cotes = section.elements.flatMap((un) => (un.type === 'colonnes' ? [un.gauche, un.droite] : []))
  return [
    { section, parent },
    ...cotes.flatMap((une) => [
      // Nothing stands at the top of a column that begins by a title.
      ...(une.elements.length === 0 ? [] : [{ section: une, parent: null }]),
      ...une.enfants.flatMap((enfant) => enListe(enfant, une.id)),
    ]),
    ...section.enfants.flatMap((enfant) => enListe(enfant, sous)),
  ]
}

export function sectionsListees(lu: PlanLu): SectionListee[] {
  return enListe(lu.plan, null).map(({ section, parent }) => listee(lu, section, parent))
}

function listee(lu: PlanLu, section: Section, parent: string | null): SectionListee {
  const { id, niveau, titre } = section
  const edition = lu.editions.sections[id]
  const textes = placesDe(lu, section).map(({ place, genere }) => texteLu(lu, id, place, genere))
  const nombre = textes.reduce((n, un) => n + un.signaux.length, 0)
  const modifiee = (edition?.titre ?? null) !== null || textes.some(({ edite }) => edite !== null)
  return {
    id,
    parent,
    niveau,
    titre: edition?.titre ?? titre ?? '',
    titreGenere: edition?.propre == null ? titre : null,
    propre: edition?.propre != null,
    active: edition?.active ?? true,
    deplacable: niveau > 0,
    etat: nombre > 0 ? 'a_revoir' : modifiee ? 'modifiee' : 'suivie',
    signaux: nombre,
  }
}

/** These sections with their texts; the figures met. */
export function sectionsLues(lu: PlanLu, id?: string): Output<'textes.lire'> {
  const voulues = enListe(lu.plan, null).filter(({ section }) => id === undefined || section.id === id)
  return { sections: voulues.map(({ section, parent }) => lue(lu, section, parent)), chiffres: { ...lu.chiffres } }
}

function lue(lu: PlanLu, section: Section, parent: string | null): SectionLue {
  const generes = new Map(placesDe(lu, section).map(({ place, genere }) => [place, genere]))
  const texte = (place: string): SectionLue['elements'][number] => ({
    type: 'texte',
    texte: texteLu(lu, section.id, place, generes.get(place) ?? null),
  })
  const elements = section.elements.flatMap((un): SectionLue['elements'] => {
    if (un.type === 'texte') return [texte(un.id)]
    return un.type === 'bloc' ? resume(un) : []
  })
  const corps = generes.has(CORPS) ? [texte(CORPS)] : []
  return { ...listee(lu, section, parent), elements: [texte(AVANT), ...corps, ...elements, texte(APRES)] }
}

const NATURES: Readonly<Partial<Record<Block['type'], string>>> = {
  table: 'tableau',
  figure: 'figure',
  keyFigures: 'chiffres clés',
  fields: 'champs',
  note: 'note',
  paragraph: 'note',
  signatures: 'signatures',
  columns: 'tableaux côte à côte',
  contents: 'sommaire',
}

function resume({ bloc }: Extract<Element, { type: 'bloc' }>): SectionLue['elements'] {
  const nature = NATURES[bloc.type]
  if (nature === undefined) return []
  return [{ type: 'bloc', nature, resume: motsDe(bloc) }]
}

/** A caption; of a table without one, what its columns are. */
function motsDe(bloc: Block): string {
  if (bloc.type === 'figure') return bloc.caption
  if (bloc.type !== 'table') return ''
  const colonnes = bloc.columns.flatMap(({ label }) => (label === '' ? [] : label.toLowerCase()))
  return bloc.caption ?? (colonnes.length === 0 ? compte(bloc.rows.length, 'ligne') : colonnes.join(', '))
}
