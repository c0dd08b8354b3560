/** Diagnostic territorial, first version: identity, territory, population, supply, published figures, sources. */

import { formatOctets } from '../domain/octets.ts'
import type { Portrait, SourcePassport } from '../domain/portrait-types.ts'
import { chapitreIndicateurs } from './diagnostic-indicateurs.ts'
import { chapitreOffre } from './diagnostic-offre.ts'
import { chapitrePopulation } from './diagnostic-population.ts'
import { chapitrePublies } from './diagnostic-publies.ts'
import { chapitreIdentite, chapitreTerritoire, titre } from './diagnostic-territoire.ts'
import { type EntreeDocument, paragraphe, surtitre, texteLibre } from './entree.ts'
import type { Block, Cell, DocumentModel, Table } from './model.ts'
import { mentionTitre, nomCpts } from './phrases.ts'
import { dateLongue, nombre } from './valeurs.ts'

/** The diagnostic as blocks; chapters without any content are left out rather than printed empty. */
export function buildDiagnostic(entree: EntreeDocument): DocumentModel {
  const { portrait, date } = entree
  return {
    kind: 'diagnostic',
    eyebrow: surtitre(portrait),
    title: 'Diagnostic territorial',
    subtitle: `${nomCpts(portrait.nom)}, ${mentionTitre(portrait)}`,
    author: portrait.nom,
    date,
    cover: true,
    projet: false,
    footer: `Diagnostic territorial, ${nomCpts(portrait.nom)}, ${dateLongue(date)}`,
    numbering: true,
    blocks: [
      { type: 'contents', title: 'Sommaire' },
      { type: 'pageBreak' },
      ...chapitreIdentite(entree),
      ...chapitreTerritoire(entree),
      ...chapitrePopulation(entree),
      ...chapitreOffre(entree),
      ...chapitreIndicateurs(entree),
      ...chapitrePublies(entree),
      ...chapitreVigilance(entree),
      ...chapitreSources(portrait),
    ],
  }
}

/** The words of the user's alone: what the proof-reader says of the dossier is read on screen. */
function chapitreVigilance(entree: EntreeDocument): Block[] {
  const libre = texteLibre(entree, 'diagnostic.vigilance')
  return libre.length === 0 ? [] : [titre(1, 'Points de vigilance', 'vigilance'), ...libre]
}

function ligneSource(s: SourcePassport): Cell[] {
  const muet = (texte: string | null): Cell => (texte === null ? { content: ['–'], tone: 'muted' } : texte)
  const fichier: Cell =
    s.file === null
      ? { content: ['intégrée à Maillage'], tone: 'muted' }
      : [
          `${s.file}${s.size === null ? '' : ` (${formatOctets(s.size)})`}`,
          ...(s.sha256 === null ? [] : [{ text: `, empreinte\u00a0${s.sha256.slice(0, 8)}`, muted: true }]),
        ]
  const carte = s.label.startsWith('Contours')
  return [
    s.producteur === null && carte
      ? [s.label, { text: ', producteur non indiqué', muted: true }]
      : s.producteur === null || s.label.includes(s.producteur.replace(/ \(.*\)$/, ''))
        ? s.label
        : `${s.producteur}, ${s.label}`,
    muet(s.millesime === null ? null : dateLongue(s.millesime)),
    fichier,
    muet(s.importeLe === null ? null : dateLongue(s.importeLe.slice(0, 10))),
    // No line of a commune: a file of larger territories, which the CPTS is compared with.
    s.kept === 0 ? { content: ['pour comparer'], tone: 'muted' } : muet(s.kept === null ? null : nombre(s.kept)),
  ]
}

/** Figures typed or published: their source is no file, and is one of the document all the same. */
function lignesPubliees({ publies }: Portrait): Cell[][] {
  return [...Map.groupBy(publies, ({ source }) => source)].map(([source, siens]): Cell[] => {
    const annees = [...new Set(siens.flatMap(({ millesime }) => millesime ?? []))].sort()
    const muet = (texte: string): Cell => ({ content: [texte], tone: 'muted' })
    return [
      source,
      annees.length === 0 ? muet('–') : annees.join(', '),
      muet('chiffres publiés ou saisis'),
      muet('–'),
      nombre(siens.length),
    ]
  })
}

function tablePasseport(portrait: Portrait): Table {
  return {
    type: 'table',
    caption: 'Sources et millésimes',
    columns: [
      { label: 'Source', align: 'left' },
      { label: 'Millésime', align: 'right' },
      { label: 'Fichier', align: 'left' },
      { label: 'Importé le', align: 'right' },
      { label: 'Lignes retenues', align: 'right' },
    ],
    rows: [...portrait.passeport.map(ligneSource), ...lignesPubliees(portrait)],
    total: null,
    rowHeader: true,
    panes: 1,
    source: null,
  }
}

/** The formulas in words: anyone can redo the calculation. */
const METHODE: readonly (readonly [string, string])[] = [
  [
    'Population',
    'somme des populations municipales (Insee) des communes d’aujourd’hui. La population d’une commune nouvelle est, pour les millésimes antérieurs à sa création, la somme de celles des communes réunies.',
  ],
  [
    'Superficie',
    'somme des superficies publiées par l’Insee ou importées\u00a0; jamais mesurée sur la carte schématique.',
  ],
  ['Densité', 'somme des habitants divisée par somme des superficies, et non moyenne des densités des communes.'],
  ['Évolution annuelle', 'taux de croissance constant qui mène de la première à la dernière valeur.'],
  [
    'Professionnels',
    'personnes exerçant à titre libéral, remplaçants et étudiants exclus, comptées une fois par profession et par territoire. Une personne qui exerce dans deux communes compte une fois pour la CPTS et une fois dans chaque commune. Médecin généraliste\u00a0: savoir-faire SM26, SM53 ou SM54.',
  ],
  [
    'Densité de professionnels',
    'effectif divisé par population municipale, pour 10\u202f000 ou 100\u202f000 habitants.',
  ],
  [
    'Valeurs manquantes',
    'une valeur inconnue n’est jamais remplacée par zéro. Quand une partie des communes manque, le résultat est un minimum («\u00a0au moins\u00a0», «\u00a0≥\u00a0» dans un tableau) ou un intervalle\u00a0; un taux ou une moyenne est celui des communes connues, leur nombre entre parenthèses, si au moins 95\u00a0% des habitants y vivent.',
  ],
  [
    'Arrondis',
    'un seul arrondi, à l’affichage, à partir de la valeur exacte\u00a0; la somme de valeurs arrondies peut différer du total.',
  ],
  [
    'Chiffres publiés',
    'reproduits tels que publiés, avec leur source\u00a0; ils ne remplacent un calcul que lorsque la liste des communes est incomplète.',
  ],
]

function chapitreSources(portrait: Portrait): Block[] {
  const dites = [...new Set(portrait.passeport.map((s) => s.licence).filter((l) => l !== null))]
  // « Licence Ouverte » beside « Licence Ouverte 2.0 » says nothing more.
  const licences = dites.filter((une) => !dites.some((autre) => autre !== une && autre.startsWith(une)))
  return [
    titre(1, 'Sources, millésimes et méthode', 'sources'),
    ...(portrait.passeport.length + portrait.publies.length === 0
      ? []
      : [titre(2, 'Sources', 'sources.passeport'), tablePasseport(portrait)]),
    ...(licences.length === 0 ? [] : [paragraphe({ text: `Licences\u00a0: ${licences.join(', ')}.`, muted: true })]),
    titre(2, 'Méthode', 'sources.methode'),
    {
      type: 'list',
      ordered: false,
      items: METHODE.map(([mot, texte]) => [{ text: `${mot}\u00a0:`, strong: true }, ` ${texte}`]),
    },
  ]
}
