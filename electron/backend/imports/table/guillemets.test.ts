/** The fast reader of the Annuaire Santé, the ordinary reader and the preview cut the same lines in the same way. */
import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Workshop, workshop } from '../../../../test/import-helper.ts'
import { hasSharedCases, sharedCase } from '../../../../test/shared-data.ts'
import { structuresRetenues } from '../../store/offre.ts'
import { apercevoir } from '../apercu/apercu.ts'
import { Tally } from '../bilan/tally.ts'
import { PorteeListe } from '../communes/portee.ts'
import { Zone } from '../communes/zone.ts'
import type { SourceFile } from '../octets/bytes.ts'
import type { ScannedActivity } from '../offre/annuaire-ligne.ts'
import { AnnuaireScan } from '../offre/annuaire-scan.ts'
import { recognise } from '../recognise.ts'
import type { Separator } from './rang.ts'
import { readRecords } from './table.ts'
import { codeNu } from './values.ts'

const TITRES = [
  'Identification nationale PP',
  "Nom d'exercice",
  'Code profession',
  'Code catégorie professionnelle',
  'Raison sociale site',
  'Code savoir-faire',
  'Code mode exercice',
  'Code postal (coord. structure)',
  'Code commune (coord. structure)',
  'Code genre activité',
]

interface Personne {
  readonly profession: string
  readonly mode: string
  readonly nom: string
  readonly raison: string
  /** Put before and after each code. */
  readonly blanc: string
}

/** `tous`: every cell; `utiles`: those that need it; `aucun`: a quote is a character. */
type Convention = 'tous' | 'utiles' | 'aucun'

function ecrire(cell: string, convention: Convention, separateur: string): string {
  if (convention === 'aucun') return cell.replaceAll(separateur, ' ').replaceAll('\n', ' ')
  const besoin = cell.includes('"') || cell.includes(separateur) || cell.includes('\n')
  return convention === 'tous' || besoin ? `"${cell.replaceAll('"', '""')}"` : cell
}

const mots = fc.string({ unit: fc.constantFrom('A', 'é', ' ', '"', ';', ',', '|', '\t', '\n'), maxLength: 8 })
const personne = fc.record<Personne>({
  profession: fc.constantFrom('10', '60', '70'),
  mode: fc.constantFrom('L', 'S'),
  nom: mots,
  raison: mots,
  blanc: fc.constantFrom('', ' '),
})
const fichier = fc.record({
  personnes: fc.array(personne, { minLength: 1, maxLength: 8 }),
  separateur: fc.constantFrom<Separator>('|', ';', ',', '\t'),
  convention: fc.constantFrom<Convention>('tous', 'utiles', 'aucun'),
  fin: fc.constantFrom('\n', '\r\n'),
  bom: fc.boolean(),
  /** A separator after the last cell of each line, as the producer writes it. */
  dernier: fc.boolean(),
})
type Fichier = typeof fichier extends fc.Arbitrary<infer T> ? T : never

function texte({ personnes, separateur, convention, fin, bom, dernier }: Fichier): string {
  const lignes = personnes.map(({ profession, mode, nom, raison, blanc }, index) =>
    [`8${index}`, nom, profession, 'C', raison, 'SM54', mode, '03800', '03118', 'GENR01'].map((cell, colonne) =>
      ecrire([1, 4].includes(colonne) ? cell : `${blanc}${cell}${blanc}`, convention, separateur),
    ),
  )
  const entete = TITRES.map((titre) => ecrire(titre, convention, separateur))
  const bout = dernier ? separateur : ''
  return `${bom ? '\uFEFF' : ''}${[entete, ...lignes].map((cells) => cells.join(separateur) + bout + fin).join('')}`
}

/** What the fast reader keeps. */
function vite(shop: Workshop, contenu: string) {
  const bytes = Buffer.from(contenu)
  const recognition = recognise('a.txt', bytes, true, undefined)
  if (recognition.kind !== 'offre') throw new Error('not recognised as the Annuaire Santé')
  const lues: ScannedActivity[] = []
  const { dossier, reference } = shop
  const tally = new Tally()
  const zone = new Zone(reference, ['03118'])
  const reading = () => ({})
  const source = { nom: 'a.txt' } as SourceFile
  const garde = { departements: [], communes: ['03118'], sauf: [] }
  const around = { ailleurs: tally, tables: zone.codes, garde, doutes: new Set<string>() }
  const context = { dossier, reference, zone, source, options: {}, tally, reading, ...around }
  const portee = new PorteeListe(context, 'professions')
  const scan = new AnnuaireScan('a.txt', recognition, context, portee, (une) => {
    lues.push(une)
  })
  scan.push(bytes)
  scan.finish()
  return { lues, tally, recognition }
}

describe('quotes, blanks and separators', () => {
  it('are read alike by the fast reader, the ordinary one and the preview', async () => {
    const shop = await workshop('03118')
    await fc.assert(
      fc.asyncProperty(fichier, async (un) => {
        const contenu = texte(un)
        const attendues = un.personnes.map(({ profession, mode }, index) => [`8${index}`, profession, mode, '03118'])
        const { lues, tally, recognition } = vite(shop, contenu)
        expect(lues.map((une) => [une.identifiant, une.profession, une.mode, une.code])).toEqual(attendues)
        expect(tally.lues).toBe(attendues.length)

        const cells: string[][] = []
        const morceaux = (async function* () {
          yield contenu.replace(/^\uFEFF/, '')
        })()
        const { header, separateur, layout } = recognition
        const options = { nom: 'a.txt', separateur, colonnes: header.cells.length, minimum: header.width }
        for await (const batch of readRecords(morceaux, options)) cells.push(...batch.map((row) => row.cells))
        const colonnes = [layout.identifiantNational, layout.profession, layout.mode, layout.commune]
        const ordinaires = cells.slice(1).map((row) => colonnes.map((index) => codeNu(row[index] ?? '')))
        expect(ordinaires).toEqual(attendues)

        const path = shop.file('a.txt', contenu)
        const apercu = await apercevoir(path, shop.reference)
        rmSync(path)
        const profession = apercu.entete.indexOf('Code')
        const montrees = apercu.lignes.map((row) => codeNu(row[profession] ?? ''))
        expect(montrees).toEqual(attendues.map((row) => row[1]))
      }),
      { numRuns: 60 },
    )
  })
})

describe.skipIf(!hasSharedCases('04-PS_LibreAcces_Personne_activite_202605120811.txt'))('cases 04 and 05', () => {
  it.each([
    '04-PS_LibreAcces_Personne_activite_202605120811.txt',
    '05-PS_LibreAcces_20260512_point-virgule.csv',
    '05-PS_LibreAcces_20260512_virgule.csv',
  ])('reads %s: two doctors, three nurses, a physiotherapist in practice of their own', async (nom) => {
    const shop = await workshop('03118', '03107')
    const report = await shop.run(sharedCase(nom))
    expect(report).toMatchObject({ lues: 9, retenues: 7 })
  })
})

const STOCK = 'finess;etalab;111;2019-09-06\n'
const ligne = (numero: string, nom: string, commune: string, categorie: string) =>
  `structureet;${numero};030999999;${nom};${nom};;;1;R;DE LA GARE;;;${commune};03;ALLIER;;;;${categorie};X;1111;A;;;99;I;;;2015;2015;2016;\n`

describe('a file without any convention of quotes', () => {
  const lus = async (contenu: string) => {
    const shop = await workshop('03118', '03107')
    const report = await shop.run(shop.file('etalab-cs1100502-stock-20190906-0450.csv', contenu))
    const { structures } = structuresRetenues(shop.dossier, ['03118', '03107']) ?? { structures: [] }
    return { report, lues: structures.map(({ finess, code, raisonSociale }) => [finess, code, raisonSociale]) }
  }

  it('keeps each establishment in its commune, whatever quotes its name holds', async () => {
    const { report, lues } = await lus(
      STOCK +
        ligne('030900101', '"LES TILLEULS" EHPAD', '118', '500') +
        ligne('030900102', '"LES ACACIAS', '107', '500') +
        ligne('030900103', 'LES LILAS"', '118', '500') +
        ligne('030900104', '"LE BOIS"; DIT "LE PARC"', '118', '500') +
        ligne('030900105', '"SEUL', '118', '620'),
    )
    expect(report.lues).toBe(5)
    expect(lues).toEqual([
      ['030900101', '03118', '"LES TILLEULS" EHPAD'],
      ['030900102', '03107', '"LES ACACIAS'],
      ['030900103', '03118', 'LES LILAS"'],
      ['030900105', '03118', '"SEUL'],
    ])
    // That line has more cells than the others: nobody knows which is which.
    expect(report.ignorees).toEqual([
      { cause: 'nombre de colonnes différent de l’en-tête', lignes: 1, premieres: [5], rejet: true },
    ])
  })

  it('keeps doubled quotes and line ends inside a cell of a file that has the convention', async () => {
    const { report, lues } = await lus(
      STOCK +
        ligne('030900101', '"LIEU ""MAVOUNA""; suite"', '118', '500') +
        ligne('030900102', '"DEUX\nLIGNES"', '107', '500'),
    )
    expect(report.ignorees).toEqual([])
    expect(lues).toEqual([
      ['030900101', '03118', 'LIEU "MAVOUNA"; suite'],
      ['030900102', '03107', 'DEUX\nLIGNES'],
    ])
  })
})

describe.skipIf(!hasSharedCases('21-etalab-cs1100502-stock-20190906-0450.csv'))('case 21', () => {
  it('has four establishments, two Ehpad in two communes', async () => {
    const shop = await workshop('03118', '03107')
    const report = await shop.run(sharedCase('21-etalab-cs1100502-stock-20190906-0450.csv'))
    expect(report).toMatchObject({ lues: 4, retenues: 4 })
    const { structures } = structuresRetenues(shop.dossier, ['03118', '03107']) ?? { structures: [] }
    expect(structures.map(({ finess, code, categorie }) => `${finess} ${code} ${categorie}`)).toEqual([
      '030900101 03118 603',
      '030900102 03118 500',
      '030900103 03107 500',
      '030900105 03118 620',
    ])
  })
})
