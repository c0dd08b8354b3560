/** What a document is made from, gathered by the backend: plain data, so that another thread may compose it. */
import type { EntreeDocument } from '../../../shared/document/entree.ts'
import { type ContexteFigures, figuresPortrait } from '../../../shared/document/figures-portrait.ts'
import type { DocumentModel } from '../../../shared/document/model.ts'
import type { Chiffres } from '../../../shared/document/plan/conversion.ts'
import { appliquer } from '../../../shared/document/plan/editions.ts'
import type { Editions } from '../../../shared/document/plan/texte.ts'

export interface Matiere extends Omit<EntreeDocument, 'figures'> {
  readonly document: DocumentModel['kind']
  /** What is around the territory, for its maps. */
  readonly carte: ContexteFigures
  /** What the user changed of it. */
  readonly editions: Editions
  /** What the figures of these texts say today. */
  readonly chiffres: Chiffres
}

const batisseurs = {
  fiche: async () => (await import('../../../shared/document/fiche.ts')).buildFiche,
  diagnostic: async () => (await import('../../../shared/document/diagnostic.ts')).buildDiagnostic,
  contrat: async () => (await import('../../../shared/document/contrat.ts')).buildContrat,
}

/** The document as the figures alone make it. */
export async function modeleGenere(document: DocumentModel['kind'], entree: EntreeDocument): Promise<DocumentModel> {
  const batir = await batisseurs[document]()
  return batir(entree)
}

/** The blocks of the document as the user wants it, its maps and charts drawn. */
export async function modele({ document, carte, editions, chiffres, ...entree }: Matiere): Promise<DocumentModel> {
  const figures = figuresPortrait(entree.portrait, carte)
  return appliquer(await modeleGenere(document, { ...entree, figures }), editions, chiffres)
}
