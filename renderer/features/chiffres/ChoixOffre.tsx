/** Which source of professionals is published for all the professions at once. */
import { Button, Group, Radio, Stack, Text, Title } from '@mantine/core'
import type { OffresComparees } from '../../../shared/domain/offres-comparees.ts'
import { detailSource, exceptions } from './mots-offre.ts'

interface Props {
  readonly offre: OffresComparees
  readonly enCours: boolean
  /** null: the newest Annuaire Santé. */
  onRetenir(source: number | null): void
}

export function ChoixOffre({ offre, enCours, onRetenir }: Props) {
  const retenue = offre.sources.find((source) => source.retenue)
  const autres = exceptions(offre)
  return (
    <div>
      <Text size="sm" mb="xs">
        Ces fichiers comptent les mêmes professionnels. Choisissez celui que les chiffres, la carte et les documents
        publient&nbsp;: pour une profession, leurs nombres ne sont jamais mélangés.
      </Text>
      <Title order={3} size="h5" mb={6}>
        Pour toutes les professions
      </Title>
      <Radio.Group
        value={retenue === undefined ? null : String(retenue.id)}
        onChange={(id) => onRetenir(Number(id))}
        aria-label="Source de toutes les professions"
      >
        <Stack gap="sm">
          {offre.sources.map((source) => (
            <Radio
              key={source.id}
              value={String(source.id)}
              label={source.libelle}
              description={detailSource(source)}
              disabled={enCours || !source.choisissable}
            />
          ))}
        </Stack>
      </Radio.Group>
      {autres !== null && (
        <Text size="sm" mt="sm">
          Sauf {autres}.
        </Text>
      )}
      <Group gap="xs" mt="xs">
        {autres !== null && retenue !== undefined && (
          <Button variant="default" size="compact-sm" disabled={enCours} onClick={() => onRetenir(retenue.id)}>
            La même pour toutes les professions
          </Button>
        )}
        <Button variant="subtle" size="compact-sm" loading={enCours} onClick={() => onRetenir(null)}>
          Toujours l’Annuaire Santé le plus récent
        </Button>
      </Group>
    </div>
  )
}
