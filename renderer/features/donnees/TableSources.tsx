/** One line per source: what it brought, its coverage, what can be done with it. */

import { Button, Table, Text } from '@mantine/core'
import { formatDate, formatNumber } from '../../../shared/domain/format.ts'
import { accord } from '../../../shared/domain/francais.ts'
import { formatOctets } from '../../../shared/domain/octets.ts'
import { Complete } from './Complete.tsx'
import { Couverture } from './Couverture.tsx'
import styles from './donnees.module.css'
import { direApports, pourComparer } from './profils.ts'
import type { Source } from './source.ts'

interface Props {
  readonly fichier: string
  readonly sources: readonly Source[]
  onRemplacer(source: Source): void
  onRetirer(source: Source): void
  onReparations(source: Source): void
}

/** "3 lignes réparées, 1 réparation refusée". */
function direReparations({ reparees, refusees }: Source): string {
  const s = (n: number) => accord(n, '', 's')
  return [
    ...(reparees === 0 ? [] : [`${formatNumber(reparees)}\u00a0ligne${s(reparees)} réparée${s(reparees)}`]),
    ...(refusees.length === 0
      ? []
      : [`${refusees.length}\u00a0réparation${s(refusees.length)} refusée${s(refusees.length)}`]),
  ].join(', ')
}

export function TableSources({ fichier, sources, onRemplacer, onRetirer, onReparations }: Props) {
  return (
    <Table verticalSpacing="sm" className={styles.tableau}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Source</Table.Th>
          <Table.Th w={150}>Couverture</Table.Th>
          <Table.Th w={120}>
            <span className="lecteur-seul">Remplacer ou retirer</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sources.map((source) => (
          <Table.Tr key={source.id}>
            <Table.Td>
              <Text fw={600}>{source.libelle}</Text>
              <Text size="sm">{direApports(source.apports, source.couverture.connues)}</Text>
              <Text size="sm" c="var(--encre-douce)" className={styles.nom}>
                {source.fichier} · {formatOctets(source.taille)}
                {source.millesime === null ? '' : ` · ${formatDate(source.millesime)}`} · importé le{' '}
                {formatDate(source.importeLe)}
              </Text>
              <Complete fichier={fichier} source={source} />
              {(source.reparees > 0 || source.refusees.length > 0) && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  ml={-7}
                  aria-label={`Réparations de ${source.libelle}\u00a0: ${direReparations(source)}`}
                  onClick={() => onReparations(source)}
                >
                  {direReparations(source)}…
                </Button>
              )}
            </Table.Td>
            <Table.Td>
              {pourComparer(source.apports) || source.sansCouverture !== null ? (
                <Text size="sm" c="var(--encre-douce)">
                  {source.sansCouverture ?? 'pour comparer'}
                </Text>
              ) : (
                <Couverture {...source.couverture} />
              )}
            </Table.Td>
            <Table.Td ta="right">
              <Button
                variant="subtle"
                size="compact-md"
                aria-label={`Remplacer ${source.libelle}`}
                onClick={() => onRemplacer(source)}
              >
                Remplacer…
              </Button>
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
