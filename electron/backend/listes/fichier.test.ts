/** Files that hold communes, as people have them. Codes and names are those of the embedded reference. */
import { writeFileSync } from 'node:fs'
import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { testBackend } from '../../../test/backend.ts'
import { maillageError } from '../../../test/maillage-error.ts'
import { hasSharedData, sharedData } from '../../../test/shared-data.ts'

const NBSP = '\u00A0'

async function window() {
  const { backend, file } = await testBackend()
  const write = (name: string, content: string | Buffer): string => {
    writeFileSync(file(name), content)
    return file(name)
  }
  return { backend, file, write }
}

async function read(name: string, content: string | Buffer, options: { colonne?: number; departement?: string } = {}) {
  const { backend, write } = await window()
  return backend.call('territoire.lireFichier', { source: write(name, content), ...options })
}

const codes = (lu: Awaited<ReturnType<typeof read>>) => lu.lecture?.reconnues.map(({ commune }) => commune.code)

describe('a table with a column of communes', () => {
  it.each([
    ['codes', 'l.csv', 'code_insee;population\n03118;5610\n03310;25279\n03095;12966\n'],
    ['codes that lost their zero', 'l.csv', 'code;commune\n3118;Gannat\n3310;Vichy\n3095;Cusset\n'],
    [
      'codes among other columns, after titles',
      'l.csv',
      'Liste du 3 mai\n\nNom;Code Insee;Habitants\nGannat;03118;5610\nVichy;03310;25279\nCusset;03095;12966\n',
    ],
    ['names and département, tabs', 'l.tsv', 'Commune\tDépartement\nGannat\t03\nVichy\t03\nCusset\tAllier\n'],
    [
      'names alone, windows-1252',
      'l.csv',
      Buffer.from('Nom de la commune;Élus\nGannat;1\nVichy;2\nCusset;3\n', 'latin1'),
    ],
    ['département and code apart', 'l.csv', 'DEP,CODCOM,nom\n03,118,Gannat\n03,310,Vichy\n03,095,Cusset\n'],
    ['postcodes', 'l.csv', 'code postal;ville\n03800;Gannat\n03200;Vichy\n03300;Cusset\n'],
    ['free text', 'l.txt', '• Gannat\n• Vichy et Cusset\n'],
    ['a sentence', 'l.txt', 'Gannat, Vichy, Cusset'],
  ])('%s', async (_nom, fichier, contenu) => {
    const lu = await read(fichier, contenu)
    expect([lu.nature, codes(lu), lu.lecture?.ambigues, lu.lecture?.inconnues]).toEqual([
      'liste',
      ['03118', '03310', '03095'],
      [],
      [],
    ])
  })

  it('says on which line of the file each question stands, and what repeats', async () => {
    const lu = await read('l.csv', 'titre\ncommune;n\nGannat;1\n\nVichi;2\nClaix;3\nGannat;4\n;5\n')
    expect(lu.lecture?.inconnues.map(({ element, ligne }) => [element, ligne])).toEqual([['Vichi', 5]])
    expect(lu.lecture?.ambigues.map(({ element, ligne }) => [element, ligne])).toEqual([['Claix', 6]])
    expect([lu.lecture?.reconnues[0]?.ligne, lu.lecture?.repetees]).toEqual([3, 1])
    expect(lu.avertissements).toEqual([`1${NBSP}ligne n’a rien dans cette colonne (ligne 8).`])
  })

  it('proposes the column of codes, and reads another one when asked', async () => {
    const table = 'zzz;ttt;fff\n03118;Vichy;oui\n03310;Cusset;non\n'
    const lu = await read('l.csv', table)
    expect(lu.colonnes.map(({ titre, contenu }) => [titre, contenu])).toEqual([
      ['zzz', 'codes'],
      ['ttt', 'noms'],
      ['fff', 'autre'],
    ])
    expect([lu.colonne, codes(lu)]).toEqual([0, ['03118', '03310']])
    const noms = await read('l.csv', table, { colonne: 1 })
    expect([noms.colonne, codes(noms)]).toEqual([1, ['03310', '03095']])
    const { backend, write } = await window()
    const absente = () => backend.call('territoire.lireFichier', { source: write('l.csv', table), colonne: 9 })
    expect((await maillageError(absente)).titre).toBe('Cette colonne n’existe pas.')
  })

  it('a code and a name that disagree are a question, not a guess', async () => {
    const lu = await read('l.csv', 'code_insee;commune\n03118;Gannat\n03310;Cusset\n')
    expect(lu.lecture?.ambigues.map(({ ligne, choix }) => [ligne, choix.map(({ code }) => code)])).toEqual([
      [3, ['03310', '03095']],
    ])
  })

  it('an arrondissement of Paris is itself, beside whole communes', async () => {
    const lu = await read('l.csv', 'code_insee\n75101\n75102\n69259\n')
    expect(codes(lu)).toEqual(['75101', '75102', '69259'])
  })

  it('what is no list is refused with what to do, and names of cells stay text', async () => {
    const { backend, write } = await window()
    const refused = (name: string, content: string | Buffer) =>
      maillageError(() => backend.call('territoire.lireFichier', { source: write(name, content) }))
    expect((await refused('a.csv', '%PDF-1.7')).kind).toBe('fichier-non-reconnu')
    expect((await refused('a.csv', '')).kind).toBe('fichier-abime')
    const none = await refused('a.csv', 'zz;tt\n<img src=x>;=HYPERLINK("a")\n')
    expect([none.kind, none.titre]).toEqual(['donnees-invalides', 'Aucune commune n’a été reconnue dans ce fichier.'])
    expect((await refused('a.csv', `code\n${'03118\n'.repeat(41_000)}`)).explication).toContain('40\u202F000')
    expect((await refused('a.csv', 'code;nom\n03118;"Gannat\n03310;Vichy\n')).kind).toBe('fichier-abime')
  })
})

describe('a workbook', () => {
  const workbook = (bookType: 'xlsx' | 'ods' | 'biff8'): Buffer => {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([['Réunion du 3 mai'], ['Présents', 12]]), 'Notes')
    const rows = [
      ['Territoire'],
      [],
      ['Commune', 'Code', 'Habitants'],
      ['Gannat', 3118, 5610],
      ['Vichy', '03310', 25279],
      ['Vichi', null, 1],
    ]
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Communes')
    return write(book, { type: 'buffer', bookType }) as Buffer
  }

  it.each(['xlsx', 'ods', 'biff8'] as const)(
    '%s: the sheet that holds communes, its codes, and its own line numbers',
    async (type) => {
      const lu = await read(type === 'biff8' ? 'l.xls' : `l.${type}`, workbook(type))
      expect([lu.feuilles, lu.feuille, lu.colonne]).toEqual([['Notes', 'Communes'], 'Communes', 1])
      expect(codes(lu)).toEqual(['03118', '03310'])
      expect(lu.lecture?.reconnues.map(({ ligne }) => ligne)).toEqual([4, 5])
      expect(lu.avertissements).toEqual([`1${NBSP}ligne n’a rien dans cette colonne (ligne 6).`])
    },
  )

  it('another sheet or column is read when asked', async () => {
    const { backend, write: put } = await window()
    const source = put('l.xlsx', workbook('xlsx'))
    const noms = await backend.call('territoire.lireFichier', { source, feuille: 'Communes', colonne: 0 })
    expect(noms.lecture?.inconnues.map(({ element, ligne }) => [element, ligne])).toEqual([['Vichi', 6]])
    const notes = () => backend.call('territoire.lireFichier', { source, feuille: 'Notes' })
    expect((await maillageError(notes)).titre).toBe('Aucune commune n’a été reconnue dans ce fichier.')
    const absente = () => backend.call('territoire.lireFichier', { source, feuille: 'Autre' })
    expect((await maillageError(absente)).explication).toContain('Notes, Communes')
  })
})

describe('a list of several CPTS', () => {
  const table = [
    'cpts;code_insee;commune;secteur;confiance',
    'CPTS A;03118;Gannat;Nord;',
    'CPTS A;03310;Vichy;Sud;',
    'CPTS B;17272;Péré;;partielle',
    'CPTS B;99999;Nulle part;;',
    'CPTS B;;;;',
    ';03095;Cusset;;',
  ].join('\n')

  it('gives each with its communes of today, its sectors, and the lines that could not be read', async () => {
    const lu = await read('c.csv', table)
    expect(lu.nature).toBe('cpts')
    const [a, b] = lu.cpts
    expect([a?.nom, a?.perimetre, a?.communes]).toEqual(['CPTS A', 'complet', ['03118', '03310']])
    expect(a?.secteurs.map(({ nom, communes }) => [nom, communes])).toEqual([
      ['Nord', ['03118']],
      ['Sud', ['03310']],
    ])
    expect([b?.nom, b?.perimetre, b?.communes]).toEqual(['CPTS B', 'partiel', ['17340']])
    expect(b?.remarques.map((mots) => mots.slice(0, 9))).toEqual([
      `ligne 4${NBSP}:`,
      `ligne 5${NBSP}:`,
      `ligne 6${NBSP}:`,
    ])
    expect(a?.remarques).toEqual([])
    expect(lu.avertissements).toEqual([`1${NBSP}ligne n’est dans aucune CPTS${NBSP}: ligne 7.`])
  })

  it.skipIf(!hasSharedData('cpts/cpts_communes.csv'))('reads the six known ones', async () => {
    const { backend } = await testBackend()
    const { cpts } = await backend.call('territoire.lireFichier', { source: sharedData('cpts/cpts_communes.csv') })
    expect(cpts).toHaveLength(6)
  })
})

describe('another dossier', () => {
  it('gives its CPTS with their sectors, and nothing is written in either', async () => {
    const { backend, file } = await window()
    await backend.call('exemple.creer', { id: 'sud-allier', fichier: file('a.maillage') })
    const lu = await backend.call('territoire.lireFichier', { source: file('a.maillage') })
    expect([lu.nature, lu.cpts.length, lu.cpts[0]?.nom, lu.cpts[0]?.perimetre]).toEqual([
      'dossier',
      1,
      'CPTS Sud Allier',
      'partiel',
    ])
    expect(lu.cpts[0]?.secteurs.map(({ communes }) => communes.length)).toEqual([1, 1, 1, 1, 1])
    await backend.call('dossier.creer', { fichier: file('vide.maillage'), nom: 'Vide' })
    const vide = () => backend.call('territoire.lireFichier', { source: file('vide.maillage') })
    expect((await maillageError(vide)).explication).toBe('Ce dossier ne contient aucune CPTS.')
  })
})
