/** The checks as short sentences: what can be seen on the map is one click away, what can be mended too. */
import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Check } from '../../../shared/domain/portrait-types.ts'
import { apostrophe } from '../../../shared/figures/texte.ts'
import { type Geste, gestes } from './controles.ts'
import styles from './territoire.module.css'

interface Props {
  readonly controles: readonly Check[]
  /** No commune yet: nothing was checked. */
  readonly vide: boolean
  onGeste(geste: Geste): void
}

const NIVEAUX: Readonly<Record<Check['level'], string>> = {
  erreur: 'À corriger',
  attention: 'À vérifier',
  information: 'À savoir',
}

/** More at once would be a wall. */
const VUS = 6

export function Controles({ controles, vide, onGeste }: Props) {
  const [tous, setTous] = useState(false)
  const vus = tous ? controles : controles.slice(0, VUS)
  if (controles.length === 0)
    return (
      <Text c="var(--encre-douce)" fz="sm">
        {vide
          ? 'Choisissez des communes\u00a0: leurs limites, leurs années et les autres CPTS du dossier seront contrôlées ici.'
          : 'Rien à signaler sur ce territoire.'}
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
            <Gestes controle={controle} onGeste={onGeste} />
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

function Gestes({ controle, onGeste }: Pick<Props, 'onGeste'> & { readonly controle: Check }) {
  const possibles = gestes(controle)
  if (possibles.length === 0) return null
  return (
    <Group gap="md">
      {possibles.map((geste) => (
        <Anchor key={geste.libelle} component="button" type="button" fz="sm" ta="left" onClick={() => onGeste(geste)}>
          {geste.libelle}
        </Anchor>
      ))}
    </Group>
  )
}
