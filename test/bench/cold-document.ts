/** One document in a process of its own: `cold-document.ts F.maillage|vide sortie.pdf`. */
import { openBackend } from '../../electron/backend/backend.ts'
import { renderDocument, writeDocument } from '../../electron/backend/documents/render.ts'
import type { DocumentModel } from '../../shared/document/model.ts'

const [fichier = '', sortie = ''] = process.argv.slice(2)
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

if (fichier === 'vide') {
  await writeDocument(sortie, await renderDocument(VIDE, 'pdf'))
} else {
  const backend = await openBackend()
  await backend.call('document.produire', { fichier, document: 'diagnostic', sortie })
  backend.close()
}
