/** Left rail: the journey, and how far each room is. */

import { useQuery } from '@tanstack/react-query'
import type { EtatDossier } from '../../shared/contract/application.ts'
import type { Output } from '../../shared/contract/methods.ts'
import { compterLieux } from '../../shared/domain/arrondissements.ts'
import { compte as compter } from '../../shared/domain/francais.ts'
import { call } from '../api/client.ts'
import { useCpts, useDossier } from '../api/hooks.ts'
import { useLecture } from '../api/lecture.ts'
import { type Ecran, ecrireRoute, pieces, useRoute } from '../api/route.ts'
import { GROUPES_FINANCEMENT, grouper } from '../ui/groupes-reglages.ts'
import classes from './App.module.css'

export const TITRES: Readonly<Record<Ecran, string>> = {
  accueil: 'Accueil',
  territoire: 'Territoire',
  donnees: 'Données',
  chiffres: 'Chiffres',
  projet: 'Projet de santé',
  documents: 'Documents',
  financement: 'Financement',
  completude: 'Complétude',
  fichiers: 'Quels fichiers télécharger',
}

interface Avancement {
  readonly plein: 'oui' | 'moitie' | 'non'
  readonly dit: string
  readonly compte: string | null
}

interface Tenu {
  readonly cpts: EtatDossier['cpts'][number] | undefined
  /** Files imported. */
  readonly sources: number
  /** Undefined: not read yet. */
  readonly points: readonly unknown[] | undefined
  readonly projet: Pick<Output<'projet.lire'>, 'action'> | undefined
  /** Fields of the contract's form, and of the money's: those filled among all. */
  readonly champs: Readonly<Record<'documents' | 'financement', { readonly remplis: number; readonly tous: number }>>
}

/** How far a room is, from what the dossier holds: counted, and full only where nothing more is awaited. */
function avancement(ecran: Ecran, { cpts, sources, projet, points, champs }: Tenu): Avancement {
  const communes = cpts?.communes.length ?? 0
  if (ecran === 'territoire') {
    const plein = communes === 0 ? 'non' : cpts?.perimetre === 'complet' ? 'oui' : 'moitie'
    return { plein, dit: compterLieux(cpts?.communes ?? []), compte: communes === 0 ? null : String(communes) }
  }
  if (ecran === 'donnees')
    return {
      plein: sources === 0 ? 'non' : 'oui',
      dit: sources < 2 ? `${sources} fichier importé` : `${sources} fichiers importés`,
      compte: sources === 0 ? null : String(sources),
    }
  if (ecran === 'projet') return fiches(projet)
  if (ecran === 'completude') return restes(points)
  if (ecran === 'documents' || ecran === 'financement') {
    const { remplis, tous } = champs[ecran]
    const plein = remplis === 0 ? 'non' : remplis < tous ? 'moitie' : 'oui'
    const dit = `${remplis} champs remplis sur ${tous}`
    return { plein, dit, compte: tous === 0 ? null : `${remplis}/${tous}` }
  }
  // Of figures there are always more to have.
  return { plein: communes === 0 ? 'non' : 'moitie', dit: communes === 0 ? 'à commencer' : 'commencé', compte: null }
}

function useChamps(): Tenu['champs'] {
  const { etat } = useDossier()
  const cpts = useCpts()
  const { data } = useLecture({
    objet: ['reglages', etat?.fichier, cpts?.id],
    revision: cpts?.revision,
    lire: () => call('dossier.reglages', { fichier: etat?.fichier ?? '', cpts: cpts?.id }),
    attendre: etat === undefined || cpts === undefined,
  })
  const groupes = grouper(data?.cles ?? [])
  const somme = (financement: boolean) =>
    groupes
      .filter(({ nom }) => GROUPES_FINANCEMENT.includes(nom) === financement)
      .reduce((n, { remplis, cles }) => ({ remplis: n.remplis + remplis, tous: n.tous + cles.length }), {
        remplis: 0,
        tous: 0,
      })
  return { documents: somme(false), financement: somme(true) }
}

/** What is missing, contradicts itself or waits: full once nothing does. */
function restes(points: readonly unknown[] | undefined): Avancement {
  const nombre = points?.length ?? 0
  if (points !== undefined && nombre === 0) return { plein: 'oui', dit: 'rien à reprendre', compte: null }
  return {
    plein: 'moitie',
    dit: `${compter(nombre, 'point')} à reprendre`,
    compte: nombre === 0 ? null : String(nombre),
  }
}

/** Fiches-actions that are ready, of those begun. */
function fiches(projet: Pick<Output<'projet.lire'>, 'action'> | undefined): Avancement {
  const toutes = projet?.action ?? []
  const pretes = toutes.filter(({ etat }) => etat === 'prete').length
  return {
    plein: toutes.length === 0 ? 'non' : pretes === toutes.length ? 'oui' : 'moitie',
    dit:
      toutes.length === 0 ? 'à commencer' : `${compter(pretes, 'fiche prête', 'fiches prêtes')} sur ${toutes.length}`,
    compte: toutes.length === 0 ? null : `${pretes}/${toutes.length}`,
  }
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
  const champs = useChamps()
  const { data: projet } = useLecture({
    objet: ['projet', etat?.fichier, cpts?.id],
    revision: cpts?.revision,
    lire: () => call('projet.lire', { fichier: etat?.fichier ?? '', cpts: cpts?.id ?? 0 }),
    attendre: etat === undefined || cpts === undefined,
  })
  const { data: manques } = useLecture({
    objet: ['completude', etat?.fichier, cpts?.id],
    revision: cpts?.revision,
    lire: () => call('completude.lire', { fichier: etat?.fichier ?? '', cpts: cpts?.id ?? 0 }),
    attendre: etat === undefined || cpts === undefined,
  })
  const points = manques?.points
  const visibles = etat === undefined ? (['accueil'] as const) : pieces
  return (
    <nav className={classes.rail} aria-label="Étapes">
      <ul>
        {visibles.map((ecran) => {
          const { plein, dit, compte } = avancement(ecran, {
            cpts,
            sources: sources?.length ?? 0,
            projet,
            points,
            champs,
          })
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
