/** Typing or pasting figures that no file brings: Rézone CPTS, a sheet of the CPAM. */
import { Alert, Button, Group, Modal, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import { useEdition } from '../../../api/hooks.ts'
import { LigneGrille } from './LigneGrille.tsx'
import {
  aEnregistrer,
  type Champ,
  casesFausses,
  coller,
  completer,
  estJuste,
  type LigneTexte,
  ligneVide,
  propagerSource,
} from './lignes.ts'
import styles from './saisie.module.css'

interface Props {
  readonly etat: EtatDossier
  readonly cpts: number
  readonly initiales: readonly LigneTexte[]
  readonly departement: string
  readonly region: string
  onFermer(): void
}

export function Grille({ etat, cpts, initiales, departement, region, onFermer }: Props) {
  const [lignes, setLignes] = useState<readonly LigneTexte[]>(initiales.length === 0 ? [ligneVide()] : initiales)
  const [montrer, setMontrer] = useState(false)
  const { editer, enCours } = useEdition()
  const juste = estJuste(lignes)
  const modifie = lignes !== initiales && aEnregistrer(lignes).length + initiales.length > 0
  const changer = (rang: number, champ: Champ, valeur: string) =>
    setLignes(
      lignes.map((ligne, i) => {
        if (i !== rang) return ligne
        const neuve = { ...ligne, [champ]: valeur }
        return champ === 'libelle' ? completer(neuve) : neuve
      }),
    )
  const enregistrer = async () => {
    setMontrer(true)
    if (!juste) return
    try {
      await editer('saisie.enregistrer', { fichier: etat.fichier, cpts, lignes: aEnregistrer(lignes) })
      onFermer()
    } catch {
      // The refusal has been said; what was typed stays.
    }
  }
  return (
    <Modal
      opened
      onClose={onFermer}
      size="82rem"
      title="Saisir ou coller des chiffres"
      closeOnClickOutside={false}
      // A table just pasted must not go with one key.
      closeOnEscape={!modifie}
      closeButtonProps={{ 'aria-label': 'Fermer sans enregistrer' }}
    >
      <Text size="sm" mb="sm">
        Pour ce qui n’existe qu’à l’écran ou sur papier (Rézone CPTS, fiche de la CPAM). Écrivez «{'\u00a0'}secret
        {'\u00a0'}» ou «{'\u00a0'}nd{'\u00a0'}» quand la valeur n’est pas donnée, «{'\u00a0'}moins de 11{'\u00a0'}» ou «
        {'\u00a0'}5 à 10{'\u00a0'}» quand elle est seulement encadrée. Un collage depuis un tableur remplit plusieurs
        cases, et une source écrite une fois vaut pour les lignes qui n’en ont pas.
      </Text>
      <div className={styles.defile}>
        <Table className={styles.grille} aria-label="Chiffres saisis" verticalSpacing={2} horizontalSpacing={3}>
          <Table.Thead>
            <Table.Tr>
              {['Chiffre', 'CPTS', departement, region, 'France', 'Unité', 'Année', 'Base', 'Source'].map((titre) => (
                <Table.Th key={titre} scope="col">
                  {titre}
                </Table.Th>
              ))}
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lignes.map((ligne, rang) => (
              <LigneGrille
                key={ligne.cle}
                ligne={ligne}
                numero={rang + 1}
                montrer={montrer}
                onChange={(champ, valeur) => changer(rang, champ, valeur)}
                onColler={(champ, texte) => {
                  const neuves = coller(lignes, rang, champ, texte)
                  if (neuves !== null) setLignes(neuves)
                  return neuves !== null
                }}
                onSource={() => setLignes((toutes) => propagerSource(toutes, rang))}
                onRetirer={() => setLignes(lignes.filter((_, i) => i !== rang))}
              />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {montrer && !juste && (
        <Alert color="red" mt="sm" title="Des cases sont à corriger">
          {liste(casesFausses(lignes))}. Ce qui est à corriger est entouré de rouge, et rien n’est enregistré d’ici là.
        </Alert>
      )}
      <Group mt="md" justify="space-between">
        <Button variant="default" onClick={() => setLignes([...lignes, ligneVide(lignes.at(-1)?.source ?? '')])}>
          Ajouter une ligne
        </Button>
        <Group>
          <Button variant="default" onClick={onFermer}>
            Abandonner
          </Button>
          <Button onClick={() => void enregistrer()} loading={enCours} disabled={!modifie}>
            Enregistrer
          </Button>
        </Group>
      </Group>
    </Modal>
  )
}

/** A paste may leave hundreds of them: the first ones are named. */
function liste(cases: readonly string[]): string {
  const dites = cases.slice(0, 5).join('\u00a0; ')
  const mots = cases.length > 5 ? `${dites}, et ${cases.length - 5} autres` : dites
  return mots.charAt(0).toUpperCase() + mots.slice(1)
}
