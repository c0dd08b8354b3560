/**
 * Insee, births and deaths, in columns of the comparateur, the série historique and the dossier complet: "NAIS1621"
 * (from the census of 2016 to that of 2022: the years 2016 to 2021) and "NAISD24" (the year 2024, at the mother's home).
 * Source: data-formats §1.4.
 */
import type { Header } from '../table/header.ts'
import { codeColumns, nameColumn } from './columns.ts'
import type { Mesure, ObservationProfile } from './types-mesures.ts'

const PERIODE = /^(nais|dece)(\d\d)(\d\d)$/
const ANNUEL = /^(naisd|decesd)(\d\d)$/
const INDICATEURS: ReadonlyMap<string, string> = new Map([
  ['nais', 'EC:NAIS'],
  ['dece', 'EC:DECE'],
  ['naisd', 'EC:NAISD'],
  ['decesd', 'EC:DECESD'],
])
/** The latest of each are kept. */
const PERIODES = 2
const ANNEES = 5

const siecle = (deux: string): string => (Number(deux) < 60 ? `20${deux}` : `19${deux}`)

export const inseeEtatCivil: ObservationProfile = {
  id: 'insee-etat-civil',
  libelle: 'Insee, état civil (naissances et décès)',
  producteur: 'Insee',
  licence: 'Licence Ouverte 2.0',
  telecharger: 'comparateur',
  contenu: 'observations',
  attendu: 'un code de commune (« CODGEO ») et des colonnes comme « NAIS1621 » ou « DECESD24 »',
  layout(header: Header) {
    const code = codeColumns(header)
    if (code === null) return null
    const periodes = mesuresDe(header, PERIODE, (debut, fin = '') => `${siecle(debut)}-${siecle(fin)}`)
    const annees = mesuresDe(header, ANNUEL, siecle)
    const mesures = [...derniers(periodes, PERIODES), ...derniers(annees, ANNEES)]
    return mesures.length === 0 ? null : { code, nom: nameColumn(header), mesures }
  },
}

function mesuresDe(header: Header, motif: RegExp, millesime: (a: string, b?: string) => string): Mesure[] {
  return header.matching(motif).flatMap(({ index, groups: [nom = '', ...deux] }): Mesure[] => {
    const [debut = '', fin] = deux
    const indicateur = INDICATEURS.get(nom)
    if (indicateur === undefined) return []
    const annee = millesime(debut, fin)
    return [{ index, indicateur, millesime: annee, facteur: 1, videAbsent: true, note: -1, entier: true }]
  })
}

function derniers(mesures: readonly Mesure[], nombre: number): Mesure[] {
  const gardes = [...new Set(mesures.map(({ millesime }) => millesime))].sort().slice(-nombre)
  return mesures.filter(({ millesime }) => gardes.includes(millesime))
}
