/** What the map shows, in which classes, on which base: a panel over the map. */
import { Button, Divider, Popover, Stack } from '@mantine/core'
import { useState } from 'react'
import territoire from '../territoire.module.css'
import type { PanneauReglages } from './panneau-reglages.ts'
import styles from './ReglagesCarte.module.css'
import { ReglagesCarteFigure } from './ReglagesCarteFigure.tsx'
import { ReglagesCarteFond } from './ReglagesCarteFond.tsx'

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
