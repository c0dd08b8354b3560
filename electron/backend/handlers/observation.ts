/** A value of the dossier as a quantity that explains itself. */
import type { Quantity, Unit } from '../../../shared/domain/quantity.ts'
import { known, missing } from '../../../shared/domain/quantity-ops.ts'
import type { SourcedObservation } from '../store/observations.ts'
import type { SourceRow } from '../store/types.ts'

/** A stored observation as a quantity that names its file and line. */
export function observation(
  row: SourcedObservation,
  unit: Unit,
  source: SourceRow | undefined,
  formula: string,
): Quantity {
  const provenance = {
    millesime: row.millesime,
    sources: [
      {
        label:
          row.note === null
            ? (source?.libelle ?? 'Fichier importé')
            : `${source?.libelle ?? 'Fichier importé'} (${row.note})`,
        millesime: row.millesime,
        file: source?.nomFichier ?? null,
        line: row.ligne,
      },
    ],
    formula:
      row.parts === null ? formula : `Σ ${formula} : ${row.parts.map((p) => `${p.code} ${p.valeur}`).join(' + ')}`,
  }
  if (row.etat === 'connue' && row.valeur !== null) return known(row.valeur, unit, provenance)
  if (row.etat === 'intervalle' && row.min !== null)
    return { kind: 'interval', min: row.min, max: row.max, unit, coverage: { known: 0, total: 1 }, ...provenance }
  const absente = missing(row.motif ?? 'non_disponible', unit, provenance)
  if (row.parts === null) return absente
  const codes = row.parts.map(({ code }) => code).sort()
  return {
    ...absente,
    reunie: {
      cle: [row.sourceId, row.indicateur, row.millesime, ...codes].join(' '),
      membres: codes.length,
      value: row.parts.reduce((total, { valeur }) => total + valeur, 0),
    },
  }
}
