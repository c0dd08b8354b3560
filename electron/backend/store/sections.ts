/** What the user changed of the sections of a document of a CPTS: titles, texts, order, sections of their own. */
import type { EditionSection, Editions, EditionTexte } from '../../../shared/document/plan/texte.ts'
import { all as rows, run } from './sql.ts'
import type { Dossier } from './types.ts'

/** Which document of which CPTS. */
export interface OuDocument {
  readonly cpts: number
  readonly document: string
}

export function lireEditions(dossier: Dossier, { cpts, document }: OuDocument): Editions {
  const ici = [cpts, document] as const
  const sections = rows<{
    section: string
    titre: string | null
    titre_genere: string | null
    active: number
    propre: number
    parent: string | null
  }>(dossier, 'SELECT * FROM document_section WHERE cpts_id = ? AND document = ? ORDER BY section', ...ici)
  const textes: Record<string, Record<string, EditionTexte>> = {}
  for (const { section, place, texte, genere } of rows<{
    section: string
    place: string
    texte: string
    genere: string | null
  }>(dossier, 'SELECT * FROM document_texte WHERE cpts_id = ? AND document = ? ORDER BY section, place', ...ici)) {
    textes[section] = {
      ...textes[section],
      [place]: { texte: JSON.parse(texte), genere: genere === null ? null : JSON.parse(genere) },
    }
  }
  const ordres = rows<{ parent: string; ordre: string }>(
    dossier,
    'SELECT parent, ordre FROM document_ordre WHERE cpts_id = ? AND document = ?',
    ...ici,
  )
  return {
    sections: Object.fromEntries(
      sections.map(({ section, titre, titre_genere, active, propre, parent }): [string, EditionSection] => [
        section,
        { titre, titreGenere: titre_genere, active: active === 1, propre: propre === 1 ? { parent } : null },
      ]),
    ),
    textes,
    ordres: Object.fromEntries(ordres.map(({ parent, ordre }) => [parent, JSON.parse(ordre)])),
  }
}

/** Null: nothing of the section itself is the user's any more. */
export function ecrireSection(
  dossier: Dossier,
  { cpts, document }: OuDocument,
  section: string,
  edition: EditionSection | null,
): void {
  const cle = [cpts, document, section] as const
  if (edition === null) {
    run(dossier, 'DELETE FROM document_section WHERE cpts_id = ? AND document = ? AND section = ?', ...cle)
    return
  }
  const { titre, titreGenere, active, propre } = edition
  run(
    dossier,
    `INSERT INTO document_section (cpts_id, document, section, titre, titre_genere, active, propre, parent)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (cpts_id, document, section) DO UPDATE SET titre = excluded.titre, titre_genere = excluded.titre_genere,
       active = excluded.active, propre = excluded.propre, parent = excluded.parent`,
    ...cle,
    titre,
    titreGenere,
    active ? 1 : 0,
    propre === null ? 0 : 1,
    propre?.parent ?? null,
  )
}

/** Null: nothing of the user's is left there. */
export function ecrireTexte(
  dossier: Dossier,
  { cpts, document }: OuDocument,
  section: string,
  place: string,
  edition: EditionTexte | null,
): void {
  const cle = [cpts, document, section, place] as const
  if (edition === null) {
    run(dossier, 'DELETE FROM document_texte WHERE cpts_id = ? AND document = ? AND section = ? AND place = ?', ...cle)
    return
  }
  run(
    dossier,
    `INSERT INTO document_texte (cpts_id, document, section, place, texte, genere) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (cpts_id, document, section, place) DO UPDATE SET texte = excluded.texte, genere = excluded.genere`,
    ...cle,
    JSON.stringify(edition.texte),
    edition.genere === null ? null : JSON.stringify(edition.genere),
  )
}

/** All the user's texts of a section. */
export function retirerTextes(dossier: Dossier, { cpts, document }: OuDocument, section: string): void {
  run(dossier, 'DELETE FROM document_texte WHERE cpts_id = ? AND document = ? AND section = ?', cpts, document, section)
}

/** Of the sections of one parent ('' at the first level). */
export function ecrireOrdre(
  dossier: Dossier,
  { cpts, document }: OuDocument,
  parent: string,
  ordre: readonly string[],
): void {
  run(
    dossier,
    `INSERT INTO document_ordre (cpts_id, document, parent, ordre) VALUES (?, ?, ?, ?)
     ON CONFLICT (cpts_id, document, parent) DO UPDATE SET ordre = excluded.ordre`,
    cpts,
    document,
    parent,
    JSON.stringify(ordre),
  )
}
