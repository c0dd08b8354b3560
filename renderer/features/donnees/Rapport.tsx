/** What an import brought, left aside and could not place. */
import { Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { formatNumber } from '../../../shared/domain/format.ts'
import { Couverture } from './Couverture.tsx'
import type { Rapport as Donnee } from './depot.ts'
import styles from './donnees.module.css'
import { useNomsCommunes } from './noms.ts'
import { direApport } from './profils.ts'

const lignes = (n: number): string => `${formatNumber(n)} ligne${n < 2 ? '' : 's'}`

export function Rapport({ rapport }: { readonly rapport: Donnee }) {
  const nommer = useNomsCommunes()
  const { lues, retenues, ignorees, codesInconnus, codesDeplaces, aPlacer, couverture, avertissements, apports } =
    rapport
  return (
    <div className={styles.rapport}>
      <Text>
        <strong>{lignes(lues)}</strong> lue{lues < 2 ? '' : 's'}, <strong>{formatNumber(retenues)}</strong> retenue
        {retenues < 2 ? '' : 's'} pour ce territoire.
      </Text>
      {apports.length > 0 && <Text>{apports.map(direApport).join(' · ')}</Text>}
      <div className={styles.barre}>
        <Couverture {...couverture} />
      </div>
      {avertissements.map((phrase) => (
        <p key={phrase} className={styles.rappel}>
          {phrase}
        </p>
      ))}
      {aPlacer > 0 && (
        <Text size="sm">
          {formatNumber(aPlacer)} professionnel{aPlacer < 2 ? '' : 's'} sans commune dans le fichier&nbsp;: à placer, et
          compté{aPlacer < 2 ? '' : 's'} nulle part en attendant.
        </Text>
      )}
      <Replie titre="Communes sans donnée" nombre={couverture.manquantes.length}>
        {couverture.manquantes.map(nommer).join(', ')}
      </Replie>
      <Replie titre="Codes de commune inconnus" nombre={codesInconnus.length}>
        {codesInconnus.join(', ')}
      </Replie>
      <Replie titre="Anciens codes ramenés à la commune d’aujourd’hui" nombre={codesDeplaces.length}>
        {codesDeplaces.map(({ de, vers, lignes: n }) => `${de} → ${nommer(vers)} (${lignes(n)})`).join('\u00a0; ')}
      </Replie>
      <Replie titre="Lignes laissées de côté" nombre={ignorees.reduce((n, une) => n + une.lignes, 0)}>
        <Ignorees ignorees={ignorees} />
      </Replie>
    </div>
  )
}

interface PropsReplie {
  readonly titre: string
  readonly nombre: number
  readonly children: ReactNode
}

function Replie({ titre, nombre, children }: PropsReplie) {
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

function Ignorees({ ignorees }: Pick<Donnee, 'ignorees'>) {
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
        {ignorees.map(({ cause, lignes: n, premieres, rejet }) => (
          <Table.Tr key={cause}>
            <Table.Td c={rejet ? 'var(--ambre-encre)' : 'inherit'}>{cause}</Table.Td>
            <Table.Td ta="right">{formatNumber(n)}</Table.Td>
            <Table.Td>{premieres.map((p) => formatNumber(p)).join(', ')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
