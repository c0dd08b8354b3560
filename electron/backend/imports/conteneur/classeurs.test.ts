/** Sheets as texts: workbooks written by the spreadsheet library, others written by hand, and it as an oracle. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type BookType, type CellObject, read, utils, type WorkBook, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { maillageError } from '../../../../test/maillage-error.ts'
import { hasSharedData, sharedData } from '../../../../test/shared-data.ts'
import { tempFolder } from '../../../../test/temp-folder.ts'
import { faireZip } from '../../../../test/zip-files.ts'
import { zipRange } from '../../fichiers/range.ts'
import { openSource, readAll, readHead } from '../octets/bytes.ts'
import { ouvrirConteneur, type Partie } from './parties.ts'

const FORMATS: readonly BookType[] = ['xlsx', 'xls', 'ods']

function classeur(
  feuilles: Record<string, (CellObject | string | number | null)[][]>,
  type: BookType,
  forme?: (livre: WorkBook) => void,
): Buffer {
  const livre = utils.book_new()
  for (const [nom, lignes] of Object.entries(feuilles)) utils.book_append_sheet(livre, utils.aoa_to_sheet(lignes), nom)
  forme?.(livre)
  return write(livre, { type: 'buffer', bookType: type, compression: true }) as Buffer
}

async function parties(contenu: Buffer, nom = 'classeur.bin'): Promise<readonly Partie[]> {
  const chemin = join(tempFolder(), nom)
  writeFileSync(chemin, contenu)
  return (await ouvrirConteneur(await openSource(chemin)))?.parties ?? []
}

async function texte({ source }: Partie): Promise<string> {
  const lecture = readAll(source, {})
  const morceaux: Buffer[] = []
  for await (const morceau of lecture.chunks) morceaux.push(Buffer.from(morceau))
  const entier = Buffer.concat(morceaux)
  // A head is the beginning of the whole, and shorter than asked only when it is the whole.
  for (const taille of [1, 100, 5000]) {
    const tete = await readHead(source, taille)
    expect(tete.toString()).toBe(entier.subarray(0, taille).toString())
  }
  return entier.toString('utf8')
}

async function lire(contenu: Buffer): Promise<Record<string, string>> {
  const lus: Record<string, string> = {}
  for (const partie of await parties(contenu)) lus[partie.id] = await texte(partie)
  return lus
}

const n = (v: number, z: string): CellObject => ({ t: 'n', v, z })

describe.each(FORMATS)('a sheet of a .%s', (type) => {
  it('is one line per row, whose number is that of the sheet', async () => {
    const lignes = [
      ['Populations légales'],
      [],
      ['CODGEO', 'LIBGEO', 'PMUN'],
      ['01001', 'L’Abergement', 832],
      [],
      [1053, 'Bourg'],
    ]
    expect(await lire(classeur({ COM: lignes }, type))).toEqual({
      COM: 'Populations légales\n\nCODGEO\tLIBGEO\tPMUN\n01001\tL’Abergement\t832\n\n1053\tBourg\t\n',
    })
  })

  it('keeps numbers exact, percents and dates as they are meant', async () => {
    const lignes = [
      [0.1 + 0.2, 243.120394811, 12345678901234, -5, 1e21],
      [n(0.125, '0.0%'), n(44197, 'dd/mm/yyyy'), n(44197.75, 'dd/mm/yyyy hh:mm'), n(1234.5, '#,##0.00')],
    ]
    expect(await lire(classeur({ F: lignes }, type))).toEqual({
      F: '0.3\t243.120394811\t12345678901234\t-5\t1e+21\n12.5 %\t2021-01-01\t2021-01-01T18:00:00\t1234.5\t\n',
    })
  })

  it('cannot be broken by what a cell holds', async () => {
    const lignes = [['a\tb', 'c\nd', '"guillemet', '=HYPERLINK("x")', '<img onerror=x>', 'é € 😀', ' espaces ']]
    expect(await lire(classeur({ F: lignes }, type))).toEqual({
      F: 'a b\tc d\t"""guillemet"\t=HYPERLINK("x")\t<img onerror=x>\té € 😀\t espaces \n',
    })
  })

  it('says what is true, and what is in error', async () => {
    const lignes: CellObject[][] = [
      [
        { t: 'b', v: true },
        { t: 'b', v: false },
        type === 'ods' ? { t: 's', v: '#N/A' } : { t: 'e', v: 42 },
        { t: 's', v: 'fin' },
      ],
    ]
    const [partie] = await parties(classeur({ F: lignes }, type))
    if (partie === undefined) throw new Error('no sheet')
    expect(await texte(partie)).toBe('VRAI\tFAUX\tN/A\tfin\n')
    expect(partie.source.contenu?.avertissements().join()).toMatch(/1\u00A0cellule est en erreur/)
  })

  it('is listed with the others, the empty left out, the hidden left out and said', async () => {
    const contenu = classeur(
      { Lisez: [['Notes']], Vide: [], Cachée: [['secret']], COM: [['a'], ['b']] },
      type,
      (livre) => {
        livre.Workbook = { Sheets: livre.SheetNames.map((nom) => ({ name: nom, Hidden: nom === 'Cachée' ? 1 : 0 })) }
      },
    )
    const chemin = join(tempFolder(), 'a.bin')
    writeFileSync(chemin, contenu)
    const conteneur = await ouvrirConteneur(await openSource(chemin))
    // An .ods written by the library does not say what is hidden; see ods.test.ts.
    const attendues = type === 'ods' ? ['Lisez', 'Cachée', 'COM'] : ['Lisez', 'COM']
    expect(conteneur?.parties.map(({ id }) => id)).toEqual(attendues)
    if (type !== 'ods') expect(conteneur?.remarques).toEqual(['Une feuille masquée n’est pas lue : Cachée.'])
  })

  it('is read out of a .gz and out of an archive, and by any name', async () => {
    const contenu = classeur({ COM: [['a', 'b']] }, type)
    expect(await lire(gzipSync(contenu))).toEqual({ COM: 'a\tb\n' })
    expect(await lire(zipRange([[`dossier/x.${type}`, contenu]]))).toEqual({ [`dossier/x.${type} › COM`]: 'a\tb\n' })
  })

  it('cut in 50 places is refused, and never read in part', async () => {
    const entier = classeur({ COM: Array.from({ length: 40 }, (_, i) => [`0${1000 + i}`, i * 7919]) }, type)
    const [partie] = await parties(entier)
    const complet = partie === undefined ? '' : await texte(partie)
    for (let i = 1; i < 50; i += type === 'xlsx' ? 1 : 5) {
      const coupe = entier.subarray(0, Math.floor((entier.length * i) / 50))
      try {
        // Some of the last bytes of a .xls are filling.
        expect(await lire(coupe)).toEqual({ COM: complet })
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'MaillageError') throw error
      }
    }
  })
})

const XMLNS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** An .xlsx by hand. */
function xlsx(feuille: string, autres: Record<string, string> = {}): Buffer {
  const fichiers: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook ${XMLNS} ${R}><sheets><sheet name="F" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="http://x/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': feuille,
    ...autres,
  }
  return faireZip(Object.entries(fichiers).map(([nom, contenu]) => ({ nom, contenu: Buffer.from(contenu) })))
}

describe('an .xlsx of another program', () => {
  it('may have a prefix, no references, inline and rich texts, entities, CDATA', async () => {
    const feuille = `<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>
      <x:row><x:c t="inlineStr"><x:is><x:r><x:t>Ain &amp; </x:t></x:r><x:r><x:t>Isère &#233;</x:t></x:r></x:is></x:c><x:c/><x:c><x:v>3</x:v></x:c></x:row>
      <x:row r="4"><x:c r="B4" t="str"><x:f>A1</x:f><x:v>a>b</x:v></x:c><x:c r="A4" t="inlineStr"><x:is><x:t><![CDATA[1 < 2]]></x:t></x:is></x:c></x:row>
      </x:sheetData></x:worksheet>`
    expect(await lire(xlsx(feuille))).toEqual({ F: 'Ain & Isère é\t\t3\n\n\n1 < 2\ta>b\t\n' })
  })

  it('gives shared texts without their phonetics, dates from 1904, zeros of a format, ISO dates', async () => {
    const contenu = xlsx(
      `<worksheet ${XMLNS}><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" s="1"><v>42735</v></c><c r="D1" s="2"><v>1053</v></c><c r="E1" t="d"><v>2021-01-01T00:00:00</v></c><c r="F1" s="3"><v>0.5</v></c></row></sheetData></worksheet>`,
      {
        'xl/workbook.xml': `<workbook ${XMLNS} ${R}><workbookPr date1904="1"/><sheets><sheet name="F" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        'xl/sharedStrings.xml': `<sst ${XMLNS}><si><t>un</t><rPh sb="0" eb="1"><t>UN</t></rPh></si><si><r><t>de</t></r><r><t xml:space="preserve">ux </t></r></si></sst>`,
        'xl/styles.xml': `<styleSheet ${XMLNS}><numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
      },
    )
    // Day 42 735 from 1904-01-01 is 2021-01-01; half a day is noon.
    expect(await lire(contenu)).toEqual({ F: 'un\tdeux \t2021-01-01\t01053\t2021-01-01\t12:00:00\n' })
  })

  it('counts the formulas that were never computed', async () => {
    const [partie] = await parties(
      xlsx(
        `<worksheet ${XMLNS}><sheetData><row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>`,
      ),
    )
    if (partie === undefined) throw new Error('no sheet')
    expect(await texte(partie)).toBe('\t2\n')
    expect(partie.source.contenu?.avertissements().join()).toMatch(/1\u00A0formule n’a pas de résultat/)
  })

  it('reads no entity of a document type, and no endless cell', async () => {
    const bombe = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet ${XMLNS}><sheetData><row r="1"><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>`
    expect(await lire(xlsx(bombe))).toEqual({ F: '&b;\n' })
    const sansFin = `<worksheet ${XMLNS}><sheetData><row><c t="inlineStr"><is><t>${'ab'.repeat(20e6)}`
    expect((await maillageError(() => parties(xlsx(sansFin)))).kind).toBe('fichier-abime')
  })
})

describe('refused workbooks', () => {
  const avec = (noms: string[]) => zipRange(noms.map((nom) => [nom, Buffer.from('<x/>')] as const))
  const ole = (flux: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from(flux, 'utf16le'),
      Buffer.alloc(600),
    ])

  it.each([
    ['a binary workbook', avec(['[Content_Types].xml', 'xl/workbook.bin']), 'fichier-non-reconnu', '.xlsb'],
    ['a Numbers document', avec(['Index/Document.iwa']), 'fichier-non-reconnu', 'Numbers'],
    ['a Word document', avec(['[Content_Types].xml', 'word/document.xml']), 'fichier-non-reconnu', 'Word'],
    ['an old Word document', ole('WordDocument'), 'fichier-non-reconnu', 'Word'],
    ['a workbook with a password', ole('EncryptedPackage'), 'fichier-illisible', 'chiffré'],
    ['an .xls that is none', ole('Workbook'), 'fichier-abime', 'ne peuvent pas être lues'],
    ['an .xlsx without its sheets', avec(['[Content_Types].xml', 'xl/workbook.xml']), 'donnees-invalides', 'vides'],
    [
      'an .xlsx with a file under a password',
      faireZip([
        { nom: '[Content_Types].xml', contenu: Buffer.from('') },
        { nom: 'xl/workbook.xml', contenu: Buffer.from('x'), drapeaux: 0x801 },
      ]),
      'fichier-illisible',
      'mot de passe',
    ],
  ])('%s', async (_, contenu, kind, mot) => {
    const corps = await maillageError(() => parties(contenu))
    expect(corps).toMatchObject({ kind })
    expect(corps.explication).toContain(mot)
    expect(corps.issue).not.toBe('')
  })

  it('an .xls under a password', async () => {
    const contenu = classeur({ F: [['a']] }, 'xls')
    // The record of the interface becomes that of a password (FilePass, MS-XLS 2.4.117), without key.
    const at = contenu.indexOf(Buffer.from('e1000200b004', 'hex'))
    contenu.set([0x2f, 0, 2, 0, 0, 0], at)
    expect(at).toBeGreaterThan(0)
    expect(await maillageError(() => parties(contenu))).toMatchObject({ kind: 'fichier-illisible' })
  })

  it('an .xlsx or an .ods that is a bomb', async () => {
    const zeros = Buffer.alloc(150e6, ' ')
    const enXlsx = xlsx('', { 'xl/worksheets/sheet1.xml': zeros.toString() })
    expect((await maillageError(() => parties(enXlsx))).explication).toContain('250 fois')
    const enOds = faireZip([
      { nom: 'mimetype', contenu: Buffer.from('application/vnd.oasis.opendocument.spreadsheet'), methode: 0 },
      { nom: 'content.xml', contenu: zeros },
      { nom: 'META-INF/manifest.xml', contenu: Buffer.from('<x/>') },
    ])
    expect((await maillageError(() => parties(enOds))).kind).toBe('fichier-abime')
  })
})

const EPCI = 'insee/epcicom_2024.xlsx'
const ENSEMBLE = 'insee/ensemble_populations_legales_2016.xls.gz'

describe.skipIf(!hasSharedData(EPCI, ENSEMBLE))('real workbooks', () => {
  it('the composition of EPCI reads as the spreadsheet library reads it', async () => {
    const { readFileSync } = await import('node:fs')
    const conteneur = await ouvrirConteneur(await openSource(sharedData(EPCI)))
    const [partie] = conteneur?.parties ?? []
    if (partie === undefined) throw new Error('no sheet')
    const lignes = (await texte(partie)).split('\n')
    const livre = read(readFileSync(sharedData(EPCI)), { dense: true, cellText: false, cellHTML: false })
    const feuille = livre.Sheets[livre.SheetNames[0] ?? '']
    const oracle =
      feuille === undefined ? [] : utils.sheet_to_json<unknown[]>(feuille, { header: 1, raw: true, defval: '' })
    expect(oracle.length).toBe(34_932)
    expect(lignes.length).toBe(34_933)
    for (const [i, ligne] of oracle.entries()) {
      expect(lignes[i]).toBe(ligne.map((cell) => String(cell)).join('\t'))
    }
  })

  it('the populations of 2016 have nine sheets, the header of Communes on line 8, 35 391 rows', async () => {
    const conteneur = await ouvrirConteneur(await openSource(sharedData(ENSEMBLE)))
    expect(conteneur?.parties.map(({ id }) => id)).toContain('Communes')
    const communes = conteneur?.parties.find(({ id }) => id === 'Communes')
    if (communes === undefined) throw new Error('no sheet')
    const lignes = (await texte(communes)).split('\n')
    expect(lignes[7]).toMatch(/^Code région\tNom de la région/)
    expect(lignes[8]).toBe("84\tAuvergne-Rhône-Alpes\t01\t2\t08\t001\tL' Abergement-Clémenciat\t767\t18\t785")
  })
})
