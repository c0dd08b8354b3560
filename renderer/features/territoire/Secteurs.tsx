/** The sectors of the CPTS: their table, as press kits print it, and the one in hand. */
import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { formatNumber, formatQuantity } from '../../../shared/domain/format.ts'
import type { Portrait } from '../../../shared/domain/portrait-types.ts'
import type { Quantity } from '../../../shared/domain/quantity.ts'
import { couleurSecteur } from '../../../shared/figures/couleurs.ts'
import { chiffresCommunes, chiffresSecteur } from './chiffres-secteurs.ts'
import { EditerSecteur } from './EditerSecteur.tsx'
import { creer, type Secteur, sansSecteur } from './secteurs.ts'
import styles from './territoire.module.css'

interface Props {
  readonly portrait: Portrait
  readonly selection: ReadonlySet<string>
  readonly secteurs: readonly Secteur[]
  /** Name of the sector that clicks on the map fill; null: clicks change the territory. */
  readonly enMain: string | null
  onEnMain(nom: string | null): void
  onSecteurs(secteurs: readonly Secteur[]): void
  nomCommune(code: string): string
}

export function Secteurs(props: Props) {
  const { selection, secteurs, enMain, onEnMain, onSecteurs, nomCommune } = props
  const libres = sansSecteur(selection, secteurs)
  const edite = secteurs.find((secteur) => secteur.nom === enMain)
  const nouveau = () => {
    const cree = creer(secteurs)
    onSecteurs(cree.secteurs)
    onEnMain(cree.nom)
  }
  return (
    <Stack gap="sm">
      {secteurs.length === 0 ? (
        <Text fz="sm" c="var(--encre-douce)">
          Aucun secteur. Un secteur (bassin, ancien canton…) réunit des communes de la CPTS pour en lire les chiffres à
          part.
        </Text>
      ) : (
        <TableSecteurs {...props} libres={libres} />
      )}
      {edite !== undefined && (
        <EditerSecteur
          key={edite.nom}
          secteur={edite}
          rang={secteurs.indexOf(edite)}
          secteurs={secteurs}
          communes={[...selection].map((code) => ({ code, nom: nomCommune(code) }))}
          onSecteurs={onSecteurs}
          onEnMain={onEnMain}
        />
      )}
      <Group>
        <Button variant="default" size="xs" onClick={nouveau}>
          Nouveau secteur
        </Button>
      </Group>
    </Stack>
  )
}

function TableSecteurs({ portrait, secteurs, enMain, onEnMain, libres }: Props & { readonly libres: string[] }) {
  return (
    <Table className={styles.secteurs} aria-label="Secteurs de la CPTS" verticalSpacing={5} horizontalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Secteur</Table.Th>
          <Table.Th className={styles.nombre}>Habitants</Table.Th>
          <Table.Th className={styles.nombre}>km²</Table.Th>
          <Table.Th className={styles.nombre}>Densité</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {secteurs.map((secteur, rang) => {
          const chiffres = chiffresSecteur(portrait, secteur)
          return (
            <Table.Tr key={secteur.nom} data-en-main={secteur.nom === enMain || undefined}>
              <Table.Th scope="row">
                <button
                  type="button"
                  className={styles.secteur}
                  aria-pressed={secteur.nom === enMain}
                  onClick={() => onEnMain(secteur.nom === enMain ? null : secteur.nom)}
                >
                  <i style={{ background: secteur.couleur ?? couleurSecteur(rang) }} aria-hidden />
                  <span>
                    {secteur.nom}
                    <small>{nombreCommunes(secteur.communes.length)}</small>
                  </span>
                </button>
              </Table.Th>
              <Cellules {...chiffres} />
            </Table.Tr>
          )
        })}
        {libres.length > 0 && (
          <Table.Tr>
            <Table.Th scope="row" fw={400}>
              <Text fz="sm" c="var(--encre-douce)">
                Sans secteur
                <br />
                <small>{nombreCommunes(libres.length)}</small>
              </Text>
            </Table.Th>
            <Cellules {...chiffresCommunes(portrait, libres)} />
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  )
}

function Cellules({ population, superficie, densite }: ReturnType<typeof chiffresCommunes>) {
  return [population, superficie, densite].map((quantite) => (
    <Table.Td key={quantite.unit} className={styles.nombre} title={formatQuantity(quantite, { unit: true })}>
      {court(quantite)}
    </Table.Td>
  ))
}

/** A narrow column keeps numbers; the words of what is missing are in the title and in the explanation. */
function court(quantite: Quantity): string {
  if (quantite.kind === 'missing') return '–'
  return quantite.kind === 'known' ? formatQuantity(quantite) : formatQuantity(quantite).replace('au moins ', '≥\u00a0')
}

function nombreCommunes(nombre: number): string {
  return `${formatNumber(nombre)} commune${nombre > 1 ? 's' : ''}`
}
