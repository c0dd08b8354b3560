import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { maillageError } from '../../../../test/maillage-error.ts'
import { hasSharedData, sharedData } from '../../../../test/shared-data.ts'
import { tempFolder } from '../../../../test/temp-folder.ts'
import { type Backend, openBackend } from '../../backend.ts'

let backend: Backend
beforeAll(async () => {
  backend = await openBackend()
})
afterAll(() => backend.close())

const look = (source: string) => backend.call('donnees.reconnaitre', { source })

function made(name: string, content: string | Uint8Array): string {
  const path = join(tempFolder(), name)
  writeFileSync(path, content)
  return path
}

describe.skipIf(!hasSharedData('insee/donnees_communes_2020.csv'))('real files of Insee', () => {
  it('rebuilds the code where COM is the name, and tells the year from the values', async () => {
    const seen = await look(sharedData('insee/donnees_communes_2020.csv'))
    expect(seen).toMatchObject({
      profil: 'insee-populations',
      millesime: '2020',
      encodage: 'UTF-8',
      separateur: 'point-virgule',
      message: null,
    })
    expect(seen.entete).toEqual(['Code commune', 'PMUN', 'PCAP', 'PTOT'])
    expect(seen.lignes).toHaveLength(8)
    expect(seen.lignes[0]).toEqual(['01001', '806', '15', '821'])
  })

  it('tells the year from the values under any name', async () => {
    const { readFileSync } = await import('node:fs')
    const renamed = made('population.csv', readFileSync(sharedData('insee/donnees_communes_2020.csv')))
    expect(await look(renamed)).toMatchObject({ millesime: '2020' })
  })
})

describe.skipIf(
  !hasSharedData('ps/PS_LibreAcces_Personne_activite_SYNTHETIQUE.txt', 'finess/etalab-cs1100507-stock_SYNTHETIQUE.csv'),
)('health files', () => {
  it('shows no name of a person from the Annuaire Santé', async () => {
    const seen = await look(sharedData('ps/PS_LibreAcces_Personne_activite_SYNTHETIQUE.txt'))
    expect(seen.profil).toBe('annuaire-sante')
    expect(seen.entete.join(' ')).not.toMatch(/nom|prénom/i)
    expect(seen.lignes[0]).toEqual(expect.arrayContaining(['Médecin', '03254']))
  })

  it('reads the FINESS stock in windows-1252, its date and its commune codes', async () => {
    const seen = await look(sharedData('finess/etalab-cs1100507-stock_SYNTHETIQUE.csv'))
    expect(seen).toMatchObject({ profil: 'finess-stock', encodage: 'Windows-1252', millesime: '2026-05-12' })
    expect(seen.lignes[0]?.[2]).toBe('03254')
    expect(seen.lignes.flat().join(' ')).toContain('Maison de santé')
  })
})

describe.skipIf(
  !hasSharedData('contours/departements-2018/communes-03-allier.geojson', 'contours/france-communes-2022.topojson'),
)('map files', () => {
  it('knows GeoJSON, also compressed, and shows its properties', async () => {
    const path = sharedData('contours/departements-2018/communes-03-allier.geojson')
    expect(await look(path)).toMatchObject({ profil: 'contours', millesime: null, entete: ['code', 'nom'] })
    const { readFileSync } = await import('node:fs')
    expect(await look(made('allier 2018.geojson.gz', gzipSync(readFileSync(path))))).toMatchObject({
      profil: 'contours',
      millesime: '2018',
    })
  })

  it('knows TopoJSON', async () => {
    expect(await look(sharedData('contours/france-communes-2022.topojson'))).toMatchObject({
      profil: 'contours',
      libelle: 'Contours de communes, TopoJSON',
      millesime: '2022',
    })
  })
})

describe('files made here', () => {
  it('puts back the zero of a code and keeps a name that looks like a formula as text', async () => {
    const seen = await look(made('pop.csv', 'CODGEO;LIBGEO;PMUN2021\n1004;=HYPERLINK("x");832\n'))
    expect(seen).toMatchObject({ profil: 'insee-populations-historique', millesime: '2021' })
    expect(seen.lignes).toEqual([['01004', '=HYPERLINK("x")', '832']])
  })

  it('shows a table that it does not know, and says why', async () => {
    const seen = await look(made('autre.csv', 'a;b\n1;2\n3;4\n'))
    expect(seen).toMatchObject({
      profil: null,
      separateur: 'point-virgule',
      entete: ['a', 'b'],
      lignes: [
        ['1', '2'],
        ['3', '4'],
      ],
    })
    expect(seen.message).toContain('Aucune source connue')
    expect(seen.message).not.toContain('--')
  })

  it('says when there is a header and nothing after it', async () => {
    const seen = await look(made('vide.csv', 'CODGEO;PMUN2021\n'))
    expect(seen.profil).toBe('insee-populations-historique')
    expect(seen.message).toContain('aucune ligne')
  })

  it.each([
    ['a PDF renamed .csv', 'populations.csv', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n', 'fichier-non-reconnu', 'PDF'],
    ['an empty file', 'rien.csv', '', 'fichier-abime', 'aucune donnée'],
    [
      'a binary file',
      'donnees.csv',
      Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256),
      'fichier-non-reconnu',
      'binaire',
    ],
    [
      'a cut workbook',
      'tableau.xlsx',
      Uint8Array.of(0x50, 0x4b, 3, 4, ...new TextEncoder().encode('[Content_Types].xml xl/workbook.xml')),
      'fichier-abime',
      'ses feuilles ne peuvent pas être lues',
    ],
    ['a JSON that is no map', 'a.json', '{"bonjour": ["tout le monde", 1, 2, 3]}', 'fichier-non-reconnu', 'GeoJSON'],
    [
      'a .shp without its zip',
      'communes.shp',
      Uint8Array.of(0, 0, 0x27, 0x0a, ...new Uint8Array(100)),
      'fichier-non-reconnu',
      '.dbf',
    ],
    [
      'a cut .gz',
      'donnees.csv.gz',
      gzipSync('CODGEO;PMUN2021\n'.repeat(500)).subarray(0, 40),
      'fichier-abime',
      'décompressé',
    ],
  ])('refuses %s, saying what it is', async (_, name, content, kind, word) => {
    const error = await maillageError(() => look(made(name, content)))
    expect(error.kind).toBe(kind)
    expect(error.explication).toContain(word)
    expect(error.issue).not.toBe('')
  })
})

describe('what is known and not imported', () => {
  it.each([
    ['liste.txt', 'Theys\nLaval\nGoncelin\nTencin\n'],
    ['liste.csv', 'commune;departement\nLa Garde;83\nLe Pradet;83\n'],
    ['phrase.txt', 'Notre CPTS couvre Mérignac, Pessac et Martignas-sur-Jalle.'],
  ])('%s is a list of communes, and says where it is read', async (nom, contenu) => {
    const vu = await look(made(nom, contenu))
    expect(vu).toMatchObject({ profil: null, connu: true, libelle: 'Liste de communes' })
    expect(vu.message).toMatch(/nomme [234]\scommunes, et ne donne que leurs noms/)
    expect(vu.message).toContain('Coller une liste…')
  })

  it('a table that no source is known for is not said to be known', async () => {
    expect(await look(made('bancs.csv', 'rue;bancs\nRue Haute;3\nRue Basse;4\n'))).toMatchObject({ connu: false })
  })
})

describe('the files to download', () => {
  it('are ticked by what came of a file, whatever its form', async () => {
    const fichier = join(tempFolder(), 'coches.maillage')
    await backend.call('dossier.creer', { fichier, nom: 'C', cpts: [{ nom: 'C', communes: ['03118'] }] })
    const presents = async () => {
      const { groupes } = await backend.call('donnees.telechargements', { fichier })
      return groupes.flatMap(({ fichiers }) => fichiers.filter(({ present }) => present).map(({ id }) => id))
    }
    expect(await presents()).not.toContain('filosofi')
    // Areas alone are not the comparateur.
    await backend.call('dossier.importer', {
      fichier,
      source: made('superficie.csv', 'CODGEO;SUPERF\n03118;35,1\n'),
      millesime: '2023',
    })
    expect(await presents()).not.toContain('comparateur')
    const filosofi = made('cc_filosofi_2021_COM.csv', 'CODGEO;MED21;TP6021\n03118;21500;17,2\n')
    await backend.call('dossier.importer', { fichier, source: filosofi })
    expect(await presents()).toContain('filosofi')
  })
})
