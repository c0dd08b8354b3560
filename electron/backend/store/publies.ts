/** Figures published by a third party, kept as published with the number of digits they were given. */

import { all, run } from './sql.ts'
import type { ChiffrePublie, Dossier, NouveauChiffre } from './types.ts'

/** Adds a published figure and gives its id. Its sector is the one that bears this name now, if any. */
export function insertPublie(dossier: Dossier, chiffre: NouveauChiffre): number {
  return run(
    dossier,
    `INSERT INTO chiffre_publie (cpts_id, secteur_id, secteur, territoire, indicateur, libelle, valeur, unite, decimales, millesime,
       base, source, motif, min, max) VALUES (?, (SELECT id FROM secteur WHERE cpts_id = ? AND nom = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    chiffre.cptsId,
    chiffre.cptsId,
    chiffre.secteur,
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
    `SELECT p.id, p.cpts_id AS cptsId, c.nom AS cpts, s.id AS secteurId, coalesce(s.nom, p.secteur) AS secteur, p.territoire, p.indicateur, p.libelle, p.valeur, p.unite, p.decimales,
       p.millesime, p.base, p.source, p.motif, p.min, p.max
     FROM chiffre_publie AS p LEFT JOIN cpts AS c ON c.id = p.cpts_id
       LEFT JOIN secteur AS s ON CASE WHEN p.secteur_id IS NULL THEN s.cpts_id = p.cpts_id AND s.nom = p.secteur
                                      ELSE s.id = p.secteur_id END
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
