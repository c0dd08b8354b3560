/**
 * The two containers of icons, written by hand: ICO (Windows) and ICNS (macOS). Pure.
 * ICO: a directory of pictures; the small ones as bitmaps, which every part of Windows and of its installers reads,
 * 256 px as PNG (since Windows Vista). ICNS: a list of PNG under codes that say their size and density.
 */

/** One size of an icon. */
export interface Image {
  /** px, square. */
  readonly cote: number
  readonly png: Uint8Array
  /** Red, green, blue, alpha, top to bottom; colours not multiplied by alpha. */
  readonly rgba: Uint8Array
}

const EN_TETE_ICO = 6
const ENTREE_ICO = 16
const EN_TETE_BITMAP = 40
/** From this side on the picture is kept as PNG; a side of 256 is written 0. */
const COTE_PNG = 256

/** `images`: 16 to 256 px, smallest first. */
export function ecrireIco(images: readonly Image[]): Buffer {
  const corps = images.map((image) => (image.cote < COTE_PNG ? bitmap(image) : Buffer.from(image.png)))
  const entete = Buffer.alloc(EN_TETE_ICO + ENTREE_ICO * images.length)
  entete.writeUInt16LE(1, 2) // icon
  entete.writeUInt16LE(images.length, 4)
  let place = entete.length
  for (const [i, { cote }] of images.entries()) {
    const octets = corps[i]?.length ?? 0
    const debut = EN_TETE_ICO + ENTREE_ICO * i
    entete.writeUInt8(cote % COTE_PNG, debut)
    entete.writeUInt8(cote % COTE_PNG, debut + 1)
    entete.writeUInt16LE(1, debut + 4) // planes
    entete.writeUInt16LE(32, debut + 6) // bits of a pixel
    entete.writeUInt32LE(octets, debut + 8)
    entete.writeUInt32LE(place, debut + 12)
    place += octets
  }
  return Buffer.concat([entete, ...corps])
}

/** A bitmap as icons have them: bottom to top, then a mask of one bit a pixel, lines of whole 32-bit words. */
function bitmap({ cote, rgba }: Image): Buffer {
  const ligneMasque = Math.ceil(cote / 32) * 4
  const pixels = cote * cote * 4
  const sortie = Buffer.alloc(EN_TETE_BITMAP + pixels + ligneMasque * cote)
  sortie.writeUInt32LE(EN_TETE_BITMAP, 0)
  sortie.writeInt32LE(cote, 4)
  sortie.writeInt32LE(cote * 2, 8) // the picture and its mask
  sortie.writeUInt16LE(1, 12)
  sortie.writeUInt16LE(32, 14)
  sortie.writeUInt32LE(pixels + ligneMasque * cote, 20)
  for (let y = 0; y < cote; y++) {
    const bas = cote - 1 - y
    for (let x = 0; x < cote; x++) {
      const [r = 0, v = 0, b = 0, a = 0] = rgba.subarray((y * cote + x) * 4)
      sortie.set([b, v, r, a], EN_TETE_BITMAP + (bas * cote + x) * 4)
      if (a === 0) {
        const octet = EN_TETE_BITMAP + pixels + bas * ligneMasque + (x >> 3)
        sortie.writeUInt8(sortie.readUInt8(octet) | (0x80 >> (x & 7)), octet)
      }
    }
  }
  return sortie
}

/** Code of each size, then the same pixels as the double density of the size below. */
const CODES_ICNS: readonly (readonly [code: string, cote: number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32], // 16 @2x
  ['ic12', 64], // 32 @2x
  ['ic07', 128],
  ['ic13', 256], // 128 @2x
  ['ic08', 256],
  ['ic14', 512], // 256 @2x
  ['ic09', 512],
  ['ic10', 1024], // 512 @2x
]

/** `images`: 16, 32, 64… 1024 px; a size that is missing is left out. */
export function ecrireIcns(images: readonly Image[]): Buffer {
  const blocs = CODES_ICNS.flatMap(([code, cote]) => {
    const image = images.find((candidate) => candidate.cote === cote)
    return image === undefined ? [] : [bloc(code, image.png)]
  })
  return bloc('icns', Buffer.concat(blocs))
}

function bloc(code: string, contenu: Uint8Array): Buffer {
  const entete = Buffer.alloc(8)
  entete.write(code, 'latin1')
  entete.writeUInt32BE(8 + contenu.length, 4)
  return Buffer.concat([entete, contenu])
}
