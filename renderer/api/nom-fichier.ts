/** Names of new dossiers: of their file, and of a copy. */

import { dernierSegment, nomSimple } from '../../shared/domain/nom-fichier.ts'

/** A file name: plain letters, never one that exists. */
export function nomLibre(nom: string, presents: readonly string[]): string {
  const base = nomSimple(nom, 'dossier')
  const pris = new Set(presents.map((p) => dernierSegment(p).toLowerCase()))
  for (let i = 1; ; i++) {
    const fichier = i === 1 ? `${base}.maillage` : `${base}-${i}.maillage`
    if (!pris.has(fichier)) return fichier
  }
}

/** "Sud (copie)", then "Sud (copie 2)" for a copy of the copy; within the 200 signs of a name. */
export function nomCopie(nom: string): string {
  const [, base = nom, numero] = /^(.*) \(copie(?: (\d+))?\)$/.exec(nom) ?? []
  const suffixe = base === nom ? ' (copie)' : ` (copie ${Number(numero ?? 1) + 1})`
  return base.slice(0, 200 - suffixe.length).trimEnd() + suffixe
}
