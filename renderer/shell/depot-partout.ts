/** A file let fall where no place awaits it: the browser would open it in place of the window. It goes to Données. */
import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { lacher } from '../api/laches.ts'
import { aller } from '../api/route.ts'

const porteFichiers = (e: DragEvent): boolean => e.dataTransfer?.types.includes('Files') === true

/** `dossier`: is one open? Places that take files themselves (`preventDefault`) keep them. */
export function useDepotPartout(dossier: boolean): void {
  useEffect(() => {
    const survol = (e: DragEvent): void => {
      if (porteFichiers(e)) e.preventDefault()
    }
    const chute = (e: DragEvent): void => {
      if (!porteFichiers(e) || e.defaultPrevented) return
      e.preventDefault()
      const files = [...(e.dataTransfer?.files ?? [])]
      if (files.length === 0) return
      if (!dossier) {
        notifications.show({
          id: 'depot-sans-dossier',
          color: 'ambre',
          title: 'Ouvrez d’abord un dossier.',
          message:
            'Vos fichiers iront dans ses données. Créez un dossier, ou ouvrez un exemple, puis déposez-les de nouveau.',
        })
        return
      }
      aller({ ecran: 'donnees' })
      lacher(files)
    }
    window.addEventListener('dragover', survol)
    window.addEventListener('drop', chute)
    return () => {
      window.removeEventListener('dragover', survol)
      window.removeEventListener('drop', chute)
    }
  }, [dossier])
}
