/** The dossiers one may open: the recent ones, then the others of the working folder. */

import { Anchor, Button, Group, Paper, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { dernierSegment } from '../../../shared/domain/nom-fichier.ts'
import { dupliquer, ouvrir, ouvrirAutre } from '../../api/fichiers.ts'
import { useApp } from '../../api/hooks.ts'
import classes from './Accueil.module.css'

export function Dossiers() {
  const { data: app } = useApp()
  if (app === undefined) return null
  const connus = new Set(app.recents.map((d) => d.fichier))
  const autres = app.presents.filter((d) => !connus.has(d.fichier))
  return (
    <Paper component="section" p="lg" withBorder aria-labelledby="dossiers">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="dossiers">
          Vos dossiers
        </Title>
        {window.maillage !== undefined && (
          <Button variant="default" onClick={() => void ouvrirAutre()}>
            Ouvrir…
          </Button>
        )}
      </Group>
      {app.recents.length + autres.length === 0 && (
        <Text c="var(--encre-douce)">Aucun pour l’instant : créez-en un, ou ouvrez un exemple.</Text>
      )}
      <ul className={classes.liste}>
        {app.recents.map((d) => (
          <Ligne key={d.fichier} fichier={d.fichier} nom={d.nom} date={d.ouvertLe} mot="ouvert" />
        ))}
        {autres.map((d) => (
          <Ligne key={d.fichier} fichier={d.fichier} nom={d.nom} date={d.modifieLe} mot="modifié" />
        ))}
      </ul>
      <Text size="sm" c="var(--encre-douce)" mt="sm" style={{ overflowWrap: 'anywhere' }}>
        Les nouveaux dossiers vont dans {app.dossiers}.
        {window.maillage === undefined && ' Copiez-y le fichier « .maillage » reçu d’ailleurs : il paraîtra ici.'}
      </Text>
    </Paper>
  )
}

interface LigneProps {
  readonly fichier: string
  readonly nom: string
  readonly date: string
  readonly mot: string
}

function Ligne({ fichier, nom, date, mot }: LigneProps) {
  const client = useQueryClient()
  const jour = new Date(date).toLocaleDateString('fr-FR', { day: 'numeric', month: 'long', year: 'numeric' })
  return (
    <li className={classes.dossier}>
      <div>
        <Anchor component="button" type="button" fw={600} ta="left" onClick={() => ouvrir(fichier)}>
          {nom}
        </Anchor>
        <Text size="sm" c="var(--encre-douce)">
          {dernierSegment(fichier)}, {mot} le {jour}
        </Text>
      </div>
      <Button
        variant="subtle"
        size="compact-sm"
        flex="none"
        aria-label={`Dupliquer ${nom}`}
        onClick={() => void dupliquer(client, fichier, nom)}
      >
        Dupliquer
      </Button>
    </li>
  )
}
