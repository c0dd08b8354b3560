/** The sources of the dossier: what each brought, how much of the territory it covers, and the ways to change it. */
import { Button, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import { call } from '../../api/client.ts'
import { Attente, Erreur, EtatVide } from '../../ui/Message.tsx'
import type { Redite, Remplacee } from './depot.ts'
import styles from './donnees.module.css'
import type { Depot } from './magasin.ts'
import { ReparationsSource } from './ReparationsSource.tsx'
import { RetirerSource } from './RetirerSource.tsx'
import type { Source } from './source.ts'
import { TableSources } from './TableSources.tsx'

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
  const [aReparer, setAReparer] = useState<Source | null>(null)
  const aRemplacer = useRef<{ readonly remplace: Remplacee; readonly redite?: Redite } | null>(null)
  const choix = useRef<HTMLInputElement>(null)
  const { data, error } = useQuery({
    queryKey: ['sources', fichier, revision],
    queryFn: () => call('donnees.sources', { fichier }),
    placeholderData: (avant: Source[] | undefined) => avant,
  })
  const nommee = ({ id, libelle, fichier: nom }: Source) => ({ id, libelle: `${libelle} (${nom})` })
  const remplacer = (source: Source) => {
    aRemplacer.current = { remplace: nommee(source) }
    choix.current?.click()
  }
  const relire = (source: Source, redite: Redite) => {
    const remplace = { ...nommee(source), memeContenu: true }
    const gardee = depot.gardee(source.id)
    setAReparer(null)
    if (gardee === undefined) {
      aRemplacer.current = { remplace, redite }
      choix.current?.click()
      return
    }
    depot.relire(gardee, remplace, redite)
    onRemplacer()
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
          const voulu = aRemplacer.current
          if (file !== undefined && voulu !== null) depot.ajouter([file], voulu.remplace, voulu.redite)
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
        <TableSources
          fichier={fichier}
          sources={data}
          onRemplacer={remplacer}
          onRetirer={setARetirer}
          onReparations={setAReparer}
        />
      )}
      {aRetirer !== null && <RetirerSource fichier={fichier} source={aRetirer} onFermer={() => setARetirer(null)} />}
      {aReparer !== null && (
        <ReparationsSource
          fichier={fichier}
          source={aReparer}
          gardee={depot.gardee(aReparer.id) !== undefined}
          onRelire={(redite) => relire(aReparer, redite)}
          onFermer={() => setAReparer(null)}
        />
      )}
    </section>
  )
}
