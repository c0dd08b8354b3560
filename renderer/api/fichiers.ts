/** What is done with whole dossiers: opening another one, keeping a copy, working on a copy. */
import { notifications } from '@mantine/notifications'
import type { QueryClient } from '@tanstack/react-query'
import type { ErrorBody } from '../../shared/contract/errors.ts'
import { dernierSegment } from '../../shared/domain/nom-fichier.ts'
import { call, donner, televerser } from './client.ts'
import { signaler } from './hooks.ts'
import { nomCopie, nomLibre } from './nom-fichier.ts'
import { aller } from './route.ts'

export const ouvrir = (fichier: string): void => aller({ ecran: 'territoire', fichier, cpts: null })

/** Native dialog, under Electron only: a browser does not say where a file is. */
export async function ouvrirAutre(): Promise<void> {
  try {
    const fichier = await window.maillage?.choisirDossier()
    if (fichier !== null && fichier !== undefined) ouvrir(fichier)
  } catch (cause) {
    signaler(cause)
  }
}

/** Keeps a copy elsewhere and goes on with this one: Electron asks where, a browser downloads it. */
export async function enregistrerCopie(fichier: string): Promise<void> {
  if (window.maillage === undefined) {
    await telechargerCopie(fichier).catch(signaler)
    return
  }
  try {
    const vers = await window.maillage.enregistrerDossierSous(dernierSegment(fichier))
    if (vers === null) return
    await call('dossier.copier', { fichier, vers })
    notifications.show({ title: 'La copie est enregistrée.', message: vers })
  } catch (cause) {
    signaler(cause)
  }
}

/** Asked in the page, not by leaving it: a refusal would take the place of the window. */
async function telechargerCopie(fichier: string): Promise<void> {
  const reponse = await fetch(`/telecharger/dossier?fichier=${encodeURIComponent(fichier)}`)
  if (!reponse.ok) throw ((await reponse.json()) as { readonly error: ErrorBody }).error
  donner(dernierSegment(fichier), await reponse.blob())
}

/** Makes a copy beside the other dossiers, named as such, and opens it: the first one stays as it is. */
export async function dupliquer(client: QueryClient, fichier: string, nom: string): Promise<void> {
  try {
    const { presents } = await call('app.etat', {})
    const vers = nomLibre(
      nomCopie(nom),
      presents.map((d) => d.fichier),
    )
    const copie = await call('dossier.copier', { fichier, vers })
    await call('dossier.choisir', { fichier: copie.fichier, nom: nomCopie(nom) })
    void client.invalidateQueries({ queryKey: ['app'] })
    ouvrir(copie.fichier)
  } catch (cause) {
    signaler(cause)
  }
}

/** A dossier that someone sent: kept among the others under a free name, and opened. The browser names no place on disk. */
export async function recevoir(client: QueryClient, recu: File): Promise<void> {
  try {
    const [{ presents }, source] = await Promise.all([call('app.etat', {}), televerser(recu)])
    const pris = presents.map((d) => d.fichier)
    const { fichier } = await call('dossier.recevoir', {
      source,
      fichier: nomLibre(recu.name.replace(/\.maillage$/i, ''), pris),
    })
    void client.invalidateQueries({ queryKey: ['app'] })
    ouvrir(fichier)
  } catch (cause) {
    signaler(cause)
  }
}

export async function renommerDossier(client: QueryClient, fichier: string, nom: string): Promise<void> {
  await call('dossier.choisir', { fichier, nom })
  void client.invalidateQueries({ queryKey: ['app'] })
}

/** Put aside, never destroyed: the notice says where it is. */
export async function ecarter(client: QueryClient, fichier: string, nom: string): Promise<void> {
  try {
    const { fichier: vers } = await call('dossier.ecarter', { fichier })
    void client.invalidateQueries({ queryKey: ['app'] })
    notifications.show({
      title: `«\u00a0${nom}\u00a0» n’est plus dans la liste.`,
      message: `Il est gardé ici\u00a0: ${vers}`,
    })
  } catch (cause) {
    signaler(cause)
  }
}
