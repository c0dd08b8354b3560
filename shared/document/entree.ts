/** What every builder takes. Nothing is read from the clock or from a file: same input, same document. */
import type { SyntheseIndicateur } from '../domain/indicateurs/synthese.ts'
import type { OffresComparees } from '../domain/offres-comparees.ts'
import type { Portrait } from '../domain/portrait-types.ts'
import type { SansGeneraliste } from '../domain/sans-generaliste.ts'
import type { FiguresPortrait } from './figures-portrait.ts'
import type { Inline, Paragraph } from './model.ts'
import type { EntreeProjet } from './projet/entree.ts'

export interface EntreeDocument {
  readonly portrait: Portrait
  readonly figures: FiguresPortrait
  /** Figures by commune of the dossier's files, brought to the CPTS; absent: none were imported. */
  readonly indicateurs?: readonly SyntheseIndicateur[]
  /** What the other sources say of the professionals; absent: not asked. */
  readonly offres?: OffresComparees
  /** Communes without a general practitioner; null: not known; absent: not asked. */
  readonly sansGeneraliste?: SansGeneraliste | null
  /** The projet de santé; absent: not asked. */
  readonly projet?: EntreeProjet
  /** Settings of the CPTS: fields of the contract (see reglages-contrat.ts). Empty or absent: "à compléter". */
  readonly reglages: Readonly<Record<string, string>>
  /** Free text by section key ("diagnostic.territoire"); printed as typed, one paragraph per blank line. */
  readonly textes: Readonly<Record<string, string>>
  /** ISO date printed on the document. */
  readonly date: string
}

/** A setting that was really given, or null. */
export function reglage(entree: EntreeDocument, cle: string): string | null {
  const valeur = entree.reglages[cle]?.trim()
  return valeur === undefined || valeur === '' ? null : valeur
}

/** The user's own paragraphs for a section. */
export function texteLibre(entree: EntreeDocument, cle: string): Paragraph[] {
  return (entree.textes[cle] ?? '')
    .split(/\n\s*\n/)
    .map((p) => p.trim())
    .filter((p) => p !== '')
    .map((p, rang) => ({ ...paragraphe(p), id: `libre${rang + 1}` }))
}

/** A text of a section, under an id that stays the same whether or not others are there. */
export function texte(id: string, contenu: readonly Inline[]): Paragraph {
  return { type: 'paragraph', id, content: contenu }
}

/** None where there is nothing to say. */
export function texteSi(id: string, contenu: readonly Inline[]): Paragraph[] {
  return contenu.length === 0 ? [] : [texte(id, contenu)]
}

export function paragraphe(...content: Inline[]): Paragraph {
  return { type: 'paragraph', content }
}

/** "Communauté professionnelle territoriale de santé · Allier (03)". */
export function surtitre(portrait: Portrait): string {
  const base = 'Communauté professionnelle territoriale de santé'
  const noms = portrait.departements.map((d) => `${d.nom.replaceAll("'", '’')} (${d.code})`)
  if (noms.length === 0) return base
  return `${base} · ${noms.length > 3 ? `${noms.slice(0, 3).join(', ')}…` : noms.join(', ')}`
}
