/** Fiche d’identité: one or two pages that a CPAM, an ARS or an élu reads in two minutes. */

import { sourcesTexte } from '../domain/chiffres/mots.ts'
import { accord, compte, enumeration, minuscule } from '../domain/francais.ts'
import type { Portrait } from '../domain/portrait-types.ts'
import type { Quantity } from '../domain/quantity.ts'
import { comparaisons, tableComparaisons } from './comparaisons.ts'
import { type EntreeDocument, paragraphe, surtitre, texte, texteLibre } from './entree.ts'
import { figure } from './figures-portrait.ts'
import { cleTaille, noteAConfirmer, phraseTaille, tableFinancement } from './financement.ts'
import { phrasesManques } from './manques.ts'
import type { Block, DocumentModel, Heading, KeyFigures, Table } from './model.ts'
import { intituleLieux, titreLieux } from './perimetre.ts'
import { mentionTitre, nomCpts } from './phrases.ts'
import {
  communesTriees,
  professionsAbsentes,
  selonListe,
  tableCommunes,
  tableProfessions,
  tableSecteurs,
  tableStructures,
} from './tables.ts'
import { celluleTexte, couverture, dateLongue, motif, nombre, valeurNue } from './valeurs.ts'

/** Beyond it the list would no longer be a fiche: the most populated are shown, the diagnostic has them all. */
export const MAX_COMMUNES_FICHE = 60

/** "Fiche d’identité": one or two A4 pages. */
export function buildFiche(entree: EntreeDocument): DocumentModel {
  const { portrait, date } = entree
  const { left, right, dessous } = repartir(
    [colonneGauche(entree), colonneDroite(portrait)],
    blocCommunes(portrait),
    blocManques(portrait),
  )
  return {
    kind: 'fiche',
    eyebrow: surtitre(portrait),
    title: portrait.nom,
    subtitle: `Fiche d’identité au ${dateLongue(date)}, ${mentionTitre(portrait)}`,
    author: portrait.nom,
    date,
    cover: false,
    projet: false,
    footer: piedDePage(portrait),
    numbering: false,
    blocks: [
      chiffresCles(portrait),
      ...texteLibre(entree, 'fiche.presentation'),
      { type: 'columns', ratio: [4, 3], left, right },
      ...blocComparaisons(portrait),
      ...dessous,
    ],
  }
}

/** Of a map with its key and caption, in lines of a table. */
const LIGNES_CARTE = 19
/** Letters of a source, or of a list, in one line of a column. */
const LETTRES = 45
/** By how much one column may be longer than the other. */
const ECART = 6

/** About how high blocks of a column stand, in lines of a table. */
function hauteur(blocs: readonly Block[]): number {
  const enLignes = (lettres: number) => Math.ceil(lettres / LETTRES)
  const lignes = blocs.map((bloc) => {
    if (bloc.type === 'table')
      return 2 + bloc.rows.length + (bloc.total === null ? 0 : 1) + enLignes(bloc.source?.length ?? 0)
    return bloc.type === 'figure' ? LIGNES_CARTE : 2
  })
  return lignes.reduce((somme, une) => somme + une, 0)
}

/** A short list of communes and what is to be known go where the columns are free: one page is read, two are turned. */
function repartir(
  [gauche, droite]: readonly [Block[], Block[]],
  communes: readonly Block[],
  manques: readonly Block[],
): { readonly left: Block[]; readonly right: Block[]; readonly dessous: readonly Block[] } {
  const avec = [...gauche, ...communes]
  if (hauteur(avec) > hauteur(droite) + ECART)
    return { left: gauche, right: droite, dessous: [...communes, ...manques] }
  return hauteur(avec) < hauteur(droite)
    ? { left: [...avec, ...manques], right: droite, dessous: [] }
    : { left: avec, right: [...droite, ...manques], dessous: [] }
}

/** The foot of a page holds two lines: beyond, each table says its own sources, and none is cut in its middle. */
const PIED_LETTRES = 175

function piedDePage(portrait: Portrait): string {
  const sources = sourcesTexte(portrait.sources)
  if (sources === null) return 'Maillage'
  return sources.length > PIED_LETTRES
    ? `${nomCpts(portrait.nom)}. Les sources sont dites sous la carte et sous les tableaux.`
    : `Sources\u00a0: ${sources}.`
}

const titre = (text: string, id: string): Heading => ({ type: 'heading', level: 2, text, id })

/** Communes, inhabitants, area, density, size: the five figures every reader looks for. */
export function chiffresCles(portrait: Portrait): KeyFigures {
  const partiel = portrait.perimetre !== 'complet'
  const n = selonListe(portrait, portrait.nombreCommunes)
  const superficie = selonListe(portrait, portrait.superficie)
  const densite = selonListe(portrait, portrait.densite)
  const partielle = (q: Quantity): string | null => {
    const c = q.kind === 'missing' ? null : couverture(q)
    return c === null || partiel ? null : `${c} communes`
  }
  const absente = (q: Quantity): string | null =>
    q.kind !== 'missing'
      ? partielle(q)
      : portrait.perimetre === 'partiel'
        ? 'périmètre partiel'
        : partiel
          ? 'non publiée'
          : motif(q.reason, 'f')
  const communes: KeyFigures['items'][number] =
    n.kind === 'missing' && portrait.communes.length > 0
      ? {
          value: nombre(portrait.communes.length),
          label: accord(portrait.communes.length, 'commune identifiée', 'communes identifiées'),
          detail: null,
        }
      : { value: celluleTexte(n), label: motLieux(portrait), detail: null }
  return {
    type: 'keyFigures',
    items: [
      communes,
      { value: celluleTexte(portrait.population), label: 'habitants', detail: partielle(portrait.population) },
      {
        value: superficie.kind === 'missing' ? '–' : `${celluleTexte(superficie)}\u00a0km²`,
        label: 'superficie',
        detail: absente(superficie),
      },
      {
        // Its communes are told under it.
        value: densite.kind === 'partial' ? valeurNue(densite.value, densite.unit) : celluleTexte(densite),
        label: 'habitants au km²',
        detail: densite.kind === 'missing' ? null : partielle(densite),
      },
      cleTaille(portrait),
    ],
  }
}

/** "arrondissement", "communes": the word under their number. */
function motLieux({ communes, nombreCommunes: n }: Portrait): string {
  const pluriel = n.kind !== 'known' || n.value >= 2 ? 2 : 1
  const mot = titreLieux(communes).toLowerCase()
  return mot.includes(' ') ? intituleLieux(communes).toLowerCase() : accord(pluriel, mot)
}

function colonneGauche(entree: EntreeDocument): Block[] {
  const { portrait, figures } = entree
  const secteurs = tableSecteurs(portrait)
  return [
    ...figure(figures.carteFiche ?? figures.carte),
    ...(secteurs === null ? [] : [titre('Secteurs', 'secteurs'), secteurs]),
  ]
}

function colonneDroite(portrait: Portrait): Block[] {
  const professions = tableProfessions(portrait, { pourCentMille: false, couverture: false })
  const structures = tableStructures(portrait)
  const note = noteAConfirmer(portrait)
  return [
    ...(professions === null
      ? []
      : [titre('Professionnels de santé libéraux', 'professionnels'), professions, ...sansProfessionnel(portrait)]),
    ...(structures === null ? [] : [titre('Structures', 'structures'), structures]),
    ...blocFinancement(portrait),
    ...(note === null ? [] : [{ type: 'note', tone: 'information', title: null, content: note } as const]),
  ]
}

function blocFinancement(portrait: Portrait): Block[] {
  const table = tableFinancement(portrait, false)
  return [
    titre('Financement', 'financement'),
    table.rows.length === 0 ? texte('taille', phraseTaille(portrait)) : table,
  ]
}

function sansProfessionnel(portrait: Portrait): Block[] {
  const absentes = professionsAbsentes(portrait)
  if (absentes.length === 0) return []
  const noms = enumeration(
    absentes.map((p) => minuscule(p.libelle)),
    8,
  )
  return [paragraphe({ text: `Effectif nul\u00a0: ${noms}.`, muted: true })]
}

function blocComparaisons(portrait: Portrait): Block[] {
  const lignes = comparaisons(portrait)
  return lignes.length === 0
    ? []
    : [titre('Repères publiés', 'reperes'), { ...tableComparaisons(portrait, lignes), caption: null }]
}

function blocCommunes(portrait: Portrait): Block[] {
  const toutes = communesTriees(portrait, 'population')
  if (toutes.length === 0) return []
  const options = {
    colonnes: ['code', 'population', 'superficie', 'densite'],
    tri: 'population',
    panes: toutes.length > 10 ? 2 : 1,
    caption: null,
    source: false,
  } as const
  const partiel = portrait.perimetre !== 'complet'
  const intitule = partiel ? 'Communes identifiées' : intituleLieux(portrait.communes)
  if (toutes.length <= MAX_COMMUNES_FICHE)
    return [titre(intitule, 'communes'), tableCommunes(portrait, options, toutes)]
  const table: Table = tableCommunes(portrait, options, toutes.slice(0, MAX_COMMUNES_FICHE))
  const reste = toutes.length - MAX_COMMUNES_FICHE
  return [
    titre(`Les ${nombre(MAX_COMMUNES_FICHE)} communes les plus peuplées`, 'communes'),
    table,
    paragraphe({
      text: `${compte(reste, 'autre commune', 'autres communes')} ${accord(reste, 'n’est pas listée', 'ne sont pas listées')} ici et ${accord(reste, 'compte', 'comptent')} dans l’ensemble\u00a0; la liste complète est dans le diagnostic et en annexe 1 du contrat.`,
      muted: true,
    }),
  ]
}

function blocManques(portrait: Portrait): Block[] {
  const elargies = portrait.elargissements.map(({ phrase }) => `${phrase}.`)
  const phrases = [...elargies, ...phrasesManques(portrait)]
  if (phrases.length === 0) return []
  return [titre('À savoir', 'a-savoir'), { type: 'list', ordered: false, items: phrases.map((p) => [p]) }]
}
