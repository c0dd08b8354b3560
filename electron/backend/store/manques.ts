/** Communes of the study area that a source of the dossier knows nothing of because they were not kept when it was imported. */
import { listEtude } from './etude.ts'
import { estGardee, listGardes } from './garde.ts'
import { getCouverture, listSources } from './sources.ts'
import type { Dossier, SourceRow } from './types.ts'

/** Its own communes, asked of nobody: a list of CPTS, figures typed by CPTS. */
const PAR_COMMUNE: ReadonlySet<SourceRow['contenu']> = new Set(['observations', 'offre', 'structures'])

/** By source of figures, in the order of the imports. */
export function listManques(dossier: Dossier): { readonly source: SourceRow; readonly codes: readonly string[] }[] {
  const etude = listEtude(dossier)
  const gardes = listGardes(dossier)
  return listSources(dossier)
    .toReversed()
    .flatMap((source) => {
      if (!PAR_COMMUNE.has(source.contenu)) return []
      const garde = gardes.get(source.id)
      const connue = garde === undefined ? avant(dossier, source) : (code: string) => estGardee(garde, code)
      const codes = connue === null ? [] : etude.filter((code) => !connue(code))
      return codes.length === 0 ? [] : [{ source, codes }]
    })
}

/** Of a source imported before what is around was kept: the communes that its report speaks of; null: it says none. */
function avant(dossier: Dossier, { id, rapport }: SourceRow): ((code: string) => boolean) | null {
  const lues = manquantesDe(rapport)
  if (lues === null) return null
  const connues = new Set([...getCouverture(dossier, id), ...lues])
  return (code) => connues.has(code)
}

function manquantesDe(rapport: unknown): readonly unknown[] | null {
  if (typeof rapport !== 'object' || rapport === null || !('couverture' in rapport)) return null
  const { couverture } = rapport
  if (typeof couverture !== 'object' || couverture === null || !('manquantes' in couverture)) return null
  return Array.isArray(couverture.manquantes) ? couverture.manquantes : null
}
