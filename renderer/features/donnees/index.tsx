/** Données: files come in, each says what it is and what it brought; the sources of the dossier are listed. */
import { Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import { useDossier } from '../../api/hooks.ts'
import { rafraichir } from '../../api/rafraichir.ts'
import { ARedeposer } from '../../ui/Message.tsx'
import { Bibliotheque } from './Bibliotheque.tsx'
import { Bilan } from './Bilan.tsx'
import { CarteFichier } from './CarteFichier.tsx'
import styles from './donnees.module.css'
import { Guide } from './Guide.tsx'
import { type Change, useDepot } from './magasin.ts'
import { SansCommune } from './SansCommune.tsx'
import { Sources } from './Sources.tsx'
import { ZoneDepot } from './ZoneDepot.tsx'

export function Ecran() {
  const { etat } = useDossier()
  return etat === undefined ? null : <Donnees etat={etat} />
}

function Donnees({ etat }: { readonly etat: EtatDossier }) {
  const { fichier } = etat
  const client = useQueryClient()
  const choisir = useRef<() => void>(null)
  const liste = useRef<HTMLUListElement>(null)
  const apres = useCallback(
    (change: Change) => {
      if (change === 'contours') void client.invalidateQueries({ queryKey: ['fond'] })
      if (change === 'liste') {
        void client.invalidateQueries({ queryKey: ['telechargements'] })
        void client.invalidateQueries({ queryKey: ['bibliotheque'] })
      } else void rafraichir(client, fichier)
    },
    [client, fichier],
  )
  const { depot, fichiers } = useDepot(fichier, apres)
  const ajouter = useCallback((files: readonly File[]) => depot.ajouter(files), [depot])
  const vide = etat.cpts.every(({ communes }) => communes.length === 0)
  return (
    <div className={styles.ecran}>
      <div className={styles.colonne}>
        <Title order={1} size="h3" mb="md">
          Données
        </Title>
        {vide && <SansCommune />}
        <ARedeposer phrases={etat.aRedeposer} />
        <ZoneDepot ouvrir={choisir} onFichiers={ajouter} compacte={fichiers.length > 0} />
        <Bilan fichiers={fichiers} depot={depot} />
        <ul ref={liste} className={styles.liste} aria-label="Fichiers déposés">
          {fichiers.map((un) => (
            <CarteFichier key={un.id} fichier={un} depot={depot} replie={fichiers.length > 2} />
          ))}
        </ul>
        <Sources
          etat={etat}
          depot={depot}
          onChoisir={() => choisir.current?.()}
          onRemplacer={() => liste.current?.scrollIntoView({ block: 'start' })}
        />
        <Bibliotheque />
      </div>
      <Guide />
    </div>
  )
}
