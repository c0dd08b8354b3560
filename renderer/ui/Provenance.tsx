/** "D'où vient ce chiffre ?": the drawer that explains a figure, and what it holds. */
import { Box, Button, Drawer, Group, Stack, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Quantity } from '../../shared/domain/quantity.ts'
import { copierEtDire } from './presse-papiers.ts'
import { detailPart, type Explication, enTexte, expliquer, type Part, texteQuantite } from './provenance.ts'

interface TiroirProps {
  readonly ouvert: boolean
  onFermer(): void
  readonly children: ReactNode
}

export function Tiroir({ ouvert, onFermer, children }: TiroirProps) {
  return (
    <Drawer
      opened={ouvert}
      onClose={onFermer}
      position="right"
      title="D’où vient ce chiffre&nbsp;?"
      size="md"
      closeButtonProps={{ 'aria-label': 'Fermer' }}
    >
      {children}
    </Drawer>
  )
}

interface Props {
  readonly quantite: Quantity
  readonly libelle: string
  readonly texte: string
  readonly parts: readonly Part[]
  readonly nature?: string
  readonly decimales?: number
}

/** A quantity explains itself. */
export function Provenance({ quantite, libelle, texte, ...reste }: Props) {
  return <Expliquer explication={expliquer(quantite, libelle, texte)} {...reste} />
}

interface ExpliquerProps {
  readonly explication: Explication
  readonly parts: readonly Part[]
  /** What the parts are: "Commune", "EPCI". */
  readonly nature?: string
  readonly decimales?: number
}

export function Expliquer({ explication, parts, nature = 'Commune', decimales }: ExpliquerProps) {
  const { texte, libelle, rubriques } = explication
  const copier = () => copierEtDire(enTexte(explication, nature, parts, decimales), 'L’explication est copiée.')
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Box>
          <Text fz={28} fw={700} lh={1.2}>
            {texte}
          </Text>
          <Text c="var(--encre-douce)">{libelle}</Text>
        </Box>
        <Button variant="default" size="compact-sm" style={{ flex: 'none' }} onClick={() => void copier()}>
          Copier
        </Button>
      </Group>
      {rubriques.map(({ titre, lignes }) => (
        <Box key={titre}>
          <Text size="sm" fw={600}>
            {titre}
          </Text>
          {lignes.map((ligne) => (
            <Text key={ligne} size="sm">
              {ligne}
            </Text>
          ))}
        </Box>
      ))}
      {parts.length > 0 && (
        <Table verticalSpacing={4} aria-label={`Détail par ${nature.toLowerCase()}`}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{nature}</Table.Th>
              <Table.Th ta="right">Valeur</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {parts.map((part) => (
              <Table.Tr key={part.nom}>
                <Table.Td>
                  {part.nom}
                  <Detail mots={detailPart(part, parts)} />
                </Table.Td>
                <Table.Td ta="right" style={{ whiteSpace: 'nowrap', verticalAlign: 'top' }}>
                  {texteQuantite(part.quantite, decimales)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  )
}

function Detail({ mots }: { readonly mots: string | null }) {
  if (mots === null) return null
  return (
    <Text fz="xs" c="var(--encre-douce)">
      {mots}
    </Text>
  )
}
