/**
 * Insee, present form of the downloads ("Melodi"): one row per territory, figure and year, columns in any order:
 * GEO;GEO_OBJECT;FREQ;POPREF_MEASURE;TIME_PERIOD;OBS_VALUE. Communes and arrondissements are read, départements,
 * régions, EPCI and France kept to compare with; other levels are passed over. Sources: data-formats §1.2 for the
 * columns; `insee-melodi-jeux.ts` says which sets are read.
 */
import type { MissingReason } from '../../../../shared/domain/quantity.ts'
import type { Header } from '../table/header.ts'
import { jeuDe, libelleDe } from './insee-melodi-jeux.ts'
import { memo } from './memo.ts'
import type { Contexte } from './types-communs.ts'
import type { Mesure, NiveauLigne, ObservationProfile } from './types-mesures.ts'

/** What a row gives: its figures, and which part of them it is. */
interface Forme {
  readonly mesures: Mesure | readonly Mesure[] | null
  readonly terme: string
}
/** A damaged file may have as many as it has rows: those beyond are told again. */
const FORMES = 20_000

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
  apporte: 'Les chiffres de ce jeu, et ceux du département, de la région, de l’EPCI et de la France.',
  telecharger: 'format-long',
  contenu: 'observations',
  attendu:
    'des colonnes « GEO », « GEO_OBJECT », « TIME_PERIOD », « OBS_VALUE » et une colonne de mesure (« POPREF_MEASURE », « FILOSOFI_MEASURE », « BPE_MEASURE », « RP_MEASURE » d’un jeu du recensement que Maillage lit)',
  layout(header: Header, { lignes }: Contexte) {
    const geo = header.find('geo')
    const objet = header.find('geoobject')
    const periode = header.find('timeperiod')
    const valeur = header.find('obsvalue')
    const jeu = jeuDe(header, DESCRIPTIONS, lignes())
    if (geo < 0 || objet < 0 || periode < 0 || valeur < 0 || jeu === null) return null
    const mesure = header.find(jeu.mesure)
    const libelle = libelleDe(jeu)
    // SDMX: values in tens to that power.
    const multiple = header.find('unitmult')
    const cles = [mesure, ...jeu.dimensions.map((nom) => header.find(nom))]
    const autres = header.names.flatMap((nom, index) =>
      DESCRIPTIONS.has(nom) || cles.includes(index) ? [] : { index, codes: jeu.constantes?.[nom] ?? TOTAL },
    )
    const chiffresDe = memo((cle) => {
      const [laMesure = '', ...codes] = cle.split('\n').map(texte)
      return jeu.chiffre(laMesure, codes)
    })
    const seul = jeu.unCode === undefined ? -1 : header.find(jeu.unCode)
    const premiers = new Map<string, string>()
    const connues = new Map<string, Mesure>()
    /** Codes met of each figure that several rows make. */
    const termes = new Map<Mesure, Set<string>>()
    const dernier = cles.at(-1) ?? -1
    const compter = (une: Mesure, cells: readonly string[]): Mesure => {
      if (jeu.termes === undefined) return une
      const vus = termes.get(une)
      if (vus === undefined) termes.set(une, new Set([texte(cells[dernier])]))
      else vus.add(texte(cells[dernier]))
      return une
    }
    const statuts = { conf: header.find('confstatus'), obs: header.find('obsstatus', 'obsstatusfr'), valeur }
    const mesureDe = (indicateur: string, annee: string, facteur: number): Mesure => {
      const cle = `${indicateur} ${annee} ${facteur}`
      let connue = connues.get(cle)
      if (connue === undefined) {
        const [entier, jamaisNul] = [ENTIERS.test(indicateur), JAMAIS_NULS.test(indicateur)]
        connue = {
          index: valeur,
          indicateur,
          millesime: annee,
          facteur,
          videAbsent: false,
          note: -1,
          entier,
          jamaisNul,
        }
        connues.set(cle, connue)
      }
      return connue
    }
    const mesures = (cells: readonly string[]): Mesure | readonly Mesure[] | null => {
      const lus = chiffresDe(cles.map((index) => cells[index] ?? '').join('\n'))
      if (lus === null || autres.some(({ index, codes }) => !codes.includes(texte(cells[index])))) return null
      const annee = texte(cells[periode])
      // SDMX: K is included elsewhere, in the line of the commune that held this one then.
      if (!/^\d{4}$/.test(annee) || texte(cells[statuts.obs]) === 'K') return null
      const facteur = 10 ** Number(/^[0-9]$/.exec(texte(cells[multiple]))?.[0] ?? 0)
      if (typeof lus !== 'string') return lus.map((un) => compter(mesureDe(un, annee, facteur), cells))
      const code = texte(cells[seul])
      if ((premiers.get(lus) ?? code) !== code) return null
      premiers.set(lus, code)
      return compter(mesureDe(lus, annee, facteur), cells)
    }
    // Millions of rows have a few hundred forms: what a row is, place and value apart, is told once for each.
    const decisives = [...cles, ...autres.map(({ index }) => index), periode, statuts.obs, multiple, seul].filter(
      (index) => index >= 0,
    )
    const formes = new Map<string, Forme>()
    const forme = (cells: readonly string[]): Forme => {
      let cle = ''
      for (const index of decisives) cle += `${cells[index] ?? ''}\n`
      let connue = formes.get(cle)
      if (connue === undefined) {
        const terme = cles.map((index) => texte(cells[index]) || '_T').join(' ')
        connue = { mesures: mesures(cells), terme }
        if (formes.size < FORMES) formes.set(cle, connue)
      }
      return connue
    }
    return {
      ...(libelle === undefined ? {} : { libelle }),
      code: { code: geo, departement: -1 },
      nom: -1,
      mesures: [],
      sommer: jeu.sommer === true,
      ...(jeu.sommer === true ? { terme: (cells) => forme(cells).terme } : {}),
      incomplet: (une) => (jeu.termes?.(une.indicateur) ?? []).some((code) => termes.get(une)?.has(code) !== true),
      exhaustif: jeu.exhaustif === true,
      apercu: [objet, mesure, periode, valeur],
      horsSujet: 'chiffre que Maillage ne garde pas, détail d’un total, ou commune comptée avec une autre',
      absence: (cells) => absence(cells, statuts),
      niveau: (cells) => niveau(cells[objet] ?? '', cells[geo] ?? ''),
      mesure: (cells) => forme(cells).mesures,
    }
  },
}

const texte = (cell: string | undefined): string => (cell === undefined || cell === '' ? '' : cell.trim().toUpperCase())
const TOTAL = ['_T', '']
/** Medians, rates and shares of incomes. */
const JAMAIS_NULS = /^FILO:(?!NB)/
/** People and equipments counted one by one; the figures of the census are weighted. */
const ENTIERS = /^(?:P(?:MUN|CAP|TOT)$|BPE:)/

/** "COM", "ARM" → a commune; "2025-DEP-38" and "38" → the same département. */
export function niveau(objet: string, geo: string): NiveauLigne | 'commune' | null {
  if (objet === 'COM') return 'commune'
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
  return (cells[valeur] ?? '').trim() === '' ? 'non_diffuse' : null
}
