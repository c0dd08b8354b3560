/** The real PDF, page under page. The place where the user reads is kept when the document is composed anew. */
import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { formatNumber } from '../../../shared/domain/format.ts'
import styles from './documents.module.css'
import { Page } from './Page.tsx'
import { PIXELS_PAR_POINT } from './pdf.ts'
import type { PdfOuvert } from './usePdf.ts'
import { pageVue, palier, zoomAjuste } from './zoom.ts'

interface Props {
  readonly ouvert: PdfOuvert
  /** A newer version is being composed. */
  readonly enCours: boolean
}

export function Apercu({ ouvert: { pdf, pages }, enCours }: Props) {
  const { ref: mesure, width } = useElementSize()
  const place = useRef<HTMLElement>(null)
  const [choisi, setChoisi] = useState<number | null>(null)
  const [page, setPage] = useState(1)
  const zoom = choisi ?? zoomAjuste(width, pages[0]?.largeur ?? 0, PIXELS_PAR_POINT)
  const defiler = useCallback(() => {
    const element = place.current
    if (element === null) return
    const hauts = [...element.children].map((un) => (un as HTMLElement).offsetTop)
    setPage(pageVue(hauts, element.scrollTop, element.clientHeight))
  }, [])
  // The reading point stays at the same share of the pages when they change size.
  const avant = useRef(zoom)
  useLayoutEffect(() => {
    const element = place.current
    if (element !== null) element.scrollTop *= zoom / avant.current
    avant.current = zoom
    defiler()
  }, [zoom, defiler])
  return (
    <div className={styles.apercu}>
      <Group className={styles.outils} gap="xs" role="toolbar" aria-label="Aperçu">
        <Text size="sm" aria-live="polite">
          Page {page} sur {pages.length}
        </Text>
        <Text size="sm" c="var(--encre-douce)" role="status" className={styles.etat}>
          {enCours ? 'Mise à jour…' : ''}
        </Text>
        <ActionIcon variant="default" aria-label="Réduire" onClick={() => setChoisi(palier(zoom, -1))}>
          −
        </ActionIcon>
        <Text size="sm" w={48} ta="center">
          {formatNumber(zoom * 100)}&nbsp;%
        </Text>
        <ActionIcon variant="default" aria-label="Agrandir" onClick={() => setChoisi(palier(zoom, 1))}>
          +
        </ActionIcon>
        <Button size="compact-sm" variant="subtle" disabled={choisi === null} onClick={() => setChoisi(null)}>
          Ajuster
        </Button>
      </Group>
      <section
        ref={useMergedRef(mesure, place)}
        className={styles.pages}
        onScroll={defiler}
        aria-label="Pages du document"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
        tabIndex={0}
      >
        {pages.map((taille, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
          <Page key={index} pdf={pdf} numero={index + 1} total={pages.length} taille={taille} zoom={zoom} />
        ))}
      </section>
    </div>
  )
}
