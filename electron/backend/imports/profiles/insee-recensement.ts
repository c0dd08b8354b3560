/**
 * Insee, census of population, figures in columns: base-cc-evol-struct-pop, -coupl-fam-men, -logement,
 * -diplomes-formation, -emploi-pop-active, série historique, comparateur, dossier complet; also the same by IRIS, added
 * up by commune. A column is "P22_POP0014": P main count, C complementary count (a part of the forms),
 * D the old censuses; two digits of the year; the name. Only the names listed here are read.
 *
 * Sources: data-formats §1.3 and §1.4; headers of the dossier complet 2018 (three ways of cutting diplomas) and of the
 * 2022 files (socio-professional groups renamed STAT_GSEC…).
 */
import { effectifsDe } from '../../../../shared/domain/indicateurs/catalogue.ts'
import type { Header } from '../table/header.ts'
import { normaliseName } from '../table/header.ts'
import { codeColumns, nameColumn } from './columns.ts'
import type { Mesure, ObservationProfile } from './types-mesures.ts'

interface Chiffre {
  readonly indicateur: string
  /** Counts that give it, the preferred first. */
  readonly exploitations: string
  /** Names without prefix; those of one list are added up, the first list that is whole is taken. */
  readonly colonnes: readonly (readonly string[])[]
}

const simple = (exploitations: string, ...noms: readonly string[]): Chiffre[] =>
  noms.map((nom) => ({ indicateur: `RP:${nom}`, exploitations, colonnes: [[nom]] }))

const AGES = effectifsDe('ages').map((id) => id.slice('RP:POP'.length))

/** Groups of the nomenclature of 2020, from the census of 2022 on, in the order of CS1 to CS8. */
const GSEC = ['11_21', '12_22', '13_23', '14_24', '15_25', '16_26', '32', '40'] as const

const CHIFFRES: readonly Chiffre[] = [
  // Censuses before 2006 (D99, D90…) are known for the whole population.
  ...simple('PD', 'POP'),
  ...simple('P', 'POPH', 'POPF'),
  ...['POP', 'H', 'F'].flatMap((sexe) => simple('P', ...AGES.map((age) => sexe + age))),
  ...simple('C', 'POP15P'),
  ...GSEC.map((gsec, i) => ({
    indicateur: `RP:POP15P_CS${i + 1}`,
    exploitations: 'C',
    colonnes: [[`POP15P_CS${i + 1}`], [`POP15P_STAT_GSEC${gsec}`]],
  })),
  // Households living alone are in the complementary count only: their total must come from the same.
  ...simple('CP', 'MEN'),
  ...simple('C', 'MENPSEUL', 'FAM', 'FAMMONO'),
  ...simple('P', 'LOG', 'RP', 'RSECOCC', 'LOGVAC', 'RP_VOIT1P', 'POP80P', 'POP80P_PSEUL'),
  ...simple('P', 'POP1524', 'POP2539', 'POP4054', 'POP5564', 'POP6579'),
  ...simple('P', 'POP1564', 'ACT1564', 'CHOM1564', 'NSCOL15P'),
  {
    indicateur: 'RP:NSCOL15P_DIPLMIN',
    exploitations: 'P',
    colonnes: [
      ['NSCOL15P_DIPLMIN', 'NSCOL15P_BEPC'],
      ['NSCOL15P_DIPL0', 'NSCOL15P_CEP', 'NSCOL15P_BEPC'],
      ['NSCOL15P_DIPLMIN'],
    ],
  },
  {
    indicateur: 'RP:NSCOL15P_SUP',
    exploitations: 'P',
    colonnes: [
      ['NSCOL15P_SUP2', 'NSCOL15P_SUP34', 'NSCOL15P_SUP5'],
      ['NSCOL15P_BACP2', 'NSCOL15P_SUP'],
      ['NSCOL15P_SUP'],
    ],
  },
]

/** Censuses kept, the latest: the five-year comparisons of Insee hold three. */
const RECENSEMENTS = 3

const COLONNE = /^([pcd])(\d\d)(?=[a-z])/

const annee = (deux: string): string => (Number(deux) < 60 ? `20${deux}` : `19${deux}`)

export const inseeRecensement: ObservationProfile = {
  id: 'insee-recensement',
  libelle: 'Insee, recensement de la population',
  producteur: 'Insee',
  licence: 'Licence Ouverte 2.0',
  apporte: 'Les chiffres du recensement qui sont dans ce fichier.',
  telecharger: 'ages',
  contenu: 'observations',
  attendu: 'un code de commune (« CODGEO ») et des colonnes comme « P22_POP » ou « C22_MEN »',
  layout(header: Header) {
    const code = codeColumns(header)
    if (code === null) return null
    const iris = header.find('iris')
    const toutes = new Set(header.matching(COLONNE).flatMap(({ groups: [, deux = ''] }) => deux))
    const mesures = [...toutes].flatMap((deux) => deLAnnee(header, deux))
    if (mesures.length === 0) return null
    const courants = mesures.filter(({ millesime }) => Number(millesime) >= 2006)
    const annees = [...new Set(courants.map(({ millesime }) => millesime ?? ''))].sort().reverse()
    const gardees = new Set(annees.slice(0, RECENSEMENTS))
    return {
      code,
      nom: nameColumn(header),
      mesures: mesures
        .filter(
          ({ millesime, indicateur }) =>
            gardees.has(millesime ?? '') || (indicateur === 'RP:POP' && Number(millesime) < 2006),
        )
        // A quarter without a value leaves a gap in the sum of its commune; a commune without one is not of the column.
        .map((une) => (iris < 0 ? une : { ...une, videAbsent: false, vide: 'non_diffuse' as const })),
      ...(iris < 0 ? {} : { sommer: true, morceaux: true, terme: (cells) => cells[iris]?.trim() || cells.join(';') }),
      remarques: annees.length <= RECENSEMENTS ? [] : [remarque([...gardees], annees.slice(RECENSEMENTS))],
    }
  },
}

function deLAnnee(header: Header, deux: string): Mesure[] {
  return CHIFFRES.flatMap(({ indicateur, exploitations, colonnes }): Mesure[] => {
    for (const prefixe of exploitations) {
      for (const noms of colonnes) {
        const [index, ...plus] = noms.map((nom) => header.find(normaliseName(`${prefixe}${deux}_${nom}`)))
        if (index === undefined || index < 0 || plus.includes(-1)) continue
        const base = { index, indicateur, millesime: annee(deux), facteur: 1, videAbsent: true, note: -1 }
        return [plus.length === 0 ? base : { ...base, plus }]
      }
    }
    return []
  })
}

function remarque(gardees: readonly string[], laissees: readonly string[]): string {
  return `Recensements gardés : ${gardees.join(', ')}. Plus anciens, non gardés : ${laissees.join(', ')}.`
}
