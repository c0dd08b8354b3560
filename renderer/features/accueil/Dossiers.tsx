/** The dossiers one may open: the recent ones, then the others of the working folder. */

import {
  ActionIcon,
  Anchor,
  Button,
  FileButton,
  Group,
  Menu,
  Modal,
  Paper,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { dernierSegment } from '../../../shared/domain/nom-fichier.ts'
import { formatOctets } from '../../../shared/domain/octets.ts'
import { dupliquer, ecarter, ouvrir, ouvrirAutre, recevoir, renommerDossier } from '../../api/fichiers.ts'
import { signaler, useApp } from '../../api/hooks.ts'
import classes from './Accueil.module.css'

export function Dossiers() {
  const { data: app } = useApp()
  const client = useQueryClient()
  if (app === undefined) return null
  const connus = new Set(app.recents.map((d) => d.fichier))
  const autres = app.presents.filter((d) => !connus.has(d.fichier))
  return (
    <Paper component="section" p="lg" withBorder aria-labelledby="dossiers">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="dossiers">
          Vos dossiers
        </Title>
        {window.maillage === undefined ? (
          <FileButton accept=".maillage" onChange={(recu) => recu !== null && void recevoir(client, recu)}>
            {(props) => (
              <Button variant="default" {...props}>
                Ajouter un dossier reçu…
              </Button>
            )}
          </FileButton>
        ) : (
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
          <Ligne key={d.fichier} {...d} date={d.ouvertLe} mot="ouvert" />
        ))}
        {autres.map((d) => (
          <Ligne key={d.fichier} {...d} date={d.modifieLe} mot="modifié" />
        ))}
      </ul>
      <Text size="sm" c="var(--encre-douce)" mt="sm" style={{ overflowWrap: 'anywhere' }}>
        Les nouveaux dossiers vont dans {app.dossiers}.
      </Text>
    </Paper>
  )
}

interface LigneProps {
  readonly fichier: string
  readonly nom: string
  readonly date: string
  readonly mot: string
  /** Bytes. */
  readonly taille: number
}

function Ligne({ fichier, nom, date, mot, taille }: LigneProps) {
  const client = useQueryClient()
  const [question, setQuestion] = useState<'renommer' | 'ecarter' | null>(null)
  const jour = new Date(date).toLocaleDateString('fr-FR', { day: 'numeric', month: 'long', year: 'numeric' })
  const fermer = () => setQuestion(null)
  return (
    <li className={classes.dossier}>
      <div>
        <Anchor component="button" type="button" fw={600} ta="left" onClick={() => ouvrir(fichier)}>
          {nom}
        </Anchor>
        <Text size="sm" c="var(--encre-douce)">
          {dernierSegment(fichier)}, {formatOctets(taille)}, {mot} le {jour}
        </Text>
      </div>
      <Button
        variant="subtle"
        size="compact-sm"
        flex="none"
        ml="auto"
        aria-label={`Dupliquer ${nom}`}
        onClick={() => void dupliquer(client, fichier, nom)}
      >
        Dupliquer
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" flex="none" aria-label={`${nom}\u00a0: autres actions`}>
            ⋯
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setQuestion('renommer')}>Renommer…</Menu.Item>
          <Menu.Item onClick={() => setQuestion('ecarter')}>Retirer de la liste…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={question === 'renommer'} onClose={fermer} title="Renommer le dossier" centered>
        <Renommer nom={nom} onNom={(suite) => renommerDossier(client, fichier, suite).then(fermer, signaler)} />
      </Modal>
      <Modal opened={question === 'ecarter'} onClose={fermer} title="Retirer de la liste&nbsp;?" centered>
        <Text>
          «&nbsp;{nom}&nbsp;» ira dans le répertoire «&nbsp;Dossiers écartés&nbsp;», à côté des autres. Son fichier
          n’est pas détruit.
        </Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={fermer}>
            Annuler
          </Button>
          <Button
            color="argile"
            onClick={() => {
              fermer()
              void ecarter(client, fichier, nom)
            }}
          >
            Retirer
          </Button>
        </Group>
      </Modal>
    </li>
  )
}

function Renommer({ nom, onNom }: { readonly nom: string; onNom(suite: string): Promise<void> }) {
  const [suite, setSuite] = useState(nom)
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault()
        void onNom(suite)
      }}
    >
      <TextInput
        data-autofocus
        label="Nom du dossier"
        maxLength={200}
        value={suite}
        onChange={(e) => setSuite(e.currentTarget.value)}
      />
      <Group justify="flex-end" mt="md">
        <Button type="submit" disabled={suite.trim() === '' || suite === nom}>
          Renommer
        </Button>
      </Group>
    </form>
  )
}
