/** Fields of a row: saved when they are left, what is typed kept meanwhile, a refusal said under the field. */
import { Textarea, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { lireNombreEcrit } from '../../../shared/domain/nombre-ecrit.ts'
import { formatNumber } from '../../../shared/domain/nombres.ts'
import { nombreTel } from '../../../shared/domain/projet/mots.ts'
import styles from './projet.module.css'

interface Texte {
  readonly label: string
  readonly valeur: string
  readonly garder: (valeur: string) => void
  readonly max?: number
  /** Of several lines. */
  readonly long?: boolean
  readonly requis?: boolean
  readonly placeholder?: string
  /** The label is told to who does not see the head of the column. */
  readonly nu?: boolean
}

export function ChampTexte({
  label,
  valeur,
  garder,
  max = 10_000,
  long = false,
  requis = false,
  placeholder,
  nu = false,
}: Texte) {
  const [texte, setTexte] = useState(valeur)
  useEffect(() => setTexte(valeur), [valeur])
  const sortir = (): void => {
    const neuf = texte.trim()
    if (requis && neuf === '') setTexte(valeur)
    else if (neuf !== valeur) garder(neuf)
  }
  const commun = {
    ...(nu ? { 'aria-label': label } : { label }),
    value: texte,
    maxLength: max,
    placeholder,
    onBlur: sortir,
  }
  return long ? (
    <Textarea {...commun} autosize minRows={2} onChange={(e) => setTexte(e.currentTarget.value)} />
  ) : (
    <TextInput
      {...commun}
      onChange={(e) => setTexte(e.currentTarget.value)}
      onKeyDown={(e) => {
        if (e.key === 'Enter') sortir()
        if (e.key === 'Escape') setTexte(valeur)
      }}
    />
  )
}

interface Nombre {
  readonly label: string
  readonly valeur: number | null
  readonly garder: (valeur: number | null) => void
  /** Kept in hundredths: euros typed, cents kept. */
  readonly euros?: boolean
  readonly entier?: boolean
  /** The label is told to who does not see the head of the column. */
  readonly nu?: boolean
}

export function ChampNombre({ label, valeur, garder, euros = false, entier = false, nu = false }: Nombre) {
  const ecrit =
    valeur === null ? '' : euros ? formatNumber(valeur / 100, valeur % 100 === 0 ? 0 : 2) : nombreTel(valeur)
  const [texte, setTexte] = useState(ecrit)
  const [faux, setFaux] = useState(false)
  useEffect(() => {
    setTexte(ecrit)
    setFaux(false)
  }, [ecrit])
  const sortir = (): void => {
    if (texte.trim() === '') {
      setFaux(false)
      if (valeur !== null) garder(null)
      return
    }
    const lu = lireNombreEcrit(texte)
    const tenu = lu === undefined ? undefined : euros ? Math.round(lu.valeur * 100) : lu.valeur
    const refuse = tenu === undefined || (lu?.decimales ?? 0) > (euros ? 2 : entier ? 0 : 4) || (euros && tenu < 0)
    setFaux(refuse)
    if (refuse || tenu === undefined) return
    if (tenu === valeur) setTexte(ecrit)
    else garder(tenu)
  }
  return (
    <TextInput
      {...(nu ? { 'aria-label': label } : { label })}
      classNames={{ input: styles.nombre ?? '' }}
      inputMode="decimal"
      value={texte}
      error={faux ? 'Un nombre, comme 1 234,5.' : undefined}
      rightSection={euros ? '€' : undefined}
      rightSectionWidth={euros ? 24 : undefined}
      onChange={(e) => setTexte(e.currentTarget.value)}
      onBlur={sortir}
      onKeyDown={(e) => {
        if (e.key === 'Enter') sortir()
        if (e.key === 'Escape') setTexte(ecrit)
      }}
    />
  )
}
