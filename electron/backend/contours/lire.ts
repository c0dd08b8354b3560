/** A contours file, by what its first bytes say, whatever its name. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { abime, fichierIllisible, pasUneCarte, tropGros } from './errors.ts'
import { lireGpkg } from './gpkg.ts'
import { lireJson } from './json.ts'
import { lireZipCarte } from './shapefile.ts'
import type { Couche, FichierLu } from './types.ts'

/** A JSON is read whole: beyond this, parsing it would ask for more memory than a small laptop has. */
const JSON_MAXIMUM = 250e6
const FICHIER_MAXIMUM = 1.5e9

const commence = (octets: Buffer, signature: string): boolean =>
  octets.toString('latin1', 0, signature.length) === signature

/** Opens a file and lists its layers; `fermer` must be called. Errors: MaillageError, in French, for every bad file. */
export async function lireFichier(chemin: string): Promise<FichierLu> {
  const nom = basename(chemin)
  try {
    const octets = (await stat(chemin)).size
    const debut = await premiersOctets(chemin)
    if (octets === 0) throw abime(nom, 'est vide')
    if (octets > FICHIER_MAXIMUM) throw tropGros(nom, 'dépasse 1,5 Go')
    refuserAutres(nom, debut)
    if (commence(debut, 'SQLite format 3\0'))
      return { nom, octets, sha256: await empreinte(chemin), ...lireGpkg(nom, chemin) }
    if (octets > JSON_MAXIMUM * (commence(debut, 'PK') ? 2 : 1)) throw tropGros(nom, 'dépasse 250 Mo')
    const contenu = await readFile(chemin)
    const sha256 = createHash('sha256').update(contenu).digest('hex')
    const lues = couches(nom, contenu)
    // Closing lets the parsed file go: the steps that follow need the memory.
    const fermer = () => {
      lues.length = 0
    }
    return { nom, octets, sha256, couches: lues, fermer }
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'MaillageError') throw cause
    throw fichierIllisible(nom, cause)
  }
}

function couches(nom: string, contenu: Buffer): Couche[] {
  if (commence(contenu, 'PK\x03\x04') || commence(contenu, 'PK\x05\x06')) return lireZipCarte(nom, contenu)
  if (contenu[0] === 0x1f && contenu[1] === 0x8b) return lireJson(nom, decomprimer(nom, contenu))
  return lireJson(nom, contenu)
}

function decomprimer(nom: string, contenu: Buffer): Buffer {
  try {
    return gunzipSync(contenu, { maxOutputLength: JSON_MAXIMUM })
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE')
      throw tropGros(nom, 'dépasse 250 Mo une fois décompressé')
    throw abime(nom, 'est un .gz incomplet', cause)
  }
}

/** Files often taken for a map, with the word that helps. */
function refuserAutres(nom: string, debut: Buffer): void {
  if (commence(debut, '%PDF')) throw pasUneCarte(nom, 'est un document PDF')
  if (commence(debut, '7z\xBC\xAF'))
    throw pasUneCarte(
      nom,
      'est une archive .7z (forme de l’IGN) : décompressez-la, puis déposez le .gpkg, ou les fichiers du .shp réunis dans un .zip',
    )
  if (commence(debut, 'Rar!')) throw pasUneCarte(nom, 'est une archive .rar : décompressez-la d’abord')
  if (commence(debut, '\x00\x00\x27\x0a'))
    throw pasUneCarte(nom, 'est un .shp seul : réunissez le .shp, le .dbf et le .prj dans un .zip')
  if (commence(debut, '<')) throw pasUneCarte(nom, 'est un fichier XML ou HTML (GML, KML, page de téléchargement…)')
}

async function premiersOctets(chemin: string): Promise<Buffer> {
  const fichier = await open(chemin, 'r')
  try {
    const { buffer, bytesRead } = await fichier.read(Buffer.alloc(64), 0, 64, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await fichier.close()
  }
}

async function empreinte(chemin: string): Promise<string> {
  const somme = createHash('sha256')
  for await (const morceau of createReadStream(chemin)) somme.update(morceau as Buffer)
  return somme.digest('hex')
}
