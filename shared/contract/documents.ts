/** The documents that Maillage makes. */
import { z } from 'zod'

export const documents = ['fiche', 'synthese', 'diagnostic', 'projet', 'contrat'] as const
export type DocumentKind = (typeof documents)[number]

export const quelDocument = z.enum(documents)

export const NOMS_DOCUMENTS: Readonly<Record<DocumentKind, string>> = {
  fiche: 'Fiche d’identité',
  synthese: 'Note de synthèse',
  diagnostic: 'Diagnostic',
  projet: 'Projet de santé',
  contrat: 'Contrat',
}
