/**
 * The list of files of a .zip (APPNOTE 6.3 § 4.3): central directory, Zip64, names in UTF-8, Windows or DOS letters.
 * Nothing is ever written to disk, so a name is only shown: "../../x" harms nobody.
 */
import { isUtf8 } from 'node:buffer'
import { archiveCoupee, enPlusieursMorceaux, tropDeMembres } from './errors.ts'

/** Bytes at hand by position: a file or a buffer. */
export interface Octets {
  readonly taille: number
  /** Fewer than asked when the end is near. */
  lire(position: number, longueur: number): Buffer
}

export interface EntreeZip {
  /** Path inside the archive, control characters replaced. */
  readonly nom: string
  /** Bytes once inflated, as announced: a bomb lies. */
  readonly octets: number
  readonly comprime: number
  /** 0 stored, 8 deflated. */
  readonly methode: number
  readonly crc: number
  readonly chiffre: boolean
  /** Position of its local header. */
  readonly locale: number
}

const FIN = 0x06054b50
const FIN64 = 0x06064b50
const LOCALISATION64 = 0x07064b50
const ENTREE = 0x02014b50
/** End record and the longest comment after it. */
const QUEUE = 22 + 0xffff
const MEMBRES = 10_000
const PLEIN16 = 0xffff
const PLEIN32 = 0xffffffff

/**
 * Files of an archive, folders and macOS leftovers left out.
 * @throws MaillageError fichier-abime (cut), fichier-illisible (in several volumes), fichier-non-reconnu (too many).
 */
export function lireRepertoire(fichier: string, octets: Octets): EntreeZip[] {
  const { nombre, longueur, debut } = trouverRepertoire(fichier, octets)
  if (nombre > MEMBRES) throw tropDeMembres(fichier, nombre, MEMBRES)
  if (debut + longueur > octets.taille) throw archiveCoupee(fichier)
  const repertoire = octets.lire(debut, longueur)
  const entrees: EntreeZip[] = []
  let position = 0
  for (let i = 0; i < nombre; i++) {
    if (position + 46 > repertoire.length || repertoire.readUInt32LE(position) !== ENTREE) throw archiveCoupee(fichier)
    const suite =
      repertoire.readUInt16LE(position + 28) +
      repertoire.readUInt16LE(position + 30) +
      repertoire.readUInt16LE(position + 32)
    const brut = repertoire.subarray(position, position + 46 + suite)
    if (brut.length < 46 + suite) throw archiveCoupee(fichier)
    const entree = lireEntree(brut)
    if (entree.locale + 30 + entree.comprime > octets.taille) throw archiveCoupee(fichier)
    if (!entree.nom.endsWith('/') && !/(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$)/.test(entree.nom)) entrees.push(entree)
    position += 46 + suite
  }
  return entrees
}

function trouverRepertoire(
  fichier: string,
  octets: Octets,
): { readonly nombre: number; readonly longueur: number; readonly debut: number } {
  const depart = Math.max(0, octets.taille - QUEUE)
  const queue = octets.lire(depart, QUEUE)
  const fin = positionFin(queue)
  if (fin < 0) throw archiveCoupee(fichier)
  const nombre = queue.readUInt16LE(fin + 10)
  const longueur = queue.readUInt32LE(fin + 12)
  const debut = queue.readUInt32LE(fin + 16)
  const disque = queue.readUInt16LE(fin + 4)
  if (nombre !== PLEIN16 && longueur !== PLEIN32 && debut !== PLEIN32 && disque !== PLEIN16) {
    if (disque !== 0) throw enPlusieursMorceaux(fichier)
    return { nombre, longueur, debut }
  }
  const localisation = fin - 20
  if (localisation < 0 || queue.readUInt32LE(localisation) !== LOCALISATION64) {
    return { nombre, longueur, debut } // 65 535 files exactly, without Zip64
  }
  const fin64 = octets.lire(entier64(queue, localisation + 8), 56)
  if (fin64.length < 56 || fin64.readUInt32LE(0) !== FIN64) throw archiveCoupee(fichier)
  if (fin64.readUInt32LE(16) !== 0) throw enPlusieursMorceaux(fichier)
  return { nombre: entier64(fin64, 32), longueur: entier64(fin64, 40), debut: entier64(fin64, 48) }
}

/** Last end record whose comment reaches exactly the end, else the last one; -1. */
function positionFin(queue: Buffer): number {
  const signature = Buffer.from([0x50, 0x4b, 0x05, 0x06])
  let dernier = -1
  for (let at = queue.lastIndexOf(signature); at >= 0; at = at === 0 ? -1 : queue.lastIndexOf(signature, at - 1)) {
    if (at + 22 > queue.length || queue.readUInt32LE(at) !== FIN) continue
    if (at + 22 + queue.readUInt16LE(at + 20) === queue.length) return at
    if (dernier < 0) dernier = at
  }
  return dernier
}

function lireEntree(brut: Buffer): EntreeZip {
  const drapeaux = brut.readUInt16LE(8)
  const finNom = 46 + brut.readUInt16LE(28)
  const extra = brut.subarray(finNom, finNom + brut.readUInt16LE(30))
  let comprime = brut.readUInt32LE(20)
  let octets = brut.readUInt32LE(24)
  let locale = brut.readUInt32LE(42)
  const grand = champ(extra, 0x0001)
  if (grand !== null) {
    // In this order, and only the values that are full in the record.
    let at = 0
    const suivant = (actuel: number): number => {
      if (actuel !== PLEIN32 || at + 8 > grand.length) return actuel
      at += 8
      return entier64(grand, at - 8)
    }
    octets = suivant(octets)
    comprime = suivant(comprime)
    locale = suivant(locale)
  }
  return {
    nom: nomDe(brut.subarray(46, finNom), (drapeaux & 0x800) !== 0, brut[5] ?? 0, champ(extra, 0x7075)),
    octets,
    comprime,
    methode: brut.readUInt16LE(10),
    crc: brut.readUInt32LE(16),
    chiffre: (drapeaux & 1) !== 0,
    locale,
  }
}

/** Content of an extra field, by its number; null when it is not there. */
function champ(extra: Buffer, numero: number): Buffer | null {
  for (let at = 0; at + 4 <= extra.length; ) {
    const longueur = extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) === numero) return extra.subarray(at + 4, at + 4 + longueur)
    at += 4 + longueur
  }
  return null
}

/** Beyond 2^53 the position is past any file: Infinity is refused as a cut archive. */
const entier64 = (octets: Buffer, at: number): number => {
  const valeur = octets.readBigUInt64LE(at)
  return valeur > BigInt(Number.MAX_SAFE_INTEGER) ? Number.POSITIVE_INFINITY : Number(valeur)
}

/** 0x80 to 0xA5 of the DOS letters (code page 437; French letters stand at the same places in 850). */
const DOS = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑ'

/** @param systeme who wrote it: 0 is DOS and Windows, 3 Unix. */
function nomDe(octets: Buffer, utf8: boolean, systeme: number, unicode: Buffer | null): string {
  return decoder(octets, utf8, systeme, unicode).replaceAll('\\', '/').replace(/\p{C}/gu, '\uFFFD')
}

function decoder(octets: Buffer, utf8: boolean, systeme: number, unicode: Buffer | null): string {
  // Info-ZIP's Unicode path: version, CRC of the plain name, then the name.
  if (unicode !== null && unicode.length > 5) return unicode.toString('utf8', 5)
  if (utf8 || isUtf8(octets)) return octets.toString('utf8')
  const dos = systeme === 0 && octets.every((octet) => octet < 0x80 + DOS.length)
  if (!dos) return new TextDecoder('windows-1252').decode(octets)
  return [...octets].map((octet) => (octet < 0x80 ? String.fromCharCode(octet) : DOS.charAt(octet - 0x80))).join('')
}
