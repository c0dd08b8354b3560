/** The user says of a list that it has all those of the territory, what its file cannot show; and takes it back. */
import { Switch } from '@mantine/core'
import { useEdition } from '../../api/hooks.ts'
import type { Source } from './source.ts'

interface Props {
  readonly fichier: string
  readonly source: Source
}

export function Complete({ fichier, source: { id, complete } }: Props) {
  const { lancer, enCours } = useEdition()
  if (complete === null) return null
  return (
    <Switch
      mt={6}
      size="sm"
      checked={complete.declaree}
      disabled={enCours}
      label={`Je déclare que ce fichier liste ${complete.quoi}`}
      description={
        complete.declaree
          ? 'Ses effectifs sont exacts, et partout dits «\u00a0déclaré complet par l’utilisateur\u00a0».'
          : 'Rien ne le montre dans le fichier\u00a0: ses effectifs sont des minimums («\u00a0au moins\u00a0»).'
      }
      onChange={({ currentTarget }) =>
        lancer('donnees.declarer', { fichier, source: id, complete: currentTarget.checked })
      }
    />
  )
}
