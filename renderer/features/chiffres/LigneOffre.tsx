/** One profession in every source: its numbers, their gap, and the radio button of the source that is published. */
import { Radio, Table } from '@mantine/core'
import { formatQuantity } from '../../../shared/domain/format.ts'
import type { OffresComparees, ProfessionComparee } from '../../../shared/domain/offres-comparees.ts'
import { ecartTexte } from './mots-indicateurs.ts'

interface Props {
  readonly profession: ProfessionComparee
  readonly sources: OffresComparees['sources']
  readonly demandee: boolean
  readonly enCours: boolean
  /** null: as for all the others. */
  onRetenir(source: number | null): void
}

export function LigneOffre({ profession, sources, demandee, enCours, onRetenir }: Props) {
  const { code, libelle, effectif, source: publiee, autres } = profession
  return (
    <Table.Tr data-demandee={demandee || undefined}>
      <Table.Th scope="row">{libelle}</Table.Th>
      {sources.map(({ id, libelle: nom, choisissable, retenue }) => {
        const autre = autres.find(({ source }) => source === id)
        const dit = autre?.effectif ?? effectif
        const texte = dit.kind === 'missing' ? '–' : formatQuantity(dit)
        return (
          <Table.Td key={id}>
            {choisissable ? (
              <Radio
                name={`source-${code}`}
                size="sm"
                label={texte}
                aria-label={`${libelle}\u00a0: ${texte} selon ${nom}`}
                checked={id === publiee}
                disabled={enCours}
                onChange={() => onRetenir(retenue ? null : id)}
              />
            ) : (
              texte
            )}
            <small data-ecart={autre !== undefined && autre.ecart !== null && autre.ecart !== 0 ? '' : undefined}>
              {autre === undefined ? 'publié' : ecartTexte(autre.ecart, autre.ecartRelatif, 0)}
            </small>
          </Table.Td>
        )
      })}
    </Table.Tr>
  )
}
