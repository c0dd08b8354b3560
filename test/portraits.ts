/** Small portraits made by hand for the tests of the documents: every figure can be checked by head. */
import type { EntreeDocument } from '../shared/document/entree.ts'
import type { Block, Cell, Inline, Table } from '../shared/document/model.ts'
import type { ChiffrePublie, Portrait, PortraitCommune } from '../shared/domain/portrait-types.ts'
import type { Quantity, Unit } from '../shared/domain/quantity.ts'
import { known, missing } from '../shared/domain/quantity-ops.ts'

const INSEE = { label: 'Insee, populations municipales', millesime: '2021', file: null, line: null }

/** A known quantity with the source that population figures carry. */
export function q(value: number, unit: Unit, total = 1): Quantity {
  return known(value, unit, {
    millesime: '2021',
    sources: [INSEE],
    formula: 'à la main',
    coverage: { known: total, total },
  })
}

export function commune(
  code: string,
  nom: string,
  population: Quantity,
  superficie: Quantity,
  densite: Quantity,
): PortraitCommune {
  return {
    code,
    nom,
    departement: { code: '03', nom: 'Allier' },
    region: { code: '84', nom: 'Auvergne-Rhône-Alpes' },
    epci: { siren: '200000001', nom: 'CC du Val' },
    codesPostaux: ['03000'],
    centre: null,
    population,
    superficie,
    densite,
    secteur: null,
  }
}

/**
 * Three communes of the Allier: 1 000 + 3 000 + 500 = 4 500 inhabitants on 10 + 20 + 20 = 50 km², so 90 per km².
 * 9 nurses: 9 / 4 500 = 20 per 10 000, 200 per 100 000. Size 1, 35 500 below the threshold of 40 000.
 */
export function portrait(changes: Partial<Portrait> = {}): Portrait {
  const communes = [
    commune('03001', "L'Abbaye-d'Ébreuil", q(1000, 'habitants'), q(10, 'km2'), q(100, 'hab_km2')),
    commune('03002', 'Le Bourg', q(3000, 'habitants'), q(20, 'km2'), q(150, 'hab_km2')),
    commune('03003', 'Hérisson', q(500, 'habitants'), q(20, 'km2'), q(25, 'hab_km2')),
  ]
  return {
    id: 1,
    nom: 'Val de test',
    perimetre: 'complet',
    nombreCommunes: q(3, 'communes'),
    millesime: '2021',
    departements: [{ code: '03', nom: 'Allier', communes: 3 }],
    regions: [{ code: '84', nom: 'Auvergne-Rhône-Alpes' }],
    epci: [{ siren: '200000001', nom: 'CC du Val', communes: 3, total: 4 }],
    communes,
    population: q(4500, 'habitants', 3),
    superficie: q(50, 'km2', 3),
    densite: q(90, 'hab_km2', 3),
    populations: [
      { millesime: '2016', comptee: '2016', population: known(4000, 'habitants', { millesime: '2016', sources: [] }) },
      { millesime: '2021', comptee: '2021', population: q(4500, 'habitants', 3) },
    ],
    partsDepartements: [{ departement: { code: '03', nom: 'Allier' }, part: known(0.0134, 'part') }],
    secteurs: [],
    professions: [
      {
        code: '60',
        libelle: 'Infirmiers',
        effectif: q(9, 'personnes', 3),
        densites: { pour_10000: q(20, 'pour_10000', 3), pour_100000: q(200, 'pour_100000', 3) },
      },
      {
        code: '92',
        libelle: 'Orthoptistes',
        effectif: q(0, 'personnes', 3),
        densites: { pour_10000: q(0, 'pour_10000', 3), pour_100000: q(0, 'pour_100000', 3) },
      },
    ],
    professionnels: q(9, 'personnes', 3),
    structures: [{ categorie: '603', libelle: 'Maisons de santé', effectif: q(2, 'structures', 3) }],
    aPlacer: 0,
    taille: {
      classe: 1,
      libelle: 'moins de 40\u202f000 habitants',
      margeSeuil: 35500,
      seuilProche: 40000,
      direction: 'au-dessous',
      alerte: false,
    },
    versionAci: { id: 'aci-2019+avenant2', libelle: 'ACI du 20 juin 2019 et avenant 2' },
    montants: [
      {
        cle: 'plafond',
        libelle: 'Plafond annuel',
        montant: 287500,
        statut: 'confirmed',
        source: 'Dossier de presse, 2025',
      },
      { cle: 'fonctionnement', libelle: 'Fonctionnement', montant: 50000, statut: 'confirmed', source: 'Sénat, 2025' },
      {
        cle: 'mission:acces-soins:fixe',
        libelle: 'Accès aux soins\u00a0: part fixe',
        montant: null,
        statut: 'to_check',
        source: '',
      },
      {
        cle: 'mission:qualite:fixe',
        libelle: 'Qualité\u00a0: part fixe',
        // An amount typed but never confirmed: it must not be printed as if it were sure.
        montant: 12345,
        statut: 'to_check',
        source: 'mémoire',
      },
    ],
    elargissements: [],
    publies: [],
    sources: [INSEE],
    passeport: [],
    ...changes,
  }
}

/** Nothing imported: areas, supply and structures are missing, not zero. */
export function portraitSansImport(): Portrait {
  const base = portrait()
  const rien = (unit: Unit) => missing('non_importe', unit, { coverage: { known: 0, total: 3 } })
  return {
    ...base,
    communes: base.communes.map((c) => ({ ...c, superficie: rien('km2'), densite: rien('hab_km2') })),
    superficie: rien('km2'),
    densite: rien('hab_km2'),
    professions: base.professions.map((p) => ({
      ...p,
      effectif: rien('personnes'),
      densites: { pour_10000: rien('pour_10000'), pour_100000: rien('pour_100000') },
    })),
    professionnels: rien('personnes'),
    structures: base.structures.map((s) => ({ ...s, effectif: rien('structures') })),
  }
}

export function publie(changes: Partial<ChiffrePublie>): ChiffrePublie {
  return {
    id: 1,
    cptsId: 1,
    cpts: 'Val de test',
    secteurId: null,
    secteur: null,
    territoire: 'cpts',
    indicateur: 'taux:c2s',
    libelle: 'bénéficiaires de la C2S',
    valeur: 10.3,
    motif: null,
    unite: 'pourcent',
    decimales: 1,
    millesime: null,
    base: 'population consommante de 17 ans et plus',
    source: 'Communiqué, 2020',
    ...changes,
  }
}

export function entree(changes: Partial<EntreeDocument> = {}): EntreeDocument {
  return {
    portrait: portrait(),
    figures: {},
    reglages: {},
    textes: {},
    date: '2026-11-22',
    ...changes,
  }
}

function inlines(content: readonly Inline[]): string {
  return content.map((i) => (typeof i === 'string' ? i : i.text)).join('')
}

export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return ''
  if (typeof cell === 'string') return cell
  return inlines('tone' in cell ? cell.content : cell)
}

/** Columns opened: the blocks in reading order. */
export function flat(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((b) => (b.type === 'columns' ? [...flat(b.left), ...flat(b.right)] : [b]))
}

export function tables(blocks: readonly Block[]): Table[] {
  return flat(blocks).filter((b) => b.type === 'table')
}

/** The line of the first table whose first cell is `label`, its cells as text; the total included. */
export function ligne(blocks: readonly Block[], label: string): string[] | undefined {
  return tables(blocks)
    .flatMap((t) => (t.total === null ? [...t.rows] : [...t.rows, t.total]))
    .map((row) => row.map(cellText))
    .find((row) => row[0] === label)
}

/** All that a reader reads, one block a line. */
export function texte(blocks: readonly Block[]): string {
  return flat(blocks)
    .map((b) => {
      switch (b.type) {
        case 'heading':
          return b.text
        case 'paragraph':
          return inlines(b.content)
        case 'list':
          return b.items.map(inlines).join('\n')
        case 'note':
          return `${b.title ?? ''} ${inlines(b.content)}`
        case 'keyFigures':
          return b.items.map((i) => [i.value, i.label, i.detail].join(' ')).join('\n')
        case 'fields':
          return b.items.map((i) => `${i.label} ${i.value}`).join('\n')
        case 'table':
          return [
            b.caption,
            b.columns.map(({ label }) => label).join(' | '),
            ...b.rows.map((r) => r.map(cellText).join(' | ')),
            b.source,
          ].join('\n')
        case 'signatures':
          return b.items.map((i) => [i.role, i.name, i.quality].join(' ')).join('\n')
        default:
          return ''
      }
    })
    .join('\n')
}
