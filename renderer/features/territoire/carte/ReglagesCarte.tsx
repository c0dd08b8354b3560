/** What the map shows, in which classes, on which base: a panel over the map. */
import { Button, Divider, Popover, Stack } from '@mantine/core'
import { useState } from 'react'
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import territoire from '../territoire.module.css'
import styles from './ReglagesCarte.module.css'
import { ReglagesCarteFigure } from './ReglagesCarteFigure.tsx'
import { ReglagesCarteFond } from './ReglagesCarteFond.tsx'
import type { Fonds } from './useFondCarte.ts'
import type { useReglagesCarte } from './useReglagesCarte.ts'

export type PanneauReglages = ReturnType<typeof useReglagesCarte>['panneau'] & {
  readonly etat: EtatDossier
  readonly cpts: string
  readonly fonds: Fonds | undefined
  /** The base drawn now. */
  readonly fond: string
  /** Cantons are known: their limits may be drawn. */
  readonly cantons: boolean
}

export function ReglagesCarte(props: PanneauReglages) {
  const [ouvert, setOuvert] = useState(false)
  return (
    <Popover
      opened={ouvert}
      onChange={setOuvert}
      position="bottom-end"
      withinPortal
      trapFocus
      returnFocus
      shadow="md"
      width={350}
    >
      <Popover.Target>
        <Button className={territoire.outil} px="sm" variant="default" onClick={() => setOuvert(!ouvert)}>
          Carte…
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.panneau}>
        <Stack gap="sm">
          <ReglagesCarteFigure {...props} />
          <Divider />
          <ReglagesCarteFond {...props} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
