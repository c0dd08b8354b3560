/** What the map shows, in which classes, on which base: a panel beside the map. */
import { Button, Divider, Drawer, Stack } from '@mantine/core'
import { useState } from 'react'
import territoire from '../territoire.module.css'
import type { PanneauReglages } from './panneau-reglages.ts'
import { ReglagesCarteFigure } from './ReglagesCarteFigure.tsx'
import { ReglagesCarteFond } from './ReglagesCarteFond.tsx'

export function ReglagesCarte(props: PanneauReglages) {
  const [ouvert, setOuvert] = useState(false)
  return (
    <>
      <Button
        className={territoire.outil}
        px="sm"
        variant="default"
        aria-haspopup="dialog"
        aria-expanded={ouvert}
        onClick={() => setOuvert(!ouvert)}
      >
        Carte…
      </Button>
      {/* Over the panel on the right, never over the map that it sets. */}
      <Drawer
        opened={ouvert}
        onClose={() => setOuvert(false)}
        position="right"
        size="24.5rem"
        title="Réglages de la carte"
        withOverlay={false}
        lockScroll={false}
        closeButtonProps={{ 'aria-label': 'Fermer les réglages de la carte' }}
      >
        <Stack gap="sm">
          <ReglagesCarteFigure {...props} />
          <Divider />
          <ReglagesCarteFond {...props} />
        </Stack>
      </Drawer>
    </>
  )
}
