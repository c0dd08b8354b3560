/** An archive of files stored as they are. */
import { crc32 } from 'node:zlib'

/** @param membres names and contents, in order; less than 4 GB and 65 535 files together. */
export function zipRange(membres: readonly (readonly [nom: string, contenu: Buffer])[]): Buffer {
  const locaux: Buffer[] = []
  const central: Buffer[] = []
  let position = 0
  for (const [nom, contenu] of membres) {
    const titre = Buffer.from(nom)
    // Version, flags (names in UTF-8), method, date, CRC-32, both sizes, length of the name: the same in both headers.
    const commun = Buffer.alloc(26)
    commun.writeUInt16LE(20, 0)
    commun.writeUInt16LE(0x800, 2)
    commun.writeUInt32LE(crc32(contenu), 10)
    commun.writeUInt32LE(contenu.length, 14)
    commun.writeUInt32LE(contenu.length, 18)
    commun.writeUInt16LE(titre.length, 22)
    const reste = Buffer.alloc(14)
    reste.writeUInt32LE(position, 10)
    locaux.push(Buffer.from('PK\x03\x04'), commun, titre, contenu)
    central.push(Buffer.from('PK\x01\x02\x14\0'), commun, reste, titre)
    position += 30 + titre.length + contenu.length
  }
  const repertoire = Buffer.concat(central)
  const fin = Buffer.alloc(22)
  fin.write('PK\x05\x06')
  fin.writeUInt16LE(membres.length, 8)
  fin.writeUInt16LE(membres.length, 10)
  fin.writeUInt32LE(repertoire.length, 12)
  fin.writeUInt32LE(position, 16)
  return Buffer.concat([...locaux, repertoire, fin])
}
