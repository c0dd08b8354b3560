/**
 * Municipal populations of several years in columns: CODGEO;LIBGEO;PMUN2013;PMUN2014… An empty cell is a commune
 * absent from that year's geography (merged since, or Paris, Lyon, Marseille given by arrondissement), never a zero.
 */
import { POPULATION } from '../../../../shared/domain/chiffres/ids.ts'
import type { Header } from '../table/header.ts'
import { codeColumns, nameColumn } from './columns.ts'
import type { Mesure, ObservationProfile } from './types-mesures.ts'

const NOM = '(pmun|ptot|pcap|pop(?:ulation)?(?:municipale|totale|compteeapart))'
/** « PMUN2021 », « Population municipale en 2021 (Insee) », « 2021_PMUN », « PMUN21 ». */
const AVANT = new RegExp(
  `^${NOM}(?:en|de|du|au|annee|millesime|1erjanvier|recensement)*((?:19|20)\\d{2}|(?<=pmun|ptot|pcap)\\d{2})(?:insee|hab(?:itants)?|rp)*$`,
)
const APRES = new RegExp(`^((?:19|20)\\d{2})${NOM}$`)
const INDICATEURS: ReadonlyMap<string, Mesure['indicateur']> = new Map([
  ['pmun', POPULATION],
  ['municipale', POPULATION],
  ['ptot', 'PTOT'],
  ['totale', 'PTOT'],
  ['pcap', 'PCAP'],
  ['compteeapart', 'PCAP'],
])

const colonnes = (header: Header): { readonly index: number; readonly name: string; readonly year: string }[] =>
  [
    ...header.matching(AVANT).map(({ index, groups: [name = '', year = ''] }) => ({ index, name, year })),
    ...header.matching(APRES).map(({ index, groups: [year = '', name = ''] }) => ({ index, name, year })),
  ]
    .map((une) => ({ ...une, year: une.year.length === 2 ? `20${une.year}` : une.year }))
    .sort((a, b) => a.index - b.index)

export const inseePopulationsHistorique: ObservationProfile = {
  id: 'insee-populations-historique',
  libelle: 'Insee, populations municipales, plusieurs années',
  producteur: 'Insee',
  licence: 'Licence Ouverte 2.0',
  apporte: 'La population de chaque commune.',
  telecharger: 'populations',
  contenu: 'observations',
  attendu: 'un code de commune (« CODGEO ») et des colonnes « PMUN2020 », « PMUN2021 »…',
  layout(header: Header) {
    const code = codeColumns(header)
    const mesures = colonnes(header).flatMap(({ index, name, year }): Mesure[] => {
      const indicateur = INDICATEURS.get(name.replace(/^pop(?:ulation)?/, ''))
      return indicateur === undefined
        ? []
        : [{ index, indicateur, millesime: year, facteur: 1, videAbsent: true, note: -1, entier: true }]
    })
    return code === null || mesures.length === 0 ? null : { code, nom: nameColumn(header), mesures }
  },
}
