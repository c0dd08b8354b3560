/** What leaves with the document: PDF, Word, paper. */
import { Button, Group } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import type { Output } from '../../../shared/contract/methods.ts'
import { call, enregistrer } from '../../api/client.ts'
import { signaler } from '../../api/hooks.ts'
import { transport } from '../../api/transport.ts'
import { imprimer } from './imprimer.ts'
import { type Demande, entree } from './useDocument.ts'
import type { PdfOuvert } from './usePdf.ts'

interface Props {
  readonly etat: EtatDossier
  readonly demande: Demande
  /** The PDF on screen; undefined or old while it is composed. */
  readonly compose: Output<'document.composer'> | undefined
  readonly ouvert: PdfOuvert | null
  readonly enCours: boolean
}

type Action = 'pdf' | 'docx' | 'papier'

export function Sortie({ etat, demande, compose, ouvert, enCours }: Props) {
  const [action, setAction] = useState<Action | null>(null)
  const pret = compose !== undefined && ouvert?.compose === compose && !enCours
  const faire = async (une: Action) => {
    setAction(une)
    try {
      if (une === 'papier' && ouvert !== null) await imprimer(ouvert.pdf)
      else if (une === 'pdf' && compose !== undefined) await enregistrer(compose.nom, compose.base64)
      else if (une === 'docx') {
        const word = await call('document.composer', { ...entree(etat, demande), format: 'docx' })
        await enregistrer(word.nom, word.base64)
      }
    } catch (cause) {
      signaler(cause)
    } finally {
      setAction(null)
    }
  }
  useCommandeImprimer(() => {
    if (pret) void faire('papier')
  })
  return (
    <Group gap="xs" ml="auto">
      <Button loading={action === 'pdf'} disabled={!pret} onClick={() => void faire('pdf')}>
        Exporter en PDF
      </Button>
      <Button variant="default" loading={action === 'docx'} onClick={() => void faire('docx')}>
        Exporter en Word
      </Button>
      <Button variant="default" loading={action === 'papier'} disabled={!pret} onClick={() => void faire('papier')}>
        Imprimer
      </Button>
    </Group>
  )
}

/** Ctrl+P and the menu of Electron print the document, not the window. */
function useCommandeImprimer(faire: () => void): void {
  const actuelle = useRef(faire)
  useEffect(() => {
    actuelle.current = faire
  })
  useEffect(() => {
    const touche = (e: KeyboardEvent): void => {
      if (!(e.ctrlKey || e.metaKey) || e.shiftKey || e.altKey || e.key.toLowerCase() !== 'p') return
      e.preventDefault()
      actuelle.current()
    }
    window.addEventListener('keydown', touche)
    const cesser =
      window.maillage === undefined
        ? undefined
        : transport.abonner((evenement) => {
            if (evenement.type === 'commande' && evenement.commande === 'imprimer') actuelle.current()
          })
    return () => {
      window.removeEventListener('keydown', touche)
      cesser?.()
    }
  }, [])
}
