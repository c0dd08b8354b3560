/** The wholes a territory is made of: those of the reference, and those that an imported table d'appartenance gives. */
import type { Output, Parsed } from '../../../shared/contract/methods.ts'
import type { CallContext } from '../backend.ts'
import type { Ensemble } from '../reference/types.ts'

const ensemble = ({ type, code, nom, communes }: Ensemble) => ({ type, code, nom, communes: [...communes] })

export function ensembles(
  { code }: Parsed<'territoire.ensembles'>,
  { reference }: CallContext,
): Output<'territoire.ensembles'> {
  return reference.ensembles(code).map(ensemble)
}

export function chercherEnsembles(
  { requete, limite }: Parsed<'territoire.chercherEnsembles'>,
  { reference }: CallContext,
): Output<'territoire.chercherEnsembles'> {
  return reference.searchEnsembles(requete, limite).map(ensemble)
}

/** Kinds of wholes that the dossier's table d'appartenance gives. */
export function appartenances(_demande: Parsed<'territoire.appartenances'>): Output<'territoire.appartenances'> {
  return []
}
