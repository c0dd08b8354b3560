/** A number with what it counts and its year; a click says where it comes from. */
import { Box, Drawer, ScrollArea, Stack, Table, Text, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { formatCoverage, formatQuantity } from '../../shared/domain/format.ts'
import type { Quantity, SourceRef } from '../../shared/domain/quantity.ts'
import classes from './Chiffre.module.css'

/** One part of the sum: a commune and its own quantity. */
export interface Part {
  readonly nom: string
  readonly quantite: Quantity
}

interface Props {
  readonly quantite: Quantity
  /** What is counted: "habitants", "superficie". */
  readonly libelle: string
  readonly decimales?: number
  /** Without unit after the number: it is in the label. */
  readonly sansUnite?: boolean
  readonly parts?: readonly Part[]
  /** What the parts are: "Commune", "EPCI". */
  readonly nature?: string
  readonly taille?: 'grand' | 'ligne'
}

export function texteQuantite(quantite: Quantity, decimales?: number, sansUnite = false): string {
  return formatQuantity(quantite, { ...(decimales === undefined ? {} : { decimals: decimales }), unit: !sansUnite })
}

export function Chiffre(props: Props) {
  const { quantite, libelle, decimales, sansUnite = false, parts = [], nature = 'Commune', taille = 'grand' } = props
  const [ouvert, { open, close }] = useDisclosure(false)
  const texte = texteQuantite(quantite, decimales, sansUnite)
  return (
    <>
      <UnstyledButton
        className={taille === 'grand' ? classes.grand : classes.ligne}
        onClick={open}
        aria-label={`${texte} ${libelle}. D’où vient ce chiffre ?`}
      >
        <span className={classes.nombre}>{texte}</span>
        {taille === 'grand' && <span className={classes.libelle}>{libelle}</span>}
      </UnstyledButton>
      <Drawer
        opened={ouvert}
        onClose={close}
        position="right"
        title="D’où vient ce chiffre ?"
        size="md"
        closeButtonProps={{ 'aria-label': 'Fermer' }}
      >
        <Provenance
          quantite={quantite}
          libelle={libelle}
          texte={texte}
          parts={parts}
          nature={nature}
          {...(decimales === undefined ? {} : { decimales })}
        />
      </Drawer>
    </>
  )
}

function source({ label, millesime, file, line }: SourceRef): string {
  const an = millesime !== null && !label.includes(millesime) ? millesime : null
  return [label, an, file, line === null ? null : `ligne ${line}`].filter((p) => p !== null).join(', ')
}

interface ProvenanceProps {
  readonly quantite: Quantity
  readonly libelle: string
  readonly texte: string
  readonly parts: readonly Part[]
  readonly nature?: string
  readonly decimales?: number
}

export function Provenance({ quantite, libelle, texte, parts, nature = 'Commune', decimales }: ProvenanceProps) {
  const couverture = formatCoverage(quantite)
  return (
    <Stack gap="md">
      <Box>
        <Text fz={28} fw={700} lh={1.2}>
          {texte}
        </Text>
        <Text c="var(--encre-douce)">
          {libelle}
          {quantite.millesime === null || libelle.includes(quantite.millesime) ? '' : `, ${quantite.millesime}`}
        </Text>
      </Box>
      {quantite.formula !== '' && <Rubrique titre="Calcul" lignes={[quantite.formula]} />}
      {couverture !== null && <Rubrique titre="Couverture" lignes={[couverture]} />}
      {quantite.sources.length > 0 && <Rubrique titre="Sources" lignes={quantite.sources.map(source)} />}
      {parts.length > 0 && (
        <ScrollArea.Autosize mah="50vh" tabIndex={0} aria-label={`Détail : ${nature}`}>
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{nature}</Table.Th>
                <Table.Th ta="right">Valeur</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {parts.map((part) => (
                <Table.Tr key={part.nom}>
                  <Table.Td>{part.nom}</Table.Td>
                  <Table.Td ta="right">{texteQuantite(part.quantite, decimales)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
      )}
    </Stack>
  )
}

function Rubrique({ titre, lignes }: { readonly titre: string; readonly lignes: readonly string[] }) {
  return (
    <Box>
      <Text size="sm" fw={600}>
        {titre}
      </Text>
      {lignes.map((ligne) => (
        <Text key={ligne} size="sm">
          {ligne}
        </Text>
      ))}
    </Box>
  )
}
