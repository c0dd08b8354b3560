/** Tables of imported figures: values beside comparisons, make-up of a population, zonings, figures of larger territories. */
import type { SyntheseIndicateur } from '../domain/indicateurs/synthese.ts'
import { cellule, compare, libelle, sourcesDesFigures } from './indicateurs-cellules.ts'
import type { Cell, Column, Table } from './model.ts'
import { colonnesComparees, territoiresCompares } from './territoires-compares.ts'
import { nombre, TIRET, valeurNue } from './valeurs.ts'

type Lignes = readonly SyntheseIndicateur[]

const droite = (label: string): Column => ({ label, align: 'right' })

function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  source: string | null,
): Table {
  return { type: 'table', caption, columns, rows, total: null, rowHeader: true, panes: 1, source }
}

/** The year in the title when it is that of all lines, else in a column. */
function annees(syntheses: Lignes): {
  readonly titre: string
  readonly colonne: readonly Column[]
  readonly de: (une: SyntheseIndicateur) => Cell[]
} {
  const [commune, ...autres] = new Set(syntheses.map(({ millesime }) => millesime))
  if (commune !== undefined && autres.length === 0) return { titre: `, ${commune}`, colonne: [], de: () => [] }
  return { titre: '', colonne: [droite('Année')], de: ({ millesime }) => [millesime] }
}

/** Figures that the CPTS has, beside those of the territories that it lies in. */
export function tableValeurs(titre: string, syntheses: Lignes): Table {
  const an = annees(syntheses)
  const territoires = territoiresCompares(syntheses.flatMap(({ comparaisons }) => comparaisons))
  return table(
    `${titre}${an.titre}`,
    [{ label: 'Chiffre', align: 'left' }, ...an.colonne, droite('CPTS'), ...colonnesComparees(territoires)],
    syntheses.map((une) => [
      libelle(une),
      ...an.de(une),
      cellule(une, une.valeur),
      ...territoires.map((territoire) => compare(une, territoire)),
    ]),
    sourcesDesFigures(syntheses),
  )
}

/** Figures published for larger territories only: no column of the CPTS, which has none. */
export function tableReperes(titre: string, syntheses: Lignes): Table {
  const an = annees(syntheses)
  const territoires = territoiresCompares(syntheses.flatMap(({ comparaisons }) => comparaisons))
  return table(
    `${titre}, valeurs publiées pour de plus grands territoires seulement${an.titre}`,
    [{ label: 'Chiffre', align: 'left' }, ...an.colonne, ...colonnesComparees(territoires)],
    syntheses.map((une) => [libelle(une), ...an.de(une), ...territoires.map((territoire) => compare(une, territoire))]),
    sourcesDesFigures(syntheses),
  )
}

/** A zoning: its classes and how many communes are in each. */
export function tableZonage(une: SyntheseIndicateur): Table {
  const total = une.repartition.reduce<number | null>(
    (somme, { habitants }) => (somme === null || habitants === null ? null : somme + habitants),
    0,
  )
  return table(
    `${une.libelle}, ${une.millesime}`,
    [{ label: 'Classe', align: 'left' }, droite('Communes'), droite('Habitants'), droite('Part des habitants')],
    une.repartition.map(({ libelle: classe, communes, habitants }) => [
      classe,
      nombre(communes),
      habitants === null ? TIRET : nombre(habitants),
      habitants === null || total === null || total === 0 ? TIRET : `${valeurNue(habitants / total, 'part', 1)}\u00a0%`,
    ]),
    sourcesDesFigures([une]),
  )
}

export interface Rangee {
  readonly libelle: string
  readonly effectif: SyntheseIndicateur
  readonly part: SyntheseIndicateur
  readonly hommes: SyntheseIndicateur | null
  readonly femmes: SyntheseIndicateur | null
}

/** How a population is made up: people of the CPTS, and shares beside those of the other territories. */
export function tableRepartition(titre: string, entete: string, rangees: readonly Rangee[]): Table {
  const parts = rangees.map(({ part }) => part)
  const effectifs = rangees.map(({ effectif }) => effectif)
  const sexes = rangees.every(({ hommes, femmes }) => hommes !== null && femmes !== null)
  const territoires = territoiresCompares(parts.flatMap(({ comparaisons }) => comparaisons))
  const effectifDe = (une: SyntheseIndicateur | null): Cell => (une === null ? '' : cellule(une, une.valeur))
  return table(
    `${titre}${annees(effectifs).titre}`,
    [
      { label: entete, align: 'left' },
      ...(sexes ? [droite('Hommes'), droite('Femmes')] : []),
      droite('Ensemble'),
      droite('CPTS'),
      ...colonnesComparees(territoires),
    ],
    rangees.map(({ libelle: mot, effectif, part, hommes, femmes }) => [
      mot,
      ...(sexes ? [effectifDe(hommes), effectifDe(femmes)] : []),
      effectifDe(effectif),
      cellule(part, part.valeur),
      ...territoires.map((territoire) => compare(part, territoire)),
    ]),
    sourcesDesFigures(effectifs),
  )
}
