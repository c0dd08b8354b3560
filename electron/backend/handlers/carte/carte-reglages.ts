/**
 * What was chosen for the map of each dossier, in the application's own library: it is a way of looking, not a change of
 * the dossier (nothing to undo, nothing to send with it), and the address of the web host changes at each start, so
 * the browser's own storage would forget it.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ReglagesCarteEnregistres, reglagesCarte } from '../../../../shared/contract/carte.ts'
import type { Parsed } from '../../../../shared/contract/methods.ts'
import { ecrireTexte } from '../../../disque/entier.ts'
import type { CallContext, Espace } from '../../contexte.ts'
import { canonique } from '../../sessions.ts'

/** Dossiers remembered, the last touched first. */
const LIMITE = 50

type Entree = readonly [dossier: string, reglages: ReglagesCarteEnregistres]

const chemin = ({ bibliotheque }: Espace): string => join(bibliotheque, 'cartes.json')

/** Entries that cannot be understood are left out; a damaged file is an empty one. */
function lire(espace: Espace): Entree[] {
  try {
    const lu: unknown = JSON.parse(readFileSync(chemin(espace), 'utf8'))
    if (!Array.isArray(lu)) return []
    return lu.flatMap((entree: unknown): Entree[] => {
      const [dossier, reglages] = Array.isArray(entree) ? (entree as unknown[]) : []
      const valides = reglagesCarte.safeParse(reglages)
      return typeof dossier === 'string' && valides.success ? [[dossier, valides.data]] : []
    })
  } catch {
    return []
  }
}

export function lireReglagesCarte(
  { fichier }: Parsed<'carte.reglages'>,
  { espace }: CallContext,
): ReglagesCarteEnregistres {
  const dossier = canonique(fichier)
  return lire(espace).find(([un]) => un === dossier)?.[1] ?? {}
}

/** Written whole or not at all. A library that cannot be written keeps nothing, and stops nobody. */
export function reglerCarte({ fichier, reglages }: Parsed<'carte.regler'>, { espace }: CallContext): null {
  const dossier = canonique(fichier)
  const suite: Entree[] = [[dossier, reglages], ...lire(espace).filter(([un]) => un !== dossier)]
  try {
    mkdirSync(espace.bibliotheque, { recursive: true })
    ecrireTexte(chemin(espace), `${JSON.stringify(suite.slice(0, LIMITE))}\n`)
  } catch {
    // Said above.
  }
  return null
}
