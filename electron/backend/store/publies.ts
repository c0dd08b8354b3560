/** Figures published by a third party, kept as published with the number of digits they were given. */

import { all, run } from './sql.ts'
import { findCpts } from './territoire.ts'
import type { ChiffrePublie, Dossier } from './types.ts'

/** Adds a published figure and gives its id. @throws MaillageError 'introuvable' when its CPTS is not in the dossier */
export function insertPublie(dossier: Dossier, chiffre: Omit<ChiffrePublie, 'id'>): number {
  return run(
    dossier,
    `INSERT INTO chiffre_publie (cpts_id, secteur, territoire, indicateur, libelle, valeur, unite, decimales, millesime,
       base, source, motif, min, max) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    chiffre.cpts === null ? null : findCpts(dossier, chiffre.cpts).id,
    chiffre.secteur,
    chiffre.territoire,
    chiffre.indicateur,
    chiffre.libelle,
    chiffre.valeur,
    chiffre.unite,
    chiffre.decimales,
    chiffre.millesime,
    chiffre.base,
    chiffre.source,
    chiffre.motif,
    chiffre.intervalle?.min ?? null,
    chiffre.intervalle?.max ?? null,
  ).id
}

/** In the order they were entered. With `cptsId`, those of that CPTS and those of the whole study area; else all. */
export function listPublies(dossier: Dossier, cptsId?: number): ChiffrePublie[] {
  return all<Omit<ChiffrePublie, 'intervalle'> & { min: number | null; max: number | null }>(
    dossier,
    `SELECT p.id, c.nom AS cpts, p.secteur, p.territoire, p.indicateur, p.libelle, p.valeur, p.unite, p.decimales,
       p.millesime, p.base, p.source, p.motif, p.min, p.max
     FROM chiffre_publie AS p LEFT JOIN cpts AS c ON c.id = p.cpts_id
     WHERE ? IS NULL OR p.cpts_id IS NULL OR p.cpts_id = ? ORDER BY p.id`,
    cptsId ?? null,
    cptsId ?? null,
  ).map(({ min, max, ...chiffre }) => (min === null ? chiffre : { ...chiffre, intervalle: { min, max } }))
}

export function deletePublie(dossier: Dossier, id: number): void {
  run(dossier, 'DELETE FROM chiffre_publie WHERE id = ?', id)
}

/** Figures read in a file, which each name its line (imports/chiffres/publies.ts). */
export function deletePubliesDuFichier(dossier: Dossier, nomFichier: string): void {
  const debut = `${nomFichier}, ligne `
  run(dossier, 'DELETE FROM chiffre_publie WHERE substr(source, 1, ?) = ?', debut.length, debut)
}

/** A sector has another name: the figures published for it follow. */
export function renameSecteurPublies(dossier: Dossier, cptsId: number, avant: string, apres: string): void {
  run(dossier, 'UPDATE chiffre_publie SET secteur = ? WHERE cpts_id = ? AND secteur = ?', apres, cptsId, avant)
}
