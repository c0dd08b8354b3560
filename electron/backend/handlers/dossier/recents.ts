/** Recent dossiers, in the application's own library. A damaged list is an empty one: it is never worth an error. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ecrireLeger } from '../../../disque/entier.ts'
import type { Espace } from '../../contexte.ts'

const recent = z.object({ fichier: z.string().min(1), nom: z.string(), ouvertLe: z.string() })
export type Recent = z.output<typeof recent>

const LIMITE = 20

function chemin(espace: Espace): string {
  return join(espace.bibliotheque, 'recents.json')
}

/** Last opened first. Entries that cannot be understood are left out. */
export function lireRecents(espace: Espace): Recent[] {
  let lu: unknown
  try {
    lu = JSON.parse(readFileSync(chemin(espace), 'utf8'))
  } catch {
    return []
  }
  if (!Array.isArray(lu)) return []
  return lu.flatMap((entree) => recent.safeParse(entree).data ?? []).slice(0, LIMITE)
}

/** Puts a dossier first. */
export function noterOuverture(espace: Espace, ouvert: Recent): void {
  ecrire(espace, [ouvert, ...lireRecents(espace).filter(({ fichier }) => fichier !== ouvert.fichier)].slice(0, LIMITE))
}

/** A dossier renamed, or whose renaming was undone, keeps its place under its new name. */
export function noterNom(espace: Espace, { fichier, nom }: Pick<Recent, 'fichier' | 'nom'>): void {
  const liste = lireRecents(espace)
  if (!liste.some((un) => un.fichier === fichier && un.nom !== nom)) return
  const renommee = liste.map((un) => (un.fichier === fichier ? { ...un, nom } : un))
  ecrire(espace, renommee)
}

/** Written whole or not at all; a library that cannot be written stops nothing. */
function ecrire(espace: Espace, liste: readonly Recent[]): void {
  try {
    mkdirSync(espace.bibliotheque, { recursive: true })
    ecrireLeger(chemin(espace), `${JSON.stringify(liste, null, 1)}\n`)
  } catch {
    // Said above.
  }
}
