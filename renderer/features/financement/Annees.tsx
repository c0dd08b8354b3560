/** What each contract year owes, line by line; what nobody gave is said, never counted. */
import { Table } from '@mantine/core'
import { euros, STATUTS } from '../../../shared/domain/financement/mots.ts'
import { formatDate } from '../../../shared/domain/format.ts'
import styles from './financement.module.css'
import { type Financement, type LigneTableau, lignes } from './tableau.ts'

/** "75 000": the unit stands in the heading. */
const nu = (cents: number): string => euros(cents).replace('\u00a0€', '')

export function Annees({ financement }: { readonly financement: Financement }) {
  const { annees } = financement
  const rangs = lignes(financement)
  const simule = annees.some(({ totaux }) => totaux.simule > 0)
  return (
    <Table className={styles.table} aria-label="Montants dus par année de contrat">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Euros par année de contrat</Table.Th>
          {annees.map(({ numero, debut }) => (
            <Table.Th key={numero} className={styles.nombre} scope="col">
              An {numero}
              <span className={styles.dessous}>{moisAn(debut)}</span>
            </Table.Th>
          ))}
          <Table.Th className={styles.nombre} scope="col">
            Total
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rangs.map((ligne) => (
          <Ligne key={ligne.cle} ligne={ligne} colonnes={annees.length} />
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Somme
          titre="Lignes connues"
          sommes={annees.map(({ totaux }) => (totaux.du === 0 && totaux.inconnus > 0 ? null : totaux.du))}
        />
        {simule && (
          <Somme titre="Avec la part simulée" sommes={annees.map(({ totaux }) => totaux.du + totaux.simule)} douce />
        )}
      </Table.Tfoot>
    </Table>
  )
}

/** "mars 2027". */
function moisAn(iso: string): string {
  return formatDate(iso).replace(/^\S+\s/u, '')
}

function Ligne({ ligne, colonnes }: { readonly ligne: LigneTableau; readonly colonnes: number }) {
  const { libelle, statut, source, simulee, annuel, annees, total } = ligne
  return (
    <Table.Tr>
      <Table.Th scope="row" className={styles.ligne} title={`${STATUTS[statut]}. ${source}`}>
        <span className={styles.etat} data-etat={simulee && statut !== 'to_check' ? 'simule' : statut} aria-hidden />
        {libelle}
        <span className="lecteur-seul">, {STATUTS[statut]}</span>
      </Table.Th>
      {annuel === null ? (
        <Table.Td colSpan={colonnes + 1} className={styles.manque}>
          à compléter d’après la fiche de la CPAM
        </Table.Td>
      ) : (
        <>
          {annees.map((du, rang) => (
            // Years have no other name than their rank.
            <Table.Td key={String(rang)} className={styles.nombre} data-simule={simulee || undefined}>
              {typeof du === 'number' ? nu(du) : '–'}
            </Table.Td>
          ))}
          <Table.Td className={styles.nombre} data-simule={simulee || undefined}>
            {total === null ? '–' : nu(total)}
          </Table.Td>
        </>
      )}
    </Table.Tr>
  )
}

function Somme({
  titre,
  sommes,
  douce = false,
}: {
  readonly titre: string
  readonly sommes: readonly (number | null)[]
  readonly douce?: boolean
}) {
  return (
    <Table.Tr data-douce={douce || undefined}>
      <Table.Th scope="row">{titre}</Table.Th>
      {sommes.map((somme, rang) => (
        <Table.Td key={String(rang)} className={styles.nombre}>
          {somme === null ? '–' : nu(somme)}
        </Table.Td>
      ))}
      <Table.Td className={styles.nombre}>
        {sommes.every((une) => une === null) ? '–' : nu(sommes.reduce<number>((total, une) => total + (une ?? 0), 0))}
      </Table.Td>
    </Table.Tr>
  )
}
