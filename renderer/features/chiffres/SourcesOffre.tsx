/** Professionals seen by several sources: what each counts, how far they stand apart, and which one is published. */
import { List, Stack, Table, Text, Title } from '@mantine/core'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import type { OffresComparees } from '../../../shared/domain/offres-comparees.ts'
import { useEdition } from '../../api/hooks.ts'
import { ChoixOffre } from './ChoixOffre.tsx'
import styles from './chiffres.module.css'
import { LigneOffre } from './LigneOffre.tsx'

interface Props {
  readonly etat: EtatDossier
  readonly offre: OffresComparees
  /** Code of the profession that was asked about. */
  readonly profession: string
}

export function SourcesOffre({ etat: { fichier }, offre, profession }: Props) {
  const { lancer, enCours } = useEdition()
  return (
    <Stack gap="lg">
      <ChoixOffre
        offre={offre}
        enCours={enCours}
        onRetenir={(source) => lancer('offre.retenir', { fichier, source })}
      />
      <div>
        <Title order={3} size="h5" mb={4}>
          Ou une autre pour une profession
        </Title>
        <Text size="sm" mb="xs">
          Cochez la source d’une ligne&nbsp;: elle ne vaut que pour cette profession. L’écart est celui avec la source
          cochée.
        </Text>
        <div className={styles.deroule}>
          <Table verticalSpacing={6} className={styles.comparaison} aria-label="Professionnels selon chaque source">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Profession</Table.Th>
                {offre.sources.map(({ id, libelle, choisissable }) => (
                  <Table.Th key={id} scope="col">
                    {libelle}
                    {!choisissable && <small>second avis</small>}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {offre.professions.map((une) => (
                <LigneOffre
                  key={une.code}
                  profession={une}
                  sources={offre.sources}
                  demandee={une.code === profession}
                  enCours={enCours}
                  onRetenir={(source) => lancer('offre.retenir', { fichier, source, profession: une.code })}
                />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </div>
      <div>
        <Title order={3} size="h5" mb={4}>
          Causes habituelles d’un écart
        </Title>
        <List size="sm" spacing={2}>
          {offre.causes.map((cause) => (
            <List.Item key={cause}>{cause}</List.Item>
          ))}
        </List>
      </div>
    </Stack>
  )
}
