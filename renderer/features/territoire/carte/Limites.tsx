/** Inner limits of the manual classes, typed as "25 ; 50 ; 100". */
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { ecrireLimites, lireLimites } from './reglages.ts'

interface Props {
  readonly limites: readonly number[]
  /** What is typed for 1: 100 for a share, written in percent. */
  readonly echelle: number
  onLimites(limites: readonly number[]): void
}

export function Limites({ limites, echelle, onLimites }: Props) {
  const [texte, setTexte] = useState(() => ecrireLimites(limites, echelle))
  const lues = lireLimites(texte, echelle)
  return (
    <TextInput
      label={echelle === 100 ? 'Limites entre les classes (en %)' : 'Limites entre les classes'}
      description="Séparées par des points-virgules, six au plus."
      value={texte}
      error={lues === null ? 'Écrivez un à six nombres, par exemple 25\u00a0; 50\u00a0; 100.' : null}
      onChange={(event) => {
        setTexte(event.currentTarget.value)
        const nouvelles = lireLimites(event.currentTarget.value, echelle)
        if (nouvelles !== null) onLimites(nouvelles)
      }}
    />
  )
}
