/** What the screens put in the clipboard. */
import { notifications } from '@mantine/notifications'
import type { ErrorBody } from '../../shared/contract/errors.ts'
import { ApiError } from '../api/erreurs.ts'
import { signaler } from '../api/hooks.ts'

const COPIE_REFUSEE: ErrorBody = {
  kind: 'interne',
  titre: 'Le presse-papiers n’est pas accessible.',
  explication: 'Le système a refusé la copie.',
  issue: 'Sélectionnez le texte et copiez-le avec Ctrl-C ; un tableau s’exporte aussi en CSV ou en Excel.',
}

/** Puts text in the clipboard; the old way where the permission is refused (Electron refuses them all). */
export async function copier(mots: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(mots)
  } catch {
    const champ = document.createElement('textarea')
    champ.value = mots
    champ.style.position = 'fixed'
    champ.style.opacity = '0'
    // Inside the dialog that is open: it would not let the focus leave.
    const ou = document.activeElement?.closest('[role="dialog"]') ?? document.body
    ou.append(champ)
    champ.select()
    const fait = document.execCommand('copy')
    champ.remove()
    if (!fait) throw new ApiError(COPIE_REFUSEE)
  }
}

/** The same, and says that it is done, or why not. */
export async function copierEtDire(mots: string, fait: string): Promise<void> {
  try {
    await copier(mots)
    notifications.show({ message: fait })
  } catch (cause) {
    signaler(cause)
  }
}
