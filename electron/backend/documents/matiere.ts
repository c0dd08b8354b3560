/** What a document is made from, gathered by the backend: plain data, so that another thread may compose it. */
import type { EntreeDocument } from '../../../shared/document/entree.ts'
import { type ContexteFigures, figuresPortrait } from '../../../shared/document/figures-portrait.ts'
import type { DocumentModel } from '../../../shared/document/model.ts'

export interface Matiere extends Omit<EntreeDocument, 'figures'> {
  readonly document: DocumentModel['kind']
  /** What is around the territory, for its maps. */
  readonly carte: ContexteFigures
}

const batisseurs = {
  fiche: async () => (await import('../../../shared/document/fiche.ts')).buildFiche,
  diagnostic: async () => (await import('../../../shared/document/diagnostic.ts')).buildDiagnostic,
  contrat: async () => (await import('../../../shared/document/contrat.ts')).buildContrat,
}

/** The blocks of the document, its maps and charts drawn. */
export async function modele({ document, carte, ...entree }: Matiere): Promise<DocumentModel> {
  const batir = await batisseurs[document]()
  return batir({ ...entree, figures: figuresPortrait(entree.portrait, carte) })
}
