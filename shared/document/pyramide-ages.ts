/** The population pyramid of the diagnostic: men and women of each group of ages. */
import { pyramide } from '../dessins/pyramide.ts'
import { type FigureInput, graphique, LARGEUR } from './figures-portrait.ts'
import { sourcesDesFigures } from './indicateurs-cellules.ts'
import type { Rangee } from './indicateurs-tables.ts'

/** Undefined unless every group is known for both sexes: a bar that lacks people would be read as few people. */
export function figurePyramide(rangees: readonly Rangee[]): FigureInput | undefined {
  const tranches = rangees.flatMap(({ libelle, hommes, femmes }) =>
    hommes?.valeur.kind === 'known' && femmes?.valeur.kind === 'known'
      ? [{ libelle, hommes: hommes.valeur.value, femmes: femmes.valeur.value }]
      : [],
  )
  if (tranches.length < rangees.length || tranches.length === 0) return undefined
  const effectifs = rangees.map(({ effectif }) => effectif)
  const scene = pyramide({ tranches, width: LARGEUR, sourceLabel: sourcesDesFigures(effectifs) })
  const annee = effectifs[0]?.millesime ?? ''
  return graphique(scene, `Pyramide des âges, ${annee}\u00a0; les tranches n’ont pas toutes la même durée.`)
}
