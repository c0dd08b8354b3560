/** Professionals seen by several sources, and their densities beside those of larger territories. */

import { sourcesDe, sourcesTexte } from '../domain/chiffres/mots.ts'
import { formatNumber } from '../domain/format.ts'
import type { OffresComparees, SourceComparee } from '../domain/offres-comparees.ts'
import type { Portrait } from '../domain/portrait-types.ts'
import { titre } from './diagnostic-territoire.ts'
import { paragraphe } from './entree.ts'
import type { Block, Cell, Table } from './model.ts'
import { colonnesComparees, estLui, territoiresCompares } from './territoires-compares.ts'
import { cellule, celluleTexte, estConnu, nombre, TIRET } from './valeurs.ts'

/**
 * Density of each profession in the CPTS, counted from the directory, beside what the health insurance publishes for
 * larger territories; null when no profession has both.
 */
export function tableDensites(portrait: Portrait, offres: OffresComparees | undefined): Table | null {
  const lignes = (offres?.professions ?? []).flatMap(({ code, libelle, comparaisons }) => {
    const sienne = portrait.professions.find((une) => une.code === code)
    const publiees = comparaisons.flatMap((c) => (c.densite === null ? [] : [{ ...c, densite: c.densite }]))
    return sienne === undefined || !estConnu(sienne.densites.pour_100000) || publiees.length === 0
      ? []
      : [{ libelle, densite: sienne.densites.pour_100000, publiees }]
  })
  if (lignes.length === 0) return null
  const territoires = territoiresCompares(lignes.flatMap(({ publiees }) => publiees))
  const propre = sourcesDe(lignes.map(({ densite }) => densite))
  const autres = sourcesDe(lignes.flatMap(({ publiees }) => publiees.map(({ densite }) => densite)))
  return {
    type: 'table',
    caption: 'Professionnels libéraux pour 100\u202f000\u00a0habitants, et territoires de comparaison',
    columns: [
      { label: 'Profession', align: 'left' },
      { label: 'CPTS', align: 'right' },
      ...colonnesComparees(territoires),
    ],
    rows: lignes.map(({ libelle, densite, publiees }) => [
      libelle,
      cellule(densite),
      ...territoires.map((territoire): Cell => {
        const c = publiees.find(estLui(territoire))
        return c === undefined ? { content: [TIRET], tone: 'muted' } : cellule(c.densite)
      }),
    ]),
    total: null,
    rowHeader: true,
    panes: 1,
    source: [
      `pour la CPTS, ${propre ?? 'chiffres publiés'}`,
      `pour les autres territoires, ${autres ?? 'chiffres publiés'}`,
    ].join('\u00a0; '),
  }
}

/** Two sources that do not count the same are both named, with their gap and its usual causes. */
export function ecartsOffre(offres: OffresComparees | undefined): Block[] {
  const lignes = (offres?.professions ?? []).filter(
    ({ effectif, autres }) => effectif.kind === 'known' && autres.some(({ ecart }) => ecart !== null && ecart !== 0),
  )
  if (offres === undefined || lignes.length === 0) return []
  const citees = offres.sources.filter(({ id }) =>
    lignes.some(
      ({ source, autres }) => source === id || autres.some((a) => a.source === id && a.effectif.kind === 'known'),
    ),
  )
  const table: Table = {
    type: 'table',
    caption: 'Professionnels selon chaque source',
    columns: [
      { label: 'Profession', align: 'left' },
      ...citees.map((source) => ({ label: nomSource(source), align: 'right' as const })),
    ],
    rows: lignes.map(({ libelle, source: publiee, effectif, autres }) => [
      libelle,
      ...citees.map(({ id }): Cell => {
        if (id === publiee) return { content: [celluleTexte(effectif)], tone: 'strong' }
        const autre = autres.find(({ source }) => source === id)
        if (autre?.effectif.kind !== 'known') return { content: [TIRET], tone: 'muted' }
        const ecart = ecartEnMots(autre.ecart, autre.ecartRelatif)
        return [nombre(autre.effectif.value), ...(ecart === null ? [] : [{ text: ` (${ecart})`, muted: true }])]
      }),
    ]),
    total: null,
    rowHeader: true,
    panes: 1,
    source: null,
  }
  return [
    titre(2, 'Écarts entre sources de professionnels', 'offre.ecarts'),
    table,
    paragraphe({
      text: `En gras, le nombre publié dans ce diagnostic\u00a0; entre parenthèses, l’écart à ce nombre. Causes habituelles\u00a0: ${offres.causes.join('\u00a0; ')}.`,
      muted: true,
    }),
  ]
}

/** "Annuaire santé Ameli du 1er juin 2026", "Annuaire santé Ameli 2026". */
function nomSource({ libelle, millesime }: SourceComparee): string {
  return sourcesTexte([{ label: libelle, millesime, file: null, line: null }]) ?? libelle
}

/** "−6,5 %"; the gap in number where the published one is zero; null where there is none. */
function ecartEnMots(ecart: number | null, relatif: number | null): string | null {
  if (ecart === null || ecart === 0) return null
  const signe = (valeur: number, decimales: number) =>
    `${valeur > 0 ? '+' : '\u2212'}${formatNumber(Math.abs(valeur), decimales)}`
  return relatif === null ? signe(ecart, 0) : `${signe(ecart, 0)}, soit ${signe(relatif * 100, 1)}\u00a0%`
}
