/** The user's texts of a projet de santé as blocks: their figures stay live in the document. */
import type { Block, Inline } from '../model.ts'
import type { Chiffres } from '../plan/conversion.ts'
import { cleReference, type Morceau, type Texte } from '../plan/texte.ts'

function inline(un: Morceau, chiffres: Chiffres): Inline {
  const style = { ...(un.gras ? { strong: true } : {}), ...(un.italique ? { em: true } : {}) }
  if ('texte' in un) return { text: un.texte, ...style }
  return { text: chiffres[cleReference(un.chiffre)]?.texte ?? un.vu, chiffre: un.chiffre, ...style }
}

/** Each paragraph and list has an id of its own: `${id}1`, `${id}2`… A heading inside is a strong line. */
export function blocsVivants(id: string, texte: Texte, chiffres: Chiffres): Block[] {
  const blocs: Block[] = []
  for (const { type, morceaux } of texte) {
    const contenu = morceaux.map((un) => inline(un, chiffres))
    if (contenu.every((un) => (typeof un === 'string' ? un : un.text).trim() === '')) continue
    const rang = `${id}${blocs.length + 1}`
    const avant = blocs.at(-1)
    const ordered = type === 'numero'
    if (type === 'paragraphe') blocs.push({ type: 'paragraph', id: rang, content: contenu })
    else if (type === 'titre')
      blocs.push({
        type: 'paragraph',
        id: rang,
        content: contenu.map((un) => (typeof un === 'string' ? { text: un, strong: true } : { ...un, strong: true })),
      })
    else if (avant?.type === 'list' && avant.ordered === ordered)
      blocs[blocs.length - 1] = { ...avant, items: [...avant.items, contenu] }
    else blocs.push({ type: 'list', id: rang, ordered, items: [contenu] })
  }
  return blocs
}

/** Words of a field, a paragraph on each line. */
export function blocsSaisis(id: string, texte: string): Block[] {
  return texte
    .split(/\n+/)
    .map((ligne) => ligne.trim())
    .filter((ligne) => ligne !== '')
    .map((ligne, rang) => ({ type: 'paragraph', id: `${id}${rang + 1}`, content: [ligne] }))
}
