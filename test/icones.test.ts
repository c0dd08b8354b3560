/** The icons made at build time, read back byte by byte from what the formats say. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { construireIcones } from '../scripts/icones/construire.ts'
import { ecrireIco } from '../scripts/icones/conteneurs.ts'

const SOURCES = resolve(import.meta.dirname, '../assets/icones')
let sortie: string
beforeAll(() => {
  sortie = mkdtempSync(join(tmpdir(), 'maillage-icones-'))
  construireIcones(SOURCES, sortie)
})
afterAll(() => rmSync(sortie, { recursive: true, force: true }))

/** Side of a PNG, from its first chunk; 0 for what is not a PNG. */
function cotePng(octets: Buffer): number {
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const [largeur, hauteur] = [octets.readUInt32BE(16), octets.readUInt32BE(20)]
  return octets.subarray(0, 8).equals(signature) && largeur === hauteur ? largeur : 0
}

interface Entree {
  readonly cote: number
  readonly corps: Buffer
}
function lireIco(octets: Buffer): Entree[] {
  expect([octets.readUInt16LE(0), octets.readUInt16LE(2)]).toEqual([0, 1])
  return Array.from({ length: octets.readUInt16LE(4) }, (_, i) => {
    const debut = 6 + 16 * i
    expect(octets[debut]).toBe(octets[debut + 1])
    expect([octets.readUInt16LE(debut + 4), octets.readUInt16LE(debut + 6)]).toEqual([1, 32])
    const [taille, place] = [octets.readUInt32LE(debut + 8), octets.readUInt32LE(debut + 12)]
    expect(place + taille).toBeLessThanOrEqual(octets.length)
    return { cote: octets[debut] || 256, corps: octets.subarray(place, place + taille) }
  })
}

function lireIcns(octets: Buffer): Map<string, Buffer> {
  expect(octets.toString('latin1', 0, 4)).toBe('icns')
  expect(octets.readUInt32BE(4)).toBe(octets.length)
  const blocs = new Map<string, Buffer>()
  for (let i = 8; i < octets.length; i += octets.readUInt32BE(i + 4))
    blocs.set(octets.toString('latin1', i, i + 4), octets.subarray(i + 8, i + octets.readUInt32BE(i + 4)))
  return blocs
}

const lire = (nom: string): Buffer => readFileSync(join(sortie, nom))

describe('the icons', () => {
  it('are PNG of every size that Linux asks for', () => {
    const cotes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
    expect(readdirSync(join(sortie, 'icons')).length).toBe(cotes.length)
    for (const cote of cotes) expect(cotePng(lire(`icons/${cote}x${cote}.png`))).toBe(cote)
  })

  it.each(['icon.ico', 'maillage.ico'])('%s holds bitmaps, then a PNG of 256 px, one after the other', (nom) => {
    const entrees = lireIco(lire(nom))
    expect(entrees.map(({ cote }) => cote)).toEqual([16, 24, 32, 48, 64, 128, 256])
    expect(entrees.reduce((somme, { corps }) => somme + corps.length, 6 + 16 * 7)).toBe(lire(nom).length)
    for (const { cote, corps } of entrees.slice(0, -1)) {
      expect([corps.readUInt32LE(0), corps.readInt32LE(4), corps.readInt32LE(8)]).toEqual([40, cote, 2 * cote])
      expect(corps.readUInt16LE(14)).toBe(32)
      const masque = Math.ceil(cote / 32) * 4 * cote
      expect(corps.length).toBe(40 + 4 * cote * cote + masque)
    }
    expect(cotePng(entrees.at(-1)?.corps ?? Buffer.alloc(24))).toBe(256)
  })

  it('show the lit commune in the middle, and nothing at the rounded corners', () => {
    const petite = lireIco(lire('icon.ico'))[2]?.corps ?? Buffer.alloc(0)
    const pixel = (x: number, yDuBas: number): number[] => [
      ...petite.subarray(40 + (yDuBas * 32 + x) * 4).subarray(0, 4),
    ]
    expect(pixel(14, 16)).toEqual([0x2f, 0xa0, 0xe0, 255]) // amber, blue first
    expect(pixel(0, 0)[3]).toBe(0)
    const masque = petite.subarray(40 + 4 * 32 * 32)
    expect((masque[0] ?? 0) & 0x80).toBe(0x80) // transparent
    expect((masque[16 * 4 + 1] ?? 0) & 0xff).toBe(0) // pixels 8 to 15 of the middle line
  })

  it('keep whole colours under a half-transparent pixel', () => {
    const image = { cote: 1, png: new Uint8Array(), rgba: Uint8Array.of(10, 20, 30, 128) }
    const [entree] = lireIco(ecrireIco([image]))
    expect([...(entree?.corps.subarray(40) ?? [])]).toEqual([30, 20, 10, 128, 0, 0, 0, 0])
  })

  it.each(['icon.icns', 'maillage.icns'])('%s holds each size under its code', (nom) => {
    const cotes = [...lireIcns(lire(nom))].map(([code, png]) => [code, cotePng(png)])
    expect(Object.fromEntries(cotes)).toEqual({
      icp4: 16,
      icp5: 32,
      ic11: 32,
      ic12: 64,
      ic07: 128,
      ic13: 256,
      ic08: 256,
      ic14: 512,
      ic09: 512,
      ic10: 1024,
    })
  })
})
