/** Where the communes being dragged may be laid down: shown beside them for the time of the gesture. */
import { useState } from 'react'
import { couleurSecteur } from '../../../../shared/dessins/couleurs.ts'
import styles from '../territoire.module.css'
import { lacher, survoler } from './glisser.ts'
import type { Ou, Secteur } from './secteurs.ts'

interface Props {
  readonly secteurs: readonly Secteur[]
  onPlacer(codes: readonly string[], ou: Ou): void
}

/** The menu « Placer dans… » does the same by keyboard. */
export function CiblesGlisser({ secteurs, onPlacer }: Props) {
  const [vise, setVise] = useState<string | null>(null)
  const cibles: readonly {
    readonly cle: string
    readonly nom: string
    readonly couleur: string | null
    readonly ou: Ou
  }[] = [
    ...secteurs.map(({ nom, couleur }, rang) => ({
      cle: `s${rang}`,
      nom,
      couleur: couleur ?? couleurSecteur(rang),
      ou: { secteur: nom },
    })),
    { cle: 'nouveau', nom: 'Un nouveau secteur', couleur: null, ou: 'nouveau' },
    { cle: 'aucun', nom: 'Aucun secteur', couleur: null, ou: 'aucun' },
  ]
  return (
    <div className={styles.cibles} aria-hidden>
      <ul>
        {cibles.map(({ cle, nom, couleur, ou }) => (
          <li
            key={cle}
            data-vise={vise === cle || undefined}
            onDragOver={(event) => survoler(event) && setVise(cle)}
            onDragLeave={() => setVise(null)}
            onDrop={(event) => {
              const codes = lacher(event)
              if (codes.length > 0) onPlacer(codes, ou)
            }}
          >
            {couleur !== null && <i className={styles.pastille} style={{ background: couleur }} />}
            {nom}
          </li>
        ))}
      </ul>
    </div>
  )
}
