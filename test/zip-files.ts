/** Archives as other programs write them, and some that nobody should: for tests. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface MembreFait {
  /** Bytes of the name; text is written in UTF-8. */
  readonly nom: string | Buffer
  readonly contenu: Buffer
  /** Bit 0 password, bit 11 UTF-8. */
  readonly drapeaux?: number
  readonly methode?: number
  /** Who wrote it: 0 Windows, 3 Unix. */
  readonly systeme?: number
  /** Announced size, when it lies. */
  readonly octets?: number
  /** Compressed bytes, when they are not those of the content. */
  readonly comprime?: Buffer
}

export interface FormeZip {
  /** Sizes, positions and counts in 64 bits, as for archives over 4 GB. */
  readonly zip64?: boolean
  readonly commentaire?: string
}

export function faireZip(membres: readonly MembreFait[], { zip64 = false, commentaire = '' }: FormeZip = {}): Buffer {
  const locaux: Buffer[] = []
  const central: Buffer[] = []
  let position = 0
  for (const membre of membres) {
    const { contenu, methode = 8, systeme = 3 } = membre
    const nom = typeof membre.nom === 'string' ? Buffer.from(membre.nom) : membre.nom
    const comprime = membre.comprime ?? (methode === 8 ? deflateRawSync(contenu) : contenu)
    const octets = membre.octets ?? contenu.length
    const commun = Buffer.alloc(26)
    commun.writeUInt16LE(zip64 ? 45 : 20, 0)
    commun.writeUInt16LE(membre.drapeaux ?? 0x800, 2)
    commun.writeUInt16LE(methode, 4)
    commun.writeUInt32LE(crc32(contenu), 10)
    commun.writeUInt32LE(zip64 ? 0xffffffff : comprime.length, 14)
    commun.writeUInt32LE(zip64 ? 0xffffffff : octets, 18)
    commun.writeUInt16LE(nom.length, 22)
    const extra = zip64 ? champ64(octets, comprime.length, position) : Buffer.alloc(0)
    commun.writeUInt16LE(extra.length, 24)
    const reste = Buffer.alloc(14)
    reste.writeUInt32LE(zip64 ? 0xffffffff : position, 10)
    locaux.push(Buffer.from('PK\x03\x04'), commun, nom, extra, comprime)
    central.push(Buffer.from('PK\x01\x02'), Buffer.from([20, systeme]), commun, reste, nom, extra)
    position += 30 + nom.length + extra.length + comprime.length
  }
  const repertoire = Buffer.concat(central)
  const fin = Buffer.alloc(22)
  fin.write('PK\x05\x06')
  fin.writeUInt16LE(zip64 ? 0xffff : membres.length, 8)
  fin.writeUInt16LE(zip64 ? 0xffff : membres.length, 10)
  fin.writeUInt32LE(zip64 ? 0xffffffff : repertoire.length, 12)
  fin.writeUInt32LE(zip64 ? 0xffffffff : position, 16)
  fin.writeUInt16LE(commentaire.length, 20)
  const suite = zip64 ? [fin64(membres.length, repertoire.length, position)] : []
  return Buffer.concat([...locaux, repertoire, ...suite, fin, Buffer.from(commentaire, 'latin1')])
}

function champ64(octets: number, comprime: number, position: number): Buffer {
  const champ = Buffer.alloc(28)
  champ.writeUInt16LE(1, 0)
  champ.writeUInt16LE(24, 2)
  champ.writeBigUInt64LE(BigInt(octets), 4)
  champ.writeBigUInt64LE(BigInt(comprime), 12)
  champ.writeBigUInt64LE(BigInt(position), 20)
  return champ
}

function fin64(nombre: number, longueur: number, debut: number): Buffer {
  const fin = Buffer.alloc(56 + 20)
  fin.write('PK\x06\x06')
  fin.writeBigUInt64LE(44n, 4)
  fin.writeBigUInt64LE(BigInt(nombre), 24)
  fin.writeBigUInt64LE(BigInt(nombre), 32)
  fin.writeBigUInt64LE(BigInt(longueur), 40)
  fin.writeBigUInt64LE(BigInt(debut), 48)
  fin.write('PK\x06\x07', 56)
  fin.writeBigUInt64LE(BigInt(debut + longueur), 64)
  fin.writeUInt32LE(1, 72)
  return fin
}
