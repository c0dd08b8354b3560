/** What the import of a source mended, and the way to refuse a kind of repair: its file is read again, in its place. */
import { Button, Group, Modal, Switch, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Output } from '../../../shared/contract/methods.ts'
import type { GenreReparation } from '../../../shared/domain/reparations.ts'
import { call, enregistrer } from '../../api/client.ts'
import { signaler } from '../../api/hooks.ts'
import { Attente, Erreur } from '../../ui/Message.tsx'
import type { Redite } from './depot.ts'
import { Reparations } from './Reparations.tsx'
import type { Source } from './source.ts'

interface Props {
  readonly fichier: string
  readonly source: Source
  /** The file was imported since the window opened: it need not be given again. */
  readonly gardee: boolean
  onRelire(redite: Redite): void
  onFermer(): void
}

export function ReparationsSource(props: Props) {
  const { fichier, source, onFermer } = props
  const { data, error } = useQuery({
    queryKey: ['donnees.reparations', fichier, source.id],
    queryFn: () => call('donnees.reparations', { fichier, source: source.id }),
    retry: false,
    gcTime: 0,
  })
  return (
    <Modal opened onClose={onFermer} title="Réparations de cette source" size="xl" centered>
      <Text mb="sm">
        <strong>{source.libelle}</strong> ({source.fichier})
      </Text>
      {error !== null && <Erreur cause={error} />}
      {data === undefined && error === null && <Attente quoi="Lecture des réparations…" />}
      {data !== undefined && <Choisir {...props} lues={data} />}
    </Modal>
  )
}

function Choisir({
  source,
  gardee,
  lues: { reparations, choix, csv },
  onRelire,
  onFermer,
}: Props & { readonly lues: Output<'donnees.reparations'> }) {
  const avant = source.refusees
  const [refus, setRefus] = useState<readonly GenreReparation[]>(avant)
  const repares = choix.accents === true
  const [accents, setAccents] = useState(repares)
  const change = accents !== repares || refus.length !== avant.length || refus.some((genre) => !avant.includes(genre))
  const { partie = null, millesime = '', doublons = 'refuser', lecture = null } = choix
  return (
    <>
      <Reparations reparations={reparations} refus={refus} onRefus={setRefus} />
      {repares && (
        <Switch
          mt="sm"
          size="sm"
          label="Réparer les accents abîmés («&nbsp;Ã©&nbsp;» → «&nbsp;é&nbsp;»)"
          checked={accents}
          onChange={(e) => setAccents(e.currentTarget.checked)}
        />
      )}
      <Text size="sm" c="var(--encre-douce)" my="md">
        {gardee
          ? 'Le fichier est relu avec votre choix, et prend la place de cette source après vous avoir montré ce qui change.'
          : `Le dossier ne garde pas vos fichiers\u00a0: redonnez «\u00a0${source.fichier}\u00a0», tel qu’il était. Il est relu avec votre choix, et prend la place de cette source après vous avoir montré ce qui change.`}{' '}
        Vous pourrez annuler (Ctrl+Z).
      </Text>
      <Group justify="flex-end" gap="sm">
        {csv !== null && (
          <Button variant="subtle" mr="auto" onClick={() => void enregistrer(csv.nom, csv.base64).catch(signaler)}>
            Exporter les lignes réparées (CSV)
          </Button>
        )}
        <Button variant="default" onClick={onFermer}>
          Fermer
        </Button>
        <Button
          disabled={!change}
          onClick={() => onRelire({ partie, annee: millesime, doublons, lecture, accents, refus })}
        >
          {gardee ? 'Relire le fichier' : 'Redonner le fichier…'}
        </Button>
      </Group>
    </>
  )
}
