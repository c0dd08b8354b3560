/**
 * Note de synthèse: exactly two pages. The first says the territory, its people and its care; the second compares, and
 * says the missions and the money. Every list is bounded: what is left out stands in the diagnostic and the contract.
 */
import { sourcesDe } from '../domain/chiffres/mots.ts'
import { accord, compte, enumeration, minuscule } from '../domain/francais.ts'
import type { Portrait } from '../domain/portrait-types.ts'
import { missionsContrat } from './contrat-tableaux.ts'
import { phraseProfessionnels } from './diagnostic-offre.ts'
import { phraseEvolution } from './diagnostic-population.ts'
import { phraseIdentite, phrasesTerritoire, titre } from './diagnostic-territoire.ts'
import { type EntreeDocument, reglage, surtitre } from './entree.ts'
import { figure } from './figures-portrait.ts'
import { cleTaille, imprimable, montant, montantTexte } from './financement.ts'
import type { Block, Cell, DocumentModel, Inline, KeyFigures, List, Table } from './model.ts'
import { nomCpts } from './phrases.ts'
import { enchainer, type Phrase } from './plan/phrase.ts'
import { phraseSansGeneraliste } from './sans-generaliste.ts'
import { clesHabitants, clesSoins } from './synthese-cles.ts'
import { blocReperes } from './synthese-reperes.ts'
import { communesTriees } from './tables.ts'
import { dateLongue, nombre, sansInformation } from './valeurs.ts'

/** Key figures that leave room for a chart under the findings. */
const PEU_DE_CLES = 8
/** Letters of the foot of the page. */
const PIED = 170

export function buildSynthese(entree: EntreeDocument): DocumentModel {
  const { portrait, date, figures } = entree
  const [habitants, soins] = [clesHabitants(entree), clesSoins(entree)]
  return {
    kind: 'synthese',
    eyebrow: surtitre(portrait),
    title: portrait.nom,
    subtitle: `Note de synthèse pour la CPAM, l’ARS et l’assemblée générale, ${dateLongue(date)}`,
    author: portrait.nom,
    date,
    cover: false,
    projet: false,
    footer: pied(portrait),
    numbering: false,
    blocks: [
      {
        type: 'columns',
        ratio: [11, 10],
        left: figure(figures.carteFiche),
        right: [
          ...(habitants === null ? [] : [titre(1, 'Les habitants', 'habitants'), habitants]),
          ...(soins === null ? [] : [titre(1, 'Les soins', 'soins'), soins]),
        ],
      },
      titre(1, 'L’essentiel', 'essentiel'),
      essentiel(entree),
      // Room is left where little is known.
      ...(cles([habitants, soins]) <= PEU_DE_CLES ? figure(figures.evolution) : []),
      { type: 'pageBreak' },
      ...blocReperes(entree),
      titre(1, 'Missions', 'missions'),
      tableMissions(entree),
      titre(1, 'Financement', 'financement'),
      ...financement(entree),
    ],
  }
}

const cles = (blocs: readonly (KeyFigures | null)[]): number =>
  blocs.reduce((n, bloc) => n + (bloc?.items.length ?? 0), 0)

function pied(portrait: Portrait): string {
  const sources = sourcesDe([portrait.population, portrait.superficie, portrait.professionnels])
  const dites = `Sources\u00a0: ${sources ?? 'Maillage'}.`
  return sources === null || dites.length > PIED ? `${nomCpts(portrait.nom)}. Sources sous les tableaux.` : dites
}

/** Findings that the figures carry, one line each, in the user's hands. */
function essentiel(entree: EntreeDocument): List {
  const { portrait } = entree
  const trouvees: readonly (readonly [string, Phrase])[] = [
    ['Un territoire.', enchainer([phraseIdentite(portrait), phrasesTerritoire(portrait)])],
    ['Ses habitants.', phraseRepartition(portrait)],
    ['Leur nombre.', phraseEvolution(portrait)],
    ['Les soins.', sansInformation(portrait.professionnels) ? [] : phraseProfessionnels(portrait)],
    ['L’accès.', phraseSansGeneraliste(entree)],
    ['Les structures.', phraseStructures(portrait)],
  ]
  return {
    type: 'list',
    id: 'constats',
    ordered: false,
    items: trouvees
      .filter(([, dite]) => dite.length > 0)
      .map(([mot, dite]): Inline[] => [{ text: mot, strong: true }, ' ', ...dite]),
  }
}

/** How few communes hold half of the people. */
function phraseRepartition(portrait: Portrait): Phrase {
  const total = portrait.population
  const triees = communesTriees(portrait, 'population')
  if (total.kind !== 'known' || total.value === 0 || portrait.perimetre !== 'complet' || triees.length < 4) return []
  let [somme, n] = [0, 0]
  for (const { population } of triees) {
    if (population.kind !== 'known') return []
    if (somme * 2 >= total.value) break
    somme += population.value
    n++
  }
  const noms = triees.slice(0, n).map(({ nom }) => nom)
  const qui = n <= 3 ? ` (${enumeration(noms)})` : ''
  const verbe = accord(n, 'réunit', 'réunissent')
  return [
    `${n === 1 ? 'Une commune' : compte(n, 'commune')}${qui} sur ${nombre(triees.length)} ${verbe} la moitié des habitants.`,
  ]
}

function phraseStructures({ structures }: Portrait): Phrase {
  const presentes = structures.flatMap(({ libelle, effectif }) =>
    effectif.kind === 'known' && effectif.value > 0 ? [{ libelle, n: effectif.value }] : [],
  )
  if (presentes.length === 0) return []
  const dites = presentes.slice(0, 6).map(({ libelle, n }) => `${minuscule(libelle)} (${nombre(n)})`)
  const autres = presentes.length - dites.length
  return [
    `Sur le territoire\u00a0: ${enumeration(dites)}${autres > 0 ? `, et ${compte(autres, 'autre catégorie', 'autres catégories')}` : ''}.`,
  ]
}

/** Six lines at most: one for each mission of the accord. */
function tableMissions(entree: EntreeDocument): Table {
  const cellules = missionsContrat(entree).map((m): Cell[] => {
    const debut = reglage(entree, `mission.${m.cle}.debut`)
    const nature =
      m.choix === 'socle' ? 'socle' : m.choix === null ? 'complémentaire, choix à faire' : `complémentaire, ${m.choix}`
    const limite =
      m.demarrage === null
        ? m.demarrageMois === null
          ? 'libre'
          : `${m.demarrageMois}\u00a0mois`
        : dateLongue(m.demarrage)
    const muette = m.choix === 'non retenue'
    return [
      [{ text: m.court, strong: true }],
      { content: [nature], tone: 'muted' },
      muette ? '–' : debut === null ? [{ text: 'à compléter', champ: true }] : dateLongue(debut),
      muette ? '–' : limite,
    ]
  })
  return {
    type: 'table',
    caption: null,
    columns: [
      { label: 'Mission', align: 'left' },
      { label: 'Nature', align: 'left' },
      { label: 'Début prévu', align: 'right' },
      { label: 'Début au plus tard', align: 'right' },
    ],
    rows: cellules,
    total: null,
    rowHeader: true,
    panes: 1,
    source: null,
  }
}

function financement({ portrait }: EntreeDocument): Block[] {
  const cle = (nom: string, label: string): KeyFigures['items'][number] | null => {
    const m = montant(portrait, nom)
    if (m === null) return null
    return imprimable(m)
      ? { value: montantTexte(m), label, detail: m.statut === 'seen_in_contract' ? 'à vérifier' : null }
      : { value: 'à confirmer', label, detail: 'par la CPAM' }
  }
  const restants = portrait.montants.filter((m) => !imprimable(m)).length
  const items = [
    cleTaille(portrait),
    cle('plafond', 'plafond annuel'),
    cle('fonctionnement', 'fonctionnement, par an'),
    restants === 0
      ? null
      : { value: nombre(restants), label: `${accord(restants, 'montant')} à confirmer`, detail: 'par la CPAM' },
  ].filter((un) => un !== null)
  return [
    { type: 'keyFigures', items },
    {
      type: 'paragraph',
      id: 'accord',
      content: [`Accord suivi\u00a0: ${portrait.versionAci.libelle}. Le détail est dans le projet de contrat.`],
    },
  ]
}
