/** The sources of the dossier: what each brought, how much of the territory it covers, and the way to take it out. */
import { Button, Modal, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import type { Output } from '../../../shared/contract/methods.ts'
import { formatDate } from '../../../shared/domain/format.ts'
import { call } from '../../api/client.ts'
import { useEdition } from '../../api/hooks.ts'
import { Attente, Erreur, EtatVide } from '../../ui/Message.tsx'
import { Couverture } from './Couverture.tsx'
import styles from './donnees.module.css'
import { formatOctets } from './octets.ts'
import { direApport } from './profils.ts'

type Source = Output<'donnees.sources'>[number]

interface Props {
  readonly etat: EtatDossier
  onChoisir(): void
}

export function Sources({ etat, onChoisir }: Props) {
  const { fichier, revision } = etat
  const { editer, enCours } = useEdition()
  const [aRetirer, setARetirer] = useState<Source | null>(null)
  const { data, error } = useQuery({
    queryKey: ['sources', fichier, revision],
    queryFn: () => call('donnees.sources', { fichier }),
    placeholderData: (avant: Source[] | undefined) => avant,
  })
  const retirer = async (source: number) => {
    // A refusal is said by the edition itself.
    await editer('donnees.retirer', { fichier, source }).catch(() => undefined)
    setARetirer(null)
  }
  return (
    <section aria-labelledby="titre-sources" className={styles.sources}>
      <Title order={2} size="h4" id="titre-sources" mb="xs">
        Sources du dossier
      </Title>
      {error !== null && <Erreur cause={error} />}
      {data === undefined && error === null && <Attente quoi="Lecture des sources…" />}
      {data?.length === 0 && (
        <EtatVide titre="Aucun fichier importé pour l’instant">
          <Text>
            Les populations viennent de la base intégrée à Maillage. Déposez les fichiers de l’Insee, de l’Annuaire
            Santé ou de FINESS pour avoir les superficies, les professionnels et les structures.
          </Text>
          <Button onClick={onChoisir}>Choisir des fichiers…</Button>
        </EtatVide>
      )}
      {data !== undefined && data.length > 0 && <Tableau sources={data} onRetirer={setARetirer} />}
      <Modal opened={aRetirer !== null} onClose={() => setARetirer(null)} title="Retirer cette source ?" centered>
        {aRetirer !== null && (
          <>
            <Text>
              <strong>{aRetirer.libelle}</strong> ({aRetirer.fichier}) quitte le dossier avec ce qu’il avait apporté
              {aRetirer.apports.length === 0 ? '.' : '\u00a0:'}
            </Text>
            <ul>
              {aRetirer.apports.map((apport) => (
                <li key={apport}>{direApport(apport)}</li>
              ))}
            </ul>
            <Text size="sm" c="var(--encre-douce)" mb="md">
              Votre fichier d’origine n’est pas touché. Vous pourrez annuler ce retrait (Ctrl+Z).
            </Text>
            <Button.Group style={{ justifyContent: 'flex-end' }}>
              <Button variant="default" onClick={() => setARetirer(null)} data-autofocus>
                Garder
              </Button>
              <Button color="argile" loading={enCours} onClick={() => void retirer(aRetirer.id)}>
                Retirer
              </Button>
            </Button.Group>
          </>
        )}
      </Modal>
    </section>
  )
}

function Tableau({ sources, onRetirer }: { readonly sources: readonly Source[]; onRetirer(source: Source): void }) {
  return (
    <Table verticalSpacing="sm" className={styles.tableau}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Source</Table.Th>
          <Table.Th w={150}>Couverture</Table.Th>
          <Table.Th w={100}>
            <span className="lecteur-seul">Retirer</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sources.map((source) => (
          <Table.Tr key={source.id}>
            <Table.Td>
              <Text fw={600}>{source.libelle}</Text>
              <Text size="sm">{source.apports.map(direApport).join(' · ')}</Text>
              <Text size="sm" c="var(--encre-douce)" className={styles.nom}>
                {source.fichier} · {formatOctets(source.taille)}
                {source.millesime === null ? '' : ` · ${formatDate(source.millesime)}`} · importé le{' '}
                {formatDate(source.importeLe)}
              </Text>
            </Table.Td>
            <Table.Td>
              <Couverture {...source.couverture} />
            </Table.Td>
            <Table.Td ta="right">
              <Button
                variant="subtle"
                size="compact-md"
                color="argile"
                aria-label={`Retirer ${source.libelle}`}
                onClick={() => onRetirer(source)}
              >
                Retirer…
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
