import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decoupe } from './decoupe.ts'

/** Elements of `texte`, given in pieces of these sizes. */
function couper(texte: string, tailles: readonly number[]): { elements: [string, unknown][]; decoupe: Decoupe } {
  const octets = Buffer.from(texte)
  const decoupe = new Decoupe()
  const elements: [string, unknown][] = []
  let at = 0
  for (let tour = 0; at < octets.length; tour++) {
    const taille = tailles[tour % tailles.length] ?? 1
    // The buffer is used again for the next piece, as files are read.
    const morceau = Buffer.from(octets.subarray(at, at + taille))
    for (const { cle, octets: un } of decoupe.pousser(morceau)) elements.push([cle, JSON.parse(un.toString('utf8'))])
    morceau.fill(0)
    at += taille
  }
  return { elements, decoupe }
}

describe('Decoupe', () => {
  it('gives what JSON.parse gives, however the text is cut and indented', () => {
    const valeur = fc.jsonValue({ maxDepth: 3 })
    const objet = fc.dictionary(fc.string(), valeur, { maxKeys: 4 })
    const racine = fc.record({
      version: fc.string({ maxLength: 40 }),
      a: fc.array(objet, { maxLength: 4 }),
      nul: fc.constant(null),
      b: fc.array(objet, { maxLength: 4 }),
    })
    fc.assert(
      fc.property(
        racine,
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }),
        fc.boolean(),
        (un, tailles, aere) => {
          const { elements, decoupe } = couper(JSON.stringify(un, null, aere ? 2 : 0), tailles)
          expect(elements).toEqual(
            JSON.parse(JSON.stringify([...un.a.map((e) => ['a', e]), ...un.b.map((e) => ['b', e])])),
          )
          expect(decoupe.fini).toBe(true)
        },
      ),
    )
  })

  it('keeps the strings of the root and no others', () => {
    const { decoupe } = couper('{"v":"1.0","n":3,"x":{"y":"z"},"l":[{"k":"w"}],"d":"2026-09-11"}', [5])
    expect([...decoupe.racine]).toEqual([
      ['v', '1.0'],
      ['d', '2026-09-11'],
    ])
  })

  it('knows a text cut short, braces in strings included', () => {
    for (const coupe of ['{"l":[{"a":"}]}"}', '{"l":[{"a":"}]}', '{"l":[{"a":1}]', ''])
      expect(couper(coupe, [4]).decoupe.fini).toBe(false)
  })
})
