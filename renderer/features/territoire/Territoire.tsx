/** The territory workbench of one CPTS. */
import { useComputedColorScheme } from '@mantine/core'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import type { Portrait } from '../../../shared/domain/portrait-types.ts'
import { useCible } from '../../api/cible.ts'
import { call, enErreur } from '../../api/client.ts'
import { useEdition } from '../../api/hooks.ts'
import { Carte } from '../../map/Carte.tsx'
import { ListeCommunes } from '../../map/ListeCommunes.tsx'
import type { CarteHandle, Communes, Fond, Outil } from '../../map/types.ts'
import { AjouterEnsemble } from './AjouterEnsemble.tsx'
import { BarreOutils } from './BarreOutils.tsx'
import { CollerListe } from './CollerListe.tsx'
import { Controles } from './Controles.tsx'
import { compte } from './controles.ts'
import { type Onglet, Panneau } from './Panneau.tsx'
import { ReglagesCarte } from './ReglagesCarte.tsx'
import { departementDominant } from './reparation.ts'
import { departementDe } from './resume.ts'
import { Secteurs } from './Secteurs.tsx'
import styles from './territoire.module.css'
import { superficiesConnues, useControles, useVoisines } from './useAutour.ts'
import { useGestes } from './useGestes.ts'
import { remarqueFond, useFonds } from './useFondCarte.ts'
import { useReglagesCarte } from './useReglagesCarte.ts'
import { type Cpts, useTerritoire } from './useTerritoire.ts'

interface Props {
  readonly etat: EtatDossier
  readonly cpts: Cpts
  readonly portrait: Portrait
  readonly communes: Communes
  readonly fond: Fond
}

export function Territoire({ etat, cpts, portrait, communes, fond }: Props) {
  const { fichier } = etat
  const atelier = useTerritoire(etat, cpts, portrait, communes)
  const { selection, secteurs, resume, connu, annonce, changerSecteurs } = atelier
  const carte = useRef<CarteHandle>(null)
  const reglages = useReglagesCarte(etat, portrait)
  const { data: fonds } = useFonds(etat)
  const { editer } = useEdition()
  const sombre = useComputedColorScheme('light') === 'dark'
  const [outil, setOutil] = useState<Outil>('choisir')
  const [onglet, setOnglet] = useState<Onglet>('communes')
  const [survol, setSurvol] = useState<string | null>(null)
  const [enMain, setEnMain] = useState<string | null>(null)
  const [colle, setColle] = useState(false)
  const controles = useControles(etat, cpts, portrait)
  const voisines = useVoisines(etat, cpts)
  const superficies = useMemo(() => superficiesConnues(portrait), [portrait])

  const cadrer = useCallback((codes: readonly string[]) => carte.current?.cadrer(codes), [])
  const [pret, setPret] = useState(false)
  const montrer = useCallback(
    (code: string) => {
      cadrer([code])
      setSurvol(code)
    },
    [cadrer],
  )
  useCible(montrer, pret)
  const { changer, toucher, prendre, prendreEnsemble, derniere, liste } = useGestes(atelier, enMain, cadrer)
  const changerOnglet = (suite: Onglet) => {
    setOnglet(suite)
    if (suite !== 'secteurs') setEnMain(null)
  }

  return (
    <div className={styles.ecran}>
      <section className={styles.carte} aria-label="Carte du territoire">
        <BarreOutils
          outil={outil}
          onOutil={setOutil}
          onColler={() => setColle(true)}
          secteur={enMain}
          ensemble={
            <AjouterEnsemble
              selection={selection}
              derniere={derniere === null ? null : { code: derniere, nom: connu.nom(derniere) }}
              chercher={(requete) => call('territoire.chercherEnsembles', { requete, limite: 8 })}
              autour={(code) => call('territoire.ensembles', { code })}
              onEnsemble={(ensemble, mode) => prendreEnsemble(ensemble.communes, mode)}
            />
          }
          reglages={
            <ReglagesCarte
              {...reglages.panneau}
              etat={etat}
              cpts={cpts.nom}
              fonds={fonds}
              fond={fond.id}
              cantons={communes.cantons !== null}
            />
          }
        />
        <Carte
          ref={carte}
          fond={fond}
          communes={communes}
          selection={selection}
          secteurs={secteurs}
          voisines={voisines}
          valeurs={enMain === null ? reglages.valeurs : null}
          representation={enMain === null ? reglages.representation : 'aucune'}
          niveaux={reglages.niveaux}
          outil={outil}
          remarque={remarqueFond(fonds, fond.id)}
          source={sourceCarte(reglages.source ?? `Insee, populations municipales ${etat.millesime}`, fond)}
          sombre={sombre}
          survol={survol}
          onHover={setSurvol}
          onToggle={toucher}
          onSelectMany={prendre}
          onPret={() => setPret(true)}
          libelle={`Carte de ${cpts.nom}`}
        />
      </section>
      <Panneau
        etat={etat}
        cpts={cpts}
        portrait={portrait}
        resume={resume}
        onglet={onglet}
        onOnglet={changerOnglet}
        onMillesime={(millesime) => void editer('dossier.choisir', { fichier, millesime }).catch(() => {})}
        onVersion={(versionAci) => void editer('dossier.choisir', { fichier, versionAci }).catch(() => {})}
        comptes={{ communes: selection.size, secteurs: secteurs.length, controles: compte(controles) }}
        communes={
          <ListeCommunes
            key={liste}
            communes={communes}
            selection={selection}
            superficies={superficies}
            figure={reglages.colonne}
            survol={survol}
            onHover={setSurvol}
            onToggle={toucher}
            libelle={`Communes de ${cpts.nom}`}
          />
        }
        secteurs={
          <Secteurs
            portrait={portrait}
            selection={selection}
            secteurs={secteurs}
            enMain={enMain}
            onEnMain={setEnMain}
            onSecteurs={changerSecteurs}
            nomCommune={connu.nom}
          />
        }
        controles={
          <Controles
            controles={controles}
            onVoir={cadrer}
            onAjouter={(codes) => changer({ ajouter: codes, retirer: [] })}
          />
        }
      />
      <CollerListe
        ouvert={colle}
        onFermer={() => setColle(false)}
        lire={(texte) => {
          const departement = departementDominant([...selection].map(departementDe))
          return call('territoire.lireListe', departement === null ? { texte } : { texte, departement })
        }}
        messageErreur={(erreur) => enErreur(erreur).explication}
        onAjouter={(codes) => prendreEnsemble(codes, 'ajouter')}
      />
      <p className="lecteur-seul" role="status" aria-live="polite">
        {annonce}
      </p>
    </div>
  )
}

/** The file's name is for the Données screen: on the map the kind and the year are enough. */
function sourceCarte(chiffre: string, fond: Fond): string {
  const contours = fond.schematique ? '' : ` · ${fond.libelle.replace(/ \(.*\)$/, '')}`
  return `${chiffre}${contours}`
}
