/** Where files are laid down: a place that says so, a button, and the whole screen while a file is dragged over it. */
import '@mantine/dropzone/styles.css'
import { Button, Group, Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { type RefObject, useCallback, useState } from 'react'
import { useLaches } from '../../api/laches.ts'
import styles from './donnees.module.css'

interface Props {
  /** Is given what opens the dialog, for other buttons of the screen. */
  readonly ouvrir: RefObject<(() => void) | null>
  readonly compacte: boolean
  readonly onFichiers: (files: readonly File[]) => void
}

export function ZoneDepot({ ouvrir, compacte, onFichiers }: Props) {
  // Fallen beside the veil, as when the drag began on another screen: it is made anew, or it would stay over everything.
  const [voile, setVoile] = useState(0)
  const prendre = useCallback(
    (files: readonly File[]) => {
      setVoile((n) => n + 1)
      onFichiers(files)
    },
    [onFichiers],
  )
  useLaches(prendre)
  return (
    <>
      <Dropzone
        openRef={ouvrir}
        onDrop={onFichiers}
        multiple
        activateOnClick={false}
        enablePointerEvents
        className={styles.zone}
        p={compacte ? 'sm' : 'lg'}
        aria-label="Dépôt de fichiers"
        tabIndex={-1}
        inputProps={{ 'aria-label': 'Choisir des fichiers' }}
      >
        <Group justify="center" gap="md">
          <Button variant={compacte ? 'default' : 'filled'} onClick={() => ouvrir.current?.()}>
            Choisir des fichiers…
          </Button>
          <Text c="var(--encre-douce)">ou déposez-les n’importe où sur cet écran, plusieurs à la fois.</Text>
        </Group>
      </Dropzone>
      <Dropzone.FullScreen
        key={voile}
        active
        onDrop={onFichiers}
        // The mouse says nothing during a drag: this one ended elsewhere, without a word.
        onMouseMove={() => setVoile((n) => n + 1)}
        multiple
        inputProps={{ 'aria-label': 'Déposer des fichiers' }}
      >
        <Text ta="center" fz="xl" fw={600} mt="20vh" style={{ pointerEvents: 'none' }}>
          Lâchez les fichiers ici
        </Text>
        <Text ta="center" c="var(--encre-douce)" style={{ pointerEvents: 'none' }}>
          Maillage dira ce qu’ils sont avant de rien importer.
        </Text>
      </Dropzone.FullScreen>
    </>
  )
}
