/** Tools over the map: how to choose, and the two ways to add many communes at once. */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Outil } from '../../map/types.ts'
import styles from './territoire.module.css'

const OUTILS: readonly { readonly outil: Outil; readonly nom: string; readonly aide: string }[] = [
  { outil: 'choisir', nom: 'Choisir', aide: 'Un clic sur une commune l’ajoute ou la retire.' },
  { outil: 'rectangle', nom: 'Rectangle', aide: 'Tracez un rectangle sur la carte.' },
  { outil: 'lasso', nom: 'Lasso', aide: 'Entourez des communes sur la carte.' },
]

interface Props {
  readonly outil: Outil
  onOutil(outil: Outil): void
  onColler(): void
  /** Name of the sector in hand: gestures fill it. */
  readonly secteur: string | null
  /** The buttons that open a panel of their own: before and after the paste. */
  readonly ensemble: ReactNode
  readonly reglages: ReactNode
}

export function BarreOutils({ outil, onOutil, onColler, secteur, ensemble, reglages }: Props) {
  return (
    <div className={styles.outils} role="toolbar" aria-label="Outils de la carte">
      <Button.Group className={styles.groupe}>
        {OUTILS.map(({ outil: un, nom, aide }) => (
          <Button
            key={un}
            size="sm"
            px="sm"
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
      <Button className={styles.outil} px="sm" variant="default" onClick={onColler}>
        Coller une liste…
      </Button>
      {reglages}
      <AideOutil outil={outil} secteur={secteur} />
    </div>
  )
}

/** What the next gesture does, when it is not plain choosing. */
function AideOutil({ outil, secteur }: Pick<Props, 'outil' | 'secteur'>) {
  const trace = outil === 'rectangle' || outil === 'lasso'
  if (!trace && secteur === null) return null
  const cible = secteur === null ? '' : ` au secteur «\u00a0${secteur}\u00a0»`
  return (
    <p className={styles.aide}>
      {trace
        ? `Le tracé ajoute des communes${cible}\u00a0; avec Alt, il les retire.`
        : `Un clic ajoute une commune${cible}, un second la retire.`}
    </p>
  )
}
