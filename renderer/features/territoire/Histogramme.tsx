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
  const tranches = histogramme(valeurs)
  const [premiere, derniere] = [tranches[0], tranches.at(-1)]
  if (premiere === undefined || derniere === undefined) return null
  const haut = tranches.reduce((max, un) => Math.max(max, un.effectif), 1)
  const etendue = derniere.a - premiere.de || 1
  const x = (valeur: number) => ((valeur - premiere.de) / etendue) * L
  const [min, max] = [formatNumber(premiere.de, decimales), formatNumber(derniere.a, decimales)]
  return (
    <figure className={styles.histogramme}>
      <svg viewBox={`0 0 ${L} ${H}`} role="img" preserveAspectRatio="none">
        <title>{`Répartition de ${valeurs.length} communes, de ${min} à ${max}`}</title>
        {tranches.map(({ de, effectif }) => {
          const hauteur = (effectif / haut) * (H - 4)
          // One value alone still shows: at least two pixels.
          const h = effectif === 0 ? 0 : Math.max(2, hauteur)
          return <rect key={de} x={x(de) + 0.5} y={H - h} width={Math.max(1, L / tranches.length - 1)} height={h} />
        })}
        {limites
          .filter((limite) => limite > premiere.de && limite < derniere.a)
          .map((limite) => (
            <line key={limite} x1={x(limite)} x2={x(limite)} y1={0} y2={H} />
          ))}
      </svg>
      <figcaption>
        <span>{min}</span>
        <span>{max}</span>
      </figcaption>
    </figure>
  )
}
