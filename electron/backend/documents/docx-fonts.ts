/**
 * The font of the document, inside the document: its reader has not installed it, and another one may be wider,
 * which breaks words in narrow columns and moves pages. ECMA-376, part 1, 17.8 (fonts) and part 4 for what it calls obfuscation.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Part } from './docx-parts.ts'
import { FONT } from './docx-styles.ts'
import { texteFaces } from './fonts.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** Bytes at the start of a font that are mixed with its key. */
const MIXED = 32

/** A Part whose data are bytes: the library zips them as they are, though its types only know text. */
const octets = (path: string, data: Uint8Array): Part => ({ path, data: data as unknown as string })

/** The table of fonts (Word draws Calibri where it may not use ours), and the faces themselves. */
export async function fontParts(): Promise<Part[]> {
  const faces = await Promise.all(
    Object.entries(texteFaces()).map(async ([face, file], i) => {
      const font = await readFile(file)
      return { element: `w:embed${face}`, id: `rId${i + 1}`, part: `fonts/font${i + 1}.odttf`, font, key: keyOf(font) }
    }),
  )
  const embedded = faces.map(({ element, id, key }) => `<${element} r:id="${id}" w:fontKey="{${key}}"/>`)
  const relations = faces.map(({ id, part }) => `<Relationship Id="${id}" Type="${RELATIONS}/font" Target="${part}"/>`)
  return [
    {
      path: 'word/fontTable.xml',
      data:
        `${HEAD}<w:fonts xmlns:w="${WORD}" xmlns:r="${RELATIONS}">` +
        `<w:font w:name="${FONT}"><w:altName w:val="Calibri"/><w:charset w:val="00"/><w:family w:val="swiss"/>` +
        `<w:pitch w:val="variable"/>${embedded.join('')}</w:font></w:fonts>`,
    },
    {
      path: 'word/_rels/fontTable.xml.rels',
      data: `${HEAD}<Relationships xmlns="${PACKAGE}">${relations.join('')}</Relationships>`,
    },
    ...faces.map(({ part, font, key }) => octets(`word/${part}`, mix(font, key))),
  ]
}

/** A GUID of the font's own: the same document has the same bytes. */
function keyOf(font: Uint8Array): string {
  const hex = createHash('sha256').update(font).digest('hex').slice(0, 32).toUpperCase()
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function mix(font: Uint8Array, key: string): Uint8Array {
  const bytes = Buffer.from(key.replaceAll('-', ''), 'hex').reverse()
  return font.map((byte, i) => (i < MIXED ? byte ^ (bytes[i % bytes.length] ?? 0) : byte))
}
