/** What a document is made from, gathered by the backend: plain data, so that another thread may compose it. */
import type { DocumentKind } from '../../../shared/contract/documents.ts'
import type { EntreeDocument } from '../../../shared/document/entree.ts'
import { type ContexteFigures, figuresPortrait } from '../../../shared/document/figures-portrait.ts'
import type { DocumentModel } from '../../../shared/document/model.ts'
import type { Chiffres } from '../../../shared/document/plan/conversion.ts'
import { appliquer } from '../../../shared/document/plan/editions.ts'
import type { Editions } from '../../../shared/document/plan/texte.ts'

/** A document whose blocks are made already. */
export interface Pret {
  readonly modele: DocumentModel
}

export interface Matiere extends Omit<EntreeDocument, 'figures'> {
  readonly document: DocumentKind
  /** What is around the territory, for its maps. */
  readonly carte: ContexteFigures
  /** What the user changed of it. */
  readonly editions: Editions
  /** What the figures of these texts say today. */
  readonly chiffres: Chiffres
}

const batisseurs = {
  fiche: async () => (await import('../../../shared/document/fiche.ts')).buildFiche,
  synthese: async () => (await import('../../../shared/document/synthese.ts')).buildSynthese,
  diagnostic: async () => (await import('../../../shared/document/diagnostic.ts')).buildDiagnostic,
  projet: async () => (await import('../../../shared/document/projet/projet.ts')).buildProjet,
  contrat: async () => (await import('../../../shared/document/contrat.ts')).buildContrat,
}

/** The document as the figures alone make it. */
export async function modeleGenere(document: DocumentKind, entree: EntreeDocument): Promise<DocumentModel> {
  const batir = await batisseurs[document]()
  return batir(entree)
}

/** The blocks of the document as the user wants it, its maps and charts drawn. */
export async function modele(matiere: Matiere | Pret): Promise<DocumentModel> {
  if ('modele' in matiere) return matiere.modele
  const { document, carte, editions, chiffres, ...entree } = matiere
  const figures = figuresPortrait(entree.portrait, carte)
  return appliquer(await modeleGenere(document, { ...entree, figures }), editions, chiffres)
}
