/** What a rehearsed import would bring: coverage, first values as understood, lines left out. */
import { Table, Text } from '@mantine/core'
import type { Output } from '../../../shared/contract/methods.ts'
import { formatNumber } from '../../../shared/domain/format.ts'
import type { GenreReparation } from '../../../shared/domain/reparations.ts'
import { Couverture } from './Couverture.tsx'
import styles from './donnees.module.css'
import { useNomsCommunes } from './noms.ts'
import { direApports } from './profils.ts'
import { Reparations } from './Reparations.tsx'
import { Ignorees, Replie } from './Replie.tsx'
import { autresAvertissements, direRejets, misesAPart, titreLaissees } from './reparations.ts'

type Donnee = Output<'donnees.essayer'>

interface Props {
  readonly essai: Donnee
  /** Repairs refused for this file, and how to refuse another. */
  readonly refus: readonly GenreReparation[]
  onRefus(refus: readonly GenreReparation[]): void
}

export function Essai({ essai, refus, onRefus }: Props) {
  const nommer = useNomsCommunes()
  const { rapport, entete, lignes, rejetees, colonnes } = essai
  const aPart = misesAPart(rapport.reparations)
  const rejets = direRejets(rapport.ignorees)
  const { couverture, codesInconnus, ignorees, apports, avertissements } = rapport
  const { partielles = [] } = couverture
  const sans = couverture.manquantes.filter((code) => !partielles.includes(code))
  return (
    <div className={styles.rapport}>
      <div className={styles.barre}>
        <Couverture {...couverture} partielles={partielles.length} />
      </div>
      {apports.length > 0 && <Text size="sm">{direApports(apports, couverture.connues)}</Text>}
      {autresAvertissements(avertissements, true).map((phrase) => (
        <p key={phrase} className={styles.rappel}>
          {phrase}
        </p>
      ))}
      {rejets !== null && <p className={styles.rappel}>{rejets}</p>}
      <Reparations reparations={rapport.reparations} refus={refus} onRefus={onRefus} />
      {aPart.length > 0 && <Text size="sm">{aPart.join('\u00a0; ')}.</Text>}
      {lignes.length > 0 && <Valeurs entete={entete} lignes={lignes} />}
      <Replie titre="Communes sans donnée" nombre={sans.length}>
        {sans.map(nommer).join(', ')}
      </Replie>
      <Replie titre="Communes couvertes en partie" nombre={partielles.length}>
        {partielles.map(nommer).join(', ')}
      </Replie>
      <Replie titre="Codes de commune inconnus" nombre={codesInconnus.length}>
        {codesInconnus.join(', ')}
      </Replie>
      <Replie titre={titreLaissees(ignorees)} nombre={ignorees.reduce((n, une) => n + une.lignes, 0)}>
        <Ignorees ignorees={ignorees} />
      </Replie>
      <Replie titre="Premières lignes rejetées" nombre={rejetees.length}>
        <div className={styles.apercu}>
          <Table
            fz="sm"
            verticalSpacing={3}
            data={{
              head: ['Ligne', 'Cause', ...colonnes],
              body: rejetees.map(({ ligne, cause, cellules }) => [formatNumber(ligne), cause, ...cellules]),
            }}
          />
        </div>
      </Replie>
    </div>
  )
}

function Valeurs({ entete, lignes }: Pick<Donnee, 'entete' | 'lignes'>) {
  const titre = 'Premières communes du territoire, avec les valeurs comprises'
  return (
    <Table.ScrollContainer
      minWidth={0}
      type="native"
      className={styles.apercu}
      role="region"
      aria-label={titre}
      tabIndex={0}
    >
      <Table fz="sm" verticalSpacing={3} captionSide="top">
        <Table.Caption>{titre}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Commune</Table.Th>
            {entete.map((mot) => (
              <Table.Th key={mot} ta="right">
                {mot}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lignes.map(({ code, nom, cellules }) => (
            <Table.Tr key={code}>
              <Table.Td>
                {nom} ({code})
              </Table.Td>
              {cellules.map((cellule, i) => (
                <Table.Td key={entete[i]} ta="right">
                  {cellule}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
