/**
 * Area of communes: any table with a commune code and SUPERF (Insee, km2) or a column named after the area, in km2,
 * hectares or m2. Of two columns that say the same area (`superficie_hectare` 1565 beside `superficie_km2` 16) the
 * precise one is read. `superficie_source`, where given, is kept with each value: cadastral and geometric areas must
 * not be mixed unseen.
 */
import type { Header } from '../table/header.ts'
import { parseNumber } from '../table/values.ts'
import { codeColumns, nameColumn } from './columns.ts'
import type { Contexte } from './types-communs.ts'
import type { Mesure, ObservationProfile } from './types-mesures.ts'

/** Unit → km2. Without a word it is km2, which `warnArea` checks. */
const UNITES: readonly (readonly [RegExp, number, string])[] = [
  [/^(?:en)?(?:km2|km|kilometres?carres?)$/, 1, 'km²'],
  [/^(?:en)?(?:ha|hectares?)$/, 0.01, 'hectares'],
  [/^(?:en)?(?:m2|metres?carres?)$/, 1e-6, 'm²'],
  [/^$/, 1, 'km²'],
]
const ANNEE = /(?:19|20)\d{2}/
const TITRE =
  /^(?<mot>superficies?|superf|surfaces?|surf|aire)(?:totale|cadastrale|communale|terrestre|geographique|dela(?:commune)|commune|desterres|com)*(?<unite>.*?)(?:de|au)?$/
/** « km2_superficie », « ha superficie ». */
const UNITE_DEVANT = /^(km2|ha|hectares|m2)(superficie|surface)$/

interface Colonne {
  readonly index: number
  readonly annee: string
  readonly facteur: number
  readonly unite: string
}

export const superficie: ObservationProfile = {
  id: 'superficie',
  libelle: 'Superficie des communes',
  // Any table may bring areas: who made them stands in `superficie_source`, not here.
  producteur: null,
  licence: null,
  apporte: 'La superficie des communes, donc la densité.',
  telecharger: 'comparateur',
  annee: 'facultative',
  contenu: 'observations',
  attendu: 'un code de commune et une colonne « SUPERF », « superficie_km2 » ou « superficie_ha »',
  layout(header: Header, { lignes }: Contexte) {
    const code = codeColumns(header)
    const colonnes = header.names.flatMap((name, index) => lireTitre(name, index))
    if (code === null || colonnes.length === 0) return null
    const note = header.find('superficiesource', 'sourcesuperficie')
    const recense = recensement(header)
    const remarques: string[] = []
    if (grossieres(colonnes, lignes()))
      remarques.push(
        'Les superficies sont arrondies au km² : la densité des petites communes n’est qu’approchée. Un fichier plus précis (« SUPERF » de l’Insee, hectares) ou des contours la donneraient mieux.',
      )
    const mesures = [...Map.groupBy(colonnes, ({ annee }) => annee)].map(([annee, memes]): Mesure => {
      const [premiere, ...autres] = parPrecision(memes, lignes())
      if (autres.length > 0)
        remarques.push(
          `La superficie est dans ${memes.length} colonnes : « ${titre(header, premiere)} » (${premiere?.unite}), la plus précise, est lue, pas ${autres.map((une) => `« ${titre(header, une)} »`).join(', ')}.`,
        )
      return {
        index: premiere?.index ?? -1,
        indicateur: 'SUPERF',
        millesime: annee === '' ? recense : annee,
        facteur: premiere?.facteur ?? 1,
        videAbsent: true,
        jamaisNul: true,
        note,
      }
    })
    return { code, nom: nameColumn(header), mesures, remarques }
  },
}

const titre = (header: Header, colonne: Colonne | undefined): string => header.cells[colonne?.index ?? -1] ?? ''

function lireTitre(name: string, index: number): Colonne[] {
  const annee = ANNEE.exec(name)?.[0] ?? ''
  const sans = name.replace(ANNEE, '')
  const devant = UNITE_DEVANT.exec(sans)
  const match = TITRE.exec(devant === null ? sans : `${devant[2]}${devant[1]}`)
  if (match?.groups === undefined) return []
  const { mot = '', unite: ecrite = '' } = match.groups
  // « Surface » or « aire » without a unit may be of anything.
  if (ecrite === '' && !mot.startsWith('superf')) return []
  const unite = UNITES.find(([mots]) => mots.test(ecrite))
  // « Surface agricole utile », « superficie_source » are no area of the commune.
  return unite === undefined ? [] : [{ index, annee, facteur: unite[1], unite: unite[2] }]
}

/** Finest step first: 15.65 km2 and 1565 ha have the same, 16 km2 a hundred times that. Then km2, then the first. */
function parPrecision(colonnes: readonly Colonne[], lignes: readonly (readonly string[])[]): Colonne[] {
  const pas = new Map(colonnes.map((une) => [une, une.facteur * pasDe(lignes.map((cells) => cells[une.index] ?? ''))]))
  return colonnes.toSorted(
    (a, b) => (pas.get(a) ?? 0) * 0.99 - (pas.get(b) ?? 0) * 0.99 || b.facteur - a.facteur || a.index - b.index,
  )
}

/** Fewer cells prove no rounding. */
const PREUVES = 10

function grossieres(colonnes: readonly Colonne[], lignes: readonly (readonly string[])[]): boolean {
  return (
    lignes.length >= PREUVES &&
    colonnes.every(({ index, facteur }) => facteur * pasDe(lignes.map((cells) => cells[index] ?? '')) >= 1)
  )
}

/** Largest power of ten that all these numbers are whole multiples of: 0.01 for 15.65, 100 for 1500 and 300. */
function pasDe(cells: readonly string[]): number {
  let pas = Number.POSITIVE_INFINITY
  for (const cell of cells) {
    const lu = parseNumber(cell)
    if (lu.kind !== 'number' || lu.value === 0) continue
    const texte = String(lu.value)
    const decimales = texte.split('.')[1]?.length ?? 0
    const zeros = decimales > 0 ? 0 : (/0*$/.exec(texte)?.[0].length ?? 0)
    pas = Math.min(pas, 10 ** (zeros - decimales))
  }
  return pas
}

/** Insee's census files give the area without a year: it is filed under that of the latest census they hold. */
function recensement(header: Header): string | null {
  const annees = header.matching(/^p(\d\d)pop$/).flatMap(({ groups: [deux = ''] }) => `20${deux}`)
  return annees.sort().at(-1) ?? null
}
