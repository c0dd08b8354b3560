/** The steps of a fiche and their days. */
import { ActionIcon, Button, Switch, Text, Title } from '@mantine/core'
import { formatDate } from '../../../shared/domain/format.ts'
import { ChampDate } from '../../ui/ChampDate.tsx'
import { ChampTexte } from './Champs.tsx'
import styles from './projet.module.css'
import type { Action, Actions, Etape, Projet } from './useProjet.ts'

interface Props {
  readonly projet: Projet
  readonly actions: Actions
  readonly fiche: Action
}

export function Etapes({ projet, actions, fiche }: Props) {
  const siennes = projet.etape.filter((une) => une.action === fiche.id)
  const mission = projet.missions.find(({ cle }) => cle === fiche.mission)
  const limites = [
    mission?.demarrage == null ? null : `début au plus tard le ${formatDate(mission.demarrage)}`,
    mission?.deploiement == null ? null : `déploiement au plus tard le ${formatDate(mission.deploiement)}`,
  ].filter((une) => une !== null)
  return (
    <section aria-labelledby="etapes">
      <div className={styles.entre}>
        <Title order={2} size="h6" id="etapes">
          Étapes et calendrier{' '}
          {limites.length > 0 && (
            <Text span size="sm" fw={400} c="var(--ambre-encre)">
              {limites.join(', ')}
            </Text>
          )}
        </Title>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => void actions.ecrire({ genre: 'etape', champs: { action: fiche.id, titre: 'Nouvelle étape' } })}
        >
          Ajouter une étape
        </Button>
      </div>
      {siennes.map((etape, rang) => (
        <Ligne key={etape.id} etape={etape} rang={rang + 1} actions={actions} />
      ))}
    </section>
  )
}

function Ligne({ etape, rang, actions }: { readonly etape: Etape; readonly rang: number; readonly actions: Actions }) {
  const garder = (champs: Partial<Etape>) => void actions.ecrire({ genre: 'etape', id: etape.id, champs })
  return (
    <div className={styles.etape}>
      <ChampTexte label={`Étape ${rang}`} max={200} requis valeur={etape.titre} garder={(titre) => garder({ titre })} />
      <ChampDate label="Début" value={etape.debut ?? ''} onDate={(iso) => garder({ debut: iso === '' ? null : iso })} />
      <ChampDate
        label="Fin"
        value={etape.fin ?? ''}
        disabled={etape.chaqueAnnee}
        onDate={(iso) => garder({ fin: iso === '' ? null : iso })}
      />
      <Switch
        label="Chaque année"
        checked={etape.chaqueAnnee}
        onChange={(e) => garder({ chaqueAnnee: e.currentTarget.checked })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Supprimer l’étape ${etape.titre}`}
        onClick={() => void actions.retirer('etape', etape.id)}
      >
        ×
      </ActionIcon>
    </div>
  )
}
