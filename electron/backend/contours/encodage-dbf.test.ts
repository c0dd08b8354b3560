import { describe, expect, it } from 'vitest'
import { dbf, EPERNAY, PIERRY, shp, zip } from '../../../test/map-files.ts'
import { type Alphabet, alphabetDbf, alphabetDuCpg } from './encodage-dbf.ts'
import { lireZipCarte } from './shapefile.ts'

const NOMS = ['Prémilhat', 'Saint-Éloy']

/** The two names as bytes of an alphabet, given as latin1 text for the hand-made table. */
const octets = {
  utf8: (nom: string) => Buffer.from(nom, 'utf8').toString('latin1'),
  latin: (nom: string) => nom,
  // Code page 850: é is 0x82, É is 0x90 (both in 437 too).
  dos: (nom: string) => nom.replace('é', '\x82').replace('É', '\x90'),
}

function noms(ecrits: string[], cpg: string | null, langue: number): unknown[] {
  const table = dbf('NOM', ecrits, 14)
  table[29] = langue
  const membres: Record<string, Buffer> = { 'c.shp': shp([EPERNAY, PIERRY]), 'c.dbf': table }
  if (cpg !== null) membres['c.cpg'] = Buffer.from(cpg)
  return lireZipCarte('c.zip', zip(membres)).flatMap((couche) =>
    [...couche.entites()].map(({ proprietes }) => proprietes.NOM),
  )
}

describe('accents of a Shapefile', () => {
  it.each<[string, (nom: string) => string, string | null, number]>([
    ['what GDAL writes by default: no .cpg, language byte 87', octets.latin, null, 0x57],
    ['no .cpg, no language byte', octets.latin, null, 0],
    ['no .cpg, UTF-8', octets.utf8, null, 0],
    ['no .cpg, UTF-8 under language byte 87', octets.utf8, null, 0x57],
    ['no .cpg, DOS by its language byte', octets.dos, null, 2],
    ...[
      '88591',
      '8859-1',
      'ISO 8859-1',
      'ISO-8859-1',
      'ISO_8859_1',
      'LATIN1',
      'LDID/87',
      'ANSI 1252',
      'CP1252',
      '1252',
      'windows-1252\r\n',
    ].map((label): [string, (nom: string) => string, string, number] => [
      `label ${label.trim()}`,
      octets.latin,
      label,
      0,
    ]),
    ['label of DOS', octets.dos, 'CP850', 0],
    ['label UTF-8', octets.utf8, 'UTF-8', 0x57],
    ['label UTF-8 kept from another table', octets.latin, 'UTF-8', 0x57],
    ['label 1252 kept from another table', octets.utf8, '1252', 0],
    ['an unknown label', octets.latin, 'ROMAN-9', 0],
  ])('%s', (_, ecrire, cpg, langue) => {
    expect(noms(NOMS.map(ecrire), cpg, langue)).toEqual(NOMS)
  })

  it('keeps UTF-8 whose longest name was cut inside a letter', () => {
    const dix = Array.from({ length: 11 }, () => octets.utf8('Éloyé'))
    const table = (noms: string[]) => dbf('NOM', noms, 14)
    expect(alphabetDbf(table([...dix, octets.utf8('Prémilhaté').slice(0, -1)]), null)).toBe('utf-8')
    expect(alphabetDbf(table([octets.utf8('Prémilhaté').slice(0, -1)]), null)).toBe('windows-1252')
  })

  it('leaves out what was deleted in the table', () => {
    const table = dbf('NOM', NOMS, 14)
    table[65] = 0x2a
    const membres = { 'c.shp': shp([EPERNAY, PIERRY]), 'c.dbf': table }
    const [couche] = lireZipCarte('c.zip', zip(membres))
    expect([...(couche?.entites() ?? [])].map(({ proprietes }) => proprietes.NOM)).toEqual(['Saint-Éloy'])
  })

  it.each<[string, Alphabet | null]>([
    ['utf8', 'utf-8'],
    ['65001', 'utf-8'],
    ['LDID/3', 'windows-1252'],
    ['LDID/255', null],
    ['8859-15', 'iso-8859-15'],
    ['OEM 850', 'cp850'],
    ['BIG5', null],
    ['', null],
  ])('label « %s » names %s', (label, alphabet) => {
    expect(alphabetDuCpg(label)).toBe(alphabet)
  })
})
