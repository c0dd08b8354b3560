/** « Quels fichiers ? »: the essential ones, under the producers' own names; the whole list is a page of its own. */
import { Anchor, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { ecrireRoute, useRoute } from '../../api/route.ts'
import styles from './donnees.module.css'

export function Guide() {
  const route = useRoute()
  const liste = useQuery({ queryKey: ['telechargements'], queryFn: () => call('donnees.telechargements', {}) })
  const [essentiel] = liste.data?.groupes ?? []
  return (
    <aside className={styles.guide} aria-labelledby="titre-guide">
      <Title order={2} size="h4" id="titre-guide">
        Quels fichiers&nbsp;?
      </Title>
      <Text size="sm" c="var(--encre-douce)" mb="xs">
        Ils sont publics et gratuits. Maillage ne va rien chercher&nbsp;: téléchargez-les, puis déposez-les ici,
        archives et classeurs compris.
      </Text>
      <dl className={styles.fiches}>
        {essentiel?.fichiers.map(({ id, nom, producteur, fichier, apporte }) => (
          <div key={id}>
            <dt>
              {nom} <span>{producteur}</span>
            </dt>
            <dd>
              <code>{fichier}</code>
            </dd>
            <dd>{apporte}</dd>
          </div>
        ))}
      </dl>
      <Anchor size="sm" href={ecrireRoute({ ...route, ecran: 'fichiers', vue: null })} mt="sm" display="block">
        Tous les fichiers utiles, et ceux que ce dossier a déjà
      </Anchor>
    </aside>
  )
}
