/** « Quels fichiers ? »: where each figure comes from, under the producers' own names. */
import { Anchor, Text, Title } from '@mantine/core'
import { ecrireRoute, useRoute } from '../../api/route.ts'
import styles from './donnees.module.css'
import { FICHIERS_UTILES } from './profils.ts'

export function Guide() {
  const route = useRoute()
  return (
    <aside className={styles.guide} aria-labelledby="titre-guide">
      <Title order={2} size="h4" id="titre-guide">
        Quels fichiers&nbsp;?
      </Title>
      <Text size="sm" c="var(--encre-douce)" mb="xs">
        Ils sont publics et gratuits. Maillage ne va rien chercher&nbsp;: téléchargez-les, puis déposez-les ici.
      </Text>
      <Anchor size="sm" href={ecrireRoute({ ...route, ecran: 'fichiers' })} mb="xs" display="block">
        La liste complète à emporter, et ce que ce dossier a déjà
      </Anchor>
      <dl className={styles.fiches}>
        {FICHIERS_UTILES.map(({ nom, producteur, fichier, apporte, conseil }) => (
          <div key={nom}>
            <dt>
              {nom} <span>{producteur}</span>
            </dt>
            <dd>
              <code>{fichier}</code>
            </dd>
            <dd>{apporte}</dd>
            <dd className={styles.conseil}>{conseil}</dd>
          </div>
        ))}
      </dl>
    </aside>
  )
}
