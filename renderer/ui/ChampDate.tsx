/** A date typed day first, whatever the language of the browser: its own date field would follow that. */
import { TextInput, type TextInputProps } from '@mantine/core'
import { useEffect, useState } from 'react'
import { dateEcrite, lireDate } from '../../shared/domain/dates.ts'

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'type'> {
  /** ISO 8601, or ''. */
  readonly value: string
  /** Called with a date that exists, or ''. */
  onDate(iso: string): void
}

export function ChampDate({ value, onDate, error, onKeyDown, onBlur, ...reste }: Props) {
  const [texte, setTexte] = useState(dateEcrite(value))
  const [faux, setFaux] = useState(false)
  useEffect(() => {
    setTexte(dateEcrite(value))
    setFaux(false)
  }, [value])
  const valider = () => {
    const iso = lireDate(texte)
    setFaux(iso === null)
    if (iso === null) return
    setTexte(dateEcrite(iso))
    if (iso !== value) onDate(iso)
  }
  return (
    <TextInput
      placeholder="JJ/MM/AAAA"
      {...reste}
      inputMode="numeric"
      value={texte}
      error={faux ? 'Une date qui existe, écrite JJ/MM/AAAA.' : error}
      onChange={(event) => setTexte(event.currentTarget.value)}
      onBlur={(event) => {
        valider()
        onBlur?.(event)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') valider()
        if (event.key === 'Escape') setTexte(dateEcrite(value))
        onKeyDown?.(event)
      }}
    />
  )
}
