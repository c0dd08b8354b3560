/**
 * A professional is kept as a hash, so that a person is counted once in any territory drawn later while the dossier
 * holds no national identifier. The salt stands in the same file: this is pseudonymisation, not anonymity.
 */
import { hash } from 'node:crypto'
import { getReglage } from './reglages.ts'
import type { Dossier } from './types.ts'

/** The salt as HMAC pads it for each of its two hashes (RFC 2104): made once, for the hundred thousand of an import. */
interface Pads {
  readonly inner: Buffer
  readonly outer: Buffer
}

const keys = new WeakMap<Dossier, Pads>()

/** Bytes of a block of SHA-256. */
const BLOCK = 64

const pad = (salt: Buffer, mask: number): Buffer =>
  Buffer.from(Array.from({ length: BLOCK }, (_, i) => (salt[i] ?? 0) ^ mask))

function key(dossier: Dossier): Pads {
  let found = keys.get(dossier)
  if (!found) {
    const sel = getReglage(dossier, 'sel')
    if (!sel || !/^[0-9a-f]{64}$/.test(sel)) throw new Error('the dossier has no salt')
    const salt = Buffer.from(sel, 'hex')
    found = { inner: pad(salt, 0x36), outer: pad(salt, 0x5c) }
    keys.set(dossier, found)
  }
  return found
}

/** HMAC-SHA-256 of the national identifier under the dossier's salt, first 128 bits, 32 hexadecimal digits. */
export function hashPersonne(dossier: Dossier, identifiant: string): string {
  const { inner, outer } = key(dossier)
  const first = hash('sha256', Buffer.concat([inner, Buffer.from(identifiant)]), 'buffer')
  return hash('sha256', Buffer.concat([outer, first]), 'hex').slice(0, 32)
}
