/** What moved under the user's words: old → new, accepted or kept, one by one. */
import { Button, Group, Text } from '@mantine/core'
import styles from './sections.module.css'
import type { Texte } from './useTextes.ts'

type Signal = Texte['signaux'][number]

const MOTS: Readonly<
  Record<Signal['type'], { readonly dit: string; readonly accepter: string; readonly garder: string }>
> = {
  saisi: {
    dit: 'Un chiffre a changé dans une phrase que vous avez réécrite',
    accepter: 'Mettre à jour',
    garder: 'Garder',
  },
  chiffre: {
    dit: 'Un chiffre suivi a changé dans votre texte',
    accepter: 'Accepter',
    garder: 'Garder l’ancien',
  },
  texte: {
    dit: 'Le texte proposé a changé depuis que vous l’avez réécrit',
    accepter: 'Prendre le texte proposé',
    garder: 'Garder le mien',
  },
}

interface Props {
  readonly signaux: readonly Signal[]
  readonly repondre: (signal: string, choix: 'accepter' | 'garder') => void
}

export function Signaux({ signaux, repondre }: Props) {
  return signaux.map(({ id, type, libelle, ancien, nouveau }) => {
    const { dit, accepter, garder } = MOTS[type]
    const quoi = libelle === null ? '' : ` (${libelle})`
    return (
      <section key={id} className={styles.signal} aria-label={dit}>
        <Text size="sm" fw={600}>
          {dit}&nbsp;:
        </Text>
        <Text size="sm" className={styles.change}>
          <del>{ancien}</del> <span aria-hidden="true">→</span> <ins>{nouveau}</ins>
          {quoi}
        </Text>
        <Group gap="xs" mt={4}>
          <Button size="compact-sm" variant="default" onClick={() => repondre(id, 'accepter')}>
            {accepter}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="ambre"
            c="var(--ambre-encre)"
            onClick={() => repondre(id, 'garder')}
          >
            {garder}
          </Button>
        </Group>
      </section>
    )
  })
}
