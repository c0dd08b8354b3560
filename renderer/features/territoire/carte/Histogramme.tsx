/** A small distribution, with the limits of the classes: what one looks at while choosing them. */

import { nombreUnite } from '../../../../shared/dessins/legende.ts'
import { compte } from '../../../../shared/domain/francais.ts'
import type { Unit } from '../../../../shared/domain/quantity.ts'
import styles from '../territoire.module.css'
import reglages from './ReglagesCarte.module.css'
import { histogramme } from './reglages.ts'

interface Props {
  readonly valeurs: readonly number[]
  /** Inner limits of the classes. */
  readonly limites: readonly number[]
  readonly unite: string
  readonly decimales: number
}

const L = 240
const H = 56

export function Histogramme({ valeurs, limites, unite, decimales }: Props) {
  const repartition = histogramme(valeurs)
  const [premiere, derniere] = [repartition?.tranches[0], repartition?.tranches.at(-1)]
  if (repartition === null || premiere === undefined || derniere === undefined) return null
  const { tranches, log, position } = repartition
  const haut = tranches.reduce((max, un) => Math.max(max, un.effectif), 1)
  const largeur = L / tranches.length
  const ecrire = (valeur: number) => nombreUnite(valeur, unite as Unit, decimales)
  const [min, max] = [ecrire(premiere.de), ecrire(derniere.a)]
  const titre = `Répartition de ${compte(valeurs.length, 'commune')}`
  return (
    <figure className={styles.histogramme}>
      <svg viewBox={`0 0 ${L} ${H}`} role="img" preserveAspectRatio="none">
        <title>{min === max ? `${titre}\u00a0: ${min}` : `${titre}, de ${min} à ${max}`}</title>
        {tranches.map(({ de, effectif }, rang) => {
          const hauteur = (effectif / haut) * (H - 4)
          // One value alone still shows: at least two pixels.
          const h = effectif === 0 ? 0 : Math.max(2, hauteur)
          return <rect key={de} x={rang * largeur + 0.5} y={H - h} width={largeur - 1} height={h} />
        })}
        {premiere.de < 0 && derniere.a > 0 && (
          <line className={reglages.zero} x1={position(0) * L} x2={position(0) * L} y1={0} y2={H} />
        )}
        {limites
          .filter((limite) => limite > premiere.de && limite < derniere.a)
          .map((limite) => (
            <line key={limite} x1={position(limite) * L} x2={position(limite) * L} y1={0} y2={H} />
          ))}
      </svg>
      <figcaption>
        <span>{min}</span>
        {log && <span>échelle logarithmique</span>}
        {max !== min && <span>{max}</span>}
      </figcaption>
    </figure>
  )
}
