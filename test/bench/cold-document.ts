/** A blank page in a process of its own, the baseline of cold documents: `cold-document.ts sortie.pdf`. */
import { renderDocument, writeDocument } from '../../electron/backend/documents/render.ts'
import type { DocumentModel } from '../../shared/document/model.ts'

const [sortie = ''] = process.argv.slice(2)
const VIDE: DocumentModel = {
  kind: 'fiche',
  eyebrow: '',
  title: 'Page blanche',
  subtitle: null,
  author: 'Maillage',
  date: '2026-11-22',
  cover: false,
  projet: false,
  footer: '',
  numbering: false,
  blocks: [],
}

await writeDocument(sortie, await renderDocument(VIDE, 'pdf'))
