/**
 * Insee, comparateur and dossier complet of the census of 2023 on: one row a territory, figure and year, GEO, GEO_OBJECT,
 * TAB_MEASURE, TIME_PERIOD, OBS_VALUE; published as Parquet alone. The same figure may stand in several tables (ID_TAB):
 * it is read of the first that has it. Measures: sources-2026 §11 (read in public programs).
 */
import type { Header } from '../table/header.ts'
import { niveau } from './insee-melodi.ts'
import type { Mesure, ObservationProfile } from './types-mesures.ts'

const MESURES: ReadonlyMap<string, string> = new Map([
  ['POP', 'RP:POP'],
  ['POP_AGE_Y15T64', 'RP:POP1564'],
  ['POP_EMPSTA_ENQ_1T2_AGE_Y15T64', 'RP:ACT1564'],
  ['POP_EMPSTA_ENQ_2_AGE_Y15T64', 'RP:CHOM1564'],
  ['DWELLINGS', 'RP:LOG'],
  ['DWELLINGS_OCS_DW_MAIN', 'RP:RP'],
  ['DWELLINGS_OCS_DW_VAC', 'RP:LOGVAC'],
  ['DWELLINGS_OCS_DW_SEC_DW_OCC', 'RP:RSECOCC'],
  ['LVB', 'EC:NAISD'],
  ['DTH', 'EC:DECESD'],
  ['MED_SL', 'FILO:MED'],
  ['PR_MD60', 'FILO:TP60'],
  ['SUP', 'SUPERF'],
])
const EQUIPEMENT = /^FACILITIES_FACILITY_TYPE_([A-G]\d{3})$/

/** Measures that are kept. */
export const MESURES_TABLEAUX = new RegExp(`^(?:${[...MESURES.keys()].join('|')}|FACILITIES_FACILITY_TYPE_D\\d{3})$`)

/** Of the area, whose unit no column says: km² are its own, hectares when the label says so; else it is not read. */
function facteurDe(indicateur: string, libelle: string): number | null {
  if (indicateur !== 'SUPERF') return 1
  if (/hectare/i.test(libelle)) return 0.01
  return /km|kilom/i.test(libelle) ? 1 : null
}

function indicateurDe(mesure: string): string | null {
  const equipement = EQUIPEMENT.exec(mesure)?.[1]
  return equipement === undefined ? (MESURES.get(mesure) ?? null) : `BPE:${equipement}`
}

export const inseeTableaux: ObservationProfile = {
  id: 'insee-tableaux',
  libelle: 'Insee, dossier complet ou comparateur de territoires',
  producteur: 'Insee',
  licence: 'Licence Ouverte 2.0',
  telecharger: 'comparateur',
  contenu: 'observations',
  avec: 'seul',
  attendu: 'les colonnes « GEO », « GEO_OBJECT », « TAB_MEASURE », « TIME_PERIOD » et « OBS_VALUE »',
  layout(header: Header) {
    const [geo, objet, mesure, periode, valeur] = [
      header.find('geo'),
      header.find('geoobject'),
      header.find('tabmeasure'),
      header.find('timeperiod'),
      header.find('obsvalue'),
    ]
    if (geo < 0 || objet < 0 || mesure < 0 || periode < 0 || valeur < 0) return null
    const [tableau, libelle] = [header.find('idtab'), header.find('tabmeasurelabel')]
    const premiers = new Map<string, string>()
    const connues = new Map<string, Mesure>()
    return {
      code: { code: geo, departement: -1 },
      nom: -1,
      mesures: [],
      apercu: [objet, mesure, periode, valeur],
      horsSujet: 'chiffre que Maillage ne garde pas, ou déjà lu dans un autre tableau du même fichier',
      niveau: (cells) => niveau(cells[objet] ?? '', cells[geo] ?? ''),
      mesure: (cells) => {
        const indicateur = indicateurDe((cells[mesure] ?? '').trim())
        const annee = (cells[periode] ?? '').trim()
        if (indicateur === null || !/^\d{4}$/.test(annee)) return null
        const facteur = facteurDe(indicateur, cells[libelle] ?? '')
        if (facteur === null) return null
        const cle = `${indicateur} ${annee}`
        const [premier, ici] = [premiers.get(cle), cells[tableau] ?? '']
        if (premier === undefined) premiers.set(cle, ici)
        else if (premier !== ici) return null
        let connue = connues.get(cle)
        if (connue === undefined) {
          connue = {
            index: valeur,
            indicateur,
            millesime: annee,
            facteur,
            videAbsent: false,
            vide: 'non_diffuse',
            note: -1,
            entier: indicateur.startsWith('BPE:') || indicateur.startsWith('EC:'),
            jamaisNul: indicateur.startsWith('FILO:') || indicateur === 'SUPERF',
          }
          connues.set(cle, connue)
        }
        return connue
      },
    }
  },
}
