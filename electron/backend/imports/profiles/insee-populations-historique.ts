/**
 * Municipal populations of several years in columns: CODGEO;LIBGEO;PMUN2013;PMUN2014… An empty cell is a commune
 * absent from that year's geography (merged since, or Paris, Lyon, Marseille given by arrondissement), never a zero.
 */
import type { Header } from '../header.ts'
import { codeColumns, nameColumn } from './columns.ts'
import type { Mesure, ObservationProfile } from './types.ts'

const YEARS = /^(pmun|ptot|pcap|populationmunicipale|populationtotale|populationcompteeapart)((?:19|20)\d{2})$/
const INDICATEURS: ReadonlyMap<string, Mesure['indicateur']> = new Map([
  ['pmun', 'PMUN'],
  ['populationmunicipale', 'PMUN'],
  ['ptot', 'PTOT'],
  ['populationtotale', 'PTOT'],
  ['pcap', 'PCAP'],
  ['populationcompteeapart', 'PCAP'],
])

export const inseePopulationsHistorique: ObservationProfile = {
  id: 'insee-populations-historique',
  libelle: 'Insee, populations municipales, plusieurs années',
  producteur: 'Insee',
  licence: 'Licence Ouverte 2.0',
  contenu: 'observations',
  attendu: 'un code de commune (« CODGEO ») et des colonnes « PMUN2020 », « PMUN2021 »…',
  layout(header: Header) {
    const code = codeColumns(header)
    const mesures = header.matching(YEARS).flatMap(({ index, groups: [name = '', year = ''] }): Mesure[] => {
      const indicateur = INDICATEURS.get(name)
      return indicateur === undefined
        ? []
        : [{ index, indicateur, millesime: year, facteur: 1, videAbsent: true, note: -1, entier: true }]
    })
    return code === null || mesures.length === 0 ? null : { code, nom: nameColumn(header), mesures }
  },
}
