/** One commune of the list. */
import { memo } from 'react'
import { apostrophe } from '../../shared/dessins/texte.ts'
import { formatNumber } from '../../shared/domain/format.ts'
import styles from './Liste.module.css'
import type { Ligne } from './liste.ts'

interface Props {
  readonly ligne: Ligne
  readonly rang: number
  readonly dedans: boolean
  readonly survolee: boolean
  /** The one box that Tab reaches; arrows go to the others. */
  readonly actif: boolean
  /** The figure of the map has a column. */
  readonly avecFigure: boolean
  onToggle(code: string): void
  onEntree(rang: number, code: string): void
}

const ABSENT = <span title="non renseigné">–</span>

const chiffre = (v: number | undefined, decimales: number) => (v === undefined ? ABSENT : formatNumber(v, decimales))

export const LigneCommune = memo(({ ligne, rang, dedans, survolee, actif, avecFigure, onToggle, onEntree }: Props) => (
  <tr
    aria-rowindex={rang + 2}
    data-dedans={dedans || undefined}
    data-survolee={survolee || undefined}
    onMouseEnter={() => onEntree(rang, ligne.code)}
  >
    <td className={styles.case}>
      <input
        type="checkbox"
        value={ligne.code}
        checked={dedans}
        tabIndex={actif ? 0 : -1}
        aria-label={`${apostrophe(ligne.nom)} dans le territoire`}
        onChange={() => onToggle(ligne.code)}
        onFocus={() => onEntree(rang, ligne.code)}
      />
    </td>
    <th scope="row" title={`${apostrophe(ligne.nom)} (${ligne.code})`}>
      <span>{apostrophe(ligne.nom)}</span>
    </th>
    <td className={styles.code}>{ligne.code}</td>
    <td className={styles.droite}>{chiffre(ligne.population, 0)}</td>
    <td className={styles.droite}>{chiffre(ligne.superficie, 1)}</td>
    <td className={styles.droite}>{chiffre(ligne.densite, 1)}</td>
    {avecFigure && (
      <td
        className={styles.droite}
        title={ligne.texteFigure ?? undefined}
        data-mots={ligne.figure === undefined || undefined}
      >
        {ligne.texteFigure ?? ABSENT}
      </td>
    )}
  </tr>
))
