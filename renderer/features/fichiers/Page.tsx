/** « Quels fichiers télécharger avant de partir hors ligne ? »: one line each, with a tick for what is already here. */
import { Button, Group, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Output } from '../../../shared/contract/methods.ts'
import { call } from '../../api/client.ts'
import { useDossier } from '../../api/hooks.ts'
import { aller } from '../../api/route.ts'
import styles from './fichiers.module.css'
import { Liste } from './Liste.tsx'

type Telechargement = Output<'donnees.telechargements'>['groupes'][number]['fichiers'][number]

export function Ecran() {
  const { etat } = useDossier()
  const fichier = etat?.fichier
  const liste = useQuery({
    queryKey: ['telechargements', fichier, etat?.revision],
    queryFn: () => call('donnees.telechargements', fichier === undefined ? {} : { fichier }),
  })
  const groupes = liste.data?.groupes ?? []
  const tous = groupes.flatMap(({ fichiers }) => fichiers)
  const presents = tous.filter(({ present }) => present).length
  return (
    <div className={styles.page}>
      <Group justify="space-between" align="start" wrap="nowrap">
        <Title order={1} size="h3">
          Quels fichiers télécharger avant de partir hors ligne&nbsp;?
        </Title>
        <Group wrap="nowrap" className={styles.actions}>
          <Button variant="default" onClick={() => window.print()}>
            Imprimer
          </Button>
          <Button onClick={() => aller({ ecran: fichier === undefined ? 'accueil' : 'donnees' })}>
            {fichier === undefined ? 'Revenir à l’accueil' : 'Déposer des fichiers'}
          </Button>
        </Group>
      </Group>
      <Text c="var(--encre-douce)" maw="44rem" mt="xs" mb="xs">
        Ils sont publics et gratuits. Maillage ne va rien chercher sur internet&nbsp;: téléchargez-les là où il y a du
        réseau, puis déposez-les dans l’écran Données. Les archives .zip et les classeurs Excel se déposent tels quels.
      </Text>
      {liste.data && <Liste verifies={liste.data.verifies} importee={liste.data.importee} />}
      {fichier !== undefined && liste.data !== undefined && (
        <Text fw={600} mb="xs" role="status">
          {presents === 0
            ? 'Ce dossier n’a encore aucun de ces fichiers.'
            : `Ce dossier a déjà ${presents} de ces ${tous.length} fichiers.`}
        </Text>
      )}
      {groupes.map(({ titre, fichiers }) => (
        <section key={titre} aria-label={titre}>
          <Title order={2} size="h4" mt="lg" mb="xs">
            {titre}
          </Title>
          <ul className={styles.liste}>
            {fichiers.map((un) => (
              <Ligne key={un.id} fichier={un} />
            ))}
          </ul>
        </section>
      ))}
      <Text mt="lg" maw="44rem">
        Rézone CPTS et les fiches de la CPAM n’existent qu’à l’écran ou sur papier&nbsp;: leurs chiffres se saisissent
        dans l’écran Chiffres, onglet «&nbsp;Rézone, CPAM…&nbsp;». Tout autre tableau par commune peut être
        déposé&nbsp;: vous choisirez ses colonnes.
      </Text>
    </div>
  )
}

function Ligne({ fichier }: { readonly fichier: Telechargement }) {
  const { present } = fichier
  return (
    <li className={styles.ligne} data-present={present || undefined}>
      <span className={styles.coche} aria-hidden>
        {present ? '✓' : ''}
      </span>
      <div>
        <p className={styles.nom}>
          {fichier.nom} <span className={styles.doux}>{fichier.producteur}</span>
          {present && <span className="lecteur-seul">, déjà importé</span>}
        </p>
        <p>{fichier.apporte}</p>
        <p className={styles.doux}>
          {fichier.ou}. <code>{fichier.fichier}</code>
          {fichier.licence === null ? '' : `. ${fichier.licence}`}
        </p>
      </div>
    </li>
  )
}
