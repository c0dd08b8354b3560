/** How many fiches are ready, begun, to write: a bar for the eye, words beside it say the same. */
import styles from './projet.module.css'
import { progres } from './tableau.ts'
import type { Action } from './useProjet.ts'

const ETATS = ['prete', 'en_cours', 'a_ecrire'] as const

export function Progres({ actions }: { readonly actions: readonly Pick<Action, 'etat'>[] }) {
  const nombres = progres(actions)
  return (
    <span className={styles.progres} aria-hidden>
      {ETATS.map((etat, rang) =>
        nombres[rang] === 0 ? null : <span key={etat} data-etat={etat} style={{ flexGrow: nombres[rang] }} />,
      )}
    </span>
  )
}
