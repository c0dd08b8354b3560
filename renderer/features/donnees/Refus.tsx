/** Why a file was not imported, and the ways out that are one click away. */
import { Button, Group } from '@mantine/core'
import { Erreur } from '../../ui/Message.tsx'
import type { Doublons, Fichier } from './depot.ts'
import styles from './donnees.module.css'
import type { Depot } from './magasin.ts'
import { ReglerDoublons } from './ReglerDoublons.tsx'

interface Props {
  readonly fichier: Fichier
  readonly depot: Depot
  /** Opens the choice of columns, where there are columns. */
  onColonnes?(): void
}

export function Refus({ fichier: { id, erreur }, depot, onColonnes }: Props) {
  if (erreur === null) return null
  const doublons = (choix: Doublons) => {
    depot.changer(id, { doublons: choix })
    depot.importer(id)
  }
  const identique = (choix: Fichier['identique']) => {
    depot.changer(id, { identique: choix })
    depot.importer(id)
  }
  return (
    <div className={styles.refus}>
      <Erreur cause={erreur}>
        {erreur.remede === 'doublons' && <ReglerDoublons onChoix={doublons} />}
        {erreur.remede === 'deja-importe' && (
          <Group gap="xs" mt="sm">
            <Button variant="default" size="sm" onClick={() => identique('remplacer')}>
              Remplacer la source importée
            </Button>
            <Button variant="default" size="sm" onClick={() => identique('ajouter')}>
              Importer quand même
            </Button>
          </Group>
        )}
        {erreur.remede === 'codes-postaux' && onColonnes !== undefined && (
          <Button variant="default" size="sm" mt="sm" onClick={onColonnes}>
            Lire par code postal et ville…
          </Button>
        )}
      </Erreur>
    </div>
  )
}
