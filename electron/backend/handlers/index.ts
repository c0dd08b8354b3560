/** Every method of the contract and who answers it. */
import type { Handlers } from '../backend.ts'
import { produireDocument } from './document.ts'
import { creerDossier, decrireDossier } from './dossier.ts'
import { creerExemple, listerExemples } from './exemples.ts'
import { chiffres, verifierDossier } from './figures.ts'
import { importer } from './importer.ts'
import { millesimes, rechercher, resoudre } from './reference.ts'
import { lireReglages, regler } from './reglages.ts'

/** Partial while the window's methods are being written; the lead closes it. */
export const handlers: Partial<Handlers> = {
  'reference.rechercher': rechercher,
  'reference.resoudre': resoudre,
  'reference.millesimes': millesimes,
  'exemple.lister': listerExemples,
  'exemple.creer': creerExemple,
  'dossier.creer': creerDossier,
  'dossier.decrire': decrireDossier,
  'dossier.importer': importer,
  'dossier.chiffres': chiffres,
  'dossier.verifier': verifierDossier,
  'dossier.regler': regler,
  'dossier.reglages': lireReglages,
  'document.produire': produireDocument,
}
