/** Left rail: the journey, and how far each room is. */

import { useQuery } from '@tanstack/react-query'
import type { EtatDossier } from '../../shared/contract/application.ts'
import { compterLieux } from '../../shared/domain/arrondissements.ts'
import { call } from '../api/client.ts'
import { useCpts, useDossier } from '../api/hooks.ts'
import { type Ecran, ecrireRoute, pieces, useRoute } from '../api/route.ts'
import classes from './App.module.css'

export const TITRES: Readonly<Record<Ecran, string>> = {
  accueil: 'Accueil',
  territoire: 'Territoire',
  donnees: 'Données',
  chiffres: 'Chiffres',
  documents: 'Documents',
  financement: 'Financement',
  fichiers: 'Quels fichiers télécharger',
}

interface Avancement {
  readonly plein: 'oui' | 'moitie' | 'non'
  readonly dit: string
  readonly compte: string | null
}

/** How far a room is, from what the dossier holds. */
function avancement(ecran: Ecran, cpts: EtatDossier['cpts'][number] | undefined, sources: number): Avancement {
  const communes = cpts?.communes.length ?? 0
  if (ecran === 'territoire') {
    const plein = communes === 0 ? 'non' : cpts?.perimetre === 'complet' ? 'oui' : 'moitie'
    return {
      plein,
      dit: compterLieux(cpts?.communes ?? []),
      compte: communes === 0 ? null : String(communes),
    }
  }
  if (ecran === 'donnees')
    return {
      plein: sources === 0 ? 'non' : sources < 3 ? 'moitie' : 'oui',
      dit: sources < 2 ? `${sources} fichier importé` : `${sources} fichiers importés`,
      compte: sources === 0 ? null : String(sources),
    }
  const plein = communes === 0 ? 'non' : sources === 0 ? 'moitie' : 'oui'
  return { plein, dit: plein === 'oui' ? 'prêt' : 'à compléter', compte: null }
}

export function Rail() {
  const route = useRoute()
  const { etat } = useDossier()
  const cpts = useCpts()
  const { data: sources } = useQuery({
    queryKey: ['sources', etat?.fichier, etat?.revision],
    queryFn: () => call('donnees.sources', { fichier: etat?.fichier ?? '' }),
    enabled: etat !== undefined,
  })
  const visibles = etat === undefined ? (['accueil'] as const) : pieces
  return (
    <nav className={classes.rail} aria-label="Étapes">
      <ul>
        {visibles.map((ecran) => {
          const { plein, dit, compte } = avancement(ecran, cpts, sources?.length ?? 0)
          return (
            <li key={ecran}>
              <a
                className={classes.piece}
                href={ecrireRoute({ ...route, ecran, vue: null })}
                aria-current={route.ecran === ecran ? 'page' : undefined}
              >
                {ecran !== 'accueil' && <span className={classes.point} data-plein={plein} aria-hidden />}
                {TITRES[ecran]}
                {ecran !== 'accueil' && <span className="lecteur-seul">, {dit}</span>}
                {ecran !== 'accueil' && compte !== null && (
                  <span className={classes.compte} aria-hidden>
                    {compte}
                  </span>
                )}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
