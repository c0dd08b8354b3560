/** Builds reference.sqlite from the npm packages: find, compute, write. */
import { MaillageError } from '../../../../shared/contract/errors.ts'
import { calculer } from './compute.ts'
import type { PopulationsMillesime } from './populations.ts'
import { empreinte, type Paquet, paquets, paquetsManquants } from './sources.ts'
import { ecrire } from './write.ts'

export interface Bilan {
  readonly paquets: readonly Paquet[]
  /** What was written, in words → how many. */
  readonly comptes: Readonly<Record<string, number>>
  readonly populations: readonly PopulationsMillesime[]
}

function trouverPaquets(): Map<string, Paquet> {
  const trouves = paquets()
  const manquants = paquetsManquants(trouves)
  if (manquants.length > 0) {
    throw new MaillageError(
      'interne',
      'Les données de référence ne peuvent pas être construites.',
      `Paquets absents : ${manquants.join(', ')}.`,
      'Relancer « npm ci » dans le dossier du projet, puis « npm run reference ».',
    )
  }
  return trouves
}

/**
 * Writes the whole database at `chemin`, which must not exist. Takes a few seconds.
 * Errors: MaillageError when a package is missing.
 */
export function construire(chemin: string): Bilan {
  const trouves = trouverPaquets()
  const donnees = calculer(trouves)
  const comptes = ecrire(chemin, donnees, empreinte(trouves))
  return { paquets: [...trouves.values()], comptes, populations: donnees.populations }
}
