/** What the columns chosen would give, tried on the whole file each time that the choice rests. */
import { Group, Loader, Text, Title } from '@mantine/core'
import { enErreur } from '../../../api/client.ts'
import { Erreur } from '../../../ui/Message.tsx'
import type { Doublons, Fichier } from '../depot.ts'
import styles from '../donnees.module.css'
import { Essai } from '../Essai.tsx'
import { ReglerDoublons } from '../ReglerDoublons.tsx'
import { Reparations } from '../Reparations.tsx'
import type { useEssai } from '../Verification.tsx'

interface Props {
  readonly essai: ReturnType<typeof useEssai>
  /** False: something is still to be said. */
  readonly possible: boolean
  readonly refus: Fichier['refus']
  onDoublons(doublons: Doublons): void
  onRefus(refus: Fichier['refus']): void
}

export function ApercuColonnes({ essai: { data, error, isFetching }, possible, refus, onDoublons, onRefus }: Props) {
  return (
    <section className={styles.essai} aria-label="Ce qui serait importé">
      <Group gap="sm" mb="xs">
        <Title order={3} size="h5">
          Ce qui serait importé
        </Title>
        {isFetching && <Loader size="xs" />}
      </Group>
      {!possible && (
        <Text size="sm" c="var(--encre-douce)">
          L’essai se fera dès que les colonnes seront choisies.
        </Text>
      )}
      {possible && error !== null && (
        <Erreur cause={error}>
          {enErreur(error).remede === 'doublons' && <ReglerDoublons onChoix={onDoublons} />}
        </Erreur>
      )}
      {possible && error === null && data !== undefined && <Essai essai={data} refus={refus} onRefus={onRefus} />}
      {possible && error !== null && <Reparations reparations={null} refus={refus} onRefus={onRefus} />}
    </section>
  )
}
