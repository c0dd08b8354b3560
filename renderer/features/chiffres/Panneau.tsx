/** The table of a tab, or why there is none. */
import { Button, Text } from '@mantine/core'
import type { ComponentProps } from 'react'
import { aller } from '../../api/route.ts'
import { EtatVide } from '../../ui/Message.tsx'
import styles from './chiffres.module.css'
import { TableChiffres } from './TableChiffres.tsx'
import { rienDImporte, VIDES } from './vide.ts'

export function Panneau(props: ComponentProps<typeof TableChiffres>) {
  const { tableau } = props
  if (tableau.lignes.length === 0 || rienDImporte(tableau)) {
    const { titre, suite, ecran } = VIDES[tableau.id]
    return (
      <EtatVide titre={titre}>
        <Text>{suite}</Text>
        {ecran !== null && (
          <Button onClick={() => aller({ ecran })}>
            {ecran === 'donnees' ? 'Aller aux données' : 'Aller au territoire'}
          </Button>
        )}
      </EtatVide>
    )
  }
  return (
    <>
      {tableau.note !== null && <p className={styles.note}>{tableau.note}</p>}
      <TableChiffres {...props} />
    </>
  )
}
