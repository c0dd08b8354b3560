/** An import under way: how far it is, and the way to stop it. */
import { Button, Group, Progress, Text } from '@mantine/core'
import type { Progress as Avance } from '../../../shared/contract/methods.ts'

interface Props {
  readonly progress: Avance | null
  readonly attente: boolean
  onAnnuler(): void
}

export function EnCours({ progress, attente, onAnnuler }: Props) {
  const part = progress === null || progress.total === 0 ? 0 : Math.min(100, (100 * progress.done) / progress.total)
  const texte = attente ? 'Commencera après le fichier en cours.' : `${progress?.step ?? 'Préparation'}…`
  return (
    <Group mt={attente ? 0 : 'sm'} gap="md" wrap="nowrap">
      <div style={{ flex: 1 }}>
        <Text size="sm" mb={4}>
          {texte}
        </Text>
        {!attente && <Progress value={part} aria-label="Avancement de l’import" transitionDuration={120} />}
      </div>
      <Button variant="default" size={attente ? 'compact-sm' : 'sm'} onClick={onAnnuler}>
        Annuler
      </Button>
    </Group>
  )
}
