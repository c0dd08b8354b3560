/**
 * A professional is kept as a hash, so that a person is counted once in any territory drawn later while the dossier
 * holds no national identifier. The salt stands in the same file: this is pseudonymisation, not anonymity.
 */
import { createHmac } from 'node:crypto'
import { getReglage } from './reglages.ts'
import type { Dossier } from './types.ts'

const keys = new WeakMap<Dossier, Buffer>()

function key(dossier: Dossier): Buffer {
  let found = keys.get(dossier)
  if (!found) {
    const sel = getReglage(dossier, 'sel')
    if (!sel || !/^[0-9a-f]{64}$/.test(sel)) throw new Error('the dossier has no salt')
    found = Buffer.from(sel, 'hex')
    keys.set(dossier, found)
  }
  return found
}

/** HMAC-SHA-256 of the national identifier under the dossier's salt, first 128 bits, 32 hexadecimal digits. */
export function hashPersonne(dossier: Dossier, identifiant: string): string {
  return createHmac('sha256', key(dossier)).update(identifiant).digest('hex').slice(0, 32)
}
