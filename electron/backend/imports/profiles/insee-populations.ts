/**
 * Insee, populations de référence of one year ("donnees_communes.csv"): PMUN without a year in its name. Layouts met:
 * REG;DEP;COM;PMUN… (2019), CODDEP+CODCOM where COM is the name (2020), COM the code (2021), COM empty (Mayotte),
 * headings in words (2016 and before, saved as CSV). Paris, Lyon and Marseille come by arrondissement and are summed.
 */
import { POPULATION } from '../../../../shared/domain/chiffres/ids.ts'
import type { Header } from '../table/header.ts'
import { codeColumns, nameColumn } from './columns.ts'
import type { Mesure, ObservationProfile } from './types-mesures.ts'

const MESURES = [
  [POPULATION, ['pmun', 'populationmunicipale']],
  ['PCAP', ['pcap', 'populationcompteeapart']],
  ['PTOT', ['ptot', 'populationtotale']],
] as const

export const inseePopulations: ObservationProfile = {
  id: 'insee-populations',
  libelle: 'Insee, populations de référence',
  producteur: 'Insee',
  licence: 'Licence Ouverte 2.0',
  apporte: 'La population de chaque commune.',
  telecharger: 'populations',
  annee: 'requise',
  contenu: 'observations',
  attendu:
    'une colonne « PMUN » (ou « Population municipale ») et un code de commune (« COM », « CODGEO » ou « CODDEP » et « CODCOM »)',
  layout(header: Header) {
    const code = codeColumns(header)
    const mesures = MESURES.flatMap(([indicateur, names]): Mesure[] => {
      const index = header.find(...names)
      return index < 0
        ? []
        : [{ index, indicateur, millesime: null, facteur: 1, videAbsent: false, note: -1, entier: true }]
    })
    if (code === null || !mesures.some(({ indicateur }) => indicateur === POPULATION)) return null
    // In the 2020 edition the name stands in COM; elsewhere COM is a code and no name at all.
    const named = nameColumn(header)
    return { code, nom: named >= 0 ? named : -1, mesures }
  },
}
