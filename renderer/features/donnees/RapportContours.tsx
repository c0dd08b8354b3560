/** What a map file brought to the application's library. */

import { Text } from '@mantine/core'
import { formatNumber } from '../../../shared/domain/format.ts'
import { accord } from '../../../shared/domain/francais.ts'
import type { RapportContours as Donnee } from './depot.ts'
import styles from './donnees.module.css'

export function RapportContours({ rapport }: { readonly rapport: Donnee }) {
  const { communes, producteur, inconnus, avertissements } = rapport
  return (
    <div className={styles.rapport}>
      <Text>
        Contours de <strong>{formatNumber(communes)}</strong> commune{accord(communes, '', 's')}, gardés pour tous vos
        dossiers{producteur === null ? '' : ` (${producteur})`}. La carte s’en sert partout où ils couvrent le
        territoire.
      </Text>
      {producteur === null && (
        <Text size="sm" c="var(--encre-douce)">
          Le fichier ne dit pas qui les a dessinés&nbsp;: les cartes et les sources nommeront leur année seule.
          Déposez-le de nouveau pour l’indiquer.
        </Text>
      )}
      {avertissements.map((phrase) => (
        <p key={phrase} className={styles.rappel}>
          {phrase}
        </p>
      ))}
      {inconnus.length > 0 && (
        <details className={styles.details}>
          <summary>Codes qui ne sont plus ceux d’une commune ({formatNumber(inconnus.length)})</summary>
          {inconnus.join(', ')}
        </details>
      )}
    </div>
  )
}
