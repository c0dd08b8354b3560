/** The legend: a title and its boxes, highest value first; then the lines that are drawn. */
import type { Caisson } from '../../shared/dessins/habillage.ts'
import styles from './Carte.module.css'
import type { Palette } from './dessin/couleurs.ts'
import type { Habillage } from './dessin/habillage.ts'
import { fondCss } from './dessin/hachures.ts'
import { echantillons } from './dessin/tuile.ts'
import type { Niveaux } from './types.ts'

/** Beyond this many sectors the legend would hide the map: the others are counted. */
const LIGNES_MAX = 14

const NOMS_LIMITES = [
  ['departement', 'Départements'],
  ['arrondissement', 'Arrondissements'],
  ['epci', 'EPCI'],
  ['canton', 'Cantons'],
] as const

interface Props {
  readonly habillage: Habillage
  readonly palette: Palette
  readonly niveaux: Niveaux
}

export function Legende({ habillage, palette, niveaux }: Props) {
  const { titre, millesime, caissons } = habillage
  // The limits of départements are on every map: they need words only beside others.
  const limites = niveaux.epci || niveaux.arrondissement || niveaux.canton
  if ((titre === null || caissons.length === 0) && !limites) return null
  const vus = caissons.slice(0, LIGNES_MAX)
  return (
    <section data-couvre className={styles.legende} aria-label={titre === null ? 'Légende' : `Légende\u00a0: ${titre}`}>
      {titre !== null && <strong>{titre}</strong>}
      {titre !== null && millesime !== null && <span className={styles.millesime}>{millesime}</span>}
      <ul>
        {vus.map((c) => (
          <li key={c.libelle}>
            <Marque caisson={c} palette={palette} />
            {c.libelle}
          </li>
        ))}
      </ul>
      {caissons.length > LIGNES_MAX && <span>et {caissons.length - LIGNES_MAX} autres</span>}
      {limites && <Limites palette={palette} niveaux={niveaux} />}
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

function Limites({ palette, niveaux }: Pick<Props, 'palette' | 'niveaux'>) {
  const traits = echantillons({ palette, niveaux })
  return (
    <ul className={styles.limites} aria-label="Limites tracées">
      {NOMS_LIMITES.map(([niveau, nom]) => {
        const trait = traits[niveau]
        return trait === null ? null : (
          <li key={niveau}>
            <svg viewBox="0 0 22 6" width="22" height="6" aria-hidden="true">
              <path
                d="M0 3h22"
                stroke={trait.couleur}
                strokeWidth={trait.largeur + 0.4}
                strokeDasharray={trait.tirets?.join(' ')}
              />
            </svg>
            {nom}
          </li>
        )
      })}
    </ul>
  )
}
