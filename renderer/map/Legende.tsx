/** The legend: a title and its boxes, highest value first. */
import styles from './Carte.module.css'
import type { Palette } from './dessin/couleurs.ts'
import type { Caisson, Habillage } from './dessin/habillage.ts'
import { fondCss } from './dessin/hachures.ts'

/** Beyond this many sectors the legend would hide the map: the others are counted. */
const LIGNES_MAX = 12

export function Legende({ habillage, palette }: { readonly habillage: Habillage; readonly palette: Palette }) {
  const { titre, caissons } = habillage
  if (titre === null || caissons.length === 0) return null
  const vus = caissons.slice(0, LIGNES_MAX)
  return (
    <section data-legende className={styles.legende} aria-label={`Légende\u00a0: ${titre}`}>
      <strong>{titre}</strong>
      <ul>
        {vus.map((c) => (
          <li key={c.libelle}>
            <Marque caisson={c} palette={palette} />
            {c.libelle}
          </li>
        ))}
      </ul>
      {caissons.length > LIGNES_MAX && <span>et {caissons.length - LIGNES_MAX} autres</span>}
    </section>
  )
}

function Marque({ caisson, palette }: { readonly caisson: Caisson; readonly palette: Palette }) {
  const { rayon } = caisson
  const background = fondCss(caisson.fond, palette)
  if (rayon === undefined) return <span aria-hidden="true" className={styles.caisson} style={{ background }} />
  const cote = 2 * rayon
  return <span aria-hidden="true" className={styles.rond} style={{ background, width: cote, height: cote }} />
}
