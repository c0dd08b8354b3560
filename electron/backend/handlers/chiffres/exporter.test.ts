import { join } from 'node:path'
import { read } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BackendParNom, parNom } from '../../../../test/backend.ts'
import { maillageError } from '../../../../test/maillage-error.ts'
import { tempFolder } from '../../../../test/temp-folder.ts'
import { openBackend } from '../../backend.ts'

let backend: BackendParNom
beforeAll(async () => {
  backend = parNom(await openBackend())
})
afterAll(() => backend.close())

/** Eybens (38158), Poisat (38309), Saint-Martin-d’Hères (38421), populations of 2016. */
async function dossier(cpts: string): Promise<string> {
  const fichier = join(tempFolder(), 'essai.maillage')
  await backend.call('dossier.creer', {
    fichier,
    millesime: '2016',
    cpts: [{ nom: cpts, communes: ['38158', '38309', '38421'] }],
  })
  return fichier
}

describe('chiffres.exporter', () => {
  it('gives a workbook whose numbers are those of the figures', async () => {
    const fichier = await dossier('Sud/Est: "Grenoble"')
    const { nom, base64 } = await backend.call('chiffres.exporter', { fichier, format: 'xlsx' })
    expect(nom).toMatch(/^Chiffres [^/\\:"]+\.xlsx$/)
    const book = read(base64, { type: 'base64' })
    const { cpts } = await backend.call('dossier.chiffres', { fichier })
    const wanted = cpts[0]?.communes.map(({ population }) => population)
    const sheet = book.Sheets.Communes ?? {}
    expect(wanted).toHaveLength(3)
    expect(['C2', 'C3', 'C4'].map((cell) => sheet[cell]?.v)).toEqual(wanted)
    expect(sheet.D2).toMatchObject({ t: 's', v: 'non importé' })
  })

  it('neutralises a CPTS named like a formula', async () => {
    const fichier = await dossier('=1+1')
    const { base64 } = await backend.call('chiffres.exporter', { fichier, cpts: '=1+1', format: 'csv' })
    expect(Buffer.from(base64, 'base64').toString('utf8')).toContain(";'=1+1;")
  })

  it('says that the CPTS is not there', async () => {
    const fichier = await dossier('A')
    const error = await maillageError(() => backend.call('chiffres.exporter', { fichier, cpts: 'B', format: 'csv' }))
    expect(error.kind).toBe('introuvable')
  })
})

describe('document.composer', () => {
  it('gives a PDF and a Word file under names that every system takes', async () => {
    const fichier = await dossier('Sud: Est')
    const steps: string[] = []
    const pdf = await backend.call(
      'document.composer',
      { fichier, cpts: 'Sud: Est', document: 'fiche', format: 'pdf', date: '2026-01-02' },
      { onProgress: ({ step }) => steps.push(step) },
    )
    expect(pdf.nom).toBe('Fiche d’identité Sud Est.pdf')
    expect(Buffer.from(pdf.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    expect(steps).toContain('Mise en page')
    const word = await backend.call('document.composer', {
      fichier,
      cpts: 'Sud: Est',
      document: 'contrat',
      format: 'docx',
    })
    expect(word.nom).toBe('Contrat Sud Est.docx')
    expect(Buffer.from(word.base64, 'base64').subarray(0, 2).toString()).toBe('PK')
  })
})
