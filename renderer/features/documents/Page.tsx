/** One page of the preview: drawn when it comes near the window, redrawn in place when the document changes. */
import { useEffect, useRef, useState } from 'react'
import styles from './documents.module.css'
import { dessinerPage, type Pdf, PIXELS_PAR_POINT, type TaillePage } from './pdf.ts'

interface Props {
  readonly pdf: Pdf
  readonly numero: number
  readonly total: number
  readonly taille: TaillePage
  readonly zoom: number
}

export function Page({ pdf, numero, total, taille, zoom }: Props) {
  const cadre = useRef<HTMLDivElement>(null)
  const [proche, setProche] = useState(numero <= 2)
  useEffect(() => {
    const element = cadre.current
    if (element === null) return
    const vue = new IntersectionObserver(([entree]) => setProche(entree?.isIntersecting === true), {
      rootMargin: '600px',
    })
    vue.observe(element)
    return () => vue.disconnect()
  }, [])
  useEffect(() => {
    if (!proche) return
    const arret = new AbortController()
    const echelle = zoom * PIXELS_PAR_POINT * Math.min(2, window.devicePixelRatio)
    dessinerPage(pdf, numero, echelle, arret.signal)
      .then((canvas) => {
        if (arret.signal.aborted) return
        canvas.setAttribute('aria-hidden', 'true')
        cadre.current?.replaceChildren(canvas)
      })
      .catch(() => undefined) // stopped, or the document was closed: the next drawing follows
    return () => arret.abort()
  }, [pdf, numero, zoom, proche])
  return (
    <div
      ref={cadre}
      className={styles.page}
      role="img"
      aria-label={`Page ${numero} sur ${total}`}
      style={{
        width: taille.largeur * PIXELS_PAR_POINT * zoom,
        height: taille.hauteur * PIXELS_PAR_POINT * zoom,
      }}
    />
  )
}
