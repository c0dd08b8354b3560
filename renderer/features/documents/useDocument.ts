/** The composed document of what is chosen, composed anew when the dossier changes. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import type { DocumentKind } from '../../../shared/contract/documents.ts'
import type { Output } from '../../../shared/contract/methods.ts'
import { call } from '../../api/client.ts'

export interface Demande {
  readonly cpts: number
  readonly document: DocumentKind
  /** ISO; null: today. */
  readonly date: string | null
}

export const entree = ({ fichier }: EtatDossier, { cpts, document, date }: Demande) => ({
  fichier,
  cpts,
  document,
  ...(date === null ? {} : { date }),
})

export function useDocument(etat: EtatDossier, demande: Demande) {
  const { cpts, document, date } = demande
  const [etape, setEtape] = useState('')
  const requete = useQuery({
    queryKey: ['document', etat.fichier, etat.revision, cpts, document, date],
    queryFn: ({ signal }) =>
      call(
        'document.composer',
        { ...entree(etat, demande), format: 'pdf' },
        { signal, onProgress: ({ step }) => setEtape(step) },
      ),
    placeholderData: (avant: Output<'document.composer'> | undefined, requetePrecedente) =>
      memeDocument(requetePrecedente?.queryKey, demande) ? avant : undefined,
    gcTime: 60_000,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return { compose: requete.data, erreur: requete.error, enCours: requete.isFetching, etape }
}

/** The document on screen stays while its next version is composed, not while another one is. */
function memeDocument(cle: readonly unknown[] | undefined, { cpts, document }: Demande): boolean {
  return cle?.[3] === cpts && cle[4] === document
}
