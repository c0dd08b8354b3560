/** The screen, the CSV, the workbook and the JSON of the command line hold the same figures, under the same words. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tableauIndicateurs } from '../../../../shared/domain/tableau-indicateurs.ts'
import { type Cellule, type Tableau, tableaux, texteCellule } from '../../../../shared/domain/tableaux.ts'
import { type BackendParNom, parNom } from '../../../../test/backend.ts'
import { tempFolder } from '../../../../test/temp-folder.ts'
import { chiffresCsv } from '../../../hosts/cli/chiffres.ts'
import { openBackend } from '../../backend.ts'

let backend: BackendParNom
beforeAll(async () => {
  backend = parNom(await openBackend())
})
afterAll(() => backend.close())

const CPTS = 'Dombes'
const LIGNE = { unite: 'personnes', millesime: '2024', base: null, source: 'CPAM de l’Ain' } as const
const MOINS_DE_11 = { intervalle: { min: 0, max: 10 }, decimales: 0 }

/** Ambérieu-en-Bugey (01004) and Bourg-en-Bresse (01053), with figures of every kind. */
async function dossier(): Promise<string> {
  const folder = tempFolder()
  const fichier = join(folder, 'a.maillage')
  await backend.call('dossier.creer', { fichier, nom: 'A', cpts: [{ nom: CPTS, communes: ['01004', '01053'] }] })
  const importer = async (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    await backend.call('dossier.importer', { fichier, source: join(folder, name) })
  }
  await importer('base_2021.csv', 'CODGEO;P21_POP;P21_POPF;P21_POP90P\n01004;15000;7500;120\n01053;42000;21000;s\n')
  await importer('zonage_2022.csv', 'Code;Libellé;zonage\n01004;Ambérieu;1_ZIP\n01053;Bourg;2_ZAC\n')
  await importer(
    'demographie.csv',
    'annee;profession_sante;region;libelle_region;departement;libelle_departement;classe_age;libelle_classe_age;sexe;libelle_sexe;effectif;densite\n' +
      '2023;Infirmiers;84;ARA;01;Ain;;Tout âge;;tout sexe;800;120,5\n',
  )
  await backend.call('saisie.enregistrer', {
    fichier,
    cpts: CPTS,
    lignes: [
      {
        ...LIGNE,
        indicateur: 'saisie:ald',
        libelle: 'Patients en ALD sans médecin',
        valeurs: {
          cpts: MOINS_DE_11,
          departement: { intervalle: { min: 5, max: 10 }, decimales: 0 },
          region: { motif: 'secret' },
          france: { valeur: 1234, decimales: 0 },
        },
      },
    ],
  })
  return fichier
}

async function lire(fichier: string) {
  const portrait = await backend.call('portrait.lire', { fichier, cpts: CPTS })
  const syntheses = await backend.call('indicateurs.lire', { fichier, cpts: CPTS })
  const ecran = [...tableaux([portrait]), tableauIndicateurs([{ nom: CPTS, syntheses }])]
  const bytes = async (format: 'csv' | 'xlsx') =>
    Buffer.from((await backend.call('chiffres.exporter', { fichier, cpts: CPTS, format })).base64, 'base64')
  const csv = Papa.parse<Record<string, string>>((await bytes('csv')).toString('utf8').replace(/^\uFEFF/, ''), {
    header: true,
    delimiter: ';',
    skipEmptyLines: true,
  }).data
  const book = read(await bytes('xlsx'), { type: 'buffer' })
  const [json] = (await backend.call('dossier.chiffres', { fichier })).cpts
  if (json === undefined) throw new Error('one CPTS')
  return { ecran, csv, book, json, syntheses }
}

const exact = (cellule: Cellule): number | null =>
  cellule.type === 'quantite' && cellule.quantite.kind === 'known' ? cellule.quantite.value : null

/** Figures of a table on screen: the table, the column, what is read. */
const figures = ({ titre, colonnes, lignes }: Tableau) =>
  lignes.flatMap(({ cellules }) =>
    cellules.flatMap((une, i) => (une.type === 'texte' ? [] : [[titre, colonnes[i]?.libelle, texteCellule(une)]])),
  )

describe('the same figures everywhere', () => {
  it('on screen and in the CSV, the zoning and the figures without value too', async () => {
    const { ecran, csv } = await lire(await dossier())
    expect(csv.map((row) => [row.tableau, row.indicateur, row.affichage])).toEqual(ecran.flatMap(figures))
    const autres = csv.filter((row) => row.tableau === 'Autres chiffres des communes')
    const dit = (mot: string) => autres.find((row) => row.ligne?.includes(mot) && row.indicateur === 'CPTS entière')
    expect(dit('Zonage')).toMatchObject({ affichage: '1\u00a0ZIP, 1\u00a0ZAC', valeur: '' })
    expect(dit('Part des femmes')).toMatchObject({ affichage: '50,0\u00a0%', valeur: '50' })
    expect(dit('Infirmiers, selon')).toMatchObject({ affichage: 'publié par département seulement', valeur: '' })
    expect(autres.find((row) => row.ligne?.includes('Infirmiers, selon') && row.valeur === '800')).toMatchObject({
      indicateur: 'Département',
      formule: 'Infirmiers, selon l’Assurance maladie, donné par le fichier pour ce territoire',
    })
    const publies = csv.filter((row) => row.tableau === 'Chiffres publiés et comparaisons')
    expect(publies.map((row) => [row.affichage, row.valeur, row.minimum, row.maximum])).toEqual([
      ['moins de 11', '', '0', '10'],
      ['de 5 à 10', '', '5', '10'],
      ['secret statistique', '', '', ''],
      ['1\u202f234', '1234', '1234', '1234'],
    ])
  })

  it('on screen and in the workbook: numbers where they are known, the same words elsewhere', async () => {
    const { ecran, book } = await lire(await dossier())
    const feuilles: Readonly<Record<string, string>> = { publies: 'Chiffres publiés', indicateurs: 'Autres chiffres' }
    for (const [id, nom] of Object.entries(feuilles)) {
      const tableau = ecran.find((un) => un.id === id)
      if (tableau === undefined) throw new Error(id)
      const rows = utils.sheet_to_json<(string | number)[]>(book.Sheets[nom] ?? {}, { header: 1, defval: '' })
      expect(rows).toEqual([
        tableau.colonnes.map(({ libelle }) => libelle),
        ...tableau.lignes.map(({ cellules }) => cellules.map((une) => exact(une) ?? texteCellule(une))),
      ])
    }
  })

  it('on screen and in the JSON of the command line', async () => {
    const { ecran, json, syntheses } = await lire(await dossier())
    const tableau = ecran.find(({ id }) => id === 'indicateurs')
    expect(json.indicateurs.map(({ libelle, theme, texte }) => [theme, libelle, texte])).toEqual(
      tableau?.lignes.map(({ cellules }) =>
        [0, 1, 3].map((i) => texteCellule(cellules[i] ?? { type: 'texte', texte: '' })),
      ),
    )
    expect(json.indicateurs.map(({ id, valeur }) => [id, valeur.valeur])).toEqual(
      syntheses.map(({ id, valeur }) => [id, valeur.kind === 'known' ? valeur.value : null]),
    )
    expect(json.indicateurs.find(({ id }) => id === 'DEMO:60')).toMatchObject({
      valeur: { etat: 'manquante', motif: 'non_diffuse' },
      comparaisons: [{ niveau: 'departement', nom: 'Ain', origine: 'donnee', valeur: { valeur: 800 } }],
    })
    expect(
      json.publies.map(({ territoire, texte, valeur }) => [territoire, texte, valeur.min, valeur.max, valeur.motif]),
    ).toEqual([
      ['cpts', 'moins de 11', 0, 10, null],
      ['departement', 'de 5 à 10', 5, 10, null],
      ['region', 'secret statistique', null, null, 'secret'],
      ['france', '1\u202f234', 1234, 1234, null],
    ])
    expect(json.populations.map(({ millesime, population }) => [millesime, population.valeur])).toEqual(
      ecran
        .find(({ id }) => id === 'populations')
        ?.lignes.map(({ cellules }) => [
          texteCellule(cellules[0] ?? { type: 'texte', texte: '' }),
          exact(cellules[1] ?? { type: 'texte', texte: '' }),
        ]),
    )
  })

  it('in the CSV of the command line too', async () => {
    const fichier = await dossier()
    const lignes = chiffresCsv(await backend.call('dossier.chiffres', { fichier })).split('\r\n')
    expect(lignes.find((ligne) => ligne.includes('ZONE:MG'))).toContain('1\u00a0ZIP, 1\u00a0ZAC')
    expect(lignes.find((ligne) => ligne.includes('chiffre publie : Dombes'))).toContain(';intervalle;;0;10;personnes;')
  })
})

describe('a file that lacks a commune of the CPTS', () => {
  it('is completed as in the portrait, both sources named', async () => {
    const folder = tempFolder()
    const fichier = join(folder, 'a.maillage')
    await backend.call('dossier.creer', { fichier, nom: 'A', cpts: [{ nom: CPTS, communes: ['01004', '01053'] }] })
    for (const [name, text] of [
      ['superf_2020.csv', 'CODGEO;SUPERF\n01004;24.6\n01053;23.9\n'],
      ['superf_2023.csv', 'CODGEO;SUPERF\n01004;25\n'],
      ['population_2021.csv', 'COM;PMUN\n01004;14000\n'],
    ] as const) {
      writeFileSync(join(folder, name), text)
      await backend.call('dossier.importer', { fichier, source: join(folder, name), millesime: name.slice(-8, -4) })
    }
    const { portrait, autres } = {
      portrait: await backend.call('portrait.lire', { fichier, cpts: CPTS }),
      autres: await backend.call('indicateurs.lire', { fichier, cpts: CPTS }),
    }
    const superficie = autres.find(({ id }) => id === 'SUPERF')
    // 25 of 2023 for Ambérieu, 23.9 of 2020 for Bourg.
    expect(portrait.superficie).toMatchObject({ kind: 'known', value: 48.9 })
    expect(superficie?.valeur).toMatchObject({ kind: 'known', value: 48.9 })
    expect(superficie?.libelleSource).toMatch(/superf_2023\.csv\u00a0; pour 1\u00a0commune, .*superf_2020\.csv/)
    const population = autres.find(({ id }) => id === 'PMUN')
    const du2021 = portrait.populations.find(({ millesime }) => millesime === '2021')?.population
    expect(du2021?.kind).toBe('known')
    expect(population?.valeur).toMatchObject({ kind: 'known', value: du2021?.kind === 'known' ? du2021.value : 0 })
    expect(population?.libelleSource).toMatch(
      /population_2021\.csv\u00a0; pour 1\u00a0commune, Insee, populations municipales \(incluses dans Maillage\)/,
    )
    expect(population?.valeur.sources).toHaveLength(2)
    // The reference alone is still told beside it, and the gap is that of Ambérieu only.
    expect(population?.autres).toMatchObject([{ source: null, valeur: { kind: 'known' } }])
  })
})
