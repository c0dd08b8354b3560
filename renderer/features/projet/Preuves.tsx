/** Proofs of an indicator: the files stay where they are, their name and fingerprint enter the dossier. */
import { ActionIcon, Button, FileButton, Text } from '@mantine/core'
import { useState } from 'react'
import { formatDate } from '../../../shared/domain/format.ts'
import styles from './projet.module.css'
import type { Actions, Indicateur, Projet } from './useProjet.ts'

interface Props {
  readonly indicateur: Indicateur
  readonly projet: Projet
  readonly actions: Actions
}

async function empreinte(fichier: File): Promise<string> {
  const octets = new Uint8Array(await crypto.subtle.digest('SHA-256', await fichier.arrayBuffer()))
  return Array.from(octets, (un) => un.toString(16).padStart(2, '0')).join('')
}

export function Preuves({ indicateur, projet, actions }: Props) {
  const [lecture, setLecture] = useState(false)
  const siennes = projet.preuve.filter((une) => une.indicateur === indicateur.id)
  const joindre = async (fichier: File | null): Promise<void> => {
    if (fichier === null) return
    setLecture(true)
    try {
      await actions.ecrire({
        genre: 'preuve',
        champs: {
          action: indicateur.action,
          indicateur: indicateur.id,
          nom: fichier.name,
          sha256: await empreinte(fichier),
          octets: fichier.size,
          date: new Date(fichier.lastModified).toISOString().slice(0, 10),
        },
      })
    } finally {
      setLecture(false)
    }
  }
  return (
    <div className={styles.preuves}>
      {siennes.map(({ id, nom, sha256, date }) => (
        <Text key={id} size="sm">
          {nom}
          <Text span size="sm" c="var(--encre-douce)">
            {date === null ? '' : `, ${formatDate(date)}`}, empreinte {sha256.slice(0, 8)}
          </Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={`Retirer la preuve ${nom}`}
            onClick={() => void actions.retirer('preuve', id)}
          >
            ×
          </ActionIcon>
        </Text>
      ))}
      <FileButton onChange={(fichier) => void joindre(fichier)}>
        {(props) => (
          <Button {...props} size="compact-sm" variant="subtle" loading={lecture}>
            Joindre une preuve
          </Button>
        )}
      </FileButton>
      <Text size="sm" c="var(--encre-douce)">
        Le fichier reste où il est{'\u00a0'}; son nom et son empreinte sont gardés.
      </Text>
    </div>
  )
}
