/** The few lines needed to read a .zip: its central directory, stored and deflated members (APPNOTE 6.3, § 4.3). */
import { inflateRawSync } from 'node:zlib'
import { abime, tropGros } from './errors.ts'

export interface MembreZip {
  readonly nom: string
  /** Bytes once inflated, as announced. */
  readonly octets: number
  lire(): Buffer
}

const FIN = 0x06054b50
const ENTREE = 0x02014b50
const LOCALE = 0x04034b50
/** No member of a map file of this use is larger; a zip bomb is refused before being inflated. */
const MAXIMUM = 600e6

/** Members of an archive, folders left out. Errors: MaillageError when it is cut short or encrypted. */
export function lireZip(fichier: string, zip: Buffer): MembreZip[] {
  const coupe = (cause?: unknown) => abime(fichier, 'est une archive incomplète', cause)
  const fin = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (fin < 0 || fin + 22 > zip.length || zip.readUInt32LE(fin) !== FIN) throw coupe()
  const nombre = zip.readUInt16LE(fin + 10)
  let position = zip.readUInt32LE(fin + 16)
  const membres: MembreZip[] = []
  for (let i = 0; i < nombre; i++) {
    if (position + 46 > zip.length || zip.readUInt32LE(position) !== ENTREE) throw coupe()
    const drapeaux = zip.readUInt16LE(position + 8)
    const methode = zip.readUInt16LE(position + 10)
    const comprime = zip.readUInt32LE(position + 20)
    const octets = zip.readUInt32LE(position + 24)
    const longNom = zip.readUInt16LE(position + 28)
    const suite = zip.readUInt16LE(position + 30) + zip.readUInt16LE(position + 32)
    const locale = zip.readUInt32LE(position + 42)
    const nom = zip.toString(drapeaux & 0x800 ? 'utf8' : 'latin1', position + 46, position + 46 + longNom)
    position += 46 + longNom + suite
    if (nom.endsWith('/') || nom.includes('__MACOSX')) continue
    membres.push({
      nom,
      octets,
      lire() {
        if (drapeaux & 1) throw abime(fichier, `protège « ${nom} » par un mot de passe`)
        if (octets > MAXIMUM) throw tropGros(fichier, `contient « ${nom} », de plus de 600 Mo`)
        if (locale + 30 > zip.length || zip.readUInt32LE(locale) !== LOCALE) throw coupe()
        const debut = locale + 30 + zip.readUInt16LE(locale + 26) + zip.readUInt16LE(locale + 28)
        const donnees = zip.subarray(debut, debut + comprime)
        if (donnees.length < comprime || (methode !== 0 && methode !== 8)) throw coupe()
        try {
          return methode === 0 ? donnees : inflateRawSync(donnees, { maxOutputLength: MAXIMUM })
        } catch (cause) {
          throw coupe(cause)
        }
      },
    })
  }
  return membres
}
