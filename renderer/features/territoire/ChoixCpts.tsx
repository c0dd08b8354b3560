/** The title of the screen, and what can be done with the CPTS as a whole (the top bar says which is shown). */
import { Button, Group, Menu, Modal, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import { derniere, useEdition } from '../../api/hooks.ts'
import { aller } from '../../api/route.ts'
import type { Cpts } from './edition/useTerritoire.ts'
import styles from './territoire.module.css'

type Demande = 'renommer' | 'creer' | 'supprimer' | null

interface Props {
  readonly etat: EtatDossier
  readonly cpts: Cpts
  /** A file that holds CPTS, or a list. */
  onReprendre(): void
  /** Is the list complete? */
  onPerimetre(): void
}

export function ChoixCpts({ etat, cpts, onReprendre, onPerimetre }: Props) {
  const [demande, setDemande] = useState<Demande>(null)
  const plusieurs = etat.cpts.length > 1
  return (
    <div className={styles.tete}>
      <Title order={1} size="1.3rem">
        Territoire
      </Title>
      <Menu position="bottom-end" shadow="md" width={300}>
        <Menu.Target>
          <Button variant="subtle" size="compact-sm">
            Cette CPTS ▾
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setDemande('renommer')}>Renommer cette CPTS…</Menu.Item>
          <Menu.Item onClick={onPerimetre}>Liste complète ou partielle…</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={onReprendre}>Reprendre la liste d’un fichier…</Menu.Item>
          <Menu.Item onClick={() => setDemande('creer')}>Ajouter une CPTS voisine…</Menu.Item>
          {plusieurs && <Menu.Item onClick={() => setDemande('supprimer')}>Retirer cette CPTS du dossier…</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <Dialogue demande={demande} etat={etat} cpts={cpts} onFermer={() => setDemande(null)} />
    </div>
  )
}

const TITRES = {
  renommer: 'Renommer la CPTS',
  creer: 'Ajouter une CPTS',
  supprimer: 'Retirer la CPTS du dossier',
} as const

interface DialogueProps {
  readonly demande: Demande
  readonly etat: EtatDossier
  readonly cpts: Cpts
  onFermer(): void
}

function Dialogue({ demande, etat, cpts, onFermer }: DialogueProps) {
  return (
    <Modal
      opened={demande !== null}
      onClose={onFermer}
      title={demande === null ? '' : TITRES[demande]}
      centered
      closeButtonProps={{ 'aria-label': 'Fermer' }}
    >
      {demande !== null && <Formulaire demande={demande} etat={etat} cpts={cpts} onFermer={onFermer} />}
    </Modal>
  )
}

function Formulaire({ demande, etat, cpts, onFermer }: DialogueProps & { demande: NonNullable<Demande> }) {
  const { editer, enCours } = useEdition()
  const [nom, setNom] = useState(demande === 'renommer' ? cpts.nom : '')
  const { fichier } = etat
  const pris = etat.cpts.some((une) => une.nom === nom.trim() && une.id !== cpts.id)
  const valider = async () => {
    try {
      if (demande === 'renommer') await editer('territoire.renommerCpts', { fichier, cpts: cpts.id, nom: nom.trim() })
      if (demande === 'creer')
        aller({ cpts: derniere(await editer('territoire.creerCpts', { fichier, nom: nom.trim() })) })
      if (demande === 'supprimer') {
        await editer('territoire.supprimerCpts', { fichier, cpts: cpts.id })
        aller({ cpts: null })
      }
      onFermer()
    } catch {
      // The edit has said why; the dialog stays open with what was typed.
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void valider()
      }}
    >
      <Stack>
        {demande === 'supprimer' ? (
          <Text>«&nbsp;{cpts.nom}&nbsp;» et ses secteurs quittent le dossier. «&nbsp;Annuler&nbsp;» les ramène.</Text>
        ) : (
          <TextInput
            data-autofocus
            label="Nom"
            value={nom}
            maxLength={200}
            error={pris ? 'Une autre CPTS du dossier porte ce nom.' : null}
            onChange={(event) => setNom(event.currentTarget.value)}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onFermer}>
            Annuler
          </Button>
          <Button
            type="submit"
            loading={enCours}
            disabled={demande !== 'supprimer' && (nom.trim() === '' || pris)}
            {...(demande === 'supprimer' ? { color: 'argile' } : {})}
          >
            {demande === 'supprimer' ? 'Retirer' : demande === 'creer' ? 'Ajouter' : 'Renommer'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
