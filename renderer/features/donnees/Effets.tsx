/** What a change of the sources does to the figures and documents. */
import { Table, Text } from '@mantine/core'
import type { Output } from '../../../shared/contract/methods.ts'
import { formatNumber } from '../../../shared/domain/format.ts'
import styles from './donnees.module.css'

export function Effets({ effets }: { readonly effets: Output<'donnees.effets'> }) {
  const { chiffres, autres, documents } = effets
  const cpts = new Set(chiffres.map((un) => un.cpts))
  if (chiffres.length === 0)
    return (
      <Text size="sm">
        Aucun chiffre affiché ne change
        {documents.length > 0 ? `\u00a0; la source citée change dans\u00a0: ${documents.join(', ')}.` : '.'}
      </Text>
    )
  const titre = `Chiffres qui changent (${formatNumber(chiffres.length + autres)})`
  return (
    <div className={styles.rapport}>
      <Table.ScrollContainer
        minWidth={0}
        type="native"
        className={styles.effets}
        role="region"
        aria-label={titre}
        tabIndex={0}
      >
        <Table fz="sm" verticalSpacing={3} captionSide="top" stickyHeader>
          <Table.Caption>{titre}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              {cpts.size > 1 && <Table.Th>CPTS</Table.Th>}
              <Table.Th>Chiffre</Table.Th>
              <Table.Th ta="right">Aujourd’hui</Table.Th>
              <Table.Th ta="right">Ensuite</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {chiffres.map((un) => (
              <Table.Tr key={`${un.cpts} ${un.chiffre}`}>
                {cpts.size > 1 && <Table.Td>{un.cpts}</Table.Td>}
                <Table.Td>{un.chiffre}</Table.Td>
                <Table.Td ta="right">{un.avant ?? '—'}</Table.Td>
                <Table.Td ta="right">{un.apres ?? 'plus de valeur'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {autres > 0 && <Text size="sm">Et {formatNumber(autres)} autres chiffres.</Text>}
      {documents.length > 0 && <Text size="sm">Documents qui changent&nbsp;: {documents.join(', ')}.</Text>}
    </div>
  )
}
