/**
 * What a projet de santé says against itself, or does not say yet. Facts here; their words are in `mots.ts`. Nothing is
 * refused: each is told where it stands.
 */
import regles from '../../../assets/aci/projet.json' with { type: 'json' }
import { aRebours, ecartFaux, ecartRecalcule, paliersEnDesordre } from './ecarts.ts'
import type { Action, Besoin, Cible, Genre, Indicateur, Projet } from './lignes.ts'
import { type PrixMission, prixPlein } from './prix.ts'

interface Ou {
  /** The row to go to. */
  readonly ligne: { readonly genre: Genre; readonly id: number } | null
  readonly mission: string | null
}

export type AvisProjet = Ou &
  (
    | { readonly type: 'ecart-faux'; readonly indicateur: Indicateur; readonly cible: Cible; readonly vrai: number }
    | { readonly type: 'cible-a-rebours'; readonly indicateur: Indicateur; readonly cible: Cible }
    | {
        readonly type: 'cible-irrealiste'
        readonly indicateur: Indicateur
        readonly cible: Cible
        readonly regle: Plafond
      }
    | { readonly type: 'paliers-desordre'; readonly indicateur: Indicateur }
    | { readonly type: 'base-non-dite'; readonly indicateur: Indicateur }
    | { readonly type: 'depart-non-dit'; readonly indicateur: Indicateur }
    | { readonly type: 'cible-non-dite'; readonly indicateur: Indicateur }
    | { readonly type: 'prix-non-dit'; readonly indicateur: Indicateur }
    | { readonly type: 'trop-indicateurs'; readonly action: Action; readonly nombre: number }
    | { readonly type: 'action-indicateur'; readonly action: Action }
    | { readonly type: 'action-pilote'; readonly action: Action }
    | { readonly type: 'besoin-orphelin'; readonly besoin: Besoin }
    | { readonly type: 'mission-vide' }
    | { readonly type: 'mission-non-prise'; readonly nombre: number }
    | { readonly type: 'somme-prix'; readonly prix: PrixMission }
  )

/** A level that no source holds for reachable (`assets/aci/projet.json`). */
export interface Plafond {
  readonly phrase: string
  readonly source: string
  /** Percent of the patients that cannot be reached. */
  readonly part: number
}

export const TROP = regles.indicateursParAction.nombre

const ligne = (genre: Genre, id: number) => ({ genre, id })

/** A mission of the accord as this contract takes it. */
export interface MissionVue {
  readonly cle: string
  readonly prise: boolean
}

/** In the order of the missions, then of their fiches. */
export function avisProjet(
  projet: Projet,
  missions: readonly MissionVue[],
  prix: ReadonlyMap<string, PrixMission>,
): AvisProjet[] {
  const vides = missions.every(({ cle }) => projet.action.every(({ mission }) => mission !== cle))
  return [
    ...(vides ? [] : missions.flatMap((mission) => avisMission(projet, mission, prix.get(mission.cle)))),
    ...projet.besoin
      .filter(({ id }) => !projet.action.some(({ besoins }) => besoins.includes(id)))
      .map((besoin) => ({
        type: 'besoin-orphelin' as const,
        besoin,
        ligne: ligne('besoin', besoin.id),
        mission: null,
      })),
  ]
}

function avisMission(projet: Projet, { cle, prise }: MissionVue, prix: PrixMission | undefined): AvisProjet[] {
  const actions = projet.action.filter(({ mission }) => mission === cle)
  const ici = { ligne: null, mission: cle }
  const tout: AvisProjet[] = []
  if (prise && actions.length === 0) tout.push({ type: 'mission-vide', ...ici })
  if (!prise && actions.length > 0) tout.push({ type: 'mission-non-prise', nombre: actions.length, ...ici })
  if (prix !== undefined && prix.ecart !== null && prix.ecart !== 0) tout.push({ type: 'somme-prix', prix, ...ici })
  return [...tout, ...actions.flatMap((action) => avisAction(projet, action))]
}

export function avisAction(projet: Projet, action: Action): AvisProjet[] {
  const ici = { ligne: ligne('action', action.id), mission: action.mission }
  const indicateurs = projet.indicateur.filter((un) => un.action === action.id)
  const tout: AvisProjet[] = []
  if (action.pilote === '' && action.piloteMembre === null) tout.push({ type: 'action-pilote', action, ...ici })
  if (indicateurs.length === 0) tout.push({ type: 'action-indicateur', action, ...ici })
  if (indicateurs.length > TROP) tout.push({ type: 'trop-indicateurs', action, nombre: indicateurs.length, ...ici })
  return [...tout, ...indicateurs.flatMap((indicateur) => avisIndicateur(projet, indicateur, action.mission))]
}

function avisIndicateur(projet: Projet, indicateur: Indicateur, mission: string): AvisProjet[] {
  const ici = { ligne: ligne('indicateur', indicateur.id), mission, indicateur }
  const cibles = projet.cible.filter((cible) => cible.indicateur === indicateur.id)
  const mesure = indicateur.genre === 'resultat' || indicateur.unite === '%'
  const tout: AvisProjet[] = []
  if (mesure && indicateur.base === '') tout.push({ type: 'base-non-dite', ...ici })
  if (indicateur.genre === 'resultat' && indicateur.depart === null) tout.push({ type: 'depart-non-dit', ...ici })
  if (cibles.length === 0) tout.push({ type: 'cible-non-dite', ...ici })
  if (prixPlein(indicateur) === null) tout.push({ type: 'prix-non-dit', ...ici })
  if (paliersEnDesordre(indicateur)) tout.push({ type: 'paliers-desordre', ...ici })
  return [...tout, ...cibles.flatMap((cible) => avisCible(indicateur, cible, mission))]
}

function avisCible(indicateur: Indicateur, cible: Cible, mission: string): AvisProjet[] {
  const ici = { ligne: ligne('indicateur', indicateur.id), mission, indicateur, cible }
  const tout: AvisProjet[] = []
  const vrai = ecartRecalcule(indicateur, cible)
  if (vrai !== null && ecartFaux(indicateur, cible)) tout.push({ type: 'ecart-faux', vrai, ...ici })
  if (aRebours(indicateur, cible)) tout.push({ type: 'cible-a-rebours', ...ici })
  const regle = plafondDepasse(indicateur, cible)
  if (regle !== null) tout.push({ type: 'cible-irrealiste', regle, ...ici })
  return tout
}

/** Read in the words of the indicator: no source gives these indicators a code. */
function plafondDepasse({ titre, base, unite, sens }: Indicateur, { niveau }: Cible): Plafond | null {
  if (niveau === null) return null
  const dit = `${titre} ${base}`.toLowerCase()
  const regle = regles.plafonds.find(
    (une) =>
      une.unite === unite && une.mots.some((mot) => dit.includes(mot)) && !une.sauf.some((mot) => dit.includes(mot)),
  )
  if (regle === undefined) return null
  return (sens === 'baisse' ? niveau < regle.part : niveau > 100 - regle.part) ? regle : null
}
