/** A newer list of useful files took the place of the former one. */
import { Anchor, Text } from '@mantine/core'
import { formatDate } from '../../../shared/domain/format.ts'
import { compte } from '../../../shared/domain/francais.ts'
import { ecrireRoute, useRoute } from '../../api/route.ts'
import type { RapportListe as Donnee } from './depot.ts'
import styles from './donnees.module.css'

export function RapportListe({ rapport: { fichiers, verifies, avant } }: { readonly rapport: Donnee }) {
  const route = useRoute()
  return (
    <div className={styles.rapport}>
      <Text>
        La liste des fichiers utiles est maintenant celle du <strong>{formatDate(verifies)}</strong>&nbsp;:{' '}
        {compte(fichiers, 'fichier')}. Celle d’avant était du {formatDate(avant)}.{' '}
        <Anchor href={ecrireRoute({ ...route, ecran: 'fichiers', vue: null })}>Voir la liste</Anchor>
      </Text>
    </div>
  )
}
