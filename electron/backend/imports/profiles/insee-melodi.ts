/**
 * Insee, present form of the downloads ("Melodi"): one row per territory, figure and year, columns in any order:
 * GEO;GEO_OBJECT;FREQ;POPREF_MEASURE;TIME_PERIOD;OBS_VALUE. Communes and arrondissements are read, départements,
 * régions, EPCI and France kept to compare with; other levels are passed over. Sources: data-formats §1.2 for the
 * columns and the measures of the reference populations and of Filosofi; the codes of ages and sexes of the census sets
 * are read where they say the very groups of our figures ("Y15T29"), and are to be confirmed on a real file.
 */
import type { MissingReason } from '../../../../shared/domain/quantity.ts'
import type { Header } from '../header.ts'
import type { Mesure, NiveauLigne, ObservationProfile } from './types.ts'

/** Measures of each set, by the name of its measure column. */
const MESURES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  poprefmeasure: { PMUN: 'PMUN', PCAP: 'PCAP', PTOT: 'PTOT' },
  filosofimeasure: {
    MED_SL: 'FILO:MED',
    PR_MD60: 'FILO:TP60',
    S_HH_TAX: 'FILO:PIMP',
    IR_D9_D1_SL: 'FILO:RD',
    NUM_HH: 'FILO:NBMENFISC',
    NUM_PER: 'FILO:NBPERSMENFISC',
  },
  rpmeasure: { POP: 'RP:POP' },
}

const AGES: Readonly<Record<string, string>> = {
  Y_LT15: '0014',
  Y15T29: '1529',
  Y30T44: '3044',
  Y45T59: '4559',
  Y60T74: '6074',
  Y75T89: '7589',
  Y_GE90: '90P',
}
/** Groups of ages known for both sexes together only. */
const AGES_ENSEMBLE: Readonly<Record<string, string>> = { Y_GE80: '80P', Y15T64: '1564' }

/** Columns that describe a row without cutting the population. Any other column must hold the total, "_T". */
const DESCRIPTIONS = new Set([
  'geo',
  'geoobject',
  'georef',
  'freq',
  'timeperiod',
  'obsvalue',
  'obsstatus',
  'obsstatusfr',
  'confstatus',
  'unitmeasure',
  'unitmult',
  'decimals',
  '',
])

export const inseeMelodi: ObservationProfile = {
  id: 'insee-melodi',
  libelle: 'Insee, fichier de données au format long (Melodi)',
  producteur: 'Insee',
  licence: 'Licence Ouverte 2.0',
  contenu: 'observations',
  attendu:
    'des colonnes « GEO », « GEO_OBJECT », « TIME_PERIOD », « OBS_VALUE » et une colonne de mesure (« POPREF_MEASURE », « FILOSOFI_MEASURE », « RP_MEASURE »)',
  layout(header: Header) {
    const geo = header.find('geo')
    const objet = header.find('geoobject')
    const periode = header.find('timeperiod')
    const valeur = header.find('obsvalue')
    const jeu = Object.keys(MESURES).find((nom) => header.has(nom))
    if (geo < 0 || objet < 0 || periode < 0 || valeur < 0 || jeu === undefined) return null
    const mesure = header.find(jeu)
    // SDMX: values in tens to that power.
    const multiple = header.find('unitmult')
    const sexe = header.find('sex')
    const age = header.find('age')
    const autres = header.names.flatMap((nom, index) =>
      DESCRIPTIONS.has(nom) || index === mesure || index === sexe || index === age ? [] : index,
    )
    const connues = new Map<string, Mesure>()
    const statuts = { conf: header.find('confstatus'), obs: header.find('obsstatus', 'obsstatusfr'), valeur }
    return {
      code: { code: geo, departement: -1 },
      nom: -1,
      mesures: [],
      apercu: [objet, mesure, periode, valeur],
      horsSujet: 'chiffre que Maillage ne garde pas, ou détail d’un total',
      absence: (cells) => absence(cells, statuts),
      niveau: (cells) => niveau(cells[objet] ?? '', cells[geo] ?? ''),
      mesure: (cells) => {
        if (autres.some((index) => !estTotal(cells[index]))) return null
        const total = MESURES[jeu]?.[texte(cells[mesure])]
        const annee = texte(cells[periode])
        if (total === undefined || !/^\d{4}$/.test(annee)) return null
        const indicateur = detail(total, texte(cells[sexe] ?? '_T'), texte(cells[age] ?? '_T'))
        if (indicateur === null) return null
        const facteur = 10 ** Number(/^[0-9]$/.exec(texte(cells[multiple]))?.[0] ?? 0)
        const cle = `${indicateur} ${annee} ${facteur}`
        let connue = connues.get(cle)
        if (connue === undefined) {
          connue = { index: valeur, indicateur, millesime: annee, facteur, videAbsent: false, note: -1 }
          connues.set(cle, connue)
        }
        return connue
      },
    }
  },
}

const texte = (cell: string | undefined): string => (cell ?? '').trim().toUpperCase()
const estTotal = (cell: string | undefined): boolean => texte(cell) === '_T' || texte(cell) === ''

/** The figure of a sex and an age; null when it is not one of ours. */
function detail(total: string, sexe: string, age: string): string | null {
  if (total !== 'RP:POP') return sexe === '_T' && age === '_T' ? total : null
  if (age === '_T') return { _T: total, M: 'RP:POPH', F: 'RP:POPF' }[sexe] ?? null
  const prefixe = { _T: 'POP', M: 'H', F: 'F' }[sexe]
  const groupe = AGES[age] ?? (sexe === '_T' ? AGES_ENSEMBLE[age] : undefined)
  return prefixe === undefined || groupe === undefined ? null : `RP:${prefixe}${groupe}`
}

/** "COM", "ARM" → a commune; "2025-DEP-38" and "38" → the same département. */
function niveau(objet: string, geo: string): NiveauLigne | 'commune' | null {
  const code = texte(geo).replace(/^(?:\d{4}-)?[A-Z]+-/, '')
  switch (texte(objet)) {
    case 'COM':
    case 'ARM':
      return 'commune'
    case 'DEP':
      return { niveau: 'departement', territoire: code }
    case 'REG':
      return { niveau: 'region', territoire: code }
    case 'EPCI':
      return { niveau: 'epci', territoire: code }
    case 'FRANCE':
      // FM is metropolitan France: another territory.
      return code === 'F' || code === 'FR' || code === 'FRANCE' ? { niveau: 'france', territoire: 'FR' } : null
    default:
      return null
  }
}

/** A row marked confidential has no value, even where a cell holds one. */
function absence(
  cells: readonly string[],
  { conf, obs, valeur }: { readonly conf: number; readonly obs: number; readonly valeur: number },
): MissingReason | null {
  const confidentiel = texte(cells[conf])
  if (confidentiel !== '' && confidentiel !== 'F') return 'secret'
  const etat = texte(cells[obs])
  // SDMX: O missing, M cannot exist, L exists but was not collected; Q suppressed.
  if (etat === 'Q') return 'secret'
  if (etat === 'O' || etat === 'M' || etat === 'L') return 'non_disponible'
  return texte(cells[valeur]) === '' ? 'non_diffuse' : null
}
