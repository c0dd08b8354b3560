/** Above the professionals: several sources count them, and one of them is published. */
import { Button, Group, Text } from '@mantine/core'
import type { OffresComparees } from '../../../shared/domain/offres-comparees.ts'
import { exceptions } from './mots-offre.ts'

interface Props {
  readonly offre: OffresComparees
  onComparer(): void
}

export function AvisSources({ offre, onComparer }: Props) {
  const { sources } = offre
  const autres = exceptions(offre)
  const publiee = sources.find(({ retenue }) => retenue)
  return (
    <Group gap="sm" mt="md">
      <Text>
        {sources.length} sources comptent les professionnels
        {publiee === undefined
          ? '.'
          : `\u00a0; celle qui est publiée\u00a0: ${publiee.libelle}${autres === null ? '' : `, sauf ${autres}`}.`}
      </Text>
      <Button variant="default" size="compact-md" onClick={onComparer}>
        Comparer les sources
      </Button>
    </Group>
  )
}
