/** A fiche-action as a card: what it is called, what it answers, how far it is. */

import { compte, majuscule } from '../../../shared/domain/francais.ts'
import { ETATS_MOTS } from '../../../shared/domain/projet/mots.ts'
import { allerFiche } from './aller.ts'
import styles from './projet.module.css'
import type { Action, Projet } from './useProjet.ts'

interface Props {
  readonly projet: Projet
  readonly fiche: Action
  readonly numero: number
  readonly rang: number
  readonly allumee: boolean
  readonly tiree: boolean
  readonly tirer: (id: number | null) => void
  /** Another card was let fall on this one. */
  readonly laisser: () => void
  readonly bouger: (pas: { readonly dx: number; readonly dy: number }) => void
  readonly surPerte: () => void
}

const PAS: Readonly<Record<string, { readonly dx: number; readonly dy: number }>> = {
  ArrowUp: { dx: 0, dy: -1 },
  ArrowDown: { dx: 0, dy: 1 },
  ArrowLeft: { dx: -1, dy: 0 },
  ArrowRight: { dx: 1, dy: 0 },
}

export function Carte({ projet, fiche, numero, rang, allumee, tiree, tirer, laisser, bouger, surPerte }: Props) {
  const { id, titre, etat, besoins, exemple, pilote, piloteMembre } = fiche
  const indicateurs = projet.indicateur.filter(({ action }) => action === id).length
  const reperes = projet.besoin.flatMap((un, place) => (besoins.includes(un.id) ? [`B${place + 1}`] : []))
  const manque =
    indicateurs === 0 ? 'indicateur à choisir' : pilote === '' && piloteMembre === null ? 'pilote à nommer' : null
  return (
    <li
      className={styles.carte}
      data-allumee={allumee || undefined}
      data-tiree={tiree || undefined}
      draggable
      onDragStart={(e) => {
        e.dataTransfer.effectAllowed = 'move'
        e.dataTransfer.setData('text/plain', titre)
        tirer(id)
      }}
      onDragEnd={() => tirer(null)}
      onDragOver={(e) => e.preventDefault()}
      onDrop={(e) => {
        e.preventDefault()
        e.stopPropagation()
        laisser()
      }}
    >
      <span className={styles.haut}>
        <button type="button" className={styles.titre} onClick={() => allerFiche(id)}>
          {numero}.{rang} {titre}
        </button>
        <button
          type="button"
          className={styles.prise}
          data-prise={id}
          aria-label={`Déplacer ${titre}`}
          title="Glisser, ou les quatre flèches"
          onBlur={surPerte}
          onKeyDown={(e) => {
            const pas = PAS[e.key]
            if (pas === undefined) return
            e.preventDefault()
            bouger(pas)
          }}
        >
          ⠿
        </button>
      </span>
      {(reperes.length > 0 || exemple) && (
        <span className={styles.etiquettes}>
          {reperes.map((un) => (
            <span key={un} className={styles.repere} data-choisi={allumee || undefined}>
              {un}
            </span>
          ))}
          {exemple && <span className={styles.exemple}>exemple</span>}
        </span>
      )}
      <span className={styles.pied}>
        <span>
          <span className={styles.point} data-etat={etat} aria-hidden /> {majuscule(ETATS_MOTS[etat])}
        </span>
        {manque === null ? <span>{compte(indicateurs, 'indicateur')}</span> : <span data-manque>{manque}</span>}
      </span>
    </li>
  )
}
