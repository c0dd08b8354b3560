/** The map of a territory. See `types.ts` for what it takes. */
import { useId, useMemo } from 'react'
import { apostrophe } from '../../shared/dessins/texte.ts'
import { CadreLeaflet } from './CadreLeaflet.tsx'
import styles from './Carte.module.css'
import { Boutons, Croix, Echelle, Fiche } from './Habillages.tsx'
import { Legende } from './Legende.tsx'
import { ecrireValeur } from './liste.ts'
import type { CarteProps } from './types.ts'
import { useCarte } from './useCarte.ts'
import type { FondPret } from './useFond.ts'

/** What is said of a commune beside the pointer and under the crosshair. */
function decrire(code: string | null, fond: FondPret | null, { selection, valeurs, voisines, publiees }: CarteProps) {
  const i = code === null ? undefined : fond?.rangs.get(code)
  if (code === null || i === undefined || !fond) return null
  const valeur = valeurs?.parCommune.get(code)
  return {
    nom: apostrophe(fond.noms[i] ?? code),
    population: (publiees?.has(code) ? publiees.get(code) : fond.populations[i]) ?? null,
    // A map of inhabitants would say the same number twice, maybe of two different years.
    sansPopulation: valeur?.unit === 'habitants',
    valeur: valeurs && valeur ? `${apostrophe(valeurs.titre)}\u00a0: ${ecrireValeur(valeur, valeurs)}` : null,
    dedans: selection.has(code),
    autre: voisines?.find((v) => v.communes.includes(code))?.nom ?? null,
  }
}

export function Carte(props: CarteProps) {
  const { setCarte, carte, fond, erreur, dessin, vue, centre, pointeur, clavier, cadrer, allerA } = useCarte(props)
  const aide = useId()
  const conteneur = carte?.getContainer()
  conteneur?.setAttribute('role', 'application')
  conteneur?.setAttribute('aria-label', props.libelle)
  conteneur?.setAttribute('aria-describedby', aide)
  const absentes = useMemo(
    () => (fond ? [...props.selection].filter((code) => !fond.rangs.has(code)).length : 0),
    [fond, props.selection],
  )
  const survolee = pointeur ? decrire(props.survol, fond, props) : null
  return (
    <div
      className={styles.carte}
      data-sombre={props.sombre || undefined}
      data-outil={props.outil}
      data-clavier={clavier || undefined}
    >
      <CadreLeaflet surCarte={setCarte} />
      <p id={aide} hidden>
        Flèches pour se déplacer, plus et moins pour zoomer, Entrée pour ajouter ou retirer la commune au centre. La
        liste des communes permet la même chose.
      </p>
      {!fond && (
        <p className={styles.attente} role="status">
          {erreur ? 'Ce fond de carte est illisible.' : 'Préparation de la carte…'}
        </p>
      )}
      <Croix commune={clavier ? decrire(centre, fond, props) : null} actif={clavier} />
      <Boutons
        surZoom={(sens) => (sens > 0 ? carte?.zoomIn() : carte?.zoomOut())}
        surTerritoire={props.selection.size > 0 ? () => cadrer(props.selection) : null}
        surRegion={allerA}
      />
      {dessin && <Legende habillage={dessin.habillage} palette={dessin.palette} niveaux={props.niveaux} />}
      <div className={styles.pied} data-couvre>
        {props.fond.schematique && (
          <span
            className={styles.badge}
            title="Chaque commune est figurée par la zone la plus proche de son centre : ni limites ni superficies réelles."
          >
            Fond schématique
          </span>
        )}
        {absentes > 0 && (
          <span className={styles.badge}>
            {absentes === 1 ? '1 commune du territoire n’est' : `${absentes} communes du territoire ne sont`} pas sur ce
            fond
          </span>
        )}
        {props.remarque && <span className={styles.badge}>{apostrophe(props.remarque)}</span>}
        <Echelle zoom={vue.zoom} latitude={vue.latitude} />
        {props.source !== '' && <span className={styles.source}>{apostrophe(props.source)}</span>}
      </div>
      {survolee && pointeur && (
        <Fiche {...survolee} x={pointeur.x} y={pointeur.y} largeur={conteneur?.clientWidth ?? 0} />
      )}
    </div>
  )
}
