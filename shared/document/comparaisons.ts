/** Published figures beside those of the département, the région and France. Always exactly as published. */

import { formatQuantity } from '../domain/format.ts'
import { majuscule, nomPropre } from '../domain/francais.ts'
import type { ChiffrePublie, Portrait } from '../domain/portrait-types.ts'
import { type ChiffreConnu, comparateur, estDonne, quantitePubliee } from '../domain/publies.ts'
import { estMontant } from '../domain/unites.ts'
import { dansDepartement, dansRegion } from './lieux.ts'
import type { Cell, Table } from './model.ts'
import { type Comparateur, comparaison } from './phrases.ts'
import { motif, valeurUnite } from './valeurs.ts'

type Territoire = ChiffrePublie['territoire']
const COMPARATEURS: readonly Territoire[] = ['departement', 'region', 'france']

/** Published value exactly as published: its own digits, never recomputed. */
export function publieTexte(p: ChiffreConnu): string {
  return valeurUnite(p.valeur, p.unite, p.decimales)
}

/** The figure, or why it is not given: « secret » is not nothing. */
export function cellulePubliee(p: ChiffrePublie): Cell {
  if (estDonne(p)) return publieTexte(p)
  if (p.intervalle !== undefined) return formatQuantity(quantitePubliee(p), { decimals: p.decimales, unit: true })
  return { content: [p.motif === 'secret' ? 'secret' : motif(p.motif ?? 'non_disponible')], tone: 'muted' }
}

export interface Comparaison {
  readonly libelle: string
  readonly base: string | null
  readonly cpts: ChiffrePublie
  readonly comparateurs: ReadonlyMap<Territoire, ChiffrePublie>
}

/** Indicators published for the CPTS, be it « secret », and for at least one larger territory. */
export function comparaisons(portrait: Portrait): Comparaison[] {
  return portrait.publies
    .filter((p) => p.territoire === 'cpts')
    .map((cpts) => {
      const memes = COMPARATEURS.flatMap((territoire) => comparateur(portrait.publies, cpts, territoire) ?? [])
      return {
        libelle: cpts.libelle,
        base: cpts.base,
        cpts,
        comparateurs: new Map(memes.map((p) => [p.territoire, p])),
      }
    })
    .filter((c) => [c.cpts, ...c.comparateurs.values()].some((p) => estDonne(p) || p.intervalle !== undefined))
    .filter((c) => c.comparateurs.size > 0)
}

function ou(portrait: Portrait, territoire: Territoire): string {
  if (territoire === 'france') return 'en France'
  const [departement] = portrait.departements
  const [region] = portrait.regions
  if (territoire === 'departement')
    return departement === undefined ? 'dans le département' : dansDepartement(departement)
  return region === undefined ? 'dans la région' : dansRegion(region)
}

/**
 * "Bénéficiaires de la C2S : 10,3 % contre 6,9 % en Isère, 7,7 % en Auvergne-Rhône-Alpes et 10,1 % en France : …"; null
 * when the value of the CPTS is not given, or is a count.
 */
export function phraseComparaison(portrait: Portrait, c: Comparaison): string | null {
  const { cpts } = c
  // A larger territory always has more of what is counted: it is not one to be above or below.
  if (!estDonne(cpts) || estMontant(cpts.unite)) return null
  const liste: Comparateur[] = COMPARATEURS.flatMap((t) => {
    const p = c.comparateurs.get(t)
    return p === undefined || !estDonne(p) ? [] : [{ valeur: p.valeur, texte: publieTexte(p), ou: ou(portrait, t) }]
  })
  return `${majuscule(c.libelle)}\u00a0: ${comparaison(publieTexte(cpts), cpts.valeur, liste)}.`
}

/** Who printed it, and of which year: « Rézone CPTS, 2024 ». */
export function sourceDatee({ source, millesime }: ChiffrePublie): string {
  return millesime === null || source.includes(millesime) ? source : `${source}, ${millesime}`
}

export function tableComparaisons(portrait: Portrait, lignes: readonly Comparaison[]): Table {
  const [departement] = portrait.departements
  const [region] = portrait.regions
  const valeur = (p: ChiffrePublie | undefined): Cell => {
    if (p === undefined) return { content: ['–'], tone: 'muted' }
    return cellulePubliee(p)
  }
  return {
    type: 'table',
    caption: 'Indicateurs publiés pour la CPTS et pour des territoires de comparaison',
    columns: [
      { label: 'Indicateur', align: 'left' },
      { label: 'CPTS', align: 'right' },
      { label: departement === undefined ? 'Département' : nomPropre(departement.nom), align: 'right' },
      { label: region === undefined ? 'Région' : nomPropre(region.nom), align: 'right' },
      { label: 'France', align: 'right' },
    ],
    rows: lignes.map((c) => [
      c.base === null ? c.libelle : [c.libelle, { text: ` (${c.base})`, muted: true }],
      cellulePubliee(c.cpts),
      ...COMPARATEURS.map((t) => valeur(c.comparateurs.get(t))),
    ]),
    total: null,
    rowHeader: true,
    panes: 1,
    source: [...new Set(lignes.flatMap((c) => [c.cpts, ...c.comparateurs.values()].map(sourceDatee)))].join('\u00a0; '),
  }
}
