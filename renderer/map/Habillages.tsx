/** What stands around the map: scale bar, badge, source, zoom buttons, jump list, hover card, crosshair. */

import { libelleDistance, longueurEchelle } from '../../shared/dessins/legende.ts'
import { apostrophe } from '../../shared/dessins/texte.ts'
import { compte } from '../../shared/domain/francais.ts'
import styles from './Carte.module.css'
import { metresParPixel } from './fond/mercator.ts'
import { REGIONS } from './regions.ts'
import type { Region } from './types.ts'

/** Longest bar, px. */
const ECHELLE_MAX = 120

export function Echelle({ zoom, latitude }: { readonly zoom: number; readonly latitude: number }) {
  const m = metresParPixel(latitude, zoom)
  const metres = longueurEchelle(ECHELLE_MAX * m)
  return (
    <div className={styles.echelle} style={{ width: metres / m }}>
      <span>{libelleDistance(metres)}</span>
    </div>
  )
}

interface BoutonsProps {
  readonly surZoom: (sens: 1 | -1) => void
  /** null: no territory to show. */
  readonly surTerritoire: (() => void) | null
  readonly surRegion: (region: Region) => void
}

export function Boutons({ surZoom, surTerritoire, surRegion }: BoutonsProps) {
  return (
    <div className={styles.boutons} data-couvre>
      <div className={styles.groupe}>
        <button type="button" aria-label="Zoomer" title="Zoomer" onClick={() => surZoom(1)}>
          +
        </button>
        <button type="button" aria-label="Dézoomer" title="Dézoomer" onClick={() => surZoom(-1)}>
          −
        </button>
        {surTerritoire && (
          <button
            type="button"
            aria-label="Voir tout le territoire"
            title="Voir tout le territoire"
            onClick={surTerritoire}
          >
            <svg viewBox="0 0 16 16" width="15" height="15" aria-hidden="true">
              <path
                d="M2 5.5V2h3.5M10.5 2H14v3.5M14 10.5V14h-3.5M5.5 14H2v-3.5"
                fill="none"
                stroke="currentColor"
                strokeWidth="1.6"
              />
            </svg>
          </button>
        )}
        <span className={styles.regions} title="Aller à…">
          <svg viewBox="0 0 16 16" width="17" height="17" aria-hidden="true">
            <g fill="none" stroke="currentColor" strokeWidth="1.3">
              <circle cx="8" cy="8" r="6.3" />
              <ellipse cx="8" cy="8" rx="2.8" ry="6.3" />
              <path d="M1.7 8h12.6" />
            </g>
          </svg>
          <select aria-label="Aller à" value="" onChange={(e) => surRegion(e.target.value as Region)}>
            <option value="" disabled hidden>
              Aller à…
            </option>
            {REGIONS.map((r) => (
              <option key={r.id} value={r.id}>
                {r.libelle}
              </option>
            ))}
          </select>
        </span>
      </div>
    </div>
  )
}

interface FicheProps {
  readonly nom: string
  readonly population: number | null
  /** "Densité : 94,0 hab./km²", when the map shows a figure. */
  readonly valeur: string | null
  readonly dedans: boolean
  /** Another CPTS of the dossier that holds it. */
  readonly autre: string | null
  /** The value already says the inhabitants. */
  readonly sansPopulation: boolean
}

const direPopulation = (n: number | null): string => (n === null ? 'population inconnue' : compte(n, 'habitant'))

/** Card beside the pointer. */
export function Fiche({
  nom,
  population,
  valeur,
  dedans,
  sansPopulation,
  autre,
  x,
  y,
  largeur,
}: FicheProps & { x: number; y: number; largeur: number }) {
  const gauche = x > largeur - 240
  return (
    <div
      className={styles.fiche}
      style={{
        transform: `translate(${x + (gauche ? -14 : 14)}px, ${y + 14}px) translateX(${gauche ? '-100%' : '0'})`,
      }}
    >
      <strong>{nom}</strong>
      {!sansPopulation && <span>{direPopulation(population)}</span>}
      {valeur !== null && <span>{valeur}</span>}
      {dedans && <span className={styles.dedans}>dans le territoire</span>}
      {autre !== null && <span className={styles.dedans}>dans «&nbsp;{apostrophe(autre)}&nbsp;»</span>}
    </div>
  )
}

/** Target of the keyboard: shown while the map is used by it, and read aloud when the commune under it changes. */
export function Croix({ commune, actif }: { readonly commune: FicheProps | null; readonly actif: boolean }) {
  if (!actif) return null
  return (
    <div className={styles.croix}>
      <svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">
        <path d="M20 2v13M20 25v13M2 20h13M25 20h13" fill="none" stroke="var(--halo)" strokeWidth="5" />
        <path d="M20 2v13M20 25v13M2 20h13M25 20h13" fill="none" stroke="var(--vif)" strokeWidth="2" />
      </svg>
      <p aria-live="polite">
        {commune === null
          ? 'Aucune commune ici'
          : `${commune.nom}, ${direPopulation(commune.population)}. Entrée\u00a0: ${commune.dedans ? 'retirer' : 'ajouter'}`}
      </p>
    </div>
  )
}
