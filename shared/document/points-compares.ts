/** Shares of the CPTS and of the territories that it lies in, on one scale: the table of the same figures stands above. */
import { points } from '../dessins/points.ts'
import { DECIMALS } from '../domain/format.ts'
import type { SyntheseIndicateur } from '../domain/indicateurs/synthese.ts'
import type { Quantity } from '../domain/quantity.ts'
import { type FigureInput, graphique, LARGEUR } from './figures-portrait.ts'
import { sourcesDesFigures } from './indicateurs-cellules.ts'
import { colonnesComparees, estLui, territoiresCompares } from './territoires-compares.ts'

/** Fewer lines are read as fast in the table. */
const MIN_LIGNES = 3
/** Marks that are told apart in grey, the one of the CPTS included. */
const MAX_SERIES = 4

interface Ligne {
  readonly mot: string
  readonly une: SyntheseIndicateur
}

/** Undefined where too few shares are known for the CPTS and for a larger territory. */
export function figurePoints(titre: string, lignes: readonly Ligne[]): FigureInput | undefined {
  const comparables = lignes.filter(({ une }) => {
    const autres = une.comparaisons.flatMap(({ valeur }) => part(valeur) ?? [])
    const ici = part(une.valeur)
    // A change in percent may be below zero: it is no share of anything, and the scale begins at zero.
    return ici !== null && autres.length > 0 && [ici, ...autres].every((un) => un >= 0)
  })
  if (comparables.length < MIN_LIGNES) return undefined
  const figures = comparables.map(({ une }) => une)
  const territoires = territoiresCompares(figures.flatMap(({ comparaisons }) => comparaisons)).slice(1 - MAX_SERIES)
  const scene = points({
    title: titre,
    series: ['CPTS', ...colonnesComparees(territoires).map(({ label }) => label)],
    lignes: comparables.map(({ mot, une }) => ({
      libelle: mot,
      valeurs: [
        part(une.valeur),
        ...territoires.map((territoire) => part(une.comparaisons.find(estLui(territoire))?.valeur)),
      ],
      decimales: une.decimales ?? DECIMALS[une.unite],
    })),
    width: LARGEUR,
    sourceLabel: sourcesDesFigures(figures),
  })
  return graphique(scene, `${titre}\u00a0: la CPTS et les territoires de comparaison.`)
}

/** 0.093 of « 9,3 % », whichever way its source writes it; null where it is no share, or is not known. */
function part(quantite: Quantity | undefined): number | null {
  if (quantite?.kind !== 'known' && quantite?.kind !== 'partial') return null
  if (quantite.unit === 'part') return quantite.value
  return quantite.unit === 'pourcent' ? quantite.value / 100 : null
}
