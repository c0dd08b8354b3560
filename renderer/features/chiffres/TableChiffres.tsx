/** One table of figures: sortable, each figure says where it comes from. */
import { Badge, Table, UnstyledButton } from '@mantine/core'
import { apostrophe } from '../../../shared/dessins/texte.ts'
import type { Quantity } from '../../../shared/domain/quantity.ts'
import { type Cellule, type Colonne, type Ligne, type Tableau, texteCellule } from '../../../shared/domain/tableaux.ts'
import styles from './chiffres.module.css'
import { type Tri, trierPar } from './tri.ts'

/** A figure on which the user asked for its origin. */
export interface Choisi {
  readonly quantite: Quantity
  readonly libelle: string
  readonly decimales: number | undefined
  /** Said in place of a number. */
  readonly mots: string | undefined
}

interface Props {
  readonly tableau: Tableau
  readonly lignes: readonly Ligne[]
  readonly tri: Tri | null
  onTri(tri: Tri | null): void
  onChiffre(choisi: Choisi): void
  /** Lines that several sources tell: how many, by key; asking shows them. */
  readonly sources?: ReadonlyMap<string, number> | undefined
  onSources?(cle: string): void
}

export function TableChiffres({ tableau, lignes, tri, onTri, ...reste }: Props) {
  return (
    <Table className={styles.table} verticalSpacing={7} aria-label={tableau.titre}>
      <Table.Thead>
        <Table.Tr>
          {tableau.colonnes.map((colonne, index) => (
            <EnTete key={colonne.libelle} colonne={colonne} index={index} tri={tri} onTri={onTri} />
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lignes.map((ligne) => (
          <LigneChiffres key={ligne.cle} ligne={ligne} colonnes={tableau.colonnes} {...reste} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

interface PropsEnTete extends Pick<Props, 'tri' | 'onTri'> {
  readonly colonne: Colonne
  readonly index: number
}

function EnTete({ colonne: { libelle, genre }, index, tri, onTri }: PropsEnTete) {
  const sens = tri?.colonne === index ? tri.sens : null
  return (
    <Table.Th
      data-genre={genre}
      aria-sort={sens === null ? 'none' : sens === 'croissant' ? 'ascending' : 'descending'}
      scope="col"
    >
      <UnstyledButton className={styles.tri} onClick={() => onTri(trierPar(tri, index, genre))}>
        {libelle}
        <span aria-hidden="true">{sens === null ? '' : sens === 'croissant' ? '\u00a0↑' : '\u00a0↓'}</span>
      </UnstyledButton>
    </Table.Th>
  )
}

interface PropsLigne extends Pick<Props, 'onChiffre' | 'sources' | 'onSources'> {
  readonly ligne: Ligne
  readonly colonnes: readonly Colonne[]
}

function LigneChiffres({ ligne, colonnes, onChiffre, sources, onSources }: PropsLigne) {
  const plusieurs = sources?.get(ligne.cle)
  const nom = ligne.cellules.find((une) => une.type === 'texte')
  return (
    <Table.Tr data-total={ligne.total || undefined}>
      {colonnes.map(({ libelle, genre }, index) => (
        <Table.Td key={libelle} data-genre={genre}>
          <Contenu
            cellule={ligne.cellules[index]}
            libelle={`${nom?.type === 'texte' ? nom.texte : ''}, ${libelle}`}
            onChiffre={onChiffre}
          />
          {index === 0 && plusieurs !== undefined && (
            <Badge
              component="button"
              type="button"
              className={`${styles.marque} ${styles.sources}`}
              size="sm"
              ml={8}
              tt="none"
              onClick={() => onSources?.(ligne.cle)}
              aria-label={`${nom?.type === 'texte' ? nom.texte : ''}\u00a0: comparer les ${plusieurs} sources`}
            >
              {plusieurs} sources
            </Badge>
          )}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}

interface PropsContenu extends Pick<Props, 'onChiffre'> {
  readonly cellule: Cellule | undefined
  readonly libelle: string
}

function Contenu({ cellule, libelle, onChiffre }: PropsContenu) {
  if (cellule === undefined || cellule.type === 'texte') return apostrophe(cellule?.texte ?? '')
  const { quantite, decimales, mots } = cellule
  const texte = texteCellule(cellule)
  return (
    <UnstyledButton
      className={styles.chiffre}
      data-etat={quantite.kind}
      onClick={() => onChiffre({ quantite, libelle, decimales, mots })}
      aria-label={`${libelle}\u00a0: ${texte}. D’où vient ce chiffre\u00a0?`}
    >
      {texte}
    </UnstyledButton>
  )
}
