/** Areas of imported contours, said to be so: they differ by about 1 % from Insee's, and are never mixed with them silently. */
import type { Serie } from '../../../shared/domain/chiffres/faits.ts'
import { SUPERFICIE } from '../../../shared/domain/chiffres/ids.ts'
import { formatNumber } from '../../../shared/domain/format.ts'
import { indicateur } from '../../../shared/domain/indicateurs/catalogue.ts'
import type { Indicateur } from '../../../shared/domain/indicateurs/types.ts'
import type { Quantity } from '../../../shared/domain/quantity.ts'
import { known } from '../../../shared/domain/quantity-ops.ts'
import {
  type Contours,
  nommerContours,
  type SuperficieContours,
  superficiesContours,
} from '../contours/bibliotheque.ts'

/** One series for each map, of the communes whose area no file tells. */
export function seriesContours(
  bibliotheque: string,
  codes: readonly string[],
): { readonly series: readonly Serie[]; readonly contours: readonly Contours[] } {
  const trouvees = [...superficiesContours(bibliotheque, codes)]
  const parCarte = [...Map.groupBy(trouvees, ([, { contours }]) => contours.id).values()]
  return {
    contours: parCarte.flatMap(([une]) => une?.[1].contours ?? []),
    series: parCarte.flatMap((siennes): Serie[] => {
      const [une] = siennes
      if (une === undefined) return []
      const { millesime, fichier } = une[1].contours
      return [
        {
          definition: indicateur(SUPERFICIE) as Indicateur,
          millesime,
          source: null,
          voix: 'contours',
          libelleSource: `${nommerContours(une[1].contours)}, ${fichier}`,
          valeurs: new Map(siennes.map(([code, superficie]) => [code, mesuree(superficie)])),
          comparaisons: [],
        },
      ]
    }),
  }
}

function mesuree({ km2, contours, parties }: SuperficieContours): Quantity {
  const { millesime, fichier } = contours
  const trace = parties.map((p) => `${p.nom ?? p.code} (${p.code}) ${formatNumber(p.km2, 2)}`).join(' + ')
  const formula = 'superficie calculée sur les contours'
  return known(km2, 'km2', {
    millesime,
    sources: [{ label: nommerContours(contours), millesime, file: fichier, line: null }],
    formula: parties.length > 1 ? `Σ ${formula}\u00a0: ${trace}` : formula,
  })
}
