/** Small facts for the tests of this room: communes, activities, published figures. */
import type { Faits, Serie } from '../shared/domain/chiffres/faits.ts'
import { POPULATION, SUPERFICIE } from '../shared/domain/chiffres/ids.ts'
import { sansDoublons } from '../shared/domain/codes.ts'
import { indicateur } from '../shared/domain/indicateurs/catalogue.ts'
import { buildPortrait } from '../shared/domain/portrait.ts'
import type { ActiviteFact, ChiffrePublie, CommuneInfo, OffreFacts, Portrait } from '../shared/domain/portrait-types.ts'
import type { ChiffreConnu } from '../shared/domain/publies.ts'
import type { Quantity, SourceRef } from '../shared/domain/quantity.ts'
import { known, missing } from '../shared/domain/quantity-ops.ts'

export const INSEE: SourceRef = {
  label: 'Insee, populations municipales',
  millesime: '2021',
  file: null,
  line: null,
}

export function habitants(value: number, millesime = '2021'): Quantity {
  return known(value, 'habitants', { millesime, sources: [{ ...INSEE, millesime }], formula: 'population municipale' })
}

/** A commune and what is known of it. */
export interface CommuneEssai {
  readonly info: CommuneInfo
  /** By vintage. */
  readonly populations: ReadonlyMap<string, Quantity>
  /** Vintage → year really counted, where it is another. */
  readonly recensements?: ReadonlyMap<string, string>
  readonly superficie: Quantity
}

/** A commune of the département of its code; area null: not imported. */
export function commune(
  code: string,
  population: number,
  superficie: number | null = null,
  extra: { readonly epci?: string; readonly annees?: Readonly<Record<string, number>> } = {},
): CommuneEssai {
  const departement = code.slice(0, 2)
  const annees = Object.entries({ 2021: population, ...extra.annees })
  return {
    info: {
      code,
      nom: `Commune ${code}`,
      departement: { code: departement, nom: `Département ${departement}` },
      region: { code: '84', nom: 'Auvergne-Rhône-Alpes' },
      epci: extra.epci === undefined ? null : { siren: extra.epci, nom: `EPCI ${extra.epci}` },
      codesPostaux: [],
      centre: null,
    },
    populations: new Map(annees.map(([annee, value]) => [annee, habitants(value, annee)])),
    superficie:
      superficie === null
        ? missing('non_importe', 'km2')
        : known(superficie, 'km2', {
            sources: [{ label: 'Insee, SUPERF', millesime: '2023', file: 's.csv', line: 2 }],
          }),
  }
}

export function activite(
  personne: string,
  profession: string,
  place: string | null,
  extra: Partial<ActiviteFact> = {},
): ActiviteFact {
  return { personne, profession, commune: place, savoirFaire: null, mode: 'L', ...extra }
}

/** Numbers of the CPTS named in the tests: « CPTS » is the first. */
const numeros = ['CPTS']
export function numero(cpts: string): number {
  if (!numeros.includes(cpts)) numeros.push(cpts)
  return numeros.indexOf(cpts) + 1
}

let ids = 0
/** A figure of a CPTS; its unit follows the indicator. */
export function chiffre(cpts: string | null, indicateur: string, valeur: number, extra: Partial<ChiffreConnu> = {}) {
  ids += 1
  const published: ChiffreConnu = {
    id: ids,
    cptsId: cpts === null ? null : numero(cpts),
    cpts,
    secteurId: null,
    secteur: null,
    territoire: cpts === null ? 'departement' : extra.secteur == null ? 'cpts' : 'secteur',
    indicateur,
    libelle: indicateur,
    valeur,
    motif: null,
    unite: unite(indicateur),
    decimales: 0,
    millesime: null,
    base: null,
    source: 'Dossier de presse',
    ...extra,
  }
  return published
}

function unite(indicateur: string): ChiffrePublie['unite'] {
  if (indicateur.startsWith('part_')) return 'pourcent'
  if (indicateur.startsWith('profession')) return 'personnes'
  if (indicateur.startsWith('structure:')) return 'structures'
  if (indicateur === 'densite') return 'hab_km2'
  if (indicateur === 'superficie') return 'km2'
  return indicateur === 'communes' ? 'communes' : indicateur === 'taille' ? 'ratio' : 'habitants'
}

export const faitsVides: Faits = {
  id: numero('CPTS'),
  nom: 'CPTS',
  perimetre: 'complet',
  millesime: '2021',
  versionAci: 'aci-2019+avenant2',
  communes: [],
  infos: [],
  secteurs: [],
  epciTotaux: new Map(),
  departementPopulations: new Map(),
  sources: new Map(),
  series: [],
  recensements: new Map(),
  habitants: new Map(),
  retenues: new Map(),
  offre: { listes: [], imposee: false, choix: new Map() },
  structures: null,
  publies: [],
  elargissements: [],
  passeport: [],
  ecartsPopulation: [],
}

/** Nothing but its name. */
export const vide: Essai = {
  nom: 'CPTS',
  perimetre: 'complet',
  millesime: '2021',
  versionAci: 'aci-2019+avenant2',
  secteurs: [],
  publies: [],
}

/** What a test says of a CPTS: its communes one by one, its directory of professionals. */
export interface Essai extends Partial<Omit<Faits, 'communes' | 'infos' | 'offre'>> {
  readonly communes?: readonly CommuneEssai[]
  readonly offre?: OffreFacts | null
}

const serie = (id: string, millesime: string, valeurs: readonly (readonly [string, Quantity])[]): Serie => {
  const definition = indicateur(id)
  if (definition === undefined) throw new Error(id)
  const libelleSource = valeurs[0]?.[1].sources[0]?.label ?? ''
  return {
    definition,
    millesime,
    source: null,
    voix: 'incluse',
    libelleSource,
    valeurs: new Map(valeurs),
    comparaisons: [],
  }
}

/** The populations of these communes by vintage, and their areas. */
function seriesDe(communes: readonly CommuneEssai[]): Serie[] {
  const annees = [...new Set(communes.flatMap(({ populations }) => [...populations.keys()]))].sort()
  const superficies = communes.flatMap(({ info, superficie }) =>
    superficie.kind === 'missing' ? [] : [[info.code, superficie] as const],
  )
  return [
    ...annees.map((annee) =>
      serie(
        POPULATION,
        annee,
        communes.flatMap(({ info, populations }) => {
          const lue = populations.get(annee)
          return lue === undefined ? [] : [[info.code, lue] as const]
        }),
      ),
    ),
    ...(superficies.length === 0 ? [] : [serie(SUPERFICIE, '2023', superficies)]),
  ]
}

export function faits({ communes: donnees = [], offre = null, series = [], ...reste }: Essai): Faits {
  const communes = sansDoublons(donnees, ({ info }) => info.code)
  const annees = [...new Set(communes.flatMap(({ recensements }) => [...(recensements?.keys() ?? [])]))]
  const listes = offre === null ? [] : [offre, ...(offre.complements ?? [])]
  const ailleurs = [...(offre?.ailleurs ?? [])]
  return {
    ...faitsVides,
    communes: communes.map(({ info }) => info.code),
    infos: communes.map(({ info }) => info),
    series: [...series, ...seriesDe(communes)],
    recensements: new Map(
      annees.map((annee) => [
        annee,
        new Map(
          communes.flatMap(({ info, recensements }) => {
            const comptee = recensements?.get(annee)
            return comptee === undefined ? [] : [[info.code, comptee] as const]
          }),
        ),
      ]),
    ),
    offre: {
      listes: [
        ...listes.map((facts, i) => ({ id: i + 1, facts })),
        // Another directory than the first.
        ...ailleurs.map(([profession, facts], i) => ({
          id: 100 + i,
          facts: { ...facts, famille: facts.famille ?? `ailleurs ${profession}` },
        })),
      ],
      imposee: offre?.imposee === true,
      choix: new Map(ailleurs.map(([profession], i) => [profession, 100 + i])),
    },
    ...reste,
  }
}

export const portraitDe = (essai: Essai): Portrait => buildPortrait(faits(essai))
