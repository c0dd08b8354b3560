/** The import rehearsed: what would come in, what would be left out, what a replacement changes. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call, enErreur } from '../../api/client.ts'
import { Attente, Erreur } from '../../ui/Message.tsx'
import { choixDe, type Fichier } from './depot.ts'
import styles from './donnees.module.css'
import { Effets } from './Effets.tsx'
import { Essai } from './Essai.tsx'
import type { Depot } from './magasin.ts'
import { ReglerDoublons } from './ReglerDoublons.tsx'
import { Reparations } from './Reparations.tsx'

interface PropsVerification {
  readonly fichier: Fichier
  readonly depot: Depot
}

/** `fichier` may bear choices that are not made yet: each is rehearsed anew. */
export function useEssai({ fichier, depot }: PropsVerification, actif: boolean) {
  const { source } = fichier
  const entree = { fichier: depot.dossier, source: source ?? '', ...choixDe(fichier) }
  return useQuery({
    queryKey: ['essai', entree],
    queryFn: ({ signal }) =>
      depot.avecSource(entree.source, (presente) =>
        call('donnees.essayer', { ...entree, source: presente }, { signal }),
      ),
    enabled: actif && source !== null,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
}

export function Verification({ fichier, depot }: PropsVerification) {
  const { id, nom, refus } = fichier
  const { data, error, isFetching } = useEssai({ fichier, depot }, true)
  const refuser = (genres: Fichier['refus']) => depot.changer(id, { refus: genres })
  if (error === null && data === undefined) return <Attente quoi="Lecture du fichier jusqu’au bout…" />
  return (
    <section className={styles.essai} aria-label={`Essai de ${nom}`} aria-busy={isFetching}>
      {error !== null && (
        <>
          <Erreur cause={error}>
            {enErreur(error).remede === 'doublons' && (
              <ReglerDoublons onChoix={(doublons) => depot.changer(id, { doublons })} />
            )}
          </Erreur>
          {/* A refusal may leave nothing to import: it must stay possible to come back. */}
          <Reparations reparations={null} refus={refus} onRefus={refuser} />
        </>
      )}
      {error === null && data !== undefined && (
        <>
          <Essai essai={data} refus={refus} onRefus={refuser} />
          {data.effets !== null && <Effets effets={data.effets} />}
        </>
      )}
    </section>
  )
}
