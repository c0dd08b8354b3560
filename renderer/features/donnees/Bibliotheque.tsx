/** What the application keeps for all dossiers: contours, tables of reference, lists. Removed here, once asked twice. */
import { Button, Group, Modal, Table, Text, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Output } from '../../../shared/contract/methods.ts'
import { formatDate } from '../../../shared/domain/format.ts'
import { call } from '../../api/client.ts'
import { signaler } from '../../api/hooks.ts'
import styles from './donnees.module.css'

type Gardee = Output<'bibliotheque.lister'>[number]

const PERTE: Readonly<Record<Gardee['sorte'], string>> = {
  contours:
    'Si ce sont les seuls, la carte de vos dossiers redevient schématique, et les superficies qui venaient d’eux manquent.',
  appartenance: 'Si c’est la seule table, les communes ne s’ajoutent plus par canton ni par bassin de vie.',
  fichiers: 'La liste fournie avec l’application reprend sa place.',
  quartiers: 'Si c’est la seule liste, l’écran Territoire ne dit plus les quartiers prioritaires de vos communes.',
  mouvements: 'Les codes de communes créés depuis ne seront plus reconnus dans les fichiers à venir.',
}

export function Bibliotheque() {
  const [aRetirer, setARetirer] = useState<Gardee | null>(null)
  const { data = [] } = useQuery({ queryKey: ['bibliotheque'], queryFn: () => call('bibliotheque.lister', {}) })
  if (data.length === 0) return null
  return (
    <section aria-labelledby="titre-bibliotheque" className={styles.sources}>
      <Title order={2} size="h4" id="titre-bibliotheque">
        Gardé pour tous vos dossiers
      </Title>
      <Text size="sm" c="var(--encre-douce)" mb="xs">
        Contours et tables de référence restent sur cet ordinateur, hors des dossiers.
      </Text>
      <Table verticalSpacing="sm" className={styles.tableau}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Nom</Table.Th>
            <Table.Th w={230}>Contenu</Table.Th>
            <Table.Th w={100}>
              <span className="lecteur-seul">Retirer</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.map((une) => (
            <Table.Tr key={une.id}>
              <Table.Td>
                <Text fw={600}>{titre(une)}</Text>
                <Text size="sm" c="var(--encre-douce)" className={styles.nom}>
                  {une.fichier} · importé le {formatDate(une.importeLe)}
                  {une.producteur === null ? ' · producteur non indiqué' : ''}
                </Text>
              </Table.Td>
              <Table.Td>
                <Text size="sm">{une.contient}</Text>
              </Table.Td>
              <Table.Td ta="right">
                <Button
                  variant="subtle"
                  size="compact-md"
                  color="argile"
                  aria-label={`Retirer ${titre(une)}, ${une.fichier}`}
                  onClick={() => setARetirer(une)}
                >
                  Retirer…
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {aRetirer !== null && <Retirer gardee={aRetirer} onFermer={() => setARetirer(null)} />}
    </section>
  )
}

/** "IGN, Admin Express, contours 2026", "Insee, appartenance des communes 2026": its file is said below. */
function titre({ sorte, libelle, producteur, fichier }: Gardee): string {
  if (sorte === 'contours') return libelle.replace(` (${fichier})`, '')
  return producteur === null ? libelle : `${producteur}, ${libelle.charAt(0).toLowerCase()}${libelle.slice(1)}`
}

function Retirer({ gardee, onFermer }: { readonly gardee: Gardee; onFermer(): void }) {
  const client = useQueryClient()
  const [enCours, setEnCours] = useState(false)
  const retirer = async () => {
    setEnCours(true)
    try {
      await call('bibliotheque.retirer', { id: gardee.id })
      // A base brings areas too: every figure may change.
      await client.invalidateQueries()
    } catch (cause) {
      signaler(cause)
    }
    onFermer()
  }
  return (
    <Modal opened onClose={onFermer} title="Retirer de tous vos dossiers ?" centered>
      <Text mb="xs">
        <strong>{titre(gardee)}</strong> ({gardee.fichier}) ne servira plus dans vos dossiers.
      </Text>
      <Text size="sm" c="var(--encre-douce)" mb="md">
        {PERTE[gardee.sorte]} Votre fichier d’origine n’est pas touché&nbsp;: pour revenir en arrière, déposez-le de
        nouveau.
      </Text>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onFermer} data-autofocus>
          Garder
        </Button>
        <Button color="argile" loading={enCours} onClick={() => void retirer()}>
          Retirer
        </Button>
      </Group>
    </Modal>
  )
}
