/** A file of many that only waits for its import: one line, and the way to the rest. */
import { Button, Group, Text } from '@mantine/core'
import { formatDate } from '../../../shared/domain/format.ts'
import type { Fichier } from './depot.ts'
import type { Depot } from './magasin.ts'

interface Props {
  readonly fichier: Fichier
  readonly depot: Depot
  onOuvrir(): void
}

export function EnLigne({ fichier: { id, nom, apercu }, depot, onOuvrir }: Props) {
  const annee = formatDate(apercu?.millesime ?? '')
  return (
    <Group justify="space-between" align="end" wrap="nowrap" gap="sm">
      <Text size="sm">
        {[...(apercu?.apporte ?? []), ...(annee === '' ? [] : [`Année lue\u00a0: ${annee}.`])].join(' ')}
      </Text>
      <Group gap="xs" wrap="nowrap">
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={false}
          aria-label={`Détails de ${nom}`}
          onClick={onOuvrir}
        >
          Détails
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => depot.importer(id)}>
          Importer
        </Button>
      </Group>
    </Group>
  )
}
