/** The contract over a message port: what the utility process does for one window. */
import { z } from 'zod'
import { auteur, type EvenementCommun, type Ligne } from '../../../shared/contract/transport.ts'
import { repondre, type Service } from './appel.ts'

/** The little that Electron's ports and Node's have in common. */
export interface Port {
  envoyer(message: unknown): void
  recevoir(traiter: (message: unknown) => void): void
  surFermeture(traiter: () => void): void
}

const demande = z.union([
  z.strictObject({ id: z.number().int(), methode: z.string(), entree: z.unknown(), auteur: auteur.optional() }),
  z.strictObject({ id: z.number().int(), annuler: z.literal(true) }),
])

/** What the window receives. */
export type MessageHote = { readonly id: number; readonly ligne: Ligne } | { readonly evenement: EvenementCommun }

/** Answers the calls of one window until its port closes; then stops those that run. */
export function servirPort(service: Service, port: Port): void {
  const enCours = new Map<number, AbortController>()
  const envoyer = (message: MessageHote): void => port.envoyer(message)
  const desabonner = service.annonces.abonner((evenement) => envoyer({ evenement }))
  port.recevoir((message) => {
    const lu = demande.safeParse(message)
    if (!lu.success) return service.journal.ecrire(new Error('message illisible', { cause: lu.error }))
    const { id } = lu.data
    if ('annuler' in lu.data) return enCours.get(id)?.abort()
    if (enCours.has(id)) return service.journal.ecrire(new Error(`numéro d’appel déjà pris : ${id}`))
    const arret = new AbortController()
    enCours.set(id, arret)
    const { methode, entree, auteur = null } = lu.data
    const appelant = { signal: arret.signal, auteur }
    void repondre(service, methode, entree, appelant, (ligne) => envoyer({ id, ligne })).finally(() =>
      enCours.delete(id),
    )
  })
  port.surFermeture(() => {
    desabonner()
    for (const arret of enCours.values()) arret.abort()
  })
}
