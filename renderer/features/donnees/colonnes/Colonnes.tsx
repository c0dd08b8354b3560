/** Columns chosen by hand: where the titles and the communes stand, which figures are kept, and what that would give. */
import { Button, Group, Modal, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Lecture } from '../../../../shared/domain/lecture.ts'
import { call } from '../../../api/client.ts'
import { Attente, Erreur } from '../../../ui/Message.tsx'
import type { Doublons, Fichier } from '../depot.ts'
import type { Depot } from '../magasin.ts'
import { ApercuColonnes } from './ApercuColonnes.tsx'
import { debut, type Examen, manque } from './brouillon.ts'
import { Formulaire } from './Formulaire.tsx'

interface Props {
  readonly fichier: Fichier
  readonly depot: Depot
  onFermer(): void
}

export function Colonnes({ fichier, depot, onFermer }: Props) {
  const { source, apercu, accents } = fichier
  const [ligneEntete, setLigneEntete] = useState<number | null>(fichier.lecture?.ligneEntete ?? null)
  const partie = apercu?.partie ?? null
  const entree = {
    source: source ?? '',
    ...(partie === null ? {} : { partie }),
    ...(ligneEntete === null ? {} : { ligneEntete }),
    ...(accents ? { accents } : {}),
  }
  const { data, error } = useQuery({
    queryKey: ['donnees.colonnes', entree],
    queryFn: () => call('donnees.colonnes', entree),
    retry: false,
    gcTime: 0,
  })
  return (
    <Modal opened onClose={onFermer} size="min(76rem, 94vw)" title={`Colonnes de «\u00a0${fichier.nom}\u00a0»`}>
      {error !== null && <Erreur cause={error} />}
      {data === undefined && error === null && <Attente quoi="Lecture des colonnes…" />}
      {data !== undefined && (
        <Edition
          key={JSON.stringify(entree)}
          examen={data}
          fichier={fichier}
          depot={depot}
          onLigne={setLigneEntete}
          onFermer={onFermer}
        />
      )}
    </Modal>
  )
}

interface PropsEdition extends Props {
  readonly examen: Examen
  onLigne(ligne: number): void
}

function Edition({ examen, fichier, depot, onLigne, onFermer }: PropsEdition) {
  // What was chosen before, unless the titles were moved since.
  const choisie = fichier.lecture?.ligneEntete === examen.ligneEntete ? fichier.lecture : null
  const [lecture, setLecture] = useState<Lecture>(choisie ?? debut(examen, fichier.nom))
  const [doublons, setDoublons] = useState<Doublons>(fichier.doublons)
  const raison = manque(lecture)
  const importer = () => {
    depot.changer(fichier.id, { lecture, doublons })
    depot.importer(fichier.id)
    onFermer()
  }
  const garder = () => {
    depot.changer(fichier.id, { lecture, doublons })
    onFermer()
  }
  return (
    <>
      <Formulaire
        examen={examen}
        lecture={lecture}
        doublons={doublons}
        onLecture={setLecture}
        onDoublons={setDoublons}
        onLigne={onLigne}
      />
      <ApercuColonnes
        fichier={{ ...fichier, lecture, doublons, annee: '' }}
        dossier={depot.dossier}
        raison={raison}
        onDoublons={setDoublons}
      />
      <Group justify="flex-end" mt="md" gap="sm">
        <Text size="sm" c="var(--ambre-encre)" role="status">
          {raison}
        </Text>
        <Button variant="subtle" onClick={onFermer}>
          Abandonner
        </Button>
        <Button variant="default" onClick={garder} disabled={raison !== null}>
          Garder ces colonnes
        </Button>
        <Button onClick={importer} disabled={raison !== null}>
          Importer
        </Button>
      </Group>
    </>
  )
}
