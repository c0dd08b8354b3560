/** Is the list of communes complete? What is declared here decides between sums and published figures. */
import { Button, Group, Modal, Radio, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { formatQuantity } from '../../../../shared/domain/format.ts'
import type { Perimetre as Etat, Portrait } from '../../../../shared/domain/portrait-types.ts'
import { useEdition } from '../../../api/hooks.ts'
import styles from '../territoire.module.css'
import { apresDeclaration, ETATS } from './perimetre.ts'

interface Props {
  readonly ouvert: boolean
  readonly fichier: string
  readonly portrait: Portrait
  onFermer(): void
}

export function Perimetre({ ouvert, onFermer, ...reste }: Props) {
  return (
    <Modal
      opened={ouvert}
      onClose={onFermer}
      title="La liste des communes est-elle complète ?"
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': 'Fermer' }}
    >
      {ouvert && <Formulaire onFermer={onFermer} {...reste} />}
    </Modal>
  )
}

function Formulaire({ fichier, portrait, onFermer }: Omit<Props, 'ouvert'>) {
  const [choisi, setChoisi] = useState<Etat>(portrait.perimetre)
  const { editer, enCours } = useEdition()
  const valider = async () => {
    try {
      await editer('territoire.perimetre', { fichier, cpts: portrait.id, perimetre: choisi })
      onFermer()
    } catch {
      // The edit has said why; the choice stays.
    }
  }
  return (
    <Stack>
      <Radio.Group
        aria-label="La liste des communes est"
        value={choisi}
        onChange={(valeur) => setChoisi(ETATS.find(({ etat }) => etat === valeur)?.etat ?? choisi)}
      >
        <Stack gap="sm">
          {ETATS.map(({ etat, nom, sens }) => (
            <Radio key={etat} value={etat} label={nom} description={sens} />
          ))}
        </Stack>
      </Radio.Group>
      <Table className={styles.secteurs} aria-label="Ce que la fiche affichera">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Ce qui sera affiché</Table.Th>
            <Table.Th className={styles.nombre}>Valeur</Table.Th>
            <Table.Th>D’où elle vient</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {apresDeclaration(portrait, choisi).map(({ nom, quantite, origine }) => (
            <Table.Tr key={nom}>
              <Table.Th scope="row">{nom}</Table.Th>
              <Table.Td className={styles.nombre}>{formatQuantity(quantite, { unit: true })}</Table.Td>
              <Table.Td>{origine}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text fz="sm" c="var(--encre-douce)">
        Ctrl+Z, ensuite, ramène ce qui était déclaré avant.
      </Text>
      <Group justify="flex-end" className={styles.pied}>
        <Button variant="default" onClick={onFermer}>
          Fermer
        </Button>
        <Button loading={enCours} disabled={choisi === portrait.perimetre} onClick={() => void valider()}>
          Déclarer
        </Button>
      </Group>
    </Stack>
  )
}
