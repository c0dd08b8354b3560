import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nettoyer, nettoyerLignes, surUneLigne } from './texte-propre.ts'

it('takes out what hides or reorders, and keeps words as they were', () => {
  expect(nettoyer('Offre\u202E de\u200B soins\u0007\n2026')).toBe('Offre de soins 2026')
  expect(nettoyer('Œuvre d’Éole, 1\u202f234,5\u00a0%')).toBe('Œuvre d’Éole, 1\u202f234,5\u00a0%')
  expect(nettoyer('\u{1F468}\u200D\u{1F33E}')).toBe('\u{1F468}\u200D\u{1F33E}')
  expect(nettoyer('Cen\u00adtre\u3164 \u{e0041}\u{e0042}Est\u180e\ufff9')).toBe('Centre Est')
  expect(nettoyerLignes('a\r\n\tb\u2028c\u0000')).toBe('a\r\n\tb\nc')
})

it('twice is once, and never longer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (texte) => {
      const propre = nettoyer(texte)
      return nettoyer(propre) === propre && propre.length <= texte.length && !/[\p{Cc}\u202a-\u202e]/u.test(propre)
    }),
  )
})

it('one line says what several did, as a pattern would, and a long run of blanks costs nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', ' ', '\n', '\t', 'b')), (lettres) => {
      const texte = lettres.join('')
      expect(surUneLigne(texte)).toBe(texte.replace(/\s*\n\s*/g, ' '))
    }),
  )
  const blancs = ' '.repeat(1_000_000)
  expect(surUneLigne(`a${blancs}b\n${blancs}c`)).toBe(`a${blancs}b c`)
})
