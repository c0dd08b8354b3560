/**
 * Zoning of the ARS for doctors: the sheet « Zonage_communes » of a workbook, or an export of Cartosanté / Atlasanté
 * (Code;Libellé;zonage). A table by territoire de vie-santé is refused (`expliques.ts`): its codes have five characters
 * and are no commune codes.
 */
import { INDICATEURS } from '../../../../shared/domain/indicateurs/catalogue.ts'
import { type Header, normaliseName } from '../table/header.ts'
import { anneeDuTitre } from '../table/mots-unites.ts'
import { codeColumns, nameColumn } from './columns.ts'
import type { Contexte } from './types-communs.ts'
import type { Mesure, ObservationProfile } from './types-mesures.ts'

const ZONAGE =
  /^(?:type|libelle|code)?(?:de)?zon(?:age|e)(?!s?(?:demploi|emploi|durbain|urbain|geographique|tvs))|^qualificationattribuee/
/**
 * Columns whose name says commune (« Code de la commune » in the workbook of 2019): with one of them, a column of TVS
 * beside it does no harm.
 */
const COMMUNE = [
  'inseecom',
  'codgeo',
  'codecommune',
  'codecommuneinsee',
  'codeinsee',
  'codeinseecommune',
  'codedelacommune',
  'depcom',
]

/** Values of the exports, without their number: 1_ZIP, 2_ZAC, 3_QPV_ZIP, 4_QPV_ZAC, 5_ZV, 6_HZ, 7_GQ_ZAC, 8_GQ_ZIP. */
const CLASSES: ReadonlyMap<string, string> = new Map([
  ['hz', 'Hors zonage'],
  ['horszonage', 'Hors zonage'],
  ['horszone', 'Hors zonage'],
  ['horsvivier', 'Hors zonage'],
  ['horsclassement', 'Hors zonage'],
  ['hc', 'Hors zonage'],
  ['nonzone', 'Hors zonage'],
  ['nonzonee', 'Hors zonage'],
  ['nonclassee', 'Hors zonage'],
  ['zip', 'ZIP'],
  ['zonedinterventionprioritaire', 'ZIP'],
  ['zac', 'ZAC'],
  ['zonedactioncomplementaire', 'ZAC'],
  ['qpvzip', 'QPV en ZIP'],
  ['qpvzac', 'QPV en ZAC'],
  ['zar', 'ZAR'],
  ['zv', 'Zone de vigilance'],
  ['zonedevigilance', 'Zone de vigilance'],
  ['gqzac', 'GQ en ZAC'],
  ['gqzip', 'GQ en ZIP'],
])

const classes = INDICATEURS.find(({ id }) => id === 'ZONE:MG')?.classes ?? []

/**
 * Number of the class in the catalogue; the numbers of the file are its own. Written short, long, or both: « ZAC », « Zone
 * d’action complémentaire », « Zone d’action complémentaire (ZAC) ».
 */
function classe(cell: string): number | null {
  const texte = cell.replace(/^\s*\d+\s*[_.-]\s*/, '')
  const [, long = '', court = ''] = /^(.*)\((.*)\)\s*$/.exec(texte) ?? []
  const lues = [texte, long, court].flatMap((un) => CLASSES.get(normaliseName(un)) ?? [])
  const [nom] = lues
  // « Zone de vigilance (ZAC) » is neither.
  if (nom === undefined || lues.some((une) => une !== nom)) return null
  const numero = classes.indexOf(nom)
  return numero < 0 ? null : numero
}

/** Professions that have a zoning of their own. */
const AUTRES = /infirmi|\bidel?\b|kin[ée]si|mk\b|sages?[- ]femmes?|orthophon|dentist|pharmac/i
const MEDECINS = /m[ée]decin|g[ée]n[ée]ralist|\bmg\b/i

/** Columns of the doctors' zoning: those that name them, else those that name nobody where nothing around names another. */
function colonnesMedecins(header: Header, autour: string): readonly number[] {
  const toutes = header.matching(ZONAGE).map(({ index }) => index)
  const titre = (index: number) => header.cells[index] ?? ''
  const nommees = toutes.filter((index) => MEDECINS.test(titre(index)))
  if (nommees.length > 0) return nommees
  if (AUTRES.test(autour) && !MEDECINS.test(autour)) return []
  return toutes.filter((index) => !AUTRES.test(titre(index)))
}

/** The year of the column, else the one year of the lines above: a file is named by the date it was published. */
function anneeDite(titre = '', dessus: readonly string[]): string | null {
  return anneeDuTitre(titre) ?? anneeDuTitre(dessus.join(' '))
}

/** Two columns of one year that do not say the same zone: neither is sure. */
const deuxZones = (cells: readonly string[]): boolean => new Set(cells.flatMap((cell) => classe(cell) ?? [])).size > 1

export const arsZonage: ObservationProfile = {
  id: 'ars-zonage',
  libelle: 'Zonage des médecins (ARS)',
  producteur: 'ARS',
  licence: null,
  telecharger: 'zonage',
  contenu: 'observations',
  avec: 'seul',
  attendu: 'un code de commune et une colonne « Zonage… »',
  layout(header: Header, { nom, titres }: Contexte) {
    const code = codeColumns(header)
    const zonages = colonnesMedecins(header, `${nom} ${titres.join(' ')}`)
    const [zonage] = zonages
    if (code === null || zonage === undefined) return null
    const tvs = /tvs|territoires? de vie/i.test(
      `${nom.split(' › ').at(-1)} ${titres.join(' ')} ${header.cells.join(' ')}`,
    )
    if (tvs && header.find(...COMMUNE) < 0) return null
    const parAnnee = Map.groupBy(zonages, (index) => anneeDite(header.cells[index], titres))
    return {
      doute: (cells) =>
        [...parAnnee.values()].some((memes) => deuxZones(memes.map((index) => cells[index] ?? '')))
          ? 'deux zones différentes pour la même année'
          : null,
      code: tvs ? { code: header.find(...COMMUNE), departement: -1 } : code,
      nom: nameColumn(header),
      mesures: zonages
        .map(
          (index): Mesure => ({
            index,
            indicateur: 'ZONE:MG',
            millesime: anneeDite(header.cells[index], titres),
            facteur: 1,
            videAbsent: true,
            note: -1,
            classe,
          }),
        )
        // Two years are two figures; of two columns of one year the first is read, as everywhere.
        .filter(({ millesime }, rang, toutes) => toutes.findIndex((une) => une.millesime === millesime) === rang),
    }
  },
}
