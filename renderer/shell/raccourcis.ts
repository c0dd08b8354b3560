/** Keyboard shortcuts of the frame, and the menu entries of Electron that do the same. */

import { useEffect } from 'react'
import { enregistrerCopie, ouvrir, ouvrirAutre } from '../api/fichiers.ts'
import { useDossier, useEdition } from '../api/hooks.ts'
import { aller } from '../api/route.ts'
import { transport } from '../api/transport.ts'
import { creerOuverture } from './ouverture.ts'

export const recherche = creerOuverture()
export const ouvrirRecherche = (): void => recherche.changer(true)
/** The name of a new dossier is asked for: its field takes the focus. */
export const nouveau = creerOuverture()

const SANS_TEXTE = /^(?:checkbox|radio|range|color|button|submit|reset|file)$/

/** True where these keys undo typing. A ticked commune is not typing: it is undone in the dossier. */
function dansUnTexte(cible: EventTarget | null): boolean {
  if (cible instanceof HTMLInputElement) return !cible.readOnly && !SANS_TEXTE.test(cible.type)
  if (cible instanceof HTMLTextAreaElement) return !cible.readOnly
  return cible instanceof HTMLElement && cible.isContentEditable
}

export function useRaccourcis(): void {
  const { etat } = useDossier()
  const { lancer } = useEdition()
  useEffect(() => {
    const fichier = etat?.fichier
    const annuler = (): void => {
      if (fichier !== undefined && etat?.annuler !== null) lancer('dossier.annuler', { fichier })
    }
    const refaire = (): void => {
      if (fichier !== undefined && etat?.refaire !== null) lancer('dossier.refaire', { fichier })
    }
    const touche = (e: KeyboardEvent): void => {
      if (!(e.ctrlKey || e.metaKey) || e.altKey) return
      const lettre = e.key.toLowerCase()
      if (lettre === 'k') {
        e.preventDefault()
        ouvrirRecherche()
      } else if (!dansUnTexte(e.target) && (lettre === 'z' || lettre === 'y')) {
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
            if (evenement.type === 'ouvrir') ouvrir(evenement.fichier)
            if (evenement.type !== 'commande') return
            const { commande } = evenement
            // On macOS the menu takes these keys even while a text is being typed.
            const texte = dansUnTexte(document.activeElement)
            if (commande === 'annuler') texte ? document.execCommand('undo') : annuler()
            else if (commande === 'refaire') texte ? document.execCommand('redo') : refaire()
            else if (commande === 'chercher') ouvrirRecherche()
            else if (commande === 'ouvrir') void ouvrirAutre()
            else if (commande === 'nouveau') {
              aller({ ecran: 'accueil' })
              nouveau.changer(true)
            } else if (commande === 'imprimer') aller({ ecran: 'documents' })
            else if (commande !== 'copie') aller({ ecran: commande })
            else if (fichier !== undefined) void enregistrerCopie(fichier)
          })
    return () => {
      window.removeEventListener('keydown', touche)
      desabonner?.()
    }
  }, [etat, lancer])
}
