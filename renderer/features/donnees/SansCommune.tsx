/** Nothing can be imported before there are communes to keep. */
import { Anchor } from '@mantine/core'
import { ecrireRoute, useRoute } from '../../api/route.ts'
import styles from './donnees.module.css'

export function SansCommune() {
  const route = useRoute()
  return (
    <p className={styles.rappel}>
      Le territoire n’a pas encore de commune, et un import ne garde que les siennes.{' '}
      <Anchor inherit underline="always" href={ecrireRoute({ ...route, ecran: 'territoire', vue: null })}>
        Choisissez d’abord les communes
      </Anchor>
      , ou déposez une liste de CPTS ou des contours.
    </p>
  )
}
