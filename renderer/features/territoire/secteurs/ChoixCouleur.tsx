/** The colour of a sector, among those that stay apart on the map for every eye: swatches with a name, one is taken. */
import { useId } from 'react'
import { couleurSecteur } from '../../../../shared/dessins/couleurs.ts'
import styles from './couleurs.module.css'

/** Names of the ten colours of `couleurSecteur`, in its order. */
const NOMS = ['pin', 'paille', 'ardoise', 'argile', 'prairie', 'crépuscule', 'glace', 'lagon', 'écorce', 'menthe']
const PALETTE = NOMS.map((nom, rang) => ({ nom, couleur: couleurSecteur(rang) }))

interface Props {
  readonly valeur: string
  onChange(couleur: string): void
}

export function ChoixCouleur({ valeur, onChange }: Props) {
  const groupe = useId()
  const autre = { nom: 'd’origine', couleur: valeur }
  const offertes = PALETTE.some(({ couleur }) => couleur === valeur) ? PALETTE : [...PALETTE, autre]
  const prise = offertes.find(({ couleur }) => couleur === valeur)
  return (
    <fieldset className={styles.groupe}>
      <legend>
        Couleur<span aria-hidden>{`\u00a0: ${prise?.nom ?? ''}`}</span>
      </legend>
      <div className={styles.palette}>
        {offertes.map(({ nom, couleur }) => (
          <label key={couleur} className={styles.pastille} style={{ background: couleur }} title={nom}>
            <input
              type="radio"
              name={groupe}
              aria-label={nom}
              checked={couleur === valeur}
              onChange={() => onChange(couleur)}
            />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
