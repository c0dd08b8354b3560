/** What the user changed of a document, and the document that comes of it. Nothing changed: the same blocks. */
import type { Block, DocumentModel } from '../model.ts'
import { blocsDuTexte, type Chiffres } from './conversion.ts'
import { decouper, type Element, type Section, toutes } from './decouper.ts'
import { fondre } from './phrase.ts'
import { cleReference, type Editions, type EditionTexte, type Reference, type Texte } from './texte.ts'

export const [AVANT, APRES, CORPS] = ['avant', 'apres', 'corps'] as const
export const PROPRE = 'perso.'

/** The plan with the user's own sections, in the user's order, and what the user wrote where nothing is generated now. */
export function planEdite(model: Pick<DocumentModel, 'blocks'>, editions: Editions): Section {
  const plan = decouper(model.blocks)
  const connues = toutes(plan)
  for (const [id, places] of Object.entries(editions.textes)) {
    const section = connues.find((une) => une.id === id)
    if (section === undefined) {
      if (id.startsWith(PROPRE)) continue
      const parent = connues.findLast((une) => id.startsWith(`${une.id}.`)) ?? plan
      parent.enfants.push({
        id,
        niveau: sous(parent),
        titre: editions.sections[id]?.titreGenere ?? id,
        saut: false,
        paysage: false,
        elements: restes([], places),
        enfants: [],
      })
    } else section.elements.push(...restes(section.elements, places))
  }
  return ranger(plan, editions, null, orphelines(plan, editions))
}

/** Sections of the user's whose parent is not there now, by the nearest one that is: null, the top. */
function orphelines(plan: Section, editions: Editions): ReadonlyMap<string, string | null> {
  const connues = new Set(toutes(plan).map(({ id }) => id))
  return new Map(
    Object.entries(editions.sections).flatMap(([id, { propre }]): [string, string | null][] => {
      const parent = propre?.parent ?? null
      if (parent === null || connues.has(parent) || editions.sections[parent]?.propre != null) return []
      const proche = [...connues].findLast((une) => parent.startsWith(`${une}.`))
      return [[id, proche ?? null]]
    }),
  )
}

/** Level of a section put under this one. */
const sous = (parent: Section): 1 | 2 | 3 => parent.enfants[0]?.niveau || (Math.min(3, parent.niveau + 1) as 1 | 2 | 3)

/** Texts of the user's whose generated one is not there any more: no word of theirs is lost. */
function restes(elements: readonly Element[], places: Readonly<Record<string, EditionTexte>>): Element[] {
  const la = new Set([AVANT, APRES, CORPS, ...elements.flatMap((un) => (un.type === 'texte' ? [un.id] : []))])
  return Object.keys(places).flatMap((id): Element[] =>
    la.has(id) ? [] : [{ type: 'texte', id, bloc: null, genere: null }],
  )
}

function ranger(
  section: Section,
  editions: Editions,
  parent: string | null,
  orphelins: ReadonlyMap<string, string | null>,
): Section {
  const propres = Object.entries(editions.sections).flatMap(([id, { propre, titre }]): Section[] => {
    if (propre === null) return []
    const sien = orphelins.get(id)
    if ((sien === undefined ? propre.parent : sien) !== parent) return []
    return [{ id, niveau: sous(section), titre: titre ?? '', saut: false, paysage: false, elements: [], enfants: [] }]
  })
  const enfants = ordonner([...section.enfants, ...propres], editions.ordres[parent ?? ''] ?? [])
  return {
    ...section,
    elements: section.elements.map((un) =>
      un.type === 'colonnes'
        ? {
            ...un,
            gauche: ranger(un.gauche, editions, un.gauche.id, orphelins),
            droite: ranger(un.droite, editions, un.droite.id, orphelins),
          }
        : un,
    ),
    enfants: enfants.map((enfant) => ranger(enfant, editions, enfant.id, orphelins)),
  }
}

/** In the order wanted; one that it does not name stands after the one it followed. */
function ordonner(sections: readonly Section[], ordre: readonly string[]): Section[] {
  const voulus = ordre.flatMap((id) => sections.find((une) => une.id === id) ?? [])
  for (const [rang, section] of sections.entries()) {
    if (voulus.includes(section)) continue
    const avant = sections[rang - 1]
    voulus.splice(avant === undefined ? 0 : voulus.indexOf(avant) + 1, 0, section)
  }
  return voulus
}

/** The document as the user wants it. */
export function appliquer(model: DocumentModel, editions: Editions, chiffres: Chiffres): DocumentModel {
  return { ...model, blocks: blocsDe(planEdite(model, editions), editions, chiffres) }
}

function blocsDe(section: Section, editions: Editions, chiffres: Chiffres): Block[] {
  const { id, niveau, titre, saut, paysage, elements, enfants } = section
  const edition = editions.sections[id]
  if (edition?.active === false) return []
  const textes = editions.textes[id] ?? {}
  const ajout = (place: string): Block[] => blocsDuTexte(textes[place]?.texte ?? [], niveau, chiffres)
  return [
    ...(saut ? [{ type: 'pageBreak' } as const] : []),
    ...(niveau === 0
      ? []
      : [
          { type: 'heading', level: niveau, text: edition?.titre ?? titre ?? '', ...(paysage && { paysage }) } as const,
        ]),
    ...ajout(AVANT),
    ...ajout(CORPS),
    ...elements.flatMap((un) => blocsElement(un, niveau, textes, editions, chiffres)),
    ...ajout(APRES),
    ...enfants.flatMap((enfant) => blocsDe(enfant, editions, chiffres)),
  ]
}

function blocsElement(
  element: Element,
  niveau: number,
  textes: Readonly<Record<string, EditionTexte>>,
  editions: Editions,
  chiffres: Chiffres,
): Block[] {
  if (element.type === 'bloc') return [element.bloc]
  if (element.type === 'colonnes') {
    const [left, right] = [element.gauche, element.droite].map((cote) => blocsDe(cote, editions, chiffres))
    return [{ ...element.bloc, left: left ?? [], right: right ?? [] }]
  }
  const edite = textes[element.id]
  if (edite !== undefined) return blocsDuTexte(edite.texte, niveau, chiffres)
  if (element.bloc === null) return []
  const { id: _, ...bloc } = element.bloc
  return [
    bloc.type === 'paragraph'
      ? { ...bloc, content: fondre(bloc.content) }
      : { ...bloc, items: bloc.items.map((item) => fondre(item)) },
  ]
}

/** The live figures of these texts, each once. */
export function referencesDe(textes: Iterable<Texte>): Reference[] {
  const vues = new Map<string, Reference>()
  for (const texte of textes)
    for (const { morceaux } of texte)
      for (const un of morceaux) if ('chiffre' in un) vues.set(cleReference(un.chiffre), un.chiffre)
  return [...vues.values()]
}

/** Every text that the user left, with what it was made from. */
export function textesEdites(editions: Editions): Texte[] {
  return Object.values(editions.textes).flatMap((places) =>
    Object.values(places).flatMap(({ texte, genere }) => (genere === null ? [texte] : [texte, genere])),
  )
}
