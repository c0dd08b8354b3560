/** What may be said of a file before reading it: which part, accents to repair, a remembered choice to forget. */
import { Button, Group, NativeSelect, Text } from '@mantine/core'
import { apostrophe } from '../../../shared/dessins/texte.ts'
import { call } from '../../api/client.ts'
import { signaler } from '../../api/hooks.ts'
import { autresParties, type Fichier } from './depot.ts'
import styles from './donnees.module.css'
import type { Depot } from './magasin.ts'

interface Props {
  readonly fichier: Fichier
  readonly depot: Depot
}

export function Parties({ fichier: { id, apercu }, depot }: Props) {
  if (apercu === null || apercu.parties.length < 2) return null
  const { partie, parties } = apercu
  const autres = partie === null ? [] : autresParties(apercu)
  return (
    <>
      <NativeSelect
        mt="xs"
        maw={460}
        label={`Partie à lire (${parties.length} dans ce fichier)`}
        value={partie ?? ''}
        onChange={(e) => void depot.regarder(id, { partie: e.currentTarget.value })}
        data={[
          ...(partie === null ? [{ value: '', label: 'Choisissez…', disabled: true }] : []),
          ...parties.map(({ id: value, libelle, libelleProfil }) => ({
            value,
            label: libelleProfil === null ? libelle : `${libelle} — ${libelleProfil}`,
          })),
        ]}
      />
      {autres.length > 0 && (
        <Group gap="xs" mt="xs" mb={4}>
          <Text size="sm">Le reste n’est pas lu, sauf si vous le demandez&nbsp;:</Text>
          {autres.map((une) => (
            <Button key={une.id} variant="default" size="compact-sm" onClick={() => depot.reprendre(id, une.id)}>
              Ajouter «&nbsp;{apostrophe(une.libelle)}&nbsp;»
            </Button>
          ))}
        </Group>
      )}
    </>
  )
}

export function Accents({ fichier: { id, apercu, accents }, depot }: Props) {
  if (accents) {
    return (
      <Group gap="xs" mt="xs">
        <Text size="sm">Les accents abîmés sont réparés à la lecture.</Text>
        <Button variant="subtle" size="compact-sm" onClick={() => void depot.regarder(id, { accents: false })}>
          Lire le fichier tel quel
        </Button>
      </Group>
    )
  }
  if (apercu?.accentsAbimes !== true) return null
  return (
    <div className={styles.rappel}>
      Des accents sont abîmés dans ce fichier («&nbsp;Ã©&nbsp;» au lieu de «&nbsp;é&nbsp;»).{' '}
      <Button variant="default" size="compact-sm" onClick={() => void depot.regarder(id, { accents: true })}>
        Réparer les accents
      </Button>
    </div>
  )
}

export function Memoire({ fichier: { id, apercu, lecture }, depot }: Props) {
  const cle = apercu?.memoire ?? null
  if (cle === null || lecture === null) return null
  const oublier = async () => {
    await call('donnees.oublier', { cle }).catch(signaler)
    await depot.regarder(id, {})
  }
  return (
    <Group gap="xs" mt="xs">
      <Text size="sm">Colonnes reconnues d’après votre choix précédent pour un fichier de même forme.</Text>
      <Button variant="subtle" size="compact-sm" onClick={() => void oublier()}>
        Oublier ce choix
      </Button>
    </Group>
  )
}
