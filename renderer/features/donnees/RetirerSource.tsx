/** Before a source leaves the dossier: the figures and documents that change. */
import { Button, Group, Modal, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { useEdition } from '../../api/hooks.ts'
import { Attente, Erreur } from '../../ui/Message.tsx'
import { Effets } from './Effets.tsx'
import type { Source } from './source.ts'

interface Props {
  readonly fichier: string
  readonly source: Source
  onFermer(): void
}

export function RetirerSource({ fichier, source: { id, libelle, fichier: nom }, onFermer }: Props) {
  const { editer, enCours } = useEdition()
  const { data, error } = useQuery({
    queryKey: ['donnees.effets', fichier, id],
    queryFn: () => call('donnees.effets', { fichier, retirer: id }),
    retry: false,
    gcTime: 0,
  })
  const retirer = async () => {
    // A refusal is said by the edition itself.
    await editer('donnees.retirer', { fichier, source: id }).catch(() => undefined)
    onFermer()
  }
  return (
    <Modal opened onClose={onFermer} title="Retirer cette source ?" size="lg" centered>
      <Text mb="xs">
        <strong>{libelle}</strong> ({nom}) quitte le dossier avec tout ce qu’il avait apporté.
      </Text>
      {error !== null && <Erreur cause={error} />}
      {data === undefined && error === null && <Attente quoi="Calcul de ce qui change…" />}
      {data !== undefined && <Effets effets={data} />}
      <Text size="sm" c="var(--encre-douce)" my="md">
        Votre fichier d’origine n’est pas touché. Vous pourrez annuler ce retrait (Ctrl+Z).
      </Text>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onFermer} data-autofocus>
          Garder
        </Button>
        <Button color="argile" loading={enCours} onClick={() => void retirer()}>
          Retirer
        </Button>
      </Group>
    </Modal>
  )
}
