/** What can be done with the dossier and its CPTS: rename, add, remove, keep a copy. */
import { ActionIcon, Button, Group, Menu, Modal, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { BORNES_HISTORIQUE } from '../../shared/domain/historique.ts'
import { dupliquer, enregistrerCopie } from '../api/fichiers.ts'
import { derniere, useCpts, useDossier, useEdition } from '../api/hooks.ts'
import { aller } from '../api/route.ts'

type Question = 'dossier' | 'cpts' | 'nouvelle'
const QUESTIONS: Readonly<
  Record<Question, { readonly titre: string; readonly champ: string; readonly bouton: string }>
> = {
  dossier: { titre: 'Renommer le dossier', champ: 'Nom du dossier', bouton: 'Renommer' },
  cpts: { titre: 'Renommer la CPTS', champ: 'Nom de la CPTS', bouton: 'Renommer' },
  nouvelle: { titre: 'Ajouter une CPTS', champ: 'Nom de la CPTS', bouton: 'Ajouter' },
}

export function MenuDossier() {
  const { etat } = useDossier()
  const cpts = useCpts()
  const { editer } = useEdition()
  const client = useQueryClient()
  const [question, setQuestion] = useState<Question | null>(null)
  if (etat === undefined) return null
  const { fichier } = etat
  const repondre = async (nom: string): Promise<void> => {
    if (question === 'dossier') await editer('dossier.choisir', { fichier, nom })
    else if (question === 'cpts' && cpts !== undefined)
      await editer('territoire.renommerCpts', { fichier, cpts: cpts.id, nom })
    else aller({ cpts: derniere(await editer('territoire.creerCpts', { fichier, nom, communes: [] })) })
    setQuestion(null)
  }
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label="Dossier et CPTS : autres actions">
            ⋯
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setQuestion('dossier')}>Renommer le dossier…</Menu.Item>
          <Menu.Item onClick={() => void dupliquer(client, fichier, etat.nom)}>Dupliquer et ouvrir</Menu.Item>
          <Menu.Item onClick={() => void enregistrerCopie(fichier)}>Enregistrer une copie…</Menu.Item>
          <Menu.Divider />
          {cpts !== undefined && <Menu.Item onClick={() => setQuestion('cpts')}>Renommer la CPTS…</Menu.Item>}
          <Menu.Item onClick={() => setQuestion('nouvelle')}>Ajouter une CPTS…</Menu.Item>
          {cpts !== undefined && (
            <Menu.Item
              color="argile"
              onClick={() => {
                void editer('territoire.supprimerCpts', { fichier, cpts: cpts.id }).then(
                  () => aller({ cpts: null }),
                  () => {}, // said already, and nothing was removed
                )
              }}
            >
              Supprimer « {cpts.nom} » (annulable)
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Label maw={280}>{BORNES_HISTORIQUE}</Menu.Label>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={question !== null}
        onClose={() => setQuestion(null)}
        title={question === null ? '' : QUESTIONS[question].titre}
      >
        {question !== null && (
          <Nommer
            {...QUESTIONS[question]}
            depart={question === 'dossier' ? etat.nom : question === 'cpts' ? (cpts?.nom ?? '') : ''}
            repondre={(nom) => void repondre(nom).catch(() => {})}
          />
        )}
      </Modal>
    </>
  )
}

interface NommerProps {
  readonly champ: string
  readonly bouton: string
  readonly depart: string
  repondre(nom: string): void
}

function Nommer({ champ, bouton, depart, repondre }: NommerProps) {
  const [nom, setNom] = useState(depart)
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault()
        repondre(nom)
      }}
    >
      <TextInput data-autofocus label={champ} value={nom} onChange={(e) => setNom(e.currentTarget.value)} required />
      <Group justify="flex-end" mt="md">
        <Button type="submit" disabled={nom.trim() === ''}>
          {bouton}
        </Button>
      </Group>
    </form>
  )
}
