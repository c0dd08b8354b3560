/** Professionals seen by several sources: what each counts, how far they stand apart, and which one is published. */
import { Button, List, Radio, Stack, Table, Text, Title } from '@mantine/core'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import { formatQuantity } from '../../../shared/domain/format.ts'
import type { OffresComparees, ProfessionComparee } from '../../../shared/domain/offres-comparees.ts'
import { useEdition } from '../../api/hooks.ts'
import styles from './chiffres.module.css'
import { ecartTexte } from './mots-indicateurs.ts'
import { detailSource } from './mots-offre.ts'

interface Props {
  readonly etat: EtatDossier
  readonly offre: OffresComparees
  /** Code of the profession that was asked about. */
  readonly profession: string
}

export function SourcesOffre({ etat, offre, profession }: Props) {
  const [publiee, ...autres] = offre.sources
  return (
    <Stack gap="lg">
      <Choix etat={etat} offre={offre} />
      <div className={styles.deroule}>
        <Table verticalSpacing={6} className={styles.comparaison} aria-label="Professionnels selon chaque source">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Profession</Table.Th>
              <Table.Th scope="col" data-genre="nombre">
                {publiee?.libelle}
                <small>publié</small>
              </Table.Th>
              {autres.map(({ id, libelle }) => (
                <Table.Th key={id} scope="col" data-genre="nombre">
                  {libelle}
                  <small>écart</small>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {offre.professions.map((une) => (
              <Ligne key={une.code} profession={une} demandee={une.code === profession} />
            ))}
          </Table.Tbody>
        </Table>
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

function Ligne({ profession, demandee }: { readonly profession: ProfessionComparee; readonly demandee: boolean }) {
  const { libelle, effectif, autres } = profession
  return (
    <Table.Tr data-demandee={demandee || undefined}>
      <Table.Th scope="row">{libelle}</Table.Th>
      <Table.Td data-genre="nombre">{formatQuantity(effectif)}</Table.Td>
      {autres.map((un) => (
        <Table.Td key={un.source} data-genre="nombre">
          {un.effectif.kind === 'missing' ? '–' : formatQuantity(un.effectif)}
          <small data-ecart={un.ecart !== null && un.ecart !== 0 ? '' : undefined}>
            {ecartTexte(un.ecart, un.ecartRelatif, 0)}
          </small>
        </Table.Td>
      ))}
    </Table.Tr>
  )
}

function Choix({ etat, offre }: Pick<Props, 'etat' | 'offre'>) {
  const { lancer, enCours } = useEdition()
  const retenue = offre.sources.find((source) => source.retenue)
  const retenir = (source: number | null) => lancer('offre.retenir', { fichier: etat.fichier, source })
  return (
    <div>
      <Text size="sm" mb="xs">
        Ces fichiers comptent les mêmes professionnels. Choisissez celui que les chiffres, la carte et les documents
        publient&nbsp;: leurs nombres ne sont jamais mélangés.
      </Text>
      <Radio.Group
        value={retenue === undefined ? null : String(retenue.id)}
        onChange={(id) => retenir(Number(id))}
        aria-label="Source des professionnels"
      >
        <Stack gap="sm">
          {offre.sources.map((source) => (
            <Radio
              key={source.id}
              value={String(source.id)}
              label={source.libelle}
              description={detailSource(source)}
              disabled={enCours || !source.choisissable}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Button variant="subtle" size="compact-sm" mt="xs" loading={enCours} onClick={() => retenir(null)}>
        Toujours l’Annuaire Santé le plus récent
      </Button>
    </div>
  )
}
