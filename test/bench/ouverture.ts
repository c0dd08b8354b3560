/** From the launch of the web host to a usable welcome screen, and from a toggled commune to the new figures. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Backend } from '../../electron/backend/backend.ts'
import { construire, estPerime } from '../../scripts/construire.ts'
import { launchBrowser, openWindow, startHost } from '../e2e/harness.ts'
import { type Measure, time } from './measure.ts'

/** The browser is already open and the cache warm, as on the second launch of the day. */
export async function benchOuverture(): Promise<Measure> {
  if (estPerime()) await construire()
  const root = mkdtempSync(join(tmpdir(), 'maillage-bench-'))
  const folders = { dossiers: join(root, 'dossiers'), bibliotheque: join(root, 'bibliotheque') }
  const browser = await launchBrowser()
  try {
    const { page } = await openWindow(browser, 'about:blank')
    const open = async (ready: boolean): Promise<void> => {
      const host = await startHost(folders)
      await page.goto(host.address)
      if (ready)
        await page
          .getByRole('button', { name: /Ouvrir l’exemple/ })
          .first()
          .waitFor()
      await page.goto('about:blank')
      await host.kill()
    }
    const host = await time(5, () => open(false))
    const ouverture = await time(5, () => open(true))
    return {
      titre: 'Ouverture : hôte web lancé → accueil utilisable',
      ...ouverture,
      borne: 1500,
      reference: { titre: 'hôte lancé et page reçue', mediane: host.mediane },
      note: 'fenêtre construite, navigateur ouvert ; fermeture de l’hôte comprise',
    }
  } finally {
    await browser.close()
    rmSync(root, { recursive: true, force: true })
  }
}

/** `fichier` holds one CPTS of 400 communes, the first of which is put in and out. */
export async function benchModification(
  backend: Backend,
  fichier: string,
  cpts: number,
  code: string,
): Promise<Measure> {
  await backend.call('dossier.ouvrir', { fichier })
  let dedans = true
  const lecture = await time(20, () => backend.call('portrait.lire', { fichier, cpts }))
  const modification = await time(20, async () => {
    await backend.call('territoire.modifier', { fichier, cpts, [dedans ? 'retirer' : 'ajouter']: [code] })
    dedans = !dedans
    await backend.call('portrait.lire', { fichier, cpts })
  })
  await backend.call('dossier.fermer', { fichier })
  return {
    titre: 'Une commune de plus ou de moins parmi 400 : enregistrée, tous les chiffres refaits',
    ...modification,
    borne: 50,
    reference: { titre: 'lecture du portrait seule', mediane: lecture.mediane },
    note: 'en mémoire, dossier ouvert',
  }
}
