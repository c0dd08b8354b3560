/**
 * A professional is kept as a hash, so that a person is counted once in any territory drawn later while the dossier
 * holds no national identifier. The salt stands in the same file: this is pseudonymisation, not anonymity.
 */
import { hash } from 'node:crypto'
import { getReglage } from './reglages.ts'
import type { Dossier } from './types.ts'

/** The salt as HMAC pads it for each of its two hashes (RFC 2104): made once, for the hundred thousand of an import. */
interface Pads {
  /** What follows the salt is written over, from one person to the next. */
  readonly inner: Buffer
  readonly outer: Buffer
}

const keys = new WeakMap<Dossier, Pads>()

/** Bytes of a block of SHA-256. */
const BLOCK = 64

/** Bytes of a SHA-256. */
const DIGEST = 32
/** Bytes of an identifier, a name or two: a longer one takes a buffer of its own. */
const ORDINAIRE = 512

function pad(salt: Buffer, mask: number, suite: number): Buffer {
  const padded = Buffer.alloc(BLOCK + suite)
  for (let i = 0; i < BLOCK; i++) padded[i] = (salt[i] ?? 0) ^ mask
  return padded
}

function key(dossier: Dossier): Pads {
  let found = keys.get(dossier)
  if (!found) {
    const sel = getReglage(dossier, 'sel')
    if (!sel || !/^[0-9a-f]{64}$/.test(sel)) throw new Error('the dossier has no salt')
    const salt = Buffer.from(sel, 'hex')
    found = { inner: pad(salt, 0x36, ORDINAIRE), outer: pad(salt, 0x5c, DIGEST) }
    keys.set(dossier, found)
  }
  return found
}

/** HMAC-SHA-256 of the national identifier under the dossier's salt, first 128 bits, 32 hexadecimal digits. */
export function hashPersonne(dossier: Dossier, identifiant: string): string {
  const { inner, outer } = key(dossier)
  // UTF-8 takes three bytes at most for a unit of the text.
  const court = identifiant.length * 3 <= ORDINAIRE
  const message = court
    ? inner.subarray(0, BLOCK + inner.write(identifiant, BLOCK))
    : Buffer.concat([inner.subarray(0, BLOCK), Buffer.from(identifiant)])
  hash('sha256', message, 'buffer').copy(outer, BLOCK)
  return hash('sha256', outer, 'hex').slice(0, 32)
}
