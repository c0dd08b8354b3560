/**
 * The one file that knows pdf.js. The build for older browsers: locked-down computers do not choose theirs. Its worker
 * is a file of ours; no WASM and no code made from strings, which the content policy refuses.
 */
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import adresseWorker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

export type Pdf = PDFDocumentProxy

GlobalWorkerOptions.workerSrc = adresseWorker

/** Opens a document; `fermer` frees it and its worker. The bytes are taken over: do not use them after. */
export function ouvrirPdf(octets: Uint8Array): { readonly pdf: Promise<Pdf>; fermer(): void } {
  const tache = getDocument({ data: octets, isEvalSupported: false, useWasm: false, useWorkerFetch: false })
  return { pdf: tache.promise, fermer: () => void tache.destroy() }
}

/** CSS pixels of a point at 100 %: a sheet is shown at its paper size. */
export const PIXELS_PAR_POINT = 96 / 72

export interface TaillePage {
  /** Points. */
  readonly largeur: number
  readonly hauteur: number
}

export async function taillePages(pdf: Pdf): Promise<readonly TaillePage[]> {
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, i) => {
      const { width, height } = (await pdf.getPage(i + 1)).getViewport({ scale: 1 })
      return { largeur: width, hauteur: height }
    }),
  )
}

/** Draws a page on a canvas of its own, so that the one on screen changes at once and never blinks. */
export async function dessinerPage(
  pdf: Pdf,
  numero: number,
  echelle: number,
  signal?: AbortSignal,
): Promise<HTMLCanvasElement> {
  const page = await pdf.getPage(numero)
  const viewport = page.getViewport({ scale: echelle })
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(viewport.width)
  canvas.height = Math.ceil(viewport.height)
  const dessin = page.render({ canvas, viewport })
  const arreter = () => dessin.cancel()
  signal?.addEventListener('abort', arreter)
  try {
    await dessin.promise
  } finally {
    signal?.removeEventListener('abort', arreter)
  }
  return canvas
}
