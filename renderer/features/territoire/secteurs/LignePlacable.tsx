/** One commune to place: ticked, dragged, with the colour of its sector. */
import { type DragEvent, memo } from 'react'
import { couleurSecteur } from '../../../../shared/dessins/couleurs.ts'
import styles from '../territoire.module.css'
import type { Secteur } from './secteurs.ts'

interface Props {
  readonly code: string
  readonly nom: string
  readonly coche: boolean
  readonly secteur: Secteur | undefined
  readonly rang: number
  onBasculer(code: string): void
  onGlisser(event: DragEvent, code: string): void
  onHover(code: string | null): void
}

export const LignePlacable = memo(({ code, nom, coche, secteur, rang, onBasculer, onGlisser, onHover }: Props) => (
  <li
    draggable
    data-coche={coche || undefined}
    onMouseEnter={() => onHover(code)}
    onMouseLeave={() => onHover(null)}
    onDragStart={(event) => onGlisser(event, code)}
  >
    <label>
      <input type="checkbox" value={code} checked={coche} onChange={() => onBasculer(code)} />
      {nom}
    </label>
    {secteur !== undefined && (
      <span title={secteur.nom}>
        {secteur.nom}
        <i className={styles.pastille} style={{ background: secteur.couleur ?? couleurSecteur(rang) }} aria-hidden />
      </span>
    )}
  </li>
))
