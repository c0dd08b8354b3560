/** A forty-page diagnostic in the real web host, from the sources and as built: whoever else asks is answered meanwhile. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HoteProcessus, lancerHote } from '../hote-processus.ts'
import { dossierLong } from '../long-document.ts'
import { readPdf } from '../read-back.ts'

const DIAGNOSTIC = { fichier: 'long.maillage', cpts: 1, document: 'diagnostic', format: 'pdf' } as const

describe.each(['sources', 'construit'] as const)('the web host (%s)', (programme) => {
  const racine = mkdtempSync(join(tmpdir(), 'maillage-atelier-'))
  let hote: HoteProcessus
  beforeAll(async () => {
    hote = await lancerHote(racine, programme)
    await dossierLong(join(hote.dossiers, DIAGNOSTIC.fichier))
    await hote.appeler('dossier.ouvrir', { fichier: DIAGNOSTIC.fichier })
  })
  afterAll(async () => {
    await hote.fermer()
    rmSync(racine, { recursive: true })
  })

  it('answers others during the layout of forty pages', async () => {
    // Loaded once, Typst lays out without a pause: only another thread lets anybody through.
    await hote.appeler('document.composer', { ...DIAGNOSTIC, document: 'fiche' })
    const ordre: string[] = []
    const mise = Promise.withResolvers<void>()
    const document = hote
      .appeler('document.composer', DIAGNOSTIC, {
        onProgress: ({ step }) => {
          if (step === 'Mise en page') mise.resolve()
        },
      })
      .finally(() => ordre.push('document'))
    await mise.promise
    for (let i = 0; i < 10; i++) {
      await hote.appeler('portrait.lire', { fichier: DIAGNOSTIC.fichier, cpts: 1 })
      ordre.push('portrait')
    }
    const { nom, base64 } = await document
    expect(ordre).toEqual([...new Array<string>(10).fill('portrait'), 'document'])
    expect(nom).toBe('Diagnostic Long.pdf')
    expect((await readPdf(new Uint8Array(Buffer.from(base64, 'base64')))).pages.length).toBeGreaterThanOrEqual(38)
  })

  it('gives up a document when the window does, and composes the next', async () => {
    const arret = new AbortController()
    const document = hote.appeler('document.composer', DIAGNOSTIC, {
      signal: arret.signal,
      onProgress: () => arret.abort(),
    })
    await expect(document).rejects.toMatchObject({ name: 'AbortError' })
    const { base64 } = await hote.appeler('document.composer', { ...DIAGNOSTIC, document: 'fiche', format: 'docx' })
    expect(Buffer.from(base64, 'base64').toString('latin1', 0, 2)).toBe('PK')
  })
})
