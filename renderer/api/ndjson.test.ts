import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lireLignes } from './ndjson.ts'

function flux(...morceaux: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controle) {
      for (const morceau of morceaux) controle.enqueue(morceau)
      controle.close()
    },
  })
}
const octets = (texte: string): Uint8Array => new TextEncoder().encode(texte)

async function lire(...morceaux: readonly Uint8Array[]): Promise<unknown[]> {
  return Array.fromAsync(lireLignes<unknown>(flux(...morceaux)))
}

describe('lines of JSON', () => {
  it('one line a piece', async () => {
    expect(await lire(octets('{"progress":1}\n'), octets('{"result":2}\n'))).toEqual([{ progress: 1 }, { result: 2 }])
  })

  it('the same wherever the network cuts them, inside a letter of two bytes too', async () => {
    const lignes = [{ progress: { step: 'Lecture d’Évaux', done: 1, total: 2 } }, { result: ['Égliseneuve', null] }]
    const tout = octets(`${lignes.map((ligne) => JSON.stringify(ligne)).join('\n')}\n`)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(tout.length), { maxLength: 6 }), async (coupes) => {
        const bords = [0, ...coupes.toSorted((a, b) => a - b), tout.length]
        const morceaux = bords.slice(1).map((fin, i) => tout.subarray(bords[i], fin))
        expect(await lire(...morceaux)).toEqual(lignes)
      }),
    )
  })

  it('the last line may lack its end; empty lines say nothing', async () => {
    expect(await lire(octets('\n{"result":1}\n\n{"result":2}'))).toEqual([{ result: 1 }, { result: 2 }])
    expect(await lire()).toEqual([])
  })

  it('a line cut for good is an error, not a result', async () => {
    await expect(lire(octets('{"result":'))).rejects.toThrow(SyntaxError)
  })
})
