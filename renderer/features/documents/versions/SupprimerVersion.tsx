/** A version goes for good: it is asked first. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { formatDate } from '../../../../shared/domain/format.ts'
import type { Version } from './useVersions.ts'

interface Props {
  readonly version: Version
  onSupprimer(id: number): Promise<unknown>
}

export function SupprimerVersion({ version: { id, nom, creeLe }, onSupprimer }: Props) {
  const [demande, setDemande] = useState(false)
  return (
    <>
      <Button variant="subtle" size="compact-sm" color="argile" mt="md" onClick={() => setDemande(true)}>
        Supprimer la version «{'\u00a0'}
        {nom}
        {'\u00a0'}»…
      </Button>
      <Modal opened={demande} onClose={() => setDemande(false)} title="Supprimer cette version ?">
        <Stack>
          <Text size="sm">
            «{'\u00a0'}
            {nom}
            {'\u00a0'}», gardée le {formatDate(creeLe)}, ne pourra plus être comparée. «{'\u00a0'}Annuler{'\u00a0'}» ne
            la ramène pas. Le dossier, lui, ne change pas.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setDemande(false)}>
              Garder
            </Button>
            <Button color="argile" onClick={() => void onSupprimer(id).then(() => setDemande(false))}>
              Supprimer
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
