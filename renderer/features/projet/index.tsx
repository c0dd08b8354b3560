/** Projet de santé: needs, missions as columns, one fiche at a time, members. */
import { useState } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import { type Cpts, useCpts, useDossier, usePortrait } from '../../api/hooks.ts'
import { useRoute } from '../../api/route.ts'
import { Attente, Erreur } from '../../ui/Message.tsx'
import type { Lieu, Panneau } from './aller.ts'
import { Besoins } from './Besoins.tsx'
import { Exemples } from './Exemples.tsx'
import { Fiche } from './Fiche.tsx'
import { Membres } from './Membres.tsx'
import { Tableau } from './Tableau.tsx'
import { useActions, useProjet } from './useProjet.ts'

export function Ecran() {
  const { etat } = useDossier()
  const cpts = useCpts()
  return etat === undefined || cpts === undefined ? null : <Lecture key={etat.fichier} etat={etat} cpts={cpts} />
}

function Lecture({ etat, cpts }: { readonly etat: EtatDossier; readonly cpts: Cpts }) {
  const { data, error } = useProjet(etat, cpts)
  const actions = useActions(etat, cpts)
  const { vue } = useRoute()
  const { portrait } = usePortrait()
  const lieux: readonly Lieu[] = portrait?.communes ?? []
  const [panneau, setPanneau] = useState<Panneau>(null)
  if (data === undefined)
    return error === null ? <Attente quoi="Lecture du projet de santé…" /> : <Erreur cause={error} />
  const fiche = data.action.find(({ id }) => vue === `fiche-${id}`)
  const fermer = () => setPanneau(null)
  const commun = { projet: data, actions }
  return (
    <>
      {error !== null && <Erreur cause={error} />}
      {fiche === undefined ? (
        <Tableau {...commun} ouvrir={setPanneau} />
      ) : (
        <Fiche key={fiche.id} {...commun} etat={etat} cpts={cpts} lieux={lieux} fiche={fiche} ouvrir={setPanneau} />
      )}
      <Exemples {...commun} ouvert={panneau === 'exemples'} fermer={fermer} />
      <Membres {...commun} lieux={lieux} ouvert={panneau === 'membres'} fermer={fermer} />
      <Besoins
        {...commun}
        etat={etat}
        cpts={cpts}
        besoin={typeof panneau === 'object' && panneau !== null ? panneau.besoin : undefined}
        fermer={fermer}
      />
    </>
  )
}
