import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nettoyer } from '../domain/texte-propre.ts'
import { largeurTexte, tronquer, xml } from './texte.ts'

test('any string becomes harmless text', () => {
  expect(xml('<img src=x onerror="alert(1)">')).toBe('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;')
  expect(xml("L'Île & Cie")).toBe('L&#39;Île &amp; Cie')
  expect(xml('a\u0000b\u0007c\ud800d\uffffe')).toBe('abcde')
  expect(xml('ligne 1\r\nligne 2\tfin')).toBe('ligne 1  ligne 2 fin')
  expect(xml('👩🏽‍⚕️ צפת')).toBe('👩🏽‍⚕️ צפת')
  // A right-to-left override would reverse what follows it.
  expect(nettoyer('abc\u202egpj.exe\u2066')).toBe('abcgpj.exe')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (s) => {
      expect(xml(s)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/)
    }),
  )
})

/** Advance widths straight from the font file: cmap (format 12) and hmtx. */
function chasses(fichier: string): (c: string) => number {
  const chemin = createRequire(import.meta.url).resolve(`source-sans/TTF/${fichier}`)
  const b = readFileSync(chemin)
  const tables = new Map<string, number>()
  for (let i = 0; i < b.readUInt16BE(4); i++) {
    const o = 12 + 16 * i
    tables.set(b.toString('latin1', o, o + 4), b.readUInt32BE(o + 8))
  }
  const [cmap = 0, hmtx = 0, hhea = 0] = ['cmap', 'hmtx', 'hhea'].map((t) => tables.get(t))
  const glyphes = new Map<number, number>()
  for (let i = 0; i < b.readUInt16BE(cmap + 2); i++) {
    const s = cmap + b.readUInt32BE(cmap + 8 + 8 * i)
    if (b.readUInt16BE(s) !== 12) continue
    for (let g = 0; g < b.readUInt32BE(s + 12); g++) {
      const [debut, fin, premier] = [0, 4, 8].map((k) => b.readUInt32BE(s + 16 + 12 * g + k)) as [
        number,
        number,
        number,
      ]
      for (let c = debut; c <= fin; c++) glyphes.set(c, premier + c - debut)
    }
  }
  const derniere = b.readUInt16BE(hhea + 34) - 1
  return (c) => b.readUInt16BE(hmtx + 4 * Math.min(glyphes.get(c.codePointAt(0) ?? 0) ?? 0, derniere))
}

test.each([
  ['SourceSans3-Regular.ttf', 400],
  ['SourceSans3-Semibold.ttf', 600],
] as const)('widths are those of %s', (fichier, graisse) => {
  const chasse = chasses(fichier)
  for (const nom of [
    'Saint-Martin-d’Hères',
    'L’Haÿ-les-Roses',
    'Œuilly',
    '25 987',
    'Évaux-les-Bains (1 234,5 hab./km²)',
  ]) {
    const vrai = [...nom].reduce((s, c) => s + chasse(c), 0) / 100
    expect(Math.abs(largeurTexte(nom, 10, graisse) - vrai), nom).toBeLessThan(0.02 * vrai)
  }
})

test('a text cut never goes past its width', () => {
  expect(tronquer('Saint-Germain-des-Fossés', 1000, 10)).toBe('Saint-Germain-des-Fossés')
  expect(tronquer('Saint-Germain-des-Fossés', 60, 10)).toMatch(/^Saint-.*…$/)
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 30, max: 200 }), (s, max) => {
      expect(largeurTexte(tronquer(s, max, 10), 10)).toBeLessThanOrEqual(max)
    }),
  )
})
