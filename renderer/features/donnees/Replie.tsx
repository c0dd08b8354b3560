/** Parts of a report that open on demand. */
import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { formatNumber } from '../../../shared/domain/format.ts'
import type { Rapport } from './depot.ts'
import styles from './donnees.module.css'

interface Props {
  readonly titre: string
  readonly nombre: number
  readonly children: ReactNode
}

export function Replie({ titre, nombre, children }: Props) {
  if (nombre === 0) return null
  return (
    <details className={styles.details}>
      <summary>
        {titre} ({formatNumber(nombre)})
      </summary>
      {children}
    </details>
  )
}

export function Ignorees({ ignorees }: Pick<Rapport, 'ignorees'>) {
  return (
    <Table verticalSpacing={3} fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Cause</Table.Th>
          <Table.Th ta="right">Lignes</Table.Th>
          <Table.Th>Premières lignes</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {ignorees.map(({ cause, lignes, premieres, rejet }) => (
          <Table.Tr key={cause}>
            <Table.Td c={rejet ? 'var(--ambre-encre)' : 'inherit'}>
              {cause}
              {rejet ? ' (rejet)' : ''}
            </Table.Td>
            <Table.Td ta="right">{formatNumber(lignes)}</Table.Td>
            <Table.Td>{premieres.map((p) => formatNumber(p)).join(', ')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
