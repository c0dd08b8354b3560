/** A list of useful files newer than the one that ships, in the application's library: one, that the next takes the place of. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type FichiersUtiles, lireFichiersUtiles } from '../../../shared/domain/fichiers-utiles.ts'
import { ecrireTexte } from '../../disque/entier.ts'

export interface ListeGardee {
  readonly fichier: string
  readonly importeLe: string
  readonly liste: FichiersUtiles
}

/** Its id among what the library keeps. */
export const LISTE_UTILE = 'fichiers-utiles'

const chemin = (bibliotheque: string): string => join(bibliotheque, `${LISTE_UTILE}.json`)

/** undefined: none, or one that no more reads: the one that ships does. */
export function lireListeGardee(bibliotheque: string): ListeGardee | undefined {
  try {
    const { fichier, importeLe, liste } = JSON.parse(readFileSync(chemin(bibliotheque), 'utf8')) as Record<
      string,
      unknown
    >
    const lue = lireFichiersUtiles(liste)
    if (typeof fichier !== 'string' || typeof importeLe !== 'string' || 'faute' in lue) return undefined
    return { fichier, importeLe, liste: lue.liste }
  } catch {
    return undefined
  }
}

export function ecrireListe(bibliotheque: string, gardee: ListeGardee): void {
  mkdirSync(bibliotheque, { recursive: true })
  ecrireTexte(chemin(bibliotheque), JSON.stringify(gardee))
}

export const retirerListe = (bibliotheque: string): void => rmSync(chemin(bibliotheque), { force: true })
