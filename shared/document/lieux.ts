/**
 * French grammar of place names: article and preposition of communes, départements and régions.
 * The names of the 101 départements and 18 régions follow usage that no rule gives ("dans l’Allier", "en Isère"),
 * so they are a table; communes follow the article that their name carries (`francais.ts`).
 */
import { de, elide, nomPropre } from '../domain/francais.ts'

type Usage = readonly [article: 'le' | 'la' | 'les' | 'l’' | '', dans: 'en' | 'dans' | 'à']

/** Départements: the most frequent shape is the default ("l’" or "la" + "en" or "dans"), the rest is listed by code. */
const DEPARTEMENTS: Readonly<Record<string, Usage>> = {
  '01': ['l’', 'dans'],
  '02': ['l’', 'dans'],
  '03': ['l’', 'dans'],
  '04': ['les', 'dans'],
  '05': ['les', 'dans'],
  '06': ['les', 'dans'],
  '07': ['l’', 'en'],
  '08': ['les', 'dans'],
  '09': ['l’', 'en'],
  '10': ['l’', 'dans'],
  '11': ['l’', 'dans'],
  '12': ['l’', 'en'],
  '13': ['les', 'dans'],
  '14': ['le', 'dans'],
  '15': ['le', 'dans'],
  '16': ['la', 'en'],
  '17': ['la', 'en'],
  '18': ['le', 'dans'],
  '19': ['la', 'en'],
  '2A': ['la', 'en'],
  '2B': ['la', 'en'],
  '21': ['la', 'en'],
  '22': ['les', 'dans'],
  '23': ['la', 'dans'],
  '24': ['la', 'en'],
  '25': ['le', 'dans'],
  '26': ['la', 'dans'],
  '27': ['l’', 'dans'],
  '28': ['l’', 'en'],
  '29': ['le', 'dans'],
  '30': ['le', 'dans'],
  '31': ['la', 'en'],
  '32': ['le', 'dans'],
  '33': ['la', 'en'],
  '34': ['l’', 'dans'],
  '35': ['l’', 'en'],
  '36': ['l’', 'dans'],
  '37': ['l’', 'en'],
  '38': ['l’', 'en'],
  '39': ['le', 'dans'],
  '40': ['les', 'dans'],
  '41': ['le', 'dans'],
  '42': ['la', 'dans'],
  '43': ['la', 'en'],
  '44': ['la', 'en'],
  '45': ['le', 'dans'],
  '46': ['le', 'dans'],
  '47': ['le', 'dans'],
  '48': ['la', 'en'],
  '49': ['le', 'dans'],
  '50': ['la', 'dans'],
  '51': ['la', 'dans'],
  '52': ['la', 'en'],
  '53': ['la', 'en'],
  '54': ['la', 'en'],
  '55': ['la', 'dans'],
  '56': ['le', 'dans'],
  '57': ['la', 'en'],
  '58': ['la', 'dans'],
  '59': ['le', 'dans'],
  '60': ['l’', 'dans'],
  '61': ['l’', 'dans'],
  '62': ['le', 'dans'],
  '63': ['le', 'dans'],
  '64': ['les', 'dans'],
  '65': ['les', 'dans'],
  '66': ['les', 'dans'],
  '67': ['le', 'dans'],
  '68': ['le', 'dans'],
  '69': ['le', 'dans'],
  '70': ['la', 'en'],
  '71': ['la', 'en'],
  '72': ['la', 'dans'],
  '73': ['la', 'en'],
  '74': ['la', 'en'],
  '75': ['', 'à'],
  '76': ['la', 'en'],
  '77': ['la', 'en'],
  '78': ['les', 'dans'],
  '79': ['les', 'dans'],
  '80': ['la', 'dans'],
  '81': ['le', 'dans'],
  '82': ['le', 'dans'],
  '83': ['le', 'dans'],
  '84': ['le', 'dans'],
  '85': ['la', 'en'],
  '86': ['la', 'dans'],
  '87': ['la', 'en'],
  '88': ['les', 'dans'],
  '89': ['l’', 'dans'],
  '90': ['le', 'dans'],
  '91': ['l’', 'dans'],
  '92': ['les', 'dans'],
  '93': ['la', 'en'],
  '94': ['le', 'dans'],
  '95': ['le', 'dans'],
  '971': ['la', 'en'],
  '972': ['la', 'en'],
  '973': ['la', 'en'],
  '974': ['', 'à'],
  '976': ['', 'à'],
}

/** Régions by code. */
const REGIONS: Readonly<Record<string, Usage>> = {
  '01': ['la', 'en'],
  '02': ['la', 'en'],
  '03': ['la', 'en'],
  '04': ['', 'à'],
  '06': ['', 'à'],
  '11': ['l’', 'en'],
  '24': ['le', 'en'],
  '27': ['la', 'en'],
  '28': ['la', 'en'],
  '32': ['les', 'dans'],
  '44': ['le', 'dans'],
  '52': ['les', 'dans'],
  '53': ['la', 'en'],
  '75': ['la', 'en'],
  '76': ['l’', 'en'],
  '84': ['', 'en'],
  '93': ['', 'en'],
  '94': ['la', 'en'],
}

/** A département or région of the reference. */
export interface Lieu {
  readonly code: string
  readonly nom: string
}

function avecDe([article]: Usage, nom: string): string {
  if (article === 'le') return `du ${nom}`
  if (article === 'les') return `des ${nom}`
  if (article === 'l’') return `de l’${nom}`
  if (article === 'la') return `de la ${nom}`
  return de(nom)
}

function avecDans([article, dans]: Usage, nom: string): string {
  if (dans !== 'dans') return `${dans} ${nom}`
  return article === 'l’' ? `dans l’${nom}` : `dans ${article} ${nom}`
}

function usageInconnu(nom: string): Usage {
  return elide(nom) ? ['l’', 'en'] : ['', 'en']
}

/** "de l’Allier", "du Puy-de-Dôme", "de la Charente-Maritime", "des Landes", "de Paris". */
export function deDepartement({ code, nom }: Lieu): string {
  return avecDe(DEPARTEMENTS[code] ?? usageInconnu(nom), nomPropre(nom))
}

/** "dans l’Allier", "en Isère", "dans le Puy-de-Dôme", "à Paris", "à La Réunion". */
export function dansDepartement({ code, nom }: Lieu): string {
  return avecDans(DEPARTEMENTS[code] ?? usageInconnu(nom), nomPropre(nom))
}

/** "en Auvergne-Rhône-Alpes", "dans le Grand Est". */
export function dansRegion({ code, nom }: Lieu): string {
  return avecDans(REGIONS[code] ?? usageInconnu(nom), nomPropre(nom))
}
