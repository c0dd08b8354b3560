/** `GET /telecharger/dossier?fichier=…`: a sound copy of the dossier, streamed, under its own name. */
import { createReadStream, rmSync, statSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Service } from '../commun/appel.ts'
import { entetes } from './reponses.ts'

/** Content-Disposition for any name: RFC 6266, RFC 8187. */
export function pieceJointe(nom: string): string {
  const ascii = nom.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const utf8 = encodeURIComponent(nom).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`
}

/** `provisoire`: private path where the copy is made: SQLite's own copy, never the live file's bytes. */
export async function telechargerDossier(
  service: Service,
  nom: string,
  provisoire: string,
  res: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const fichier = service.chemins.dossier(nom)
  try {
    await service.backend.call('dossier.copier', { fichier, vers: provisoire }, { signal })
    entetes(res, 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(statSync(provisoire).size),
      'Content-Disposition': pieceJointe(basename(fichier)),
    })
    await pipeline(createReadStream(provisoire), res, { signal })
  } finally {
    rmSync(provisoire, { force: true })
  }
}
