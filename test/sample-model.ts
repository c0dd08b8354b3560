/** Models for the tests of the renderers: every block, and the nastiest texts. No figure here is a fact. */
import type { Block, DocumentModel, Table } from '../shared/document/model.ts'

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 320" width="480" height="320">
<rect width="480" height="320" fill="#efece5"/>
<path d="M80 60L210 40L300 120L260 250L120 270L60 170Z" fill="#8abaa9" stroke="#15403c" stroke-width="2"/>
<path d="M210 40L400 70L420 210L260 250L300 120Z" fill="#1f6a62" stroke="#15403c" stroke-width="2"/>
<text x="150" y="170" font-family="Source Sans 3" font-weight="600" font-size="16" fill="#14302d">Évaux &amp; C&lt;°</text></svg>`

export const NASTY =
  'Prix #1 : $x^2$ <b>gras</b> "guillemets" \'simples\' *étoile* _souligné_ `code` \\ @ref // non /* non */ ' +
  '~ -- … 😀 👩‍⚕️ ❤️ 🇫🇷 שלום עולם مرحبا بالعالم ≥ → 1\u202F234\u00A0€'

export function communesTable(count: number, overrides: Partial<Table> = {}): Table {
  const names = ['Billom', 'Saint-Julien-de-Coppel', 'Égliseneuve-près-Billom', 'Chas', 'Glaine-Montaigut']
  return {
    type: 'table',
    caption: 'Tableau 1. Communes du territoire',
    columns: [
      { label: 'Commune', align: 'left' },
      { label: 'Code', align: 'right' },
      { label: 'Habitants', align: 'right' },
      { label: 'km²', align: 'right' },
      { label: 'Densité', align: 'right' },
    ],
    rows: Array.from({ length: count }, (_, i) => [
      `${names[i % names.length]}${count > 30 ? ` ${i + 1}` : ''}`,
      { content: [String(63001 + i)], tone: 'muted' as const },
      `${(i % 9) + 1}\u202F${String((i * 37) % 1000).padStart(3, '0')}`,
      `${(i % 40) + 1},${i % 10}`,
      `${(i * 13) % 400},${(i * 7) % 10}`,
    ]),
    total: ['Ensemble', '', '25\u202F987', '276,5', '94,0'],
    rowHeader: true,
    panes: 1,
    source: 'Insee, populations municipales 2021.',
    ...overrides,
  }
}

export const figure: Block = {
  type: 'figure',
  svg: SVG,
  width: 480,
  height: 320,
  alt: 'Carte schématique de deux communes, la plus dense à l’est.',
  caption: 'Carte 1. Densité de population, habitants au km².',
  source: 'Insee ; IGN.',
}

export const keyFigures: Block = {
  type: 'keyFigures',
  items: [
    { value: '25', label: 'communes', detail: null },
    { value: '25\u202F987', label: 'habitants', detail: null },
    { value: '276,5\u00A0km²', label: 'superficie', detail: null },
    { value: '94,0', label: 'habitants au km²', detail: null },
    { value: 'Taille\u00A01', label: 'moins de 40\u202F000 habitants', detail: null },
  ],
}

const supply: Block[] = [
  { type: 'heading', level: 1, text: 'Professionnels de santé libéraux' },
  {
    type: 'table',
    caption: null,
    columns: [
      { label: 'Territoire', align: 'left' },
      { label: 'Nombre', align: 'right' },
      { label: 'pour 10\u202F000 hab.', align: 'right' },
    ],
    rows: [
      ['CPTS Entre Limagne et Livradois', '110', '42,3'],
      ['Les douze CPTS du département', '4\u202F060', '62,2'],
    ],
    total: null,
    rowHeader: true,
    panes: 1,
    source: 'dossier de presse, janvier 2025. La répartition par profession n’est pas publiée.',
  },
  { type: 'heading', level: 1, text: 'Financement' },
  {
    type: 'fields',
    items: [
      { label: 'Plafond après l’avenant 2, taille 1', value: '287\u202F500\u00A0€ par an' },
      { label: 'dont fonctionnement', value: '50\u202F000\u00A0€' },
      { label: 'Marge avant la taille 2', value: null },
    ],
  },
  {
    type: 'note',
    tone: 'information',
    title: 'À confirmer par la CPAM\u00A0:',
    content: ['la répartition de la part des missions entre volets fixe et variable.'],
  },
]

const head = {
  eyebrow: 'Communauté professionnelle territoriale de santé · Puy-de-Dôme (63)',
  author: 'CPTS Entre Limagne et Livradois',
  date: '2026-11-21',
}

/** One page: key figures, map beside tables, communes in two panes. */
export function ficheModel(map: Block = figure): DocumentModel {
  return {
    ...head,
    kind: 'fiche',
    title: 'Entre Limagne et Livradois',
    subtitle: 'Fiche d’identité, populations municipales 2021 (Insee)',
    cover: false,
    projet: false,
    footer: 'Sources\u00A0: Insee (populations 2021, superficies) ; IGN.',
    numbering: false,
    blocks: [
      keyFigures,
      { type: 'columns', ratio: [372, 274], left: [map], right: supply },
      { type: 'heading', level: 1, text: 'Communes' },
      communesTable(25, { panes: 2, caption: null, source: null }),
    ],
  }
}

/** Every block, a title page, "PROJET", numbered headings. */
export function longModel(blocks: readonly Block[] = [], overrides: Partial<DocumentModel> = {}): DocumentModel {
  return {
    ...head,
    kind: 'diagnostic',
    title: 'Diagnostic territorial',
    subtitle: 'Territoire, population, offre de soins',
    cover: true,
    projet: true,
    footer: 'Diagnostic territorial · PROJET du 21 novembre 2026',
    numbering: true,
    blocks: [
      { type: 'contents', title: 'Sommaire' },
      { type: 'pageBreak' },
      { type: 'heading', level: 1, text: 'Identité' },
      keyFigures,
      {
        type: 'paragraph',
        content: [
          'Le territoire compte ',
          { text: '25\u202F987 habitants', strong: true },
          ' répartis dans 25 communes, soit ',
          { text: '3,9\u00A0%', strong: true },
          ' de la population du Puy-de-Dôme. Sa densité est supérieure à celle du département, avec de forts écarts. La présidence est assurée par ',
          { text: 'à compléter', champ: true },
          ' ; le siège est ',
          { text: 'provisoire', em: true },
          ' ',
          { text: '(statuts de 2024)', muted: true },
          '.',
        ],
      },
      {
        type: 'list',
        ordered: false,
        items: [['Accès aux soins'], ['Parcours pluriprofessionnels'], ['Prévention']],
      },
      { type: 'list', ordered: true, items: [['Premier article'], [{ text: 'Second', strong: true }, ' article']] },
      { type: 'heading', level: 1, text: 'Population' },
      { type: 'heading', level: 2, text: 'Carte' },
      figure,
      { type: 'heading', level: 3, text: 'Communes' },
      communesTable(12),
      ...supply,
      {
        type: 'note',
        tone: 'attention',
        title: 'Un chiffre manque',
        content: ['La population de deux communes n’est pas connue.'],
      },
      {
        type: 'signatures',
        items: [
          { role: 'Pour la CPTS', name: null, quality: 'Présidente' },
          { role: 'Pour la CPAM', name: 'Direction', quality: null },
          { role: 'Pour l’ARS', name: null, quality: null },
        ],
      },
      ...blocks,
    ],
    ...overrides,
  }
}
