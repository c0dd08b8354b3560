import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { maillageError } from '../../../../test/maillage-error.ts'
import { openSource, wholeLines } from './bytes.ts'
import { decodeHead, openText, Utf8Watch } from './encoding.ts'

const folder = mkdtempSync(join(tmpdir(), 'maillage-encoding-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function decoded(
  bytes: Uint8Array,
): Promise<{ text: string; encodage: string; avertissements: readonly string[] }> {
  const path = join(folder, 'a.csv')
  writeFileSync(path, bytes)
  const source = await openText(await openSource(path), {})
  let text = ''
  for await (const piece of source.text()) text += piece
  return { text, encodage: source.encodage, avertissements: source.avertissements }
}

const TEXT = 'commune;nom\n03118;Évaux – œuf\n'

describe('encodings', () => {
  it('reads UTF-8 with and without BOM', async () => {
    expect(await decoded(Buffer.from(TEXT))).toMatchObject({ text: TEXT, encodage: 'utf-8', avertissements: [] })
    expect((await decoded(Buffer.from(`\uFEFF${TEXT}`))).text).toBe(TEXT)
  })
  it('reads UTF-16, with and without BOM', async () => {
    const le = Buffer.from(TEXT, 'utf16le')
    expect(await decoded(Buffer.concat([Buffer.from([0xff, 0xfe]), le]))).toMatchObject({
      text: TEXT,
      encodage: 'utf-16le',
    })
    expect(await decoded(le)).toMatchObject({ text: TEXT, encodage: 'utf-16le' })
    const be = Buffer.from(le).swap16()
    expect(await decoded(Buffer.concat([Buffer.from([0xfe, 0xff]), be]))).toMatchObject({
      text: TEXT,
      encodage: 'utf-16be',
    })
  })
  it('falls back to windows-1252, not to ISO-8859-1', async () => {
    // 0x80 is the euro sign, 0x9c is œ, 0x92 the apostrophe: control characters in ISO-8859-1.
    expect(await decoded(Buffer.from([0x63, 0xe9, 0x80, 0x9c, 0x92, 0x0a]))).toMatchObject({
      text: 'cé€œ’\n',
      encodage: 'windows-1252',
    })
  })
  it('judges the whole content: one accent after 5 MB', async () => {
    const bytes = Buffer.concat([Buffer.from('0;1\n'.repeat(1_300_000)), Buffer.from([0xe9, 0x0a])])
    expect((await decoded(bytes)).encodage).toBe('windows-1252')
  })
  it('refuses UTF-8 cut inside a character', async () => {
    const bytes = Buffer.from('nom\nÉvaux\nGué')
    const body = await maillageError(() => decoded(bytes.subarray(0, bytes.length - 1)))
    expect(body).toMatchObject({ kind: 'fichier-abime', titre: 'Le fichier est tronqué.' })
  })
  it('takes a lone last accent for windows-1252, not for a cut', async () => {
    expect((await decoded(Buffer.from([0x61, 0x0a, 0x62, 0xe9]))).encodage).toBe('windows-1252')
  })
  it('keeps reading UTF-8 with some damaged bytes, and says so', async () => {
    const bytes = Buffer.concat([Buffer.from('é à ü ô ç\n'), Buffer.from([0xff, 0x0a]), Buffer.from('é\n')])
    const read = await decoded(bytes)
    expect(read.encodage).toBe('utf-8')
    expect(read.avertissements[0]).toContain('1\u00A0octet est abîmé')
  })
  it('warns of accents lost or converted twice', async () => {
    expect((await decoded(Buffer.from('Activit\uFFFDs\n'))).avertissements[0]).toContain('conversion antérieure')
    expect((await decoded(Buffer.from('ActivitÃ©s\n'))).avertissements[0]).toContain('convertis deux fois')
  })
  it('opens .gz, and refuses a cut one', async () => {
    expect((await decoded(gzipSync(TEXT))).text).toBe(TEXT)
    const whole = gzipSync(Buffer.from(TEXT.repeat(1000)))
    const body = await maillageError(() => decoded(whole.subarray(0, whole.length - 20)))
    expect(body).toMatchObject({ kind: 'fichier-abime', titre: 'L’archive .gz est abîmée.' })
  })
  it('decodes a head cut anywhere', () => {
    const bytes = Buffer.from('é€𝄞é')
    for (let cut = 1; cut <= bytes.length; cut++) expect(decodeHead(bytes.subarray(0, cut))).not.toContain('\uFFFD')
  })
})

describe('Utf8Watch', () => {
  it('decides the same however the content is cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.boolean(),
        fc.array(fc.nat({ max: 100 }), { maxLength: 5 }),
        (text, legacy, cuts) => {
          const bytes = legacy ? Buffer.concat([Buffer.from(text), Buffer.from([0xe9, 0x20])]) : Buffer.from(text)
          const whole = new Utf8Watch()
          whole.push(bytes)
          const pieces = new Utf8Watch()
          let from = 0
          for (const cut of [...cuts].sort((a, b) => a - b)) {
            const to = Math.min(cut, bytes.length)
            if (to > from) pieces.push(bytes.subarray(from, to))
            from = Math.max(from, to)
          }
          pieces.push(bytes.subarray(from))
          expect(pieces.decide('a') === 'utf-8' || legacy).toBe(true)
          if (!legacy) expect(whole.decide('a')).toBe('utf-8')
        },
      ),
    )
  })
})

describe('wholeLines', () => {
  it('gives every byte once, cut at line ends only', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'bb', '\n', 'é', '\r\n'), { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        async (parts, size) => {
          const bytes = Buffer.from(parts.join(''))
          const chunks = async function* (): AsyncGenerator<Buffer> {
            // One buffer used again for every chunk, as the real reader does.
            const buffer = Buffer.alloc(size)
            for (let at = 0; at < bytes.length; at += size) {
              const count = bytes.copy(buffer, 0, at, at + size)
              yield buffer.subarray(0, count)
            }
          }
          const given: Buffer[] = []
          for await (const lines of wholeLines(chunks(), 'a', () => 1)) {
            for (const earlier of given) expect(earlier.at(-1)).toBe(10)
            given.push(Buffer.from(lines))
          }
          expect(Buffer.concat(given).equals(bytes)).toBe(true)
        },
      ),
    )
  })
})
