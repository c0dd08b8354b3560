/** Keyboard shortcuts of the frame, and the menu entries of Electron that do the same. */

import { useEffect } from 'react'
import { useDossier, useEdition } from '../api/hooks.ts'
import { aller } from '../api/route.ts'
import { transport } from '../api/transport.ts'
import { creerOuverture } from './ouverture.ts'

export const recherche = creerOuverture()
export const ouvrirRecherche = (): void => recherche.changer(true)

const dansUnChamp = (cible: EventTarget | null): boolean =>
  cible instanceof HTMLElement && (cible.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(cible.tagName))

export function useRaccourcis(): void {
  const { etat } = useDossier()
  const { editer } = useEdition()
  useEffect(() => {
    const fichier = etat?.fichier
    const annuler = (): void => {
      if (fichier !== undefined && etat?.annuler !== null) void editer('dossier.annuler', { fichier })
    }
    const refaire = (): void => {
      if (fichier !== undefined && etat?.refaire !== null) void editer('dossier.refaire', { fichier })
    }
    const touche = (e: KeyboardEvent): void => {
      if (!(e.ctrlKey || e.metaKey) || e.altKey) return
      const lettre = e.key.toLowerCase()
      if (lettre === 'k') {
        e.preventDefault()
        ouvrirRecherche()
      } else if (!dansUnChamp(e.target) && (lettre === 'z' || lettre === 'y')) {
        e.preventDefault()
        if (lettre === 'y' || e.shiftKey) refaire()
        else annuler()
      }
    }
    window.addEventListener('keydown', touche)
    const desabonner =
      window.maillage === undefined
        ? undefined
        : transport.abonner((evenement) => {
            if (evenement.type === 'ouvrir') aller({ ecran: 'territoire', fichier: evenement.fichier, cpts: null })
            if (evenement.type !== 'commande') return
            const { commande } = evenement
            if (commande === 'annuler') annuler()
            else if (commande === 'refaire') refaire()
            else if (commande === 'chercher') ouvrirRecherche()
            else if (commande === 'accueil' || commande === 'nouveau' || commande === 'ouvrir')
              aller({ ecran: 'accueil' })
            else if (commande === 'imprimer') aller({ ecran: 'documents' })
            else if (commande !== 'copie') aller({ ecran: commande })
          })
    return () => {
      window.removeEventListener('keydown', touche)
      desabonner?.()
    }
  }, [etat, editer])
}
