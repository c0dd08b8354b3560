/** Second page of the note: what the CPTS is compared with, and its professions; both lists bounded to leave room. */
import { sourcesDe } from '../domain/chiffres/mots.ts'
import type { SyntheseIndicateur } from '../domain/indicateurs/synthese.ts'
import { comparaisons, tableComparaisons } from './comparaisons.ts'
import { titre } from './diagnostic-territoire.ts'
import type { EntreeDocument } from './entree.ts'
import { figure } from './figures-portrait.ts'
import { cellule, compare, libelle, sourcesDesFigures } from './indicateurs-cellules.ts'
import type { Block, Table } from './model.ts'
import { tableDensites } from './offre-comparee.ts'
import { professionsPresentes, tableProfessions } from './tables.ts'
import { colonnesComparees, territoiresCompares } from './territoires-compares.ts'
import { rang } from './valeurs.ts'

/** Lines of the two tables together; a long word takes two. */
const LIGNES = { reperes: 7, professions: 8 } as const
/** Lines compared that leave room for a chart, and bars that it may have. */
const [PEU, BARRES] = [4, 9]
const SOURCE = 180

/** In this order, those known. */
const REPERES = [
  'part:75P',
  'part:80Pseuls',
  'part:monoparentales',
  'taux:chomage',
  'FILO:TP60',
  'part:c2s',
  'part:voiture',
  'APL:MG',
  'APL:INF',
  'APL:MK',
] as const

export function blocReperes(entree: EntreeDocument): Block[] {
  const { portrait, figures } = entree
  const reperes = tableReperes(entree) ?? tablePubliee(entree)
  const professions = tableDesProfessions(entree)
  return [
    ...(reperes === null ? [] : [titre(1, 'Le territoire comparé', 'reperes'), reperes]),
    ...(professions === null ? [] : [titre(1, 'Les professionnels libéraux', 'professions'), professions]),
    ...(professions !== null && (reperes?.rows.length ?? 0) <= PEU && professionsPresentes(portrait).length <= BARRES
      ? figure(figures.professions)
      : []),
  ]
}

function tableReperes({ indicateurs = [] }: EntreeDocument): Table | null {
  const lignes = REPERES.flatMap((id): SyntheseIndicateur[] => {
    const une = indicateurs.find((autre) => autre.id === id)
    return une === undefined || une.seulement !== null || une.comparaisons.length === 0 ? [] : [une]
  }).slice(0, LIGNES.reperes)
  if (lignes.length < 2) return null
  const territoires = territoiresCompares(lignes.flatMap(({ comparaisons: c }) => c))
  return {
    type: 'table',
    caption: null,
    columns: [
      { label: 'Indicateur', align: 'left' },
      { label: 'CPTS', align: 'right' },
      ...colonnesComparees(territoires),
    ],
    rows: lignes.map((une) => [
      libelle(une),
      cellule(une, une.valeur),
      ...territoires.map((territoire) => compare(une, territoire)),
    ]),
    total: null,
    rowHeader: true,
    panes: 1,
    source: abregee(sourcesDesFigures(lignes)),
  }
}

function tablePubliee({ portrait }: EntreeDocument): Table | null {
  const lignes = comparaisons(portrait).slice(0, LIGNES.reperes)
  if (lignes.length === 0) return null
  const table = tableComparaisons(portrait, lignes)
  return { ...table, caption: null, source: abregee(table.source) }
}

/** The most numerous; beside what is published for larger territories where some is. */
function tableDesProfessions({ portrait, offres }: EntreeDocument): Table | null {
  const retenues = new Set(
    [...professionsPresentes(portrait)]
      .sort((a, b) => rang(b.effectif) - rang(a.effectif))
      .slice(0, LIGNES.professions)
      .map(({ code }) => code),
  )
  if (retenues.size === 0) return null
  const petit = { ...portrait, professions: portrait.professions.filter(({ code }) => retenues.has(code)) }
  const comparee = tableDensites(petit, offres)
  const table = comparee ?? tableProfessions(petit, { pourCentMille: true, couverture: false })
  const reste = professionsPresentes(portrait).length - retenues.size
  const source = table?.source ?? sourcesDe(petit.professions.map(({ effectif }) => effectif))
  const suite = reste > 0 ? 'les moins nombreuses sont dans le diagnostic' : null
  return table === null
    ? null
    : {
        ...table,
        caption: comparee === null ? null : table.caption,
        total: null,
        source: abregee([source, suite].filter((un) => un !== null).join('\u00a0; ')),
      }
}

function abregee(source: string | null): string | null {
  if (source === null || source === '') return null
  return source.length <= SOURCE ? source : `${source.slice(0, SOURCE - 1).replace(/[\s,;]+\S*$/u, '')}…`
}
