/** What the columns chosen would give, tried on the whole file each time that the choice rests. */
import { Button, Group, Loader, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { enErreur } from '../../../api/client.ts'
import { Erreur } from '../../../ui/Message.tsx'
import type { Doublons, Fichier } from '../depot.ts'
import styles from '../donnees.module.css'
import { Essai } from '../Essai.tsx'
import { useEssai } from '../Verification.tsx'

/** Milliseconds without a change before the file is read again. */
const REPOS = 500

interface Props {
  /** With the choices under way. */
  readonly fichier: Fichier
  readonly dossier: string
  /** What is still to be said; null: it may be tried. */
  readonly raison: string | null
  onDoublons(doublons: Doublons): void
}

export function ApercuColonnes({ fichier, dossier, raison, onDoublons }: Props) {
  const [repose] = useDebouncedValue(raison === null ? fichier : null, REPOS)
  const { data, error, isFetching } = useEssai({ fichier: repose ?? fichier, dossier }, repose !== null)
  return (
    <section className={styles.essai} aria-label="Ce qui serait importé">
      <Group gap="sm" mb="xs">
        <Title order={3} size="h5">
          Ce qui serait importé
        </Title>
        {isFetching && <Loader size="xs" />}
      </Group>
      {raison !== null && (
        <Text size="sm" c="var(--encre-douce)">
          L’essai se fera dès que les colonnes seront choisies.
        </Text>
      )}
      {raison === null && error !== null && (
        <Erreur cause={error}>
          {enErreur(error).remede === 'doublons' && (
            <Group gap="xs" mt="sm">
              <Button variant="default" size="compact-md" onClick={() => onDoublons('sommer')}>
                Additionner ces lignes
              </Button>
              <Button variant="default" size="compact-md" onClick={() => onDoublons('remplacer')}>
                Garder la dernière
              </Button>
            </Group>
          )}
        </Erreur>
      )}
      {raison === null && error === null && data !== undefined && <Essai essai={data} />}
    </section>
  )
}
