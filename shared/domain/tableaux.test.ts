import { describe, expect, it } from 'vitest'
import { portrait, q } from '../../test/portraits.ts'
import { celluleSure } from './cellule-sure.ts'
import { formatQuantity } from './format.ts'
import { known } from './quantity-ops.ts'
import { type Tableau, tableaux } from './tableaux.ts'

const shown = ({ lignes }: Tableau): string[][] =>
  lignes.map(({ cellules }) => cellules.map((c) => (c.type === 'texte' ? c.texte : formatQuantity(c.quantite))))

function one(id: Tableau['id'], ...portraits: Parameters<typeof tableaux>[0]): Tableau {
  const found = tableaux(portraits).find((tableau) => tableau.id === id)
  if (found === undefined) throw new Error(`no table ${id}`)
  return found
}

describe('tableaux', () => {
  it('gives each commune its code as text and its figures', () => {
    expect(shown(one('communes', portrait()))[0]).toEqual([
      "L'Abbaye-d'Ébreuil",
      '03001',
      '1\u202f000',
      '10,0',
      '100,0',
    ])
  })

  it('puts the CPTS first and its sectors after it', () => {
    const secteurs = [
      {
        nom: 'Nord',
        couleur: null,
        communes: ['03001'],
        population: q(1000, 'habitants'),
        superficie: q(10, 'km2'),
        densite: q(100, 'hab_km2'),
      },
    ]
    const rows = shown(one('territoires', portrait({ secteurs })))
    expect(rows[0]?.slice(0, 3)).toEqual(['Val de test', '3', '4\u202f500'])
    expect(rows[1]).toEqual(['Nord', '1', '1\u202f000', '10,0', '100,0'])
  })

  it('names the CPTS of each line when there are several, and keeps the lines apart', () => {
    const table = one('communes', portrait(), portrait({ nom: 'Autre' }))
    expect(table.colonnes[0]?.libelle).toBe('CPTS')
    expect(new Set(table.lignes.map(({ cle }) => cle)).size).toBe(6)
  })

  it('prints no year over a population that is not of that year, and no exact count of a list that is not complete', () => {
    const publiee = known(12064, 'habitants', { millesime: '2018' })
    const nord = { nom: 'Nord', couleur: null, communes: ['03001'], superficie: q(10, 'km2'), densite: q(1, 'hab_km2') }
    const table = one('territoires', portrait({ perimetre: 'partiel', secteurs: [{ ...nord, population: publiee }] }))
    expect(table.colonnes[2]?.libelle).toBe('Population')
    expect(shown(table)[1]?.[1]).toBe('au moins 1')
    expect(one('territoires', portrait()).colonnes[2]?.libelle).toBe('Population (2021)')
    const deux = one('territoires', portrait(), portrait({ nom: 'Autre', population: publiee }))
    expect(deux.colonnes.map(({ libelle }) => libelle).slice(0, 3)).toEqual(['Territoire', 'Communes', 'Population'])
  })

  it('says that a partial list is partial', () => {
    expect(one('territoires', portrait({ perimetre: 'partiel' })).note).toContain('partielle')
    expect(one('territoires', portrait()).note).toBeNull()
    const deux = ['A', 'B'].map((nom) => portrait({ nom, perimetre: 'partiel' }))
    expect(one('communes', ...deux).note).toMatch(/^A, B\u00a0: La liste/)
    const cinq = ['A', 'B', 'C', 'D', 'E'].map((nom) => portrait({ nom, perimetre: 'inconnu' }))
    expect(one('communes', ...cinq).note).toMatch(/^5\u00a0CPTS\u00a0: La liste/)
  })

  it('prints a published figure with the digits of its publication', () => {
    const publie = {
      id: 7,
      cptsId: 1,
      cpts: 'Val de test',
      secteurId: null,
      secteur: null,
      territoire: 'cpts' as const,
      indicateur: 'taux:c2s',
      libelle: 'C2S',
      valeur: 10.3,
      motif: null,
      unite: 'pourcent' as const,
      decimales: 1,
      millesime: null,
      base: null,
      source: 'Fiche CPAM',
    }
    const region = { ...publie, id: 8, territoire: 'region' as const, valeur: 7.7, cpts: null }
    const [row] = one('publies', portrait({ publies: [publie, region] })).lignes
    expect(
      row?.cellules.map((c) =>
        c.type === 'texte' ? c.texte : formatQuantity(c.quantite, { decimals: c.decimales ?? 0 }),
      ),
    ).toEqual(['C2S', 'Val de test', '10,3\u00a0%', '', '7,7\u00a0%', '', '', 'Fiche CPAM'])
  })

  it('sets beside a published figure those of its year and base only', () => {
    const un = {
      cptsId: 1,
      cpts: 'Val de test',
      secteurId: null,
      secteur: null,
      indicateur: 'taux:c2s',
      libelle: 'C2S',
      motif: null,
      unite: 'pourcent' as const,
      decimales: 1,
      source: 'Rézone',
    }
    const chiffre = (
      id: number,
      territoire: 'cpts' | 'departement',
      valeur: number,
      millesime: string,
      base: string,
    ) => ({
      ...un,
      id,
      territoire,
      valeur,
      millesime,
      base,
    })
    const publies = [
      chiffre(1, 'cpts', 9.9, '2021', 'tous'),
      chiffre(2, 'departement', 6, '2021', 'tous'),
      chiffre(3, 'cpts', 10.3, '2023', 'tous'),
      chiffre(4, 'departement', 6.9, '2023', 'tous'),
      chiffre(5, 'cpts', 3.3, '2023', '60 ans et plus'),
    ]
    const lignes = one('publies', portrait({ publies })).lignes.map(({ cellules }) =>
      [cellules[0], cellules[2], cellules[3]].map((c) =>
        c?.type === 'quantite' ? formatQuantity(c.quantite) : c?.texte,
      ),
    )
    expect(lignes).toEqual([
      ['C2S, tous (2021)', '9,9\u00a0%', '6,0\u00a0%'],
      ['C2S, tous (2023)', '10,3\u00a0%', '6,9\u00a0%'],
      ['C2S, 60 ans et plus', '3,3\u00a0%', ''],
    ])
  })

  it('says on each line of professions where it is read, and of how many sources the whole is made', () => {
    const de = (label: string) =>
      known(4, 'personnes', { sources: [{ label, millesime: '2026-06-01', file: 'f.csv', line: null }] })
    const ensemble = { ...de('A'), value: 8, sources: [...de('A').sources, ...de('B').sources] }
    const professions = portrait().professions.map((une, i) => ({ ...une, effectif: de(i === 0 ? 'A' : 'B') }))
    const rows = shown(one('professions', portrait({ professions, professionnels: ensemble })))
    expect(rows.map((row) => [row[0], row.at(-1)])).toEqual([
      ['Infirmiers', 'A, 1er juin 2026'],
      ['Orthoptistes', 'B, 1er juin 2026'],
      ['Ensemble, chaque personne comptée une fois dans sa source', 'A, 1er juin 2026\u00a0; B, 1er juin 2026'],
    ])
    expect(shown(one('professions', portrait())).at(-1)?.[0]).toBe('Ensemble, chaque personne comptée une fois')
  })

  it('counts nothing twice: no CPTS, no table', () => {
    expect(tableaux([])).toEqual([])
  })
})

describe('celluleSure', () => {
  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
    'puts an apostrophe before %j',
    (text) => {
      expect(celluleSure(text)).toBe(`'${text}`)
    },
  )
  it.each(['', 'Billom', 'Saint-Bonnet', '−3', ' =1', 'a=1'])('leaves %j', (text) => {
    expect(celluleSure(text)).toBe(text)
  })
})
