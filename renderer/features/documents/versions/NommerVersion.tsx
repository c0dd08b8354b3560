/** The name under which what the dossier says today is kept. */
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'

interface Props {
  readonly enCours: boolean
  onNommer(nom: string): void
  onFermer(): void
}

export function NommerVersion({ enCours, onNommer, onFermer }: Props) {
  const [nom, setNom] = useState('')
  return (
    <Modal opened onClose={onFermer} title="Nommer la version d’aujourd’hui">
      <form
        onSubmit={(e) => {
          e.preventDefault()
          if (nom.trim() !== '') onNommer(nom)
        }}
      >
        <Stack>
          <TextInput
            label="Nom"
            description="Par exemple : envoyée à la CPAM"
            data-autofocus
            required
            maxLength={200}
            value={nom}
            onChange={(e) => setNom(e.currentTarget.value)}
          />
          <Text size="sm" c="var(--encre-douce)">
            Maillage garde les communes, les chiffres, les textes, les champs et les sources tels qu’ils sont. C’est une
            trace{'\u00a0'}: «{'\u00a0'}Annuler{'\u00a0'}» ne l’efface pas.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onFermer}>
              Fermer
            </Button>
            <Button type="submit" loading={enCours} disabled={nom.trim() === ''}>
              Garder cette version
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
