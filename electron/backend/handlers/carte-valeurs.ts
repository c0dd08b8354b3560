/** The figures by commune of a map: gathers the facts of one CPTS, the domain computes. */
import { MaillageError } from '../../../shared/contract/errors.ts'
import type { Output, Parsed } from '../../../shared/contract/methods.ts'
import { figuresCarte, valeursCarte } from '../../../shared/domain/figures-carte.ts'
import type { FaitsCarte, FigureCarte } from '../../../shared/domain/figures-carte-types.ts'
import { indicateur as lireIndicateur } from '../../../shared/domain/indicateurs/catalogue.ts'
import { phraseSources } from '../../../shared/domain/phrase-sources.ts'
import type { Quantity } from '../../../shared/domain/quantity.ts'
import { interval, known, missing } from '../../../shared/domain/quantity-ops.ts'
import type { CallContext } from '../contexte.ts'
import { listIndicateurs } from '../store/indicateurs.ts'
import { listObservations, listObserves, type SourcedObservation } from '../store/observations.ts'
import { listSources } from '../store/sources.ts'
import { findCpts } from '../store/territoire.ts'
import type { CptsRow, Dossier } from '../store/types.ts'
import { retenueDabord, retenues } from './chiffres/retenues.ts'
import { withDossier } from './dossier/ouvrir.ts'
import { gatherPortrait } from './gather.ts'

export function listerFiguresCarte(
  { fichier, cpts: nom }: Parsed<'carte.figures'>,
  context: CallContext,
): Promise<Output<'carte.figures'>> {
  return withDossier(fichier, context, (dossier) => {
    const cpts = findCpts(dossier, nom)
    return { communes: cpts.communes.length, figures: figuresCarte(faitsDe(dossier, cpts, context)).map(copie) }
  })
}

export function lireValeursCarte(
  { fichier, cpts: nom, figure, millesime }: Parsed<'carte.valeurs'>,
  context: CallContext,
): Promise<Output<'carte.valeurs'>> {
  return withDossier(fichier, context, (dossier) => {
    const lues = valeursCarte(faitsDe(dossier, findCpts(dossier, nom), context), figure, millesime)
    if (lues === undefined) throw figureInconnue(figure)
    const quantites = [...lues.valeurs.values()]
    return {
      figure: copie(lues.figure),
      millesime: lues.millesime,
      source: phraseSources(quantites),
      codes: [...lues.valeurs.keys()],
      etats: quantites.map(etatDe),
      valeurs: quantites.map((q) => (q.kind === 'known' ? q.value : null)),
      bornes: quantites.map((q) => (q.kind === 'interval' ? [q.min, q.max] : null)),
    }
  })
}

/** The contract's arrays are its own. */
const copie = (figure: FigureCarte) => ({ ...figure, millesimes: figure.millesimes.map((un) => ({ ...un })) })

function etatDe(q: Quantity): Output<'carte.valeurs'>['etats'][number] {
  if (q.kind === 'missing') return q.reason
  if (q.kind === 'interval') return 'intervalle'
  if (q.kind === 'partial') return 'non_disponible' // of one commune there is no part
  return q.value === 0 ? 'zero' : 'connue'
}

function figureInconnue(id: string): MaillageError {
  return new MaillageError(
    'introuvable',
    'Ce chiffre n’est pas dans le dossier.',
    `Aucune valeur par commune ne porte le nom « ${id.slice(0, 60)} ».`,
    'Choisissez un autre chiffre dans les réglages de la carte, ou importez le fichier qui l’apporte.',
  )
}

function faitsDe(dossier: Dossier, cpts: CptsRow, context: CallContext): FaitsCarte {
  const { communes, millesime, offre, structures } = gatherPortrait(dossier, cpts, context)
  const propres = listIndicateurs(dossier)
  const observes = new Map<string, Map<string, Set<string>>>()
  for (const { indicateur, millesime: annee, code } of listObserves(dossier, cpts.communes)) {
    const annees = observes.get(indicateur) ?? new Map<string, Set<string>>()
    observes.set(indicateur, annees)
    const codes = annees.get(annee) ?? new Set<string>()
    annees.set(annee, codes.add(code))
  }
  const sources = new Map(listSources(dossier).map((source) => [source.id, source]))
  const choisies = retenues(dossier)
  const lues = new Map<string, readonly SourcedObservation[]>()
  /** The source kept by the user, else the newest, first. */
  const lignesDe = (indicateur: string): readonly SourcedObservation[] => {
    const lignes =
      lues.get(indicateur) ??
      retenueDabord(listObservations(dossier, indicateur, cpts.communes), choisies.get(indicateur))
    lues.set(indicateur, lignes)
    return lignes
  }
  const lire = (ligne: SourcedObservation) => quantite(ligne, propres, sources.get(ligne.sourceId)?.libelle)
  return {
    communes,
    millesime,
    offre,
    structures,
    propres,
    observes,
    observations: (indicateur, annee) => {
      const valeurs = new Map<string, Quantity>()
      for (const ligne of lignesDe(indicateur)) {
        // Another source only says what the first leaves out.
        if (ligne.millesime !== annee || valeurs.has(ligne.code)) continue
        valeurs.set(ligne.code, lire(ligne))
      }
      return valeurs
    },
    parSource: (indicateur, annee) => {
      const parSource = new Map<number, Map<string, Quantity>>()
      for (const ligne of lignesDe(indicateur)) {
        if (ligne.millesime !== annee) continue
        const siennes = parSource.get(ligne.sourceId) ?? new Map<string, Quantity>()
        parSource.set(ligne.sourceId, siennes.set(ligne.code, lire(ligne)))
      }
      return parSource
    },
  }
}

function quantite(ligne: SourcedObservation, propres: FaitsCarte['propres'], libelle = 'Fichier importé'): Quantity {
  const unite = lireIndicateur(ligne.indicateur, propres)?.unite ?? 'ratio'
  const provenance = {
    millesime: ligne.millesime,
    sources: [{ label: libelle, millesime: ligne.millesime, file: null, line: null }],
  }
  if (ligne.etat === 'connue' && ligne.valeur !== null) return known(ligne.valeur, unite, provenance)
  if (ligne.etat === 'intervalle' && ligne.min !== null) return interval(ligne.min, ligne.max, unite, provenance)
  return missing(ligne.motif ?? 'non_disponible', unite, provenance)
}
