/** Bytes of a composed document → an open PDF. The previous one stays until the next is ready. */
import { useEffect, useState } from 'react'
import type { Output } from '../../../shared/contract/methods.ts'
import { octets } from '../../api/client.ts'
import { ouvrirPdf, type Pdf, type TaillePage, taillePages } from './pdf.ts'

type Compose = Output<'document.composer'>

export interface PdfOuvert {
  readonly pdf: Pdf
  readonly pages: readonly TaillePage[]
  /** What it was opened from: an older version of the same document, or the last one. */
  readonly compose: Compose
}

export function usePdf(compose: Compose | undefined): { readonly ouvert: PdfOuvert | null; readonly erreur: unknown } {
  const [ouvert, setOuvert] = useState<(PdfOuvert & { fermer(): void }) | null>(null)
  const [erreur, setErreur] = useState<unknown>(null)
  useEffect(() => {
    if (compose === undefined) return
    const { pdf, fermer } = ouvrirPdf(octets(compose.base64))
    let attendu = true
    let adopte = false
    pdf
      .then(async (lu) => {
        const pages = await taillePages(lu)
        if (!attendu) return
        adopte = true
        setErreur(null)
        setOuvert({ pdf: lu, pages, compose, fermer })
      })
      .catch((cause: unknown) => {
        if (attendu) setErreur(cause)
      })
    return () => {
      attendu = false
      if (!adopte) fermer()
    }
  }, [compose])
  // The document that leaves the screen is closed once the next one has taken its place.
  useEffect(() => () => ouvert?.fermer(), [ouvert])
  return { ouvert, erreur }
}
