/** The sources of the dossier: what each brought, how much of the territory it covers, and the ways to change it. */
import { Button, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import type { Output } from '../../../shared/contract/methods.ts'
import { call } from '../../api/client.ts'
import { Attente, Erreur, EtatVide } from '../../ui/Message.tsx'
import styles from './donnees.module.css'
import type { Depot } from './magasin.ts'
import { RetirerSource } from './RetirerSource.tsx'
import { TableSources } from './TableSources.tsx'

export type Source = Output<'donnees.sources'>[number]

interface Props {
  readonly etat: EtatDossier
  readonly depot: Depot
  onChoisir(): void
  /** A file was laid down in the place of a source: it stands above. */
  onRemplacer(): void
}

export function Sources({ etat, depot, onChoisir, onRemplacer }: Props) {
  const { fichier, revision } = etat
  const [aRetirer, setARetirer] = useState<Source | null>(null)
  const aRemplacer = useRef<Source | null>(null)
  const choix = useRef<HTMLInputElement>(null)
  const { data, error } = useQuery({
    queryKey: ['sources', fichier, revision],
    queryFn: () => call('donnees.sources', { fichier }),
    placeholderData: (avant: Source[] | undefined) => avant,
  })
  const remplacer = (source: Source) => {
    aRemplacer.current = source
    choix.current?.click()
  }
  return (
    <section aria-labelledby="titre-sources" className={styles.sources}>
      <Title order={2} size="h4" id="titre-sources" mb="xs">
        Sources du dossier
      </Title>
      <input
        ref={choix}
        type="file"
        hidden
        aria-label="Fichier de remplacement"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          const source = aRemplacer.current
          if (file !== undefined && source !== null)
            depot.ajouter([file], { id: source.id, libelle: `${source.libelle} (${source.fichier})` })
          currentTarget.value = ''
          onRemplacer()
        }}
      />
      {error !== null && <Erreur cause={error} />}
      {data === undefined && error === null && <Attente quoi="Lecture des sources…" />}
      {data?.length === 0 && (
        <EtatVide titre="Aucun fichier importé pour l’instant">
          <Text>
            Les populations viennent de la base intégrée à Maillage. Déposez les fichiers de l’Insee, de l’Annuaire
            Santé ou de FINESS pour avoir les superficies, les professionnels et les structures, ou tout tableau par
            commune que vous avez reçu.
          </Text>
          <Button onClick={onChoisir}>Choisir des fichiers…</Button>
        </EtatVide>
      )}
      {data !== undefined && data.length > 0 && (
        <TableSources sources={data} onRemplacer={remplacer} onRetirer={setARetirer} />
      )}
      {aRetirer !== null && <RetirerSource fichier={fichier} source={aRetirer} onFermer={() => setARetirer(null)} />}
    </section>
  )
}
