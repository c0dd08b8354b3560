/** Tools over the map: how to choose, and the two ways to add many communes at once. */
import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import type { Outil } from '../../../map/types.ts'
import styles from '../territoire.module.css'
import type { Cible } from './useGestes.ts'

const OUTILS: readonly { readonly outil: Outil; readonly nom: string; readonly aide: string }[] = [
  { outil: 'choisir', nom: 'Choisir', aide: 'Un clic sur une commune l’ajoute ou la retire.' },
  { outil: 'rectangle', nom: 'Rectangle', aide: 'Tracez un rectangle sur la carte.' },
  { outil: 'lasso', nom: 'Lasso', aide: 'Entourez des communes sur la carte.' },
]

interface Props {
  readonly outil: Outil
  onOutil(outil: Outil): void
  onColler(): void
  /** What gestures fill. */
  readonly cible: Cible
  /** The buttons that open a panel of their own: before and after the paste. */
  readonly ensemble: ReactNode
  readonly reglages: ReactNode
  /** What the last change did, in words. */
  readonly fait: string
}

export function BarreOutils({ outil, onOutil, onColler, cible, ensemble, reglages, fait }: Props) {
  return (
    <div className={styles.outils} data-couvre role="toolbar" aria-label="Outils de la carte">
      <Button.Group className={styles.groupe}>
        {OUTILS.map(({ outil: un, nom, aide }) => (
          <Button
            key={un}
            size="sm"
            px={10}
            variant={outil === un ? 'filled' : 'default'}
            aria-pressed={outil === un}
            title={aide}
            onClick={() => onOutil(un)}
          >
            {nom}
          </Button>
        ))}
      </Button.Group>
      {ensemble}
      <Button className={styles.outil} px={10} variant="default" onClick={onColler}>
        Coller une liste…
      </Button>
      {reglages}
      <AideOutil outil={outil} cible={cible} />
      <Fait key={fait} texte={fait} />
    </div>
  )
}

/** What the next gesture does, when it is not plain choosing. */
function AideOutil({ outil, cible }: Pick<Props, 'outil' | 'cible'>) {
  const trace = outil === 'rectangle' || outil === 'lasso'
  if (!trace && cible.sur === 'territoire') return null
  return <p className={styles.aide}>{trace ? aideTrace(cible) : aideClic(cible)}</p>
}

/** Seen for some seconds; a screen reader is told by the status of the screen. */
function Fait({ texte }: { readonly texte: string }) {
  const [vu, setVu] = useState(true)
  useEffect(() => {
    const minuteur = setTimeout(() => setVu(false), 5000)
    return () => clearTimeout(minuteur)
  }, [])
  return texte === '' || !vu ? null : (
    <p className={`${styles.aide} ${styles.fait}`} aria-hidden="true">
      {texte}
    </p>
  )
}

function aideTrace(cible: Cible): string {
  if (cible.sur === 'coches')
    return 'Le tracé coche des communes à placer dans un secteur\u00a0; avec Alt, il les décoche.'
  const secteur = cible.sur === 'secteur' ? ` au secteur «\u00a0${cible.nom}\u00a0»` : ''
  return `Le tracé ajoute des communes${secteur}\u00a0; avec Alt, il les retire.`
}

function aideClic(cible: Cible): string {
  return cible.sur === 'secteur'
    ? `Un clic ajoute une commune au secteur «\u00a0${cible.nom}\u00a0», un second la retire.`
    : 'Un clic coche une commune, à placer ensuite dans un secteur.'
}
