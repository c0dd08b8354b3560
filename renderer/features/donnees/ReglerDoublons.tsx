/** The two ways out of a file that gives a commune twice. */
import { Button, Group } from '@mantine/core'
import type { Doublons } from './depot.ts'

export function ReglerDoublons({ onChoix }: { onChoix(choix: Doublons): void }) {
  return (
    <Group gap="xs" mt="sm">
      <Button variant="default" size="sm" onClick={() => onChoix('sommer')}>
        Additionner ces lignes
      </Button>
      <Button variant="default" size="sm" onClick={() => onChoix('remplacer')}>
        Garder la dernière
      </Button>
    </Group>
  )
}
