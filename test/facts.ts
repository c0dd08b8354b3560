/** Small facts for the tests of this room: communes, activities, published figures. */
import type { ActiviteFact, ChiffrePublie, CommuneFacts, PortraitInput } from '../shared/domain/portrait-types.ts'
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

/** A commune of the département of its code; area null: not imported. */
export function commune(
  code: string,
  population: number,
  superficie: number | null = null,
  extra: { readonly secteur?: string; readonly epci?: string; readonly annees?: Readonly<Record<string, number>> } = {},
): CommuneFacts {
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
    secteur: extra.secteur ?? null,
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

let ids = 0
/** A figure of a CPTS; its unit follows the indicator. */
export function chiffre(cpts: string | null, indicateur: string, valeur: number, extra: Partial<ChiffreConnu> = {}) {
  ids += 1
  const published: ChiffreConnu = {
    id: ids,
    cpts,
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

export const vide: PortraitInput = {
  nom: 'CPTS',
  perimetre: 'complet',
  millesime: '2021',
  versionAci: 'aci-2019+avenant2',
  communes: [],
  secteurs: [],
  epciTotaux: new Map(),
  departementPopulations: new Map(),
  offre: null,
  structures: null,
  publies: [],
  passeport: [],
}
