/** `GET /api/evenements`: server-sent events, one stream per open page. */
import type { ServerResponse } from 'node:http'
import type { Annonces } from '../commun/annonces.ts'
import { entetes } from './reponses.ts'

/** A comment now and then, so that a page left open notices that the host is gone. */
const BATTEMENT_MILLISECONDES = 15_000

export function diffuser(annonces: Annonces, res: ServerResponse, battement = BATTEMENT_MILLISECONDES): void {
  entetes(res, 200, { 'Content-Type': 'text/event-stream; charset=utf-8' })
  res.write(': bonjour\n\n')
  const desabonner = annonces.abonner((evenement) => res.write(`data: ${JSON.stringify(evenement)}\n\n`))
  const minuteur = setInterval(() => res.write(': battement\n\n'), battement)
  res.on('close', () => {
    clearInterval(minuteur)
    desabonner()
  })
}
