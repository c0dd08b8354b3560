/** Hidden sheets of an .ods, in the XML that LibreOffice writes. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { maillageError } from '../../../../test/maillage-error.ts'
import { tempFolder } from '../../../../test/temp-folder.ts'
import { zipRange } from '../../fichiers/range.ts'
import { openSource } from '../octets/bytes.ts'
import { ouvrirConteneur } from './parties.ts'

const style = (nom: string, proprietes: string): string =>
  `<style:style style:name="${nom}" style:family="table" style:master-page-name="Default"><style:table-properties ${proprietes} style:writing-mode="lr-tb"/></style:style>`
const feuille = (nom: string, style: string, texte: string): string =>
  `<table:table table:name="${nom}" table:style-name="${style}"><table:table-row><table:table-cell office:value-type="string"><text:p>${texte}</text:p></table:table-cell></table:table-row></table:table>`

function ods(...feuilles: readonly string[]): Buffer {
  const contenu = `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:automatic-styles>${style('co1', 'style:column-width="2cm"')}${style('ta1', 'table:display="true"')}${style('ta2', 'table:display="false"')}</office:automatic-styles><office:body><office:spreadsheet>${feuilles.join('')}</office:spreadsheet></office:body></office:document-content>`
  return zipRange([
    ['mimetype', Buffer.from('application/vnd.oasis.opendocument.spreadsheet')],
    ['META-INF/manifest.xml', Buffer.from('<manifest:manifest/>')],
    ['styles.xml', Buffer.from('<office:document-styles/>')],
    ['content.xml', Buffer.from(contenu)],
  ])
}

async function ouvrir(contenu: Buffer) {
  const chemin = join(tempFolder(), 'a.ods')
  writeFileSync(chemin, contenu)
  return ouvrirConteneur(await openSource(chemin))
}

describe('a sheet of an .ods', () => {
  it('that is hidden is not offered, and said', async () => {
    const conteneur = await ouvrir(
      ods(
        feuille('Données', 'ta1', 'a'),
        feuille('Calculs &amp; notes', 'ta2', 'table:display="false"'),
        feuille('Suite &amp; fin', 'ta1', 'b'),
      ),
    )
    expect(conteneur?.parties.map(({ id }) => id)).toEqual(['Données', 'Suite & fin'])
    expect((await conteneur?.parties[1]?.source.contenu?.tete(100))?.toString()).toBe('b\n')
    expect(conteneur?.remarques).toEqual(['Une feuille masquée n’est pas lue : Calculs & notes.'])
  })

  it('is all there is: refused, naming the hidden ones', async () => {
    const refus = await maillageError(() => ouvrir(ods(feuille('Cachée', 'ta2', 'a'))))
    expect(refus.explication).toContain('seules des feuilles masquées ont un contenu')
  })

  it('stays when nothing is hidden', async () => {
    const conteneur = await ouvrir(ods(feuille('A', 'ta1', 'a'), feuille('B', 'ta9', 'b')))
    expect(conteneur?.parties.map(({ id }) => id)).toEqual(['A', 'B'])
    expect(conteneur?.remarques).toEqual([])
  })
})
