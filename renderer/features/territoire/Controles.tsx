/** The checks as short sentences; a link shows the communes they speak of. */
import { Anchor, Stack, Text } from '@mantine/core'
import type { Check } from '../../../shared/domain/portrait-types.ts'
import { communesCitees } from './controles.ts'
import styles from './territoire.module.css'

interface Props {
  readonly controles: readonly Check[]
  /** Communes that a check may cite. */
  readonly communes: readonly { readonly code: string; readonly nom: string }[]
  onVoir(codes: readonly string[]): void
}

const NIVEAUX: Readonly<Record<Check['level'], string>> = {
  erreur: 'À corriger',
  attention: 'À vérifier',
  information: 'À savoir',
}

export function Controles({ controles, communes, onVoir }: Props) {
  if (controles.length === 0)
    return (
      <Text c="var(--encre-douce)" fz="sm">
        Rien à signaler sur ce territoire.
      </Text>
    )
  return (
    <Stack component="ul" gap="sm" className={styles.controles}>
      {controles.map((controle) => {
        const codes = communesCitees(controle, communes)
        return (
          <li key={`${controle.code}${controle.titre}`} data-niveau={controle.level}>
            <Text fz="sm" fw={600}>
              <span className={styles.niveau}>{NIVEAUX[controle.level]}</span> {controle.titre}
            </Text>
            <Text fz="sm" c="var(--encre-douce)">
              {controle.explication}{' '}
              {codes.length > 0 && (
                <Anchor component="button" type="button" fz="sm" onClick={() => onVoir(codes)}>
                  Voir sur la carte
                </Anchor>
              )}
            </Text>
          </li>
        )
      })}
    </Stack>
  )
}
