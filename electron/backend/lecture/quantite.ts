/** A stored row as a quantity that explains itself: the one place where rows become quantities. */
import { motsOrigine } from '../../../shared/domain/indicateurs/origine.ts'
import type { Indicateur } from '../../../shared/domain/indicateurs/types.ts'
import type { Coverage, Quantity, SourceRef } from '../../../shared/domain/quantity.ts'
import { interval, known, missing, partial } from '../../../shared/domain/quantity-ops.ts'
import type { SerieRow, ValeurRow } from '../store/observations.ts'
import type { ComparaisonRow, ObservationRow, SourceRow } from '../store/types.ts'

type Etat = Pick<ObservationRow, 'etat' | 'valeur' | 'min' | 'max' | 'motif' | 'millesime'>

interface Dite {
  readonly source: SourceRef
  readonly formula: string
  readonly coverage?: Coverage
}

/** A file of the dossier, or what stands for one that is gone. */
export function sourceRef(source: SourceRow | undefined, millesime: string | null, line: number | null): SourceRef {
  return { label: source?.libelle ?? 'Fichier importé', millesime, file: source?.nomFichier ?? null, line }
}

function quantite(row: Etat, { unite }: Indicateur, { source, formula, coverage }: Dite): Quantity {
  const provenance = {
    millesime: row.millesime,
    sources: [source],
    formula,
    ...(coverage === undefined ? {} : { coverage }),
  }
  if (row.etat === 'connue' && row.valeur !== null) {
    // A mean over the communes that have a value, where nearly everybody lives.
    return coverage !== undefined && coverage.known > 0 && coverage.known < coverage.total
      ? partial(row.valeur, unite, null, { ...provenance, coverage })
      : known(row.valeur, unite, provenance)
  }
  if (row.etat === 'intervalle' && row.min !== null) return interval(row.min, row.max, unite, provenance)
  return missing(row.motif ?? 'non_disponible', unite, provenance)
}

/** The value of a commune: it names its file, its line, and the former communes that it adds up. */
export function observation(
  row: ValeurRow,
  { sourceId, indicateur, millesime }: SerieRow,
  definition: Indicateur,
  source: SourceRow | undefined,
): Quantity {
  const { libelle } = definition
  const lue = sourceRef(source, millesime, row.ligne)
  const dite = quantite({ ...row, millesime }, definition, {
    source: row.note === null ? lue : { ...lue, label: `${lue.label} (${row.note})` },
    formula:
      row.parts === null ? libelle : `Σ ${libelle}\u00a0: ${row.parts.map((p) => `${p.code} ${p.valeur}`).join(' + ')}`,
  })
  if (dite.kind !== 'missing' || row.parts === null) return dite
  const codes = row.parts.map(({ code }) => code).sort()
  return {
    ...dite,
    reunie: {
      cle: [sourceId, indicateur, millesime, ...codes].join(' '),
      membres: codes.length,
      value: row.parts.reduce((total, { valeur }) => total + valeur, 0),
    },
  }
}

/** The value of a larger territory. */
export function comparee(row: ComparaisonRow, definition: Indicateur, source: SourceRow | undefined): Quantity {
  return quantite(row, definition, {
    source: sourceRef(source, row.millesime, null),
    formula: `${definition.libelle}, ${motsOrigine(row.origine)}`,
    coverage: { known: row.connues, total: row.communes },
  })
}
