/** Two parts of the package that the library does not let us say: the document's date, and the fallback of its font. */
import type { DocumentModel } from '../../../shared/document/model.ts'
import { FONT } from './docx-styles.ts'
import { clean } from './text.ts'

interface Part {
  readonly path: string
  readonly data: string
}
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** Metadata with the model's date: the clock has no part in a document. */
export function coreProperties(model: DocumentModel): Part {
  const when = `${model.date.slice(0, 10)}T00:00:00Z`
  const fields: [string, string][] = [
    ['dc:title', model.title],
    ['dc:subject', model.subtitle ?? model.eyebrow],
    ['dc:creator', model.author],
    ['dc:description', model.eyebrow],
    ['dc:language', 'fr-FR'],
    ['cp:lastModifiedBy', model.author],
  ]
  const dates = ['created', 'modified'].map(
    (name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${when}</dcterms:${name}>`,
  )
  return {
    path: 'docProps/core.xml',
    data:
      `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
      'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
      'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
      `${fields.map(([name, value]) => `<${name}>${escapeXml(clean(value))}</${name}>`).join('')}${dates.join('')}` +
      '</cp:coreProperties>',
  }
}

/** Word draws Calibri where our font is not installed. */
export function fontTable(): Part {
  return {
    path: 'word/fontTable.xml',
    data:
      `${HEAD}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` +
      `<w:font w:name="${FONT}"><w:altName w:val="Calibri"/><w:charset w:val="00"/><w:family w:val="swiss"/>` +
      '<w:pitch w:val="variable"/></w:font></w:fonts>',
  }
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
}
