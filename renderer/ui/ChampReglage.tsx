/** One setting of the CPTS: saved when it is left, its refusal said under it, what was typed kept. */
import { NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call, enErreur } from '../api/client.ts'
import { rafraichir } from '../api/rafraichir.ts'
import { ChampDate } from './ChampDate.tsx'
import { CHOIX, MISSIONS, type Reglage } from './groupes-reglages.ts'

interface Props {
  readonly fichier: string
  readonly cpts: number
  readonly reglage: Reglage
}

export function ChampReglage({ fichier, cpts, reglage: { cle, libelle, valeur, type, aide } }: Props) {
  const client = useQueryClient()
  const [texte, setTexte] = useState(valeur ?? '')
  useEffect(() => setTexte(valeur ?? ''), [valeur])
  const { mutate, error, reset } = useMutation({
    mutationFn: (neuf: string) => call('dossier.regler', { fichier, cpts, reglages: { [cle]: neuf } }),
    onSuccess: () => rafraichir(client, fichier),
  })
  const enregistrer = (neuf: string): void => {
    if (neuf.trim() === (valeur ?? '')) reset()
    else mutate(neuf)
  }
  const commun = {
    label: libelle,
    description: aide === null || type === 'missions' ? undefined : aide,
    error: error === null ? undefined : enErreur(error).explication,
    mb: 'sm',
  }
  if (type === 'missions')
    return (
      <NativeSelect
        {...commun}
        value={texte}
        data={MISSIONS.some(({ value }) => value === texte) ? MISSIONS : [...MISSIONS, { value: texte, label: texte }]}
        onChange={(e) => {
          setTexte(e.currentTarget.value)
          enregistrer(e.currentTarget.value)
        }}
      />
    )
  if (type === 'prorata' || type === 'taille')
    return (
      <NativeSelect
        {...commun}
        value={texte}
        data={CHOIX[type]}
        onChange={(e) => {
          setTexte(e.currentTarget.value)
          enregistrer(e.currentTarget.value)
        }}
      />
    )
  if (type === 'date') {
    return (
      <ChampDate
        {...commun}
        value={texte}
        onDate={(iso) => {
          setTexte(iso)
          enregistrer(iso)
        }}
      />
    )
  }
  return (
    <TextInput
      {...commun}
      value={texte}
      onChange={(e) => setTexte(e.currentTarget.value)}
      onBlur={() => enregistrer(texte)}
      onKeyDown={(e) => {
        if (e.key === 'Enter') enregistrer(texte)
        if (e.key === 'Escape') setTexte(valeur ?? '')
      }}
    />
  )
}
