/** The territory workbench of one CPTS. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import { incoherences } from '../../../shared/domain/controles/controler.ts'
import type { Portrait } from '../../../shared/domain/portrait-types.ts'
import { useCible } from '../../api/cible.ts'
import { useEdition } from '../../api/hooks.ts'
import { aller, FIGURE, useRoute } from '../../api/route.ts'
import { ListeCommunes } from '../../map/ListeCommunes.tsx'
import type { CarteHandle, Communes, Fond } from '../../map/types.ts'
import { useGestes } from './carte/useGestes.ts'
import { useReglagesCarte } from './carte/useReglagesCarte.ts'
import { ZoneCarte } from './carte/ZoneCarte.tsx'
import { departementDe } from './cles/resume.ts'
import { Controles } from './controles/Controles.tsx'
import type { Geste } from './controles/controles.ts'
import { Perimetre } from './controles/Perimetre.tsx'
import { populationsPubliees, superficiesConnues, useControles } from './controles/useAutour.ts'
import { type Cpts, useTerritoire } from './edition/useTerritoire.ts'
import { CollerListe } from './liste/CollerListe.tsx'
import { departementDominant } from './liste/reparation.ts'
import { type Onglet, Panneau } from './Panneau.tsx'
import { Secteurs } from './secteurs/Secteurs.tsx'
import { useSecteurs } from './secteurs/useSecteurs.tsx'
import styles from './territoire.module.css'

interface Props {
  readonly etat: EtatDossier
  readonly cpts: Cpts
  readonly portrait: Portrait
  readonly communes: Communes
  readonly fond: Fond
}

/** What the address asks of this screen: one of its tabs (« secteurs »), or a figure on the map (« figure:densite »). */
function useVue(onglet: (vue: Onglet) => void, figure: (id: string) => void): void {
  const { vue } = useRoute()
  const faire = useRef({ onglet, figure })
  faire.current = { onglet, figure }
  useEffect(() => {
    if (vue === 'communes' || vue === 'secteurs' || vue === 'controles') faire.current.onglet(vue)
    else if (vue?.startsWith(FIGURE)) faire.current.figure(vue.slice(FIGURE.length))
  }, [vue])
}

export function Territoire({ etat, cpts, portrait, communes, fond }: Props) {
  const { fichier } = etat
  const atelier = useTerritoire(etat, cpts, portrait, communes)
  const { selection, secteurs, resume, connu, annonce, changerSecteurs } = atelier
  const decoupe = useSecteurs(atelier)
  const carte = useRef<CarteHandle>(null)
  const reglages = useReglagesCarte(etat, portrait)
  const { editer } = useEdition()
  const [onglet, setOnglet] = useState<Onglet>('communes')
  const [survol, setSurvol] = useState<string | null>(null)
  const [colle, setColle] = useState<{ readonly depose: File | null } | null>(null)
  const [declare, setDeclare] = useState(false)
  const controles = useControles(etat, cpts)
  const superficies = useMemo(() => superficiesConnues(portrait), [portrait])
  const publiees = useMemo(() => populationsPubliees(portrait), [portrait])

  const cadrer = useCallback((codes: readonly string[]) => carte.current?.cadrer(codes), [])
  const [pret, setPret] = useState(false)
  const montrer = useCallback(
    (code: string) => {
      cadrer([code])
      setSurvol(code)
      carte.current?.prendreClavier()
    },
    [cadrer],
  )
  useCible(montrer, pret)
  const gestes = useGestes(atelier, decoupe.cible, cadrer)
  const changerOnglet = (suite: Onglet) => {
    setOnglet(suite)
    decoupe.montrer(suite === 'secteurs')
  }
  useVue(changerOnglet, (figure) => reglages.regler({ figure }))
  const departement = useMemo(() => departementDominant([...selection].map(departementDe)), [selection])
  const agir = (geste: Geste) => {
    if (geste.faire === 'voir') cadrer(geste.codes)
    else if (geste.faire === 'modifier') gestes.changer(geste.modification)
    else if (geste.faire === 'perimetre') setDeclare(true)
    else if (geste.faire === 'chiffres') aller({ ecran: 'chiffres', vue: 'publies' })
    else aller({ ecran: 'donnees' })
  }

  return (
    <div className={styles.ecran}>
      <ZoneCarte
        carte={carte}
        etat={etat}
        cpts={cpts}
        communes={communes}
        publiees={publiees}
        fond={fond}
        atelier={atelier}
        decoupe={decoupe}
        gestes={gestes}
        reglages={reglages}
        survol={survol}
        onSurvol={setSurvol}
        onColler={(depose) => setColle({ depose })}
        onPret={() => setPret(true)}
      />
      <Panneau
        etat={etat}
        cpts={cpts}
        portrait={portrait}
        resume={resume}
        onglet={onglet}
        onOnglet={changerOnglet}
        onMillesime={(millesime) => void editer('dossier.choisir', { fichier, millesime }).catch(() => {})}
        onVersion={(versionAci) => void editer('dossier.choisir', { fichier, versionAci }).catch(() => {})}
        comptes={{
          communes: selection.size,
          secteurs: secteurs.length,
          controles: incoherences(controles?.points ?? []),
        }}
        communes={
          <ListeCommunes
            key={gestes.liste}
            communes={communes}
            selection={selection}
            superficies={superficies}
            publiees={publiees}
            figure={reglages.colonne}
            survol={survol}
            onHover={setSurvol}
            onToggle={gestes.toucher}
            libelle={`Communes de ${cpts.nom}`}
          />
        }
        onReprendre={() => setColle({ depose: null })}
        onPerimetre={() => setDeclare(true)}
        secteurs={
          <Secteurs
            portrait={portrait}
            resume={resume}
            selection={selection}
            secteurs={secteurs}
            enMain={decoupe.enMain}
            coches={decoupe.coches}
            onEnMain={decoupe.setEnMain}
            onCoches={decoupe.setCoches}
            onSecteurs={changerSecteurs}
            onSupprimer={decoupe.retirer}
            onHover={setSurvol}
            nomCommune={connu.nom}
          />
        }
        controles={<Controles controles={controles} vide={selection.size === 0} onGeste={agir} />}
      />
      <CollerListe
        ouvert={colle !== null}
        depose={colle?.depose ?? null}
        dossier={fichier}
        departement={departement}
        cpts={cpts}
        existantes={etat.cpts}
        onFermer={() => setColle(null)}
        onAjouter={(codes, ecrits) => gestes.prendreEnsemble(codes, 'ajouter', ecrits)}
        onReprises={(numero) => aller({ cpts: numero })}
      />
      <Perimetre ouvert={declare} fichier={fichier} portrait={portrait} onFermer={() => setDeclare(false)} />
      <p className="lecteur-seul" role="status" aria-live="polite">
        {annonce}
      </p>
    </div>
  )
}
