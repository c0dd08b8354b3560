/**
 * « Ce qui a changé » on one page, from what was compared. What there is no room for is counted, never left out in
 * silence: the screen and the JSON have it all.
 */
import { formatDate } from '../domain/format.ts'
import { compte } from '../domain/francais.ts'
import { formatNumber } from '../domain/nombres.ts'
import { surUneLigne } from '../domain/texte-propre.ts'
import {
  type ChiffreChange,
  type Comparaison,
  identiques,
  motsCauses,
  type SourceChangee,
  type TexteChange,
} from '../domain/versions/comparer.ts'
import { abreger } from '../domain/versions/mots.ts'
import type { Block, Cell, DocumentModel, Heading, Inline, KeyFigures, Table } from './model.ts'

export interface EntreeVersions {
  readonly cpts: string
  /** Words of each side, with its ISO date. */
  readonly de: { readonly nom: string; readonly creeLe: string }
  readonly a: { readonly nom: string; readonly creeLe: string }
  /** Title of a document, by its kind. */
  readonly documents: Readonly<Record<string, string>>
  readonly comparaison: Comparaison
}

/** How many of each are listed. */
interface Places {
  readonly communes: number
  readonly chiffres: number
  readonly textes: number
  readonly champs: number
  readonly sources: number
}
/** The first that holds on the page is taken. */
const ESSAIS: readonly Places[] = [
  { communes: 20, chiffres: 24, textes: 10, champs: 10, sources: 8 },
  { communes: 12, chiffres: 16, textes: 7, champs: 6, sources: 6 },
  { communes: 8, chiffres: 10, textes: 4, champs: 4, sources: 4 },
  { communes: 5, chiffres: 7, textes: 3, champs: 3, sources: 3 },
  { communes: 3, chiffres: 5, textes: 2, champs: 2, sources: 1 },
]
/** Of one kind at most: the page has no more lines. */
const AU_PLUS = 30
/** Lines under the title. */
const LIGNES = 60
/** Letters: of unchanged text kept around a change, of one change, of a whole text, of a name, of a value. */
const [AUTOUR, CHANGE, TEXTE, NOM, VALEUR] = [50, 90, 260, 60, 40]
const NBSP = '\u00a0'

export function noteVersions({ cpts, de, a, documents, comparaison }: EntreeVersions): DocumentModel {
  return {
    kind: 'versions',
    eyebrow: court(cpts, 110),
    title: 'Ce qui a changé',
    subtitle: `De «${NBSP}${court(de.nom, NOM)}${NBSP}» (${jour(de.creeLe)}) à «${NBSP}${court(a.nom, NOM)}${NBSP}» (${jour(a.creeLe)})`,
    author: cpts,
    date: a.creeLe.slice(0, 10),
    cover: false,
    projet: false,
    footer: court(cpts, 120),
    numbering: false,
    blocks: identiques(comparaison)
      ? [{ type: 'note', tone: 'information', title: null, content: ['Rien n’a changé entre ces deux versions.'] }]
      : surUnePage(comparaison, documents),
  }
}

function surUnePage(comparaison: Comparaison, documents: EntreeVersions['documents']): Block[] {
  const tient = (places: Places): boolean => hauteur(blocs(comparaison, documents, places)) <= LIGNES
  const depart = ESSAIS.find(tient) ?? ESSAIS.at(-1)
  return depart === undefined ? [] : blocs(comparaison, documents, agrandir(depart, tient))
}

const GENRES = ['chiffres', 'textes', 'communes', 'champs', 'sources'] as const

/** One more of each kind in turn, while the page holds it. */
function agrandir(depart: Places, tient: (places: Places) => boolean): Places {
  let places = depart
  for (let avant: Places | null = null; avant !== places; ) {
    avant = places
    for (const genre of GENRES) {
      const plus: Places = { ...places, [genre]: places[genre] + 1 }
      if (places[genre] < AU_PLUS && tient(plus)) places = plus
    }
  }
  return places
}

const jour = (iso: string): string => formatDate(iso).replace(' ', NBSP)

function court(texte: string, lettres: number): string {
  const lues = Array.from(texte)
  return lues.length <= lettres
    ? texte
    : `${lues
        .slice(0, lettres - 1)
        .join('')
        .trimEnd()}…`
}

function blocs(comparaison: Comparaison, documents: EntreeVersions['documents'], places: Places): Block[] {
  const { communes, chiffres, textes, ordres, champs, sources } = comparaison
  return [
    cles(comparaison),
    ...partie('Territoire', communes.entrees.length + communes.sorties.length, territoire(communes, places)),
    ...partie('Chiffres', chiffres.length, tableChiffres(chiffres, places)),
    ...partie('Textes', textes.length + ordres.length, listeTextes(textes, ordres, documents, places)),
    ...partie('Champs du contrat', champs.length, [
      {
        type: 'list',
        ordered: false,
        items: couper(champs, places.champs).map(({ libelle, avant, apres }) => [
          `${court(libelle, NOM)}${NBSP}: `,
          ...remplace(avant, apres),
        ]),
      },
      ...reste(champs.length, places.champs, 'autre champ', 'autres champs'),
    ]),
    ...partie('Sources', sources.length, [
      { type: 'list', ordered: false, items: couper(sources, places.sources).map(ligneSource) },
      ...reste(sources.length, places.sources, 'autre source', 'autres sources'),
    ]),
  ]
}

function partie(titre: string, combien: number, contenu: readonly Block[]): Block[] {
  const tete: Heading = { type: 'heading', level: 1, text: titre }
  return combien === 0 ? [] : [tete, ...contenu]
}

function couper<T>(liste: readonly T[], places: number): readonly T[] {
  return liste.slice(0, places)
}

/** « Et 3 autres champs. » */
function reste(combien: number, places: number, un: string, plusieurs: string): Block[] {
  const autres = combien - places
  return autres <= 0
    ? []
    : [{ type: 'paragraph', content: [{ text: `Et ${compte(autres, un, plusieurs)}.`, muted: true }] }]
}

function cles({ communes, chiffres, textes, champs, sources }: Comparaison): KeyFigures {
  const cle = (combien: number, un: string, plusieurs: string): KeyFigures['items'][number] => ({
    value: formatNumber(combien, 0),
    label: combien > 1 ? plusieurs : un,
    detail: null,
  })
  const bougees = communes.entrees.length + communes.sorties.length
  return {
    type: 'keyFigures',
    items: [
      cle(bougees, 'commune change', 'communes changent'),
      cle(chiffres.length, 'chiffre change', 'chiffres changent'),
      cle(textes.length, 'texte change', 'textes changent'),
      cle(champs.length, 'champ change', 'champs changent'),
      cle(sources.length, 'source change', 'sources changent'),
    ].filter(({ value }) => value !== '0'),
  }
}

function territoire({ avant, apres, entrees, sorties }: Comparaison['communes'], places: Places): Block[] {
  const noms = (liste: typeof entrees): string => {
    const dits = couper(liste, places.communes).map(({ nom, habitants }) =>
      habitants === null ? nom : `${nom} (${formatNumber(habitants, 0)}${NBSP}hab.)`,
    )
    const autres = liste.length - dits.length
    return `${dits.join(', ')}${autres > 0 ? ` et ${compte(autres, 'autre')}` : ''}`
  }
  const phrases: Inline[][] = [
    ...(entrees.length === 0
      ? []
      : [[{ text: entrees.length > 1 ? 'Entrent' : 'Entre', strong: true }, `${NBSP}: ${noms(entrees)}.`]]),
    ...(sorties.length === 0
      ? []
      : [[{ text: sorties.length > 1 ? 'Sortent' : 'Sort', strong: true }, `${NBSP}: ${noms(sorties)}.`]]),
  ]
  const nombre = avant === apres ? [] : [` De ${avant} à ${compte(apres, 'commune')}.`]
  return phrases.map((content, rang) => ({
    type: 'paragraph',
    content: rang === phrases.length - 1 ? [...content, ...nombre] : content,
  }))
}

/** Those of the CPTS before those of its sectors. */
function tableChiffres(chiffres: readonly ChiffreChange[], places: Places): Block[] {
  const ranges = [...chiffres.filter(({ lieu }) => lieu === null), ...chiffres.filter(({ lieu }) => lieu !== null)]
  const dit = (texte: string | null): string => (texte === null ? '–' : court(enCellule(texte), VALEUR))
  const table: Table = {
    type: 'table',
    caption: null,
    columns: [
      { label: 'Chiffre', align: 'left' },
      { label: 'Avant', align: 'right' },
      { label: 'Après', align: 'right' },
      { label: 'Écart', align: 'right' },
      { label: 'Cause', align: 'right' },
    ],
    rows: couper(ranges, places.chiffres).map(({ libelle, lieu, avant, apres, ecart, causes }): Cell[] => [
      court(lieu === null ? libelle : `${libelle}, ${lieu}`, NOM),
      dit(avant),
      { content: [dit(apres)], tone: 'strong' },
      ecart ?? '',
      { content: [motsCauses(causes)], tone: 'muted' },
    ]),
    total: null,
    rowHeader: true,
    panes: 1,
    source: null,
  }
  return [table, ...reste(chiffres.length, places.chiffres, 'autre chiffre', 'autres chiffres')]
}

/** "2,9 (8 communes sur 9, 99 % de la population)" → "2,9 (8 sur 9)", as in the tables of the other documents. */
const enCellule = (texte: string): string =>
  texte.replace(/\((\S+)\scommunes\ssur\s([^,)]+)(?:,[^)]*)?\)$/u, '($1 sur $2)')

/** The user's own first: what follows the figures is seen above. */
function listeTextes(
  textes: readonly TexteChange[],
  ordres: readonly string[],
  documents: EntreeVersions['documents'],
  places: Places,
): Block[] {
  const ranges = [...textes.filter(({ ecrit }) => ecrit), ...textes.filter(({ ecrit }) => !ecrit)]
  const items = couper(ranges, places.textes).map((un): Inline[] => [
    { text: `${documents[un.document] ?? un.document}, ${court(un.titre, NOM)}`, strong: true },
    { text: un.ecrit ? `${NBSP}: ` : ` (suit les chiffres)${NBSP}: `, muted: true },
    ...extrait(un),
  ])
  const ranges2 = ordres.map((document): Inline[] => [
    { text: documents[document] ?? document, strong: true },
    `${NBSP}: l’ordre des sections a changé.`,
  ])
  return [
    { type: 'list', ordered: false, items: [...items, ...ranges2] },
    ...reste(textes.length, places.textes, 'autre texte', 'autres textes'),
  ]
}

/** The changes with a few words around, and no more letters than a few lines have. */
function extrait({ morceaux }: TexteChange): Inline[] {
  let place = TEXTE
  return abreger(morceaux, AUTOUR).flatMap(({ texte, etat }): Inline[] => {
    if (place <= 0) return []
    const dit = court(surUneLigne(texte), etat === 'meme' ? place : Math.min(place, CHANGE))
    place -= dit.length
    // Struck and new words would touch.
    return etat === 'meme'
      ? [dit]
      : etat === 'retire'
        ? [{ text: dit, change: etat }, ' ']
        : [{ text: dit, change: etat }]
  })
}

function remplace(avant: string | null, apres: string | null): Inline[] {
  return [
    ...(avant === null ? [] : [{ text: court(avant, NOM), change: 'retire' } as const, ' ']),
    ...(apres === null ? [] : [{ text: court(apres, NOM), change: 'ajoute' } as const]),
  ]
}

const NATURES = { ajoutee: 'ajoutée', retiree: 'retirée', remplacee: 'remplacée' } as const

function ligneSource({ nature, libelle, avant, apres }: SourceChangee): Inline[] {
  return [
    { text: court(libelle, NOM), strong: true },
    ` (${NATURES[nature]})${NBSP}: `,
    ...remplace(dire(avant), dire(apres)),
  ]
}

/** Its file and its year. */
function dire(source: SourceChangee['avant']): string | null {
  if (source === null) return null
  const dits = [source.fichier ?? 'incluse dans Maillage', source.millesime].filter((un) => un !== null)
  return dits.join(', ')
}

/** Letters of a line of text, and of each column of the table, near enough. */
const LARGEURS = { ligne: 105, colonnes: [38, 24, 24, 12, 18] } as const

/** Lines that these blocks take, near enough: more rather than less. */
function hauteur(liste: readonly Block[]): number {
  const lignes = (contenu: readonly Inline[], largeur: number): number =>
    Math.max(1, Math.ceil(contenu.reduce((n, un) => n + (typeof un === 'string' ? un : un.text).length, 0) / largeur))
  return liste.reduce((somme, bloc) => {
    if (bloc.type === 'heading') return somme + 2.2
    if (bloc.type === 'keyFigures') return somme + 4.5
    if (bloc.type === 'paragraph') return somme + lignes(bloc.content, LARGEURS.ligne) + 0.6
    if (bloc.type === 'list') return somme + bloc.items.reduce((n, item) => n + lignes(item, LARGEURS.ligne) + 0.15, 1)
    if (bloc.type !== 'table') return somme
    const rangees = bloc.rows.map((rangee) =>
      Math.max(...rangee.map((cellule, i) => lignes(contenuDe(cellule), LARGEURS.colonnes[i] ?? LARGEURS.ligne))),
    )
    return somme + rangees.reduce((n, l) => n + 0.9 * l + 0.45, 3)
  }, 0)
}

function contenuDe(cellule: Cell): readonly Inline[] {
  if (typeof cellule === 'string') return [cellule]
  return Array.isArray(cellule) ? cellule : (cellule as { readonly content: readonly Inline[] }).content
}
