/** Inner limits of the manual classes, typed as "25 ; 50 ; 100". */
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { ecrireLimites, lireLimites } from './reglages.ts'

interface Props {
  readonly limites: readonly number[]
  onLimites(limites: readonly number[]): void
}

export function Limites({ limites, onLimites }: Props) {
  const [texte, setTexte] = useState(() => ecrireLimites(limites))
  const lues = lireLimites(texte)
  return (
    <TextInput
      label="Limites entre les classes"
      description="Séparées par des points-virgules, six au plus."
      value={texte}
      error={lues === null ? 'Écrivez des nombres, par exemple 25\u00a0; 50\u00a0; 100.' : null}
      onChange={(event) => {
        setTexte(event.currentTarget.value)
        const nouvelles = lireLimites(event.currentTarget.value)
        if (nouvelles !== null) onLimites(nouvelles)
      }}
    />
  )
}
