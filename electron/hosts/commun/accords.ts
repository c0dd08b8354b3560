/** Files that the user showed with their own hand: a native dialog, a drop, a double-click. Nothing else may be named. */
import { resolve } from 'node:path'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { type Chemins, cheminDeDossier } from './chemins.ts'

export interface Accords extends Chemins {
  accorder(chemin: string): void
}

function nonAccorde(nom: string): MaillageError {
  return new MaillageError(
    'fichier-illisible',
    'Ce fichier n’a pas été choisi.',
    `« ${nom} » n’a été ni choisi dans une boîte de dialogue, ni déposé dans la fenêtre.`,
    'L’ouvrir par le menu Fichier, ou le déposer dans la fenêtre.',
  )
}

/** `racine`: the folder of dossiers, where a dossier may always be named. */
export function ouvrirAccords(racine: string): Accords {
  const accordes = new Set<string>()
  const accorde = (nom: string): string => {
    const chemin = resolve(nom)
    if (!accordes.has(chemin)) throw nonAccorde(nom)
    return chemin
  }
  return {
    accorder: (chemin) => accordes.add(resolve(chemin)),
    dossier: (nom) => (accordes.has(resolve(nom)) ? resolve(nom) : cheminDeDossier(racine, nom)),
    source: accorde,
    sortie: accorde,
  }
}
