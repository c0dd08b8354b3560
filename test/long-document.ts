/** A dossier whose diagnostic has about forty pages: a hundred communes and the coordinator's own words. */
import { openBackend } from '../electron/backend/backend.ts'
import { ensureReference, openReference } from '../electron/backend/reference/ensure.ts'
import { openDossier } from '../electron/backend/store/dossier.ts'
import { findCpts } from '../electron/backend/store/territoire.ts'
import { setTexte } from '../electron/backend/store/textes.ts'

/** Makes the dossier `fichier` with one CPTS, "Long". */
export async function dossierLong(fichier: string, nombre = 100): Promise<void> {
  const reference = openReference(await ensureReference())
  const communes = reference.communesOfDepartement('38').slice(0, nombre)
  reference.close()
  const backend = await openBackend()
  try {
    await backend.call('dossier.creer', { fichier, cpts: [{ nom: 'Long', communes }] })
  } finally {
    backend.close()
  }
  ecrireTextes(fichier)
}

/** The coordinator's own words bring the diagnostic to forty pages. */
export function ecrireTextes(fichier: string): void {
  const dossier = openDossier(fichier)
  const { id } = findCpts(dossier)
  const paragraphe = `${'Les acteurs du territoire ont partagé le constat, chiffres à l’appui. '.repeat(12)}\n\n`
  dossier.transaction('texte', null, () => {
    for (const cle of ['identite', 'territoire', 'population', 'offre', 'vigilance'])
      setTexte(dossier, id, `diagnostic.${cle}`, paragraphe.repeat(40))
  })
  dossier.close()
}
