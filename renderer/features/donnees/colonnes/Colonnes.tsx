/** Columns chosen by hand: where the titles and the communes stand, which figures are kept, and what that would give. */
import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { Attente, Erreur } from '../../../ui/Message.tsx'
import type { Fichier } from '../depot.ts'
import type { Depot } from '../magasin.ts'
import { Edition } from './Edition.tsx'

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
    queryFn: () =>
      depot.avecSource(entree.source, (presente) => call('donnees.colonnes', { ...entree, source: presente })),
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
