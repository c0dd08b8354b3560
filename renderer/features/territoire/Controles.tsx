/** The checks as short sentences: what can be seen on the map is one click away, what can be mended too. */
import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Check } from '../../../shared/domain/portrait-types.ts'
import { apostrophe } from '../../../shared/figures/texte.ts'
import { communesCitees, communesManquantes } from './controles.ts'
import styles from './territoire.module.css'

interface Props {
  readonly controles: readonly Check[]
  onVoir(codes: readonly string[]): void
  onAjouter(codes: readonly string[]): void
}

const NIVEAUX: Readonly<Record<Check['level'], string>> = {
  erreur: 'À corriger',
  attention: 'À vérifier',
  information: 'À savoir',
}

/** More at once would be a wall. */
const VUS = 6

export function Controles({ controles, onVoir, onAjouter }: Props) {
  const [tous, setTous] = useState(false)
  const vus = tous ? controles : controles.slice(0, VUS)
  if (controles.length === 0)
    return (
      <Text c="var(--encre-douce)" fz="sm">
        Rien à signaler sur ce territoire.
      </Text>
    )
  return (
    <>
      <Stack component="ul" gap="sm" className={styles.controles}>
        {vus.map((controle) => (
          <li key={`${controle.code}${controle.titre}${controle.explication}`} data-niveau={controle.level}>
            <Text fz="sm" fw={600}>
              <span className={styles.niveau}>{NIVEAUX[controle.level]}</span> {apostrophe(controle.titre)}
            </Text>
            <Text fz="sm" c="var(--encre-douce)">
              {apostrophe(controle.explication)}
            </Text>
            <Gestes controle={controle} onVoir={onVoir} onAjouter={onAjouter} />
          </li>
        ))}
      </Stack>
      {vus.length < controles.length && (
        <Button mt="sm" size="compact-sm" variant="subtle" onClick={() => setTous(true)}>
          Voir les {controles.length - vus.length} autres
        </Button>
      )}
    </>
  )
}

function Gestes({ controle, onVoir, onAjouter }: Omit<Props, 'controles'> & { readonly controle: Check }) {
  const citees = communesCitees(controle)
  const manquantes = communesManquantes(controle)
  if (citees.length === 0) return null
  return (
    <Group gap="md">
      <Anchor component="button" type="button" fz="sm" onClick={() => onVoir(citees)}>
        Voir sur la carte
      </Anchor>
      {manquantes.length > 0 && (
        <Anchor component="button" type="button" fz="sm" onClick={() => onAjouter(manquantes)}>
          {manquantes.length > 1 ? 'Les ajouter' : 'L’ajouter'}
        </Anchor>
      )}
    </Group>
  )
}
