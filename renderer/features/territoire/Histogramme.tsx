/** A small distribution, with the limits of the classes: what one looks at while choosing them. */
import { formatNumber } from '../../../shared/domain/format.ts'
import { histogramme } from './reglages.ts'
import styles from './territoire.module.css'

interface Props {
  readonly valeurs: readonly number[]
  /** Inner limits of the classes. */
  readonly limites: readonly number[]
  readonly decimales: number
}

const L = 240
const H = 56

export function Histogramme({ valeurs, limites, decimales }: Props) {
  const repartition = histogramme(valeurs)
  const [premiere, derniere] = [repartition?.tranches[0], repartition?.tranches.at(-1)]
  if (repartition === null || premiere === undefined || derniere === undefined) return null
  const { tranches, log, position } = repartition
  const haut = tranches.reduce((max, un) => Math.max(max, un.effectif), 1)
  const largeur = L / tranches.length
  const [min, max] = [formatNumber(premiere.de, decimales), formatNumber(derniere.a, decimales)]
  return (
    <figure className={styles.histogramme}>
      <svg viewBox={`0 0 ${L} ${H}`} role="img" preserveAspectRatio="none">
        <title>{`Répartition de ${valeurs.length} communes, de ${min} à ${max}`}</title>
        {tranches.map(({ de, effectif }, rang) => {
          const hauteur = (effectif / haut) * (H - 4)
          // One value alone still shows: at least two pixels.
          const h = effectif === 0 ? 0 : Math.max(2, hauteur)
          return <rect key={de} x={rang * largeur + 0.5} y={H - h} width={largeur - 1} height={h} />
        })}
        {limites
          .filter((limite) => limite > premiere.de && limite < derniere.a)
          .map((limite) => (
            <line key={limite} x1={position(limite) * L} x2={position(limite) * L} y1={0} y2={H} />
          ))}
      </svg>
      <figcaption>
        <span>{min}</span>
        {log && <span>échelle logarithmique</span>}
        <span>{max}</span>
      </figcaption>
    </figure>
  )
}
