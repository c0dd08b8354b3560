/** The same content twice, under whatever name and in whatever container. */
import { gzipSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { workshop } from '../../../test/import-helper.ts'
import { faireZip } from '../../../test/zip-files.ts'
import { listSources, updateSource } from '../store/sources.ts'

const POPULATIONS = 'COM;Commune;PMUN\n03118;Gannat;5800\n03254;Saint-Pourçain-sur-Sioule;5100\n'
const M = { millesime: '2021' }
const zip = (nom: string, texte = POPULATIONS) => faireZip([{ nom, contenu: Buffer.from(texte) }])

function classeur(nom: string): Buffer {
  const livre = utils.book_new()
  const lignes = POPULATIONS.trimEnd()
    .split('\n')
    .map((ligne) => ligne.split(';'))
  utils.book_append_sheet(livre, utils.aoa_to_sheet(lignes), nom)
  return write(livre, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}

describe('the same content twice', () => {
  it.each([
    ['alone under another name', 'autre.csv', Buffer.from(POPULATIONS)],
    ['in an archive', 'a.zip', zip('d/populations.csv')],
    ['compressed', 'populations.csv.gz', gzipSync(POPULATIONS)],
  ])('%s is said, with its first name and its date', async (_quoi, nom, octets) => {
    const shop = await workshop('03118', '03254')
    await shop.run(shop.file('populations.csv', POPULATIONS), { ...M, now: '2026-05-12T10:00:00.000Z' })
    const refus = await shop.refusal(shop.file(nom, octets), M)
    expect(refus).toMatchObject({ titre: 'Ce fichier est déjà dans le dossier.', remede: 'deja-importe' })
    expect(refus.explication).toContain('déjà été importé le 12 mai 2026 sous le nom «\u00A0populations.csv\u00A0»')
  })

  it('out of two archives, or as a sheet of two workbooks, is one', async () => {
    const shop = await workshop('03118', '03254')
    await shop.run(shop.file('a.zip', zip('un.csv')), M)
    const refus = await shop.refusal(shop.file('b.zip', zip('deux.csv')), M)
    expect(refus.explication).toContain('sous le nom «\u00A0a.zip › un.csv\u00A0»')
    await shop.run(shop.file('a.xlsx', classeur('Feuille')), M)
    expect((await shop.refusal(shop.file('b.xlsx', classeur('Autre')), M)).remede).toBe('deja-importe')
  })

  it('replaces the other, or stands beside it, when the user says so', async () => {
    const shop = await workshop('03118', '03254')
    await shop.run(shop.file('populations.csv', POPULATIONS), M)
    const archive = shop.file('a.zip', zip('populations.csv'))
    const noms = () => listSources(shop.dossier).map(({ nomFichier }) => nomFichier)
    await shop.run(archive, { ...M, identique: 'remplacer' })
    expect(noms()).toEqual(['a.zip › populations.csv'])
    await shop.run(shop.file('populations.csv', POPULATIONS), { ...M, identique: 'ajouter' })
    expect(noms()).toEqual(['populations.csv', 'a.zip › populations.csv'])
  })

  it('is not the same when a cell differs', async () => {
    const shop = await workshop('03118', '03254')
    await shop.run(shop.file('populations.csv', POPULATIONS), M)
    await shop.run(shop.file('a.zip', zip('populations.csv', POPULATIONS.replace('5800', '5801'))), M)
    expect(listSources(shop.dossier)).toHaveLength(2)
  })

  it('is known of a source imported before contents were compared', async () => {
    const shop = await workshop('03118', '03254')
    const { sourceId } = await shop.run(shop.file('populations.csv', POPULATIONS), M)
    shop.dossier.transaction('import', null, () => updateSource(shop.dossier, sourceId, { rapport: null }))
    expect((await shop.refusal(shop.file('a.zip', zip('p.csv')), M)).remede).toBe('deja-importe')
  })
})
