/** The sections of a document, and the one on screen. The contract also has its fields. */
import { useMemo, useState } from 'react'
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import type { DocumentKind } from '../../../../shared/contract/documents.ts'
import type { Cpts } from '../../../api/hooks.ts'
import { Attente, Erreur } from '../../../ui/Message.tsx'
import { Reglages } from '../Reglages.tsx'
import { Liste } from './Liste.tsx'
import { Section } from './Section.tsx'
import styles from './sections.module.css'
import { useActions, useListe } from './useTextes.ts'

interface Props {
  readonly etat: EtatDossier
  readonly cpts: Cpts
  readonly document: DocumentKind
}

export function Sections({ etat, cpts, document }: Props) {
  const { fichier } = etat
  const ou = useMemo(() => ({ fichier, cpts: cpts.id, document }), [fichier, cpts.id, document])
  const { data, error } = useListe(ou, etat)
  const actions = useActions(ou)
  const [voulue, setVoulue] = useState<string | null>(null)
  // The fields of the contract come first: without them it says nothing.
  const champs = document === 'contrat'
  // A section goes with the figures it was made from: the first one then.
  const choisie =
    data?.sections.find(({ id }) => id === voulue) ??
    (champs ? undefined : (data?.sections.find(({ deplacable }) => deplacable) ?? data?.sections[0]))
  return (
    <>
      <div className={styles.colonne}>
        {champs && (
          <button
            type="button"
            className={`${styles.nom} ${styles.champs}`}
            aria-current={choisie === undefined ? 'true' : undefined}
            onClick={() => setVoulue(null)}
          >
            Champs à remplir
          </button>
        )}
        {error !== null && <Erreur cause={error} />}
        {data === undefined ? (
          error === null && <Attente quoi="Lecture du document…" />
        ) : (
          <Liste sections={data.sections} choisie={choisie?.id ?? null} choisir={setVoulue} actions={actions} />
        )}
      </div>
      <div className={styles.texte}>
        {choisie !== undefined && (
          <Section key={choisie.id} ou={ou} etat={etat} section={choisie.id} actions={actions} />
        )}
        {champs && choisie === undefined && <Reglages etat={etat} cpts={cpts} />}
      </div>
    </>
  )
}
