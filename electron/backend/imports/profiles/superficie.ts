/**
 * Area of communes: any table with a commune code and SUPERF (Insee, km2), superficie_km2 or a column in hectares.
 * `superficie_source`, where given, is kept with each value: cadastral and geometric areas must not be mixed unseen.
 */
import type { Header } from '../header.ts'
import { codeColumns, nameColumn } from './columns.ts'
import type { ObservationProfile } from './types.ts'

const KM2 = /^(?:superf|superficie|superficiekm2|surfacekm2|surfkm2)((?:19|20)\d{2})?$/
const HECTARES = /^(?:superficieha|surfaceha|surfha)((?:19|20)\d{2})?$/

export const superficie: ObservationProfile = {
  id: 'superficie',
  libelle: 'Superficie des communes',
  // Any table may bring areas: who made them stands in `superficie_source`, not here.
  producteur: null,
  licence: null,
  contenu: 'observations',
  attendu: 'un code de commune et une colonne « SUPERF » ou « superficie_km2 »',
  layout(header: Header) {
    const code = codeColumns(header)
    const km2 = header.matching(KM2).at(-1)
    const column = km2 ?? header.matching(HECTARES).at(-1)
    if (code === null || column === undefined) return null
    const [year = ''] = column.groups
    return {
      code,
      nom: nameColumn(header),
      mesures: [
        {
          index: column.index,
          indicateur: 'SUPERF',
          millesime: year === '' ? recensement(header) : year,
          facteur: km2 === undefined ? 0.01 : 1,
          videAbsent: true,
          note: header.find('superficiesource', 'sourcesuperficie'),
        },
      ],
    }
  },
}

/** Insee's census files give the area without a year: it is filed under that of the latest census they hold. */
function recensement(header: Header): string | null {
  const annees = header.matching(/^p(\d\d)pop$/).flatMap(({ groups: [deux = ''] }) => `20${deux}`)
  return annees.sort().at(-1) ?? null
}
