/** The map and the tools over it; a file laid down here is a list of communes, or the dossier of another CPTS. */
import { useComputedColorScheme } from '@mantine/core'
import { type DragEvent, type RefObject, useMemo, useState } from 'react'
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import { arrondissementsOf } from '../../../../shared/domain/codes.ts'
import { Carte } from '../../../map/Carte.tsx'
import type { CarteHandle, Communes, Fond, Outil } from '../../../map/types.ts'
import { useVoisines } from '../controles/useAutour.ts'
import type { Cpts, useTerritoire } from '../edition/useTerritoire.ts'
import { AjouterEnsemble } from '../liste/AjouterEnsemble.tsx'
import type { useSecteurs } from '../secteurs/useSecteurs.tsx'
import styles from '../territoire.module.css'
import { BarreOutils } from './BarreOutils.tsx'
import { estListe } from './depot-carte.ts'
import { ReglagesCarte } from './ReglagesCarte.tsx'
import { sourceCarte } from './source-carte.ts'
import { remarqueFond, useFonds } from './useFondCarte.ts'
import type { useGestes } from './useGestes.ts'
import type { useReglagesCarte } from './useReglagesCarte.ts'
import { remarqueVilles, surFond } from './villes.ts'

interface Props {
  readonly carte: RefObject<CarteHandle | null>
  readonly etat: EtatDossier
  readonly cpts: Cpts
  readonly communes: Communes
  readonly publiees: ReadonlyMap<string, number | undefined>
  readonly fond: Fond
  readonly atelier: ReturnType<typeof useTerritoire>
  readonly decoupe: ReturnType<typeof useSecteurs>
  readonly gestes: ReturnType<typeof useGestes>
  readonly reglages: ReturnType<typeof useReglagesCarte>
  readonly survol: string | null
  onSurvol(code: string | null): void
  /** Opens the dialog of lists; a file laid down is read at once. */
  onColler(depose: File | null): void
  onPret(): void
}

export function ZoneCarte({ etat, cpts, communes, fond, atelier, decoupe, gestes, reglages, ...props }: Props) {
  const { selection, connu } = atelier
  const { data: fonds } = useFonds(etat, cpts)
  const { decoupees } = fond
  const autres = useVoisines(etat, cpts)
  const dessinees = useMemo(() => new Set(surFond(selection, decoupees)), [selection, decoupees])
  const voisines = useMemo(
    () => autres.map(({ nom, communes }) => ({ nom, communes: surFond(communes, decoupees) })),
    [autres, decoupees],
  )
  const secteurs = useMemo(
    () => decoupe.surCarte.map((un) => ({ ...un, communes: surFond(un.communes, decoupees) })),
    [decoupe.surCarte, decoupees],
  )
  /** On the outline of a city that stands for its arrondissements, a click takes these out. */
  const toucher = (code: string) => {
    const parties = arrondissementsOf(code).filter((un) => selection.has(un))
    if (parties.length > 0 && !selection.has(code)) gestes.prendre(parties, 'retirer')
    else gestes.toucher(code)
  }
  const sombre = useComputedColorScheme('light') === 'dark'
  const [outil, setOutil] = useState<Outil>('choisir')
  const [vise, depot] = useDepot(props.onColler)
  const { derniere } = gestes
  return (
    <section className={styles.carte} aria-label="Carte du territoire" {...depot}>
      <BarreOutils
        outil={outil}
        onOutil={setOutil}
        onColler={() => props.onColler(null)}
        cible={decoupe.cible}
        fait={atelier.annonce}
        ensemble={
          <AjouterEnsemble
            selection={selection}
            derniere={derniere === null ? null : { code: derniere, nom: connu.nom(derniere) }}
            fichier={etat.fichier}
            revision={etat.revision}
            onEnsemble={(ensemble, mode) => gestes.prendreEnsemble(ensemble.communes, mode)}
          />
        }
        reglages={
          <ReglagesCarte
            {...reglages.panneau}
            etat={etat}
            cpts={cpts}
            fonds={fonds}
            fond={fond.id}
            cantons={communes.cantons !== null}
          />
        }
      />
      <Carte
        ref={props.carte}
        fond={fond}
        communes={communes}
        selection={dessinees}
        publiees={props.publiees}
        secteurs={secteurs}
        voisines={voisines}
        valeurs={decoupe.dessine ? null : reglages.valeurs}
        representation={decoupe.dessine ? 'aucune' : reglages.representation}
        niveaux={reglages.niveaux}
        outil={outil}
        remarque={remarqueVilles(selection, decoupees) ?? remarqueFond(fonds, fond.id)}
        source={sourceCarte(
          decoupe.dessine ? null : (reglages.source ?? `Insee, populations municipales ${etat.millesime}`),
          fond.schematique ? null : fond.libelle,
        )}
        sombre={sombre}
        survol={props.survol}
        onHover={props.onSurvol}
        onToggle={toucher}
        onSelectMany={gestes.prendre}
        onPret={props.onPret}
        libelle={`Carte de ${cpts.nom}`}
      />
      {vise && (
        <p className={styles.depot}>
          Lâchez ici une liste de communes, le dossier d’une autre CPTS, des contours ou des données.
        </p>
      )}
    </section>
  )
}

/** Files only: communes dragged from the list are not for the map. */
function useDepot(onFichier: (fichier: File) => void) {
  const [vise, setVise] = useState(false)
  const depot = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setVise(true)
    },
    onDragLeave: (event: DragEvent) => {
      // Passing over something inside the map is not leaving it.
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setVise(false)
    },
    onDrop: (event: DragEvent) => {
      const [fichier, ...autres] = event.dataTransfer.files
      setVise(false)
      // Left to the window, which hands it to Données.
      if (fichier === undefined || !estListe([fichier, ...autres])) return
      event.preventDefault()
      onFichier(fichier)
    },
  }
  return [vise, depot] as const
}
