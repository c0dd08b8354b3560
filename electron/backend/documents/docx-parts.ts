/** A part of the package that the library does not let us say: the document's metadata, with its own date. */
import type { DocumentModel } from '../../../shared/document/model.ts'
import { clean } from './text.ts'

export interface Part {
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

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
}
