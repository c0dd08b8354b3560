/** The figures by commune of a map. */
import { MaillageError } from '../../../../shared/contract/errors.ts'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { phraseSources } from '../../../../shared/domain/chiffres/mots.ts'
import { type FigureCarte, figuresCarte, valeursCarte } from '../../../../shared/domain/figures-carte.ts'
import type { Quantity } from '../../../../shared/domain/quantity.ts'
import type { CallContext } from '../../contexte.ts'
import { lireFaits } from '../../lecture/faits.ts'
import { findCpts } from '../../store/territoire.ts'
import { withDossier } from '../dossier/ouvrir.ts'

export function listerFiguresCarte(
  { fichier, cpts: quelle }: Parsed<'carte.figures'>,
  context: CallContext,
): Promise<Output<'carte.figures'>> {
  return withDossier(fichier, context, (dossier) => {
    const cpts = findCpts(dossier, quelle)
    return { communes: cpts.communes.length, figures: figuresCarte(lireFaits(dossier, cpts, context)).map(copie) }
  })
}

export function lireValeursCarte(
  { fichier, cpts: quelle, figure, millesime }: Parsed<'carte.valeurs'>,
  context: CallContext,
): Promise<Output<'carte.valeurs'>> {
  return withDossier(fichier, context, (dossier) => {
    const lues = valeursCarte(lireFaits(dossier, findCpts(dossier, quelle), context), figure, millesime)
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
