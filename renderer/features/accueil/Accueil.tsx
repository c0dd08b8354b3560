/** Welcome: a new dossier, the recent ones, five examples one click away. */
import { Anchor, Button, Group, Paper, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { call } from '../../api/client.ts'
import { ouvrir } from '../../api/fichiers.ts'
import { signaler, useApp } from '../../api/hooks.ts'
import { nomLibre } from '../../api/nom-fichier.ts'
import { nouveau } from '../../shell/raccourcis.ts'
import { Erreur } from '../../ui/Message.tsx'
import classes from './Accueil.module.css'
import { APropos } from './APropos.tsx'
import { Dossiers } from './Dossiers.tsx'

export function Accueil() {
  const { data: app, error } = useApp()
  const presents = app?.presents.map((d) => d.fichier) ?? []
  return (
    <div className={classes.page}>
      <Title order={1} size="h2">
        Du territoire au projet, hors ligne
      </Title>
      <Text c="var(--encre-douce)" mb="lg">
        Choisissez des communes, importez vos fichiers, obtenez la fiche, le diagnostic et le projet de contrat. Rien ne
        quitte cet ordinateur.{' '}
        <Anchor href="#/fichiers" underline="always">
          Quels fichiers télécharger avant de partir hors ligne&nbsp;?
        </Anchor>
      </Text>
      {error !== null && <Erreur cause={error} />}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
        <Stack gap="lg">
          <Nouveau presents={presents} />
          <Dossiers />
        </Stack>
        <Exemples presents={presents} />
      </SimpleGrid>
      {app !== undefined && <APropos version={app.version} />}
    </div>
  )
}

function Nouveau({ presents }: { readonly presents: readonly string[] }) {
  const [nom, setNom] = useState('')
  const [enCours, setEnCours] = useState(false)
  const client = useQueryClient()
  const champ = useRef<HTMLInputElement>(null)
  const demande = nouveau.useOuvert()
  useEffect(() => {
    if (!demande) return
    // After the frame has moved the reading point to this screen.
    const image = requestAnimationFrame(() => {
      nouveau.changer(false)
      champ.current?.focus()
    })
    return () => cancelAnimationFrame(image)
  }, [demande])
  const creer = async (e: FormEvent): Promise<void> => {
    e.preventDefault()
    setEnCours(true)
    try {
      const { fichier } = await call('dossier.creer', { fichier: nomLibre(nom, presents), nom: nom.trim() })
      const etat = await call('territoire.creerCpts', { fichier, nom: nom.trim(), communes: [] })
      void client.invalidateQueries({ queryKey: ['app'] })
      // Its screen opens it: the dossier is then kept open, held against other programs, and among the recent ones.
      ouvrir(etat.fichier)
    } catch (cause) {
      signaler(cause)
    } finally {
      setEnCours(false)
    }
  }
  return (
    <Paper component="section" p="lg" withBorder aria-labelledby="nouveau">
      <Title order={2} size="h4" id="nouveau" mb="sm">
        Nouveau dossier
      </Title>
      <form onSubmit={(e) => void creer(e)}>
        <Group align="end" wrap="nowrap">
          <TextInput
            ref={champ}
            label="Nom de la CPTS"
            placeholder="CPTS Entre Limagne et Livradois"
            value={nom}
            onChange={(e) => setNom(e.currentTarget.value)}
            maxLength={200}
            flex={1}
            required
          />
          <Button type="submit" loading={enCours} disabled={nom.trim() === ''}>
            Créer
          </Button>
        </Group>
      </form>
    </Paper>
  )
}

function Exemples({ presents }: { readonly presents: readonly string[] }) {
  const { data: exemples = [] } = useQuery({ queryKey: ['exemples'], queryFn: () => call('exemple.lister', {}) })
  const [enCours, setEnCours] = useState<string | null>(null)
  const client = useQueryClient()
  const creer = async (id: string): Promise<void> => {
    setEnCours(id)
    try {
      const { fichier } = await call('exemple.creer', { id, fichier: nomLibre(`exemple ${id}`, presents) })
      void client.invalidateQueries({ queryKey: ['app'] })
      ouvrir(fichier)
    } catch (cause) {
      signaler(cause)
    } finally {
      setEnCours(null)
    }
  }
  return (
    <Paper component="section" p="lg" withBorder aria-labelledby="exemples">
      <Title order={2} size="h4" id="exemples">
        Cinq exemples publiés
      </Title>
      <Text c="var(--encre-douce)" size="sm" mb="sm">
        De vraies CPTS, avec les chiffres de leurs communiqués. Un exemple est une copie à vous : essayez tout.
      </Text>
      <ul className={classes.liste}>
        {exemples.map((exemple) => (
          <li key={exemple.id} className={classes.exemple}>
            <div>
              <Text fw={600}>{exemple.titre}</Text>
              <Text size="sm" c="var(--encre-douce)">
                {exemple.source}
              </Text>
            </div>
            <Button
              variant="light"
              flex="none"
              loading={enCours === exemple.id}
              disabled={enCours !== null}
              onClick={() => void creer(exemple.id)}
              aria-label={`Ouvrir l’exemple ${exemple.titre}`}
            >
              Ouvrir
            </Button>
          </li>
        ))}
      </ul>
    </Paper>
  )
}
