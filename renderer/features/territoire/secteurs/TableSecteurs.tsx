/** The table of the sectors, as press kits print it: each line takes the communes that are laid down on it. */

import { Table, Text } from '@mantine/core'
import { type DragEvent, type ReactNode, useState } from 'react'
import { couleurSecteur } from '../../../../shared/dessins/couleurs.ts'
import { compterLieux } from '../../../../shared/domain/arrondissements.ts'
import { formatQuantity } from '../../../../shared/domain/format.ts'
import type { Portrait } from '../../../../shared/domain/portrait-types.ts'
import type { Quantity } from '../../../../shared/domain/quantity.ts'
import styles from '../territoire.module.css'
import { type ChiffresSecteur, chiffresCommunes, chiffresSecteur } from './chiffres-secteurs.ts'
import { lacher, survoler } from './glisser.ts'
import type { Secteur } from './secteurs.ts'

interface Props {
  readonly portrait: Portrait
  readonly total: ChiffresSecteur
  readonly codes: readonly string[]
  readonly secteurs: readonly Secteur[]
  readonly libres: readonly string[]
  readonly enMain: string | null
  onEnMain(nom: string | null): void
  /** Communes laid down on a sector; null: on « sans secteur ». */
  onPlacer(codes: readonly string[], secteur: string | null): void
}

export function TableSecteurs({ portrait, total, codes, secteurs, libres, enMain, onEnMain, onPlacer }: Props) {
  return (
    <Table className={styles.secteurs} aria-label="Secteurs de la CPTS" verticalSpacing={5} horizontalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Secteur</Table.Th>
          <Table.Th className={styles.nombre}>Habitants</Table.Th>
          <Table.Th className={styles.nombre}>km²</Table.Th>
          <Table.Th className={styles.nombre} title="Habitants au km²">
            Densité
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {secteurs.map((secteur, rang) => (
          <Ligne
            key={secteur.nom}
            chiffres={chiffresSecteur(portrait, secteur)}
            enMain={secteur.nom === enMain}
            onLacher={(codes) => onPlacer(codes, secteur.nom)}
          >
            <button
              type="button"
              className={styles.secteur}
              aria-pressed={secteur.nom === enMain}
              title={secteur.nom}
              onClick={() => onEnMain(secteur.nom === enMain ? null : secteur.nom)}
            >
              <i style={{ background: secteur.couleur ?? couleurSecteur(rang) }} aria-hidden />
              <span>
                {secteur.nom}
                <small data-vide={secteur.communes.length === 0 || undefined}>
                  {secteur.communes.length === 0 ? 'vide\u00a0: placez-y des communes' : compterLieux(secteur.communes)}
                </small>
              </span>
            </button>
          </Ligne>
        ))}
        {libres.length > 0 && (
          <Ligne chiffres={chiffresCommunes(portrait, libres)} onLacher={(codes) => onPlacer(codes, null)}>
            <Text fz="sm" c="var(--encre-douce)" lh={1.35}>
              Sans secteur
              <small>{compterLieux(libres)}</small>
            </Text>
          </Ligne>
        )}
        <Ligne chiffres={total} total>
          <span>
            Ensemble
            <small>{compterLieux(codes)}</small>
          </span>
        </Ligne>
      </Table.Tbody>
    </Table>
  )
}

interface LigneProps {
  readonly chiffres: ChiffresSecteur
  readonly enMain?: boolean
  readonly total?: boolean
  onLacher?(codes: readonly string[]): void
  readonly children: ReactNode
}

function Ligne({ chiffres, enMain = false, total = false, onLacher, children }: LigneProps) {
  const [vise, setVise] = useState(false)
  const depot =
    onLacher === undefined
      ? {}
      : {
          onDragOver: (event: DragEvent) => setVise(survoler(event)),
          onDragLeave: () => setVise(false),
          onDrop: (event: DragEvent) => {
            setVise(false)
            const codes = lacher(event)
            if (codes.length > 0) onLacher(codes)
          },
        }
  const { population, superficie, densite } = chiffres
  return (
    <Table.Tr
      data-en-main={enMain || undefined}
      data-vise={vise || undefined}
      data-total={total || undefined}
      {...depot}
    >
      <Table.Th scope="row">{children}</Table.Th>
      {[population, superficie, densite].map((quantite) => (
        <Table.Td key={quantite.unit} className={styles.nombre} title={formatQuantity(quantite, { unit: true })}>
          {court(quantite)}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}

/** A narrow column keeps numbers; the words of what is missing are in the title and in the explanation. */
function court(quantite: Quantity): string {
  return quantite.kind === 'missing' ? '–' : formatQuantity(quantite, { forme: 'cellule' })
}
